import type { AwsCredentialIdentity } from '@smithy/types';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { createContextDeps } from '../../src/create-context-deps.ts';
import type { Asking } from '../../src/permissions/ask-iam.ts';
import type { Check, Diagnosis } from '../../src/permissions/check.ts';
import { diagnose } from '../../src/permissions/diagnose.ts';
import { FEATURE_OF, FEATURES, type GrantOptions, grantsOf } from '../../src/permissions/grants.ts';
import { boundOperations } from '../../src/permissions/operation-table.ts';
import { askStatement, type PolicyDocument, policyOf } from '../../src/permissions/policy.ts';
import { ASK_IAM, PROBES } from '../../src/permissions/probes.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.ts';
import { placedOf } from '../../src/sandbox-places.ts';
import { createClientFactory } from '../../src/upstream/client-factory.ts';
import type { WriteRoles } from '../../src/upstream/write-roles.ts';
import { createUpstream } from '../../src/upstream/upstream.ts';
import { MEMBER, OWN } from '../support/workspaces.ts';

const sample = createSandbox();
const placed = placedOf(sample);
const { regions } = sample;
const WRITER = `arn:aws:iam::${OWN}:role/ManagementGraphWriter`;
const MEMBER_WRITER = WRITER.replace(OWN, MEMBER);
const PIPELINE = sample.world.state.roles.rows.find(
  ({ roleName }) => roleName === 'ResearchPipeline',
)!.roleArn;
const NO_ROLES: WriteRoles = { byService: {}, sourceIdentity: true };

const optionsOf = (more: Partial<GrantOptions> = {}): GrantOptions => ({
  placed,
  writeRoles: NO_ROLES,
  writes: true,
  features: FEATURES,
  ...more,
});

let sandbox: Sandbox | undefined;
afterEach(async () => {
  await sandbox?.close();
  sandbox = undefined;
});

const FAST = { together: true, rate: 1e6, groups: [] };

type Asked = Omit<Asking, 'factory'> & {
  readonly elsewhere?: string;
  readonly credentials?: AwsCredentialIdentity;
};

/** Runs the doctor with the real SDK against a sandbox in this process. */
const run = async (
  options: GrantOptions = optionsOf(),
  world: SandboxOptions = {},
  { elsewhere, credentials, ...asking }: Asked = {},
): Promise<Diagnosis> => {
  sandbox ??= createSandbox({ quotas: false, recordCalls: Infinity, ...world });
  const region = elsewhere ?? sandbox.region;
  const factory = createClientFactory({
    region,
    credentials: credentials ?? sandbox.credentials,
    requestHandler: sandbox.requestHandler(),
  });
  const quotas = {
    'sso-admin': FAST,
    identitystore: FAST,
    organizations: FAST,
    grafana: FAST,
    finspace: FAST,
    'finspace-data': FAST,
    sts: FAST,
    iam: FAST,
  };
  const deps = createContextDeps({
    info: { kind: 'SANDBOX', region, writes: false, externalGroupChanges: false },
    upstream: createUpstream({ quotaShare: 1, quotas }),
    factory,
    log: pino({ level: 'silent' }),
    placed: options.placed,
    writeRoles: options.writeRoles,
  });
  const diagnosis = await diagnose(deps, options, { factory, ...asking });
  factory.destroy();
  return diagnosis;
};

const SIMULATE = 'iam:SimulatePrincipalPolicy';
const OWN_USER = `arn:aws:iam::${OWN}:user/sandbox-operator`;

/** The policies that `iam-policy --doctor` prints. */
const policiesFor = (options: GrantOptions): ReadonlyMap<string, PolicyDocument> =>
  new Map(
    [...grantsOf(options)].map(([grantee, grants]) => {
      const policy = policyOf(grants, {
        partition: 'aws',
        accountId: grantee === 'gateway' ? OWN : (grantee.split(':')[4] ?? ''),
        instanceId: '*',
        identityStoreId: '*',
        finspaceRegions: regions,
        grafanaRegions: regions,
      });
      const asks = askStatement(grantee === 'gateway' ? OWN_USER : grantee);
      return [grantee, { ...policy, Statement: [...policy.Statement, asks] }];
    }),
  );
const actionsOf = (policies: ReadonlyMap<string, PolicyDocument>): readonly string[] =>
  [
    ...new Set(
      [...policies.values()].flatMap(({ Statement }) => Statement.flatMap((one) => one.Action)),
    ),
  ].toSorted();
const enforced = (policies: ReadonlyMap<string, PolicyDocument>): SandboxOptions => {
  const { gateway, ...rolePolicies } = Object.fromEntries(policies);
  return { policy: gateway ?? {}, rolePolicies };
};
const without = (policy: PolicyDocument, action: string): PolicyDocument => ({
  ...policy,
  Statement: policy.Statement.map((statement) => ({
    ...statement,
    Action: statement.Action.filter((one) => one !== action),
  })).filter(({ Action }) => Action.length > 0),
});
const bad = ({ checks }: Diagnosis): readonly Check[] =>
  checks.filter(({ status }) => status === 'MISSING' || status === 'FAILED');

/** Every row of the sandbox but the credentials that were handed out, which end by themselves. */
const rowsOf = (world: Sandbox['world']): string => {
  const rows = world.snapshot() as Record<string, unknown>;
  return JSON.stringify({ ...rows, sessions: undefined });
};

/** A sandbox in which the gateway may take on the role for credentials. */
const trusting = (world: SandboxOptions): void => {
  sandbox = createSandbox({ quotas: false, recordCalls: Infinity, ...world });
  Object.assign(sandbox.world.state.roles.get(PIPELINE) ?? {}, { trustedAccountIds: [OWN] });
};

describe('the doctor', () => {
  it('finds nothing missing with the policy that iam-policy prints', async () => {
    const options = optionsOf();
    const diagnosis = await run(options, enforced(policiesFor(options)));
    expect(bad(diagnosis)).toEqual([]);
    expect(diagnosis).toMatchObject({ ok: true, accountId: OWN, missing: [] });
    expect(diagnosis.instanceArn).toBe(sandbox?.world.instanceArn);
    expect(diagnosis.quotas.length).toBeGreaterThan(5);
  });

  it('changes nothing: each change is asked for, and none of them is made', async () => {
    sandbox = createSandbox({ quotas: false, recordCalls: Infinity });
    const before = rowsOf(sandbox.world);
    await run();
    expect(rowsOf(sandbox.world)).toBe(before);
    const changing = new Set(
      boundOperations()
        .filter(({ kind }) => kind === 'write')
        .map(({ service, name }) => `${service}.${name}`),
    );
    const changes = sandbox.calls.filter(({ service, operation }) =>
      changing.has(`${service}.${operation}`),
    );
    expect(new Set(changes.map(({ operation }) => operation)).size).toBeGreaterThan(20);
    // Whatever the sandbox takes without an error has nothing in it.
    const taken = changes.filter(({ status }) => status < 400).map(({ operation }) => operation);
    expect(taken).toEqual([]);
  });

  it('asks for no change where it is told to look at reads alone', async () => {
    await run(optionsOf({ writes: false }));
    const changing = new Set(
      boundOperations()
        .filter(({ kind, service }) => kind === 'write' && service !== 'sts')
        .map(({ name }) => name),
    );
    expect(sandbox?.calls.filter(({ operation }) => changing.has(operation))).toEqual([]);
  });

  it('tries every operation that IAM judges, or asks IAM about it', () => {
    const judged = boundOperations()
      .filter(({ service }) => service !== 'sts' && service !== 'finspace-data')
      .map(({ service, name }) => `${service}.${name}`);
    expect(Object.keys(PROBES).toSorted()).toEqual(judged.toSorted());
    const asked = Object.entries(PROBES).filter(([, probe]) => probe === ASK_IAM);
    expect(asked.map(([name]) => name)).toEqual([
      'sso-admin.CreatePermissionSet',
      'finspace.CreateEnvironment',
      'grafana.CreateWorkspace',
    ]);
  });

  it('tries everything that the policy has, with the credentials that it is for', async () => {
    const writeRoles: WriteRoles = {
      all: WRITER,
      byService: { finspace: [MEMBER_WRITER], grafana: [MEMBER_WRITER] },
      sourceIdentity: true,
    };
    const credentialRoles = { pipeline: PIPELINE };
    const options = optionsOf({ writeRoles, placed: { ...placed, credentialRoles } });
    const policies = policiesFor(options);
    trusting(enforced(policies));
    const diagnosis = await run(options);
    expect(diagnosis.checks.filter(({ status }) => status !== 'OK')).toEqual([]);
    for (const [as, policy] of policies) {
      const had = diagnosis.checks.filter((check) => check.as === as);
      const tried = new Set(had.map(({ what }) => what.replace(/ on .*/, '')));
      const wanted = actionsOf(new Map([[as, policy]]));
      // It is not asked whether one may ask, nor apart from the role that one takes on.
      const implied = [SIMULATE, 'sts:SetSourceIdentity'];
      const untried = wanted.filter((action) => !tried.has(action) && !implied.includes(action));
      expect([as, untried]).toEqual([as, []]);
    }
    const simulated = sandbox?.calls.filter(({ service }) => service === 'iam') ?? [];
    expect(new Set(simulated.map(({ by }) => by?.arn.split('/')[1]))).toEqual(
      new Set(['ManagementGraphWriter', 'ResearchPipeline']),
    );
  });

  it.each(actionsOf(policiesFor(optionsOf())).filter((action) => action !== SIMULATE))(
    'says that %s is missing, and what to add',
    async (action) => {
      // What is of other services is tried as ever, and need not be for this.
      const operation = boundOperations().find(({ iamAction }) => iamAction === action);
      const isTaking = action.startsWith('sts:');
      const feature = operation === undefined ? 'grafana' : FEATURE_OF[operation.service];
      const features =
        isTaking || feature === undefined ? FEATURES : [feature, 'organizations' as const];
      const options = optionsOf({ features });
      const less = new Map(
        [...policiesFor(options)].map(([as, policy]) => [as, without(policy, action)]),
      );
      const diagnosis = await run(options, enforced(less));
      const said = bad(diagnosis);
      const missing = said.filter(({ status }) => status === 'MISSING');
      expect([...new Set(missing.map(({ what }) => what.replace(/ on .*/, '')))]).toEqual([action]);
      expect(diagnosis.ok).toBe(false);
      const added = diagnosis.missing.flatMap(({ add }) =>
        add.Statement.flatMap((one) => one.Action),
      );
      expect([...new Set(added)]).toEqual(
        action === 'sts:AssumeRole' ? [action, 'sts:SetSourceIdentity'] : [action],
      );
      // Only what needs the action to be known at all fails beside it.
      const failed = said.filter(({ status }) => status === 'FAILED').map(({ what }) => what);
      expect(failed).toEqual(
        action === 'sso:ListInstances' ? ['instance of IAM Identity Center'] : [],
      );
    },
  );

  it('says that a role for credentials may not have them', async () => {
    const options = optionsOf({ placed: { ...placed, credentialRoles: { pipeline: PIPELINE } } });
    const action = 'finspace-api:GetProgrammaticAccessCredentials';
    trusting({
      rolePolicies: { [PIPELINE]: without(policiesFor(options).get(PIPELINE)!, action) },
    });
    const diagnosis = await run(options);
    expect(bad(diagnosis).map(({ what, as }) => [what, as])).toEqual([[action, PIPELINE]]);
  });

  it('says which role cannot be taken on, and tries nothing with it', async () => {
    const [reader = ''] = placed.readerRoles;
    sandbox = createSandbox({ quotas: false, recordCalls: Infinity });
    Object.assign(sandbox.world.state.roles.get(reader) ?? {}, { trustedAccountIds: [] });
    const diagnosis = await run();
    expect(bad(diagnosis)).toEqual([
      expect.objectContaining({ what: `sts:AssumeRole on ${reader}`, status: 'MISSING' }),
    ]);
    const skipped = diagnosis.checks.filter(({ as }) => as === reader);
    expect(skipped.length).toBeGreaterThan(10);
    expect(new Set(skipped.map(({ status }) => status))).toEqual(new Set(['NOT_TRIED']));
  });

  it('takes on the role for changes as a caller would, and tries the changes with it', async () => {
    const writeRoles: WriteRoles = {
      byService: { 'identity-center': [WRITER] },
      sourceIdentity: true,
    };
    sandbox = createSandbox({ quotas: false, recordCalls: Infinity });
    const good = await run(optionsOf({ writeRoles }));
    expect(bad(good)).toEqual([]);
    const by = sandbox.calls.find(({ operation }) => operation === 'DeletePermissionSet')?.by;
    expect(by).toEqual({
      arn: `arn:aws:sts::${OWN}:assumed-role/ManagementGraphWriter/management-graph-doctor`,
      sourceIdentity: 'management-graph-doctor',
    });
    Object.assign(sandbox.world.state.roles.get(WRITER) ?? {}, { takesSourceIdentity: false });
    const refused = await run(optionsOf({ writeRoles }));
    expect(bad(refused)).toEqual([
      expect.objectContaining({ what: `sts:SetSourceIdentity on ${WRITER}`, status: 'MISSING' }),
    ]);
    expect(refused.missing).toEqual([
      {
        as: 'gateway',
        add: expect.objectContaining({
          Statement: [expect.objectContaining({ Action: ['sts:SetSourceIdentity'] })],
        }) as unknown,
      },
    ]);
  });

  it('does not call missing what AWS gives the management account alone', async () => {
    const delegated = createSandbox({ quotas: false, role: 'delegated' });
    sandbox = delegated;
    const diagnosis = await run(optionsOf({ placed: placedOf(delegated) }));
    const limited = diagnosis.checks.filter(({ status }) => status === 'LIMITED');
    expect(limited.map(({ what }) => what)).toEqual(['sso:ListAccountAssignmentsForPrincipal']);
    expect(bad(diagnosis)).toEqual([]);
  });

  it('says that the credentials do not work, and tries nothing else', async () => {
    sandbox = createSandbox({ quotas: false, faults: ['sts.GetCallerIdentity:expired'] });
    const diagnosis = await run();
    expect(diagnosis.ok).toBe(false);
    expect(diagnosis.checks).toEqual([
      expect.objectContaining({ what: 'credentials', status: 'FAILED' }),
    ]);
  });

  it('says that there is no instance in the Region', async () => {
    sandbox = createSandbox({ quotas: false });
    const diagnosis = await run(optionsOf(), {}, { elsewhere: regions[1] ?? '' });
    expect(bad(diagnosis)).toContainEqual(
      expect.objectContaining({
        what: 'instance of IAM Identity Center',
        status: 'FAILED',
        says: expect.stringContaining(`AWS_REGION, ${regions[1] ?? ''}`) as unknown,
      }),
    );
  });

  it('does not know a permission where the service does not answer', async () => {
    sandbox = createSandbox({ quotas: false, faults: ['identitystore.ListUsers:503'] });
    const diagnosis = await run();
    expect(bad(diagnosis)).toEqual([
      expect.objectContaining({ what: 'identitystore:ListUsers', status: 'FAILED' }),
    ]);
    expect(diagnosis.missing).toEqual([]);
  });

  it('knows the accounts of the tests', () => {
    expect(placed.readerRoles.map((role) => role.split(':')[4])).toEqual([MEMBER]);
  });
});

/** A policy that allows everything but what is given. */
const everythingBut = (...statements: readonly object[]) => ({
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }, ...statements],
});
const askedAs = (diagnosis: Diagnosis, as: string, status: Check['status']) =>
  diagnosis.checks.filter((check) => check.as === as && check.status === status);

describe('what the doctor asks of IAM', () => {
  it('is not asked where the policy does not let it, and it says what would', async () => {
    const options = optionsOf();
    const less = new Map(
      [...policiesFor(options)].map(([as, policy]) => [as, without(policy, SIMULATE)]),
    );
    const diagnosis = await run(options, enforced(less));
    expect(diagnosis).toMatchObject({ ok: true, missing: [] });
    const untried = askedAs(diagnosis, 'gateway', 'NOT_TRIED');
    expect(untried.map(({ what }) => what)).toEqual(
      expect.arrayContaining([
        'sso:CreatePermissionSet',
        'grafana:CreateWorkspace',
        'iam:PassRole',
      ]),
    );
    const [says = ''] = new Set(untried.map((check) => check.says));
    expect(says).toContain(`${OWN_USER} may not ask about itself`);
    expect(says).toContain(JSON.stringify(askStatement(OWN_USER)));
    // Each is refused once, and asks no more.
    const askers = sandbox?.calls
      .filter(({ service }) => service === 'iam')
      .map(({ by }) => by?.arn);
    expect(new Set(askers).size).toBe(askers?.length);
  });

  it('is asked with every page, of the resources and Regions of the policy', async () => {
    const options = optionsOf({ features: ['grafana'] });
    const { checks } = await run(options);
    const asked = ['grafana:CreateWorkspace', 'ec2:DescribeSubnets', 'iam:PassRole'];
    for (const what of asked) {
      expect(checks).toContainEqual({ what, as: 'gateway', status: 'OK' });
    }
    const own = sandbox?.calls.filter(
      ({ service, by }) => service === 'iam' && by?.arn === OWN_USER,
    );
    // In each of two Regions eight actions or nine, three a page; and two on a resource of their own.
    expect(own?.length).toBe(2 * 3 + 2);
  });

  it('is told when a policy of the organization is what denies it', async () => {
    const writeRoles: WriteRoles = {
      byService: { grafana: [WRITER, MEMBER_WRITER] },
      sourceIdentity: true,
    };
    const options = optionsOf({ writeRoles, features: ['grafana'] });
    const serviceControlPolicy = everythingBut({
      Effect: 'Deny',
      Action: 'grafana:CreateWorkspace',
      Resource: '*',
    });
    const diagnosis = await run(options, { serviceControlPolicy });
    expect(bad(diagnosis)).toEqual([
      expect.objectContaining({
        what: 'grafana:CreateWorkspace',
        as: MEMBER_WRITER,
        status: 'MISSING',
        says: expect.stringContaining(
          'explicitDeny on *: a service control policy of the organization',
        ) as unknown,
      }),
    ]);
    // What the account allows does not count then.
    expect(diagnosis.missing).toEqual([]);
  });

  it('tells which resource is denied, and how', async () => {
    const Resource = `arn:aws:finspace:${regions[1] ?? ''}:${OWN}:environment/*`;
    const policy = everythingBut({
      Effect: 'Deny',
      Action: 'finspace:CreateEnvironment',
      Resource,
    });
    const diagnosis = await run(optionsOf({ features: ['finspace'] }), { policy });
    expect(bad(diagnosis)).toEqual([
      {
        what: 'finspace:CreateEnvironment',
        as: 'gateway',
        status: 'MISSING',
        says: `IAM says explicitDeny on ${Resource}: a policy denies it, and nothing that allows it counts`,
        isDenied: true,
      },
    ]);
    expect(diagnosis.missing).toEqual([]);
  });

  it('is not called missing where it goes by what only a call has', async () => {
    const policy = {
      Statement: [
        { Effect: 'Allow', Action: ['sts:*', 'sso:*', 'iam:*', 'organizations:*'], Resource: '*' },
        {
          Effect: 'Allow',
          Action: '*',
          Resource: '*',
          Condition: { StringLike: { 'aws:userid': 'AIDA*' } },
        },
      ],
    };
    const diagnosis = await run(optionsOf({ features: ['grafana'] }), { policy });
    expect(diagnosis.ok).toBe(true);
    expect(askedAs(diagnosis, 'gateway', 'NOT_TRIED')).toContainEqual({
      what: 'grafana:CreateWorkspace',
      as: 'gateway',
      status: 'NOT_TRIED',
      says: 'IAM says implicitDeny on *, but the policies go by aws:userid, which only a call has',
    });
  });

  it('is allowed in a Region that a condition asks for', async () => {
    const inRegion = (region: string) => ({
      Statement: [
        {
          Effect: 'Allow',
          Action: '*',
          Resource: '*',
          Condition: { StringEquals: { 'aws:RequestedRegion': [region, 'us-east-1'] } },
        },
      ],
    });
    const options = optionsOf({ placed: { ...placed, readerRoles: [], finspaceRoles: {} } });
    const good = await run(options, { policy: inRegion('eu-west-1') });
    expect(bad(good)).toEqual([]);
    expect(good.checks).toContainEqual(
      expect.objectContaining({ what: 'sso:CreatePermissionSet', status: 'OK' }),
    );
  });

  it('is asked about a role with a path where that is named', async () => {
    const roleArn = `arn:aws:iam::${OWN}:role/teams/platform/Graph`;
    sandbox = createSandbox({ quotas: false, recordCalls: Infinity });
    const { world } = sandbox;
    world.state.roles.add({
      roleArn,
      roleId: 'AROAGRAPH',
      roleName: 'Graph',
      accountId: OWN,
      trustedAccountIds: [],
      maxSessionSeconds: 3600,
    });
    const credentials = world.issueSession({
      accountId: OWN,
      arn: `arn:aws:sts::${OWN}:assumed-role/Graph/host`,
      userId: 'AROAGRAPH:host',
      expiresAt: Date.now() + 3_600_000,
    });
    const options = optionsOf({ features: ['identity-center'] });
    const guessed = await run(options, {}, { credentials });
    expect(guessed.ok).toBe(true);
    expect(askedAs(guessed, 'gateway', 'NOT_TRIED')).toEqual([
      {
        what: 'sso:CreatePermissionSet',
        as: 'gateway',
        status: 'NOT_TRIED',
        says: `IAM does not know arn:aws:iam::${OWN}:role/Graph. A role with a path has another ARN: name it with --own-role.`,
      },
    ]);
    const named = await run(options, {}, { credentials, ownRole: roleArn });
    expect(askedAs(named, 'gateway', 'NOT_TRIED')).toEqual([]);
    expect(bad(named)).toEqual([]);
  });

  it('is not found out for credentials that are neither of a user nor of a role', async () => {
    sandbox = createSandbox({ quotas: false });
    const arn = `arn:aws:iam::${OWN}:root`;
    const expiresAt = Date.now() + 3_600_000;
    const credentials = sandbox.world.issueSession({ accountId: OWN, arn, userId: OWN, expiresAt });
    const diagnosis = await run(optionsOf({ features: ['identity-center'] }), {}, { credentials });
    expect(askedAs(diagnosis, 'gateway', 'NOT_TRIED')).toMatchObject([
      { says: `IAM tells about users and roles, and ${arn} is neither` },
    ]);
  });

  it.each(['iam.SimulatePrincipalPolicy:missing', 'iam.SimulatePrincipalPolicy:503'])(
    'is no reason to fail: %s',
    async (fault) => {
      const diagnosis = await run(optionsOf({ features: ['identity-center'] }), {
        faults: [fault],
      });
      expect(diagnosis.ok).toBe(true);
      expect(askedAs(diagnosis, 'gateway', 'NOT_TRIED')).toMatchObject([
        { says: expect.stringContaining(`IAM did not answer about ${OWN_USER}: `) as unknown },
      ]);
    },
  );

  it('is about no permission set while no instance is known', async () => {
    sandbox = createSandbox({ quotas: false });
    const { checks } = await run(optionsOf(), {}, { elsewhere: regions[1] ?? '' });
    expect(checks).toContainEqual({
      what: 'sso:CreatePermissionSet',
      as: 'gateway',
      status: 'NOT_TRIED',
      says: 'no instance of IAM Identity Center is known',
    });
  });

  it('may be left out on purpose, and is named all the same', async () => {
    const options = optionsOf({ features: ['grafana'] });
    const policy = everythingBut({ Effect: 'Deny', Action: 'iam:PassRole', Resource: '*' });
    const diagnosis = await run(options, { policy }, { without: ['iam:PassRole'] });
    expect(diagnosis).toMatchObject({ ok: true, missing: [] });
    const [limited] = askedAs(diagnosis, 'gateway', 'LIMITED');
    expect(limited).toMatchObject({
      what: 'iam:PassRole',
      says: expect.stringContaining('left out on purpose. IAM says explicitDeny') as unknown,
    });
  });
});

describe('what an environment judges', () => {
  const NAMES = ['CreateUser', 'UpdateUser', 'EnableUser', 'DisableUser'];
  const options = optionsOf({ features: ['finspace'] });
  const [environmentId = '', as = ''] = Object.entries(placed.finspaceRoles)[0] ?? [];
  const one = { ...options, placed: { ...placed, finspaceRoles: { [environmentId]: as } } };

  it('is tried, and nobody is made or changed', async () => {
    sandbox = createSandbox({ quotas: false, recordCalls: Infinity });
    const before = rowsOf(sandbox.world);
    const diagnosis = await run(one);
    const had = askedAs(diagnosis, as, 'OK').map(({ what }) => what);
    expect(had).toEqual(expect.arrayContaining(NAMES.map((name) => `finspace-api:${name}`)));
    // It is not made out to have been tried.
    expect(diagnosis.checks.find(({ what }) => what === 'finspace-api:CreateUser')?.says).toBe(
      'As UpdateUser: FinSpace gives both by one permission.',
    );
    const changes = sandbox.calls.filter(({ operation }) => NAMES.includes(operation));
    expect(changes.map(({ operation, errorName }) => [operation, errorName]).toSorted()).toEqual([
      ['DisableUser', 'ResourceNotFoundException'],
      ['EnableUser', 'ResourceNotFoundException'],
      ['UpdateUser', 'ResourceNotFoundException'],
    ]);
    expect(rowsOf(sandbox.world)).toBe(before);
  });

  it.each([
    // One permission gives both, and the first is not tried.
    ['UpdateUser', ['CreateUser', 'UpdateUser']],
    ['EnableUser', ['EnableUser']],
    ['DisableUser', ['DisableUser']],
  ])('says that %s is missing, and who can give it', async (name, missing) => {
    const diagnosis = await run(one, { faults: [`finspace-data.${name}:denied`] });
    expect(bad(diagnosis)).toEqual(
      missing.map(
        (action) =>
          expect.objectContaining({
            what: `finspace-api:${action}`,
            as,
            status: 'MISSING',
            says: expect.stringContaining(
              'has to be a superuser, or in a permission group',
            ) as unknown,
          }) as unknown,
      ),
    );
    // No policy gives it.
    expect(diagnosis.missing).toEqual([]);
  });

  it('is not tried where the role is of nobody who manages users', async () => {
    sandbox = createSandbox({ quotas: false, recordCalls: Infinity });
    const user = sandbox.world.state.usersOfEnvironment
      .get(environmentId)
      .find(({ apiAccessPrincipalArn }) => apiAccessPrincipalArn === as);
    Object.assign(user ?? {}, { type: 'APP_USER' });
    const diagnosis = await run(one);
    expect(bad(diagnosis).map(({ what }) => what)).toEqual(['finspace-api:ListUsers']);
    expect(askedAs(diagnosis, as, 'NOT_TRIED').map(({ what }) => what)).toEqual(
      NAMES.map((name) => `finspace-api:${name}`),
    );
    expect(sandbox.calls.filter(({ operation }) => NAMES.includes(operation))).toEqual([]);
  });

  it('is not tried where only reads are asked about, and nor is IAM asked', async () => {
    const { checks } = await run({ ...one, features: FEATURES, writes: false });
    expect(checks.filter(({ what }) => NAMES.some((name) => what.endsWith(name)))).toEqual([]);
    expect(sandbox?.calls.filter(({ service }) => service === 'iam')).toEqual([]);
  });
});
