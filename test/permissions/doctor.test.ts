import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { createContextDeps } from '../../src/gateway.ts';
import type { Check, Diagnosis } from '../../src/permissions/check.ts';
import { diagnose } from '../../src/permissions/diagnose.ts';
import { FEATURE_OF, FEATURES, type GrantOptions, grantsOf } from '../../src/permissions/grants.ts';
import { boundOperations } from '../../src/permissions/operation-table.ts';
import { type PolicyDocument, policyOf } from '../../src/permissions/policy.ts';
import { PROBES } from '../../src/permissions/probes.ts';
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

/** Runs the doctor with the real SDK against a sandbox in this process. */
const run = async (
  options: GrantOptions = optionsOf(),
  world: SandboxOptions = {},
  elsewhere?: string,
): Promise<Diagnosis> => {
  sandbox ??= createSandbox({ quotas: false, recordCalls: Infinity, ...world });
  const { credentials } = sandbox;
  const region = elsewhere ?? sandbox.region;
  const factory = createClientFactory({
    region,
    credentials,
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
  };
  const deps = createContextDeps({
    info: { kind: 'SANDBOX', region, writes: false, externalGroupChanges: false },
    upstream: createUpstream({ quotaShare: 1, quotas }),
    factory,
    log: pino({ level: 'silent' }),
    placed: options.placed,
    writeRoles: options.writeRoles,
  });
  const diagnosis = await diagnose(deps, options);
  factory.destroy();
  return diagnosis;
};

const policiesFor = (options: GrantOptions) =>
  new Map(
    [...grantsOf(options)].map(([grantee, grants]) => [
      grantee,
      policyOf(grants, {
        partition: 'aws',
        accountId: grantee === 'gateway' ? OWN : (grantee.split(':')[4] ?? ''),
        instanceId: '*',
        identityStoreId: '*',
        finspaceRegions: regions,
        grafanaRegions: regions,
      }),
    ]),
  );
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

  it('tries every operation that IAM judges, or says why not', () => {
    const judged = boundOperations()
      .filter(({ service }) => service !== 'sts' && service !== 'finspace-data')
      .map(({ service, name }) => `${service}.${name}`);
    expect(Object.keys(PROBES).toSorted()).toEqual(judged.toSorted());
    const untried = Object.entries(PROBES).filter(([, probe]) => 'notTried' in probe);
    expect(untried.map(([name]) => name)).toEqual([
      'sso-admin.CreatePermissionSet',
      'finspace.CreateEnvironment',
      'grafana.CreateWorkspace',
    ]);
  });

  const triable = new Set(
    boundOperations()
      .filter(({ service, name }) => {
        const probe = PROBES[`${service}.${name}`];
        return probe !== undefined && !('notTried' in probe);
      })
      .map(({ iamAction }) => iamAction),
  );

  it.each([...triable, 'finspace-api:GetProgrammaticAccessCredentials'].toSorted())(
    'says that %s is missing, and what to add',
    async (action) => {
      // What is of other services is tried as ever, and need not be for this.
      const operation = boundOperations().find(({ iamAction }) => iamAction === action);
      const feature = operation && FEATURE_OF[operation.service];
      const options = optionsOf({
        features: feature === undefined ? FEATURES : [feature, 'organizations'],
      });
      const less = new Map(
        [...policiesFor(options)].map(([as, policy]) => [as, without(policy, action)]),
      );
      const diagnosis = await run(options, enforced(less));
      const said = bad(diagnosis);
      expect([
        ...new Set(said.filter(({ status }) => status === 'MISSING').map(({ what }) => what)),
      ]).toEqual([action]);
      expect(diagnosis.ok).toBe(false);
      const added = diagnosis.missing.flatMap(({ add }) =>
        add.Statement.flatMap((one) => one.Action),
      );
      expect([...new Set(added)]).toEqual([action]);
      // Only what needs the action to be known at all fails beside it.
      const failed = said.filter(({ status }) => status === 'FAILED').map(({ what }) => what);
      expect(failed).toEqual(
        action === 'sso:ListInstances' ? ['instance of IAM Identity Center'] : [],
      );
    },
  );

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
    const diagnosis = await run(optionsOf(), {}, regions[1]);
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
