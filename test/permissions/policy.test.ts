import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { grantsOf, FEATURES, type GrantOptions } from '../../src/permissions/grants.ts';
import { boundOperations } from '../../src/permissions/operation-table.ts';
import { type PolicyDocument, policyOf } from '../../src/permissions/policy.ts';
import { RESOURCE_GROUPS } from '../../src/permissions/resource-groups.ts';
import { createSandbox } from '../../src/sandbox/index.ts';
import { placedOf } from '../../src/sandbox-places.ts';
import { createSchema } from '../../src/schema.ts';
import type { WriteRoles } from '../../src/upstream/write-roles.ts';
import { type Exercise, exercises, mutationFields } from '../support/exercises.ts';
import { type Answer, makeGateway, type TestGateway } from '../support/make-gateway.ts';
import { WIDE_LIMITS } from '../support/wide-limits.ts';
import { MEMBER, OWN } from '../support/workspaces.ts';

const sample = createSandbox();
const placed = placedOf(sample);
const { regions, world } = sample;
const WRITER = `arn:aws:iam::${OWN}:role/ManagementGraphWriter`;
const MEMBER_WRITER = WRITER.replace(OWN, MEMBER);
const NO_ROLES: WriteRoles = { byService: {}, sourceIdentity: true };

const options = (more: Partial<GrantOptions> = {}): GrantOptions => ({
  placed,
  writeRoles: NO_ROLES,
  writes: true,
  features: FEATURES,
  ...more,
});

/** The policies of the gateway and of every role that it takes on, with every id that is known. */
const policiesFor = (grantOptions: GrantOptions): ReadonlyMap<string, PolicyDocument> =>
  new Map(
    [...grantsOf(grantOptions)].map(([grantee, grants]) => [
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

const without = (policy: PolicyDocument, action: string): PolicyDocument => ({
  ...policy,
  Statement: policy.Statement.map((statement) => ({
    ...statement,
    Action: statement.Action.filter((one) => one !== action),
  })).filter(({ Action }) => Action.length > 0),
});

const enforced = (policies: ReadonlyMap<string, PolicyDocument>) => {
  const { gateway, ...rolePolicies } = Object.fromEntries(policies);
  return { policy: gateway ?? {}, rolePolicies };
};

/** What a request met that it could not do. */
const codesIn = ({ body }: Answer): readonly string[] => {
  const found = new Set<string>();
  for (const [, code = ''] of body.matchAll(/"code":"([A-Z_]+)"/g)) found.add(code);
  return [...found];
};

let t: TestGateway | undefined;
afterEach(async () => {
  await t?.close();
  t = undefined;
});

const start = async (
  policies: ReadonlyMap<string, PolicyDocument>,
  writeRoles = NO_ROLES,
): Promise<TestGateway> => {
  t = await makeGateway({
    sandbox: { quotas: false, ...enforced(policies) },
    writeRoles,
    safety: { limits: WIDE_LIMITS },
  });
  return t;
};

/** Which exercises call what: by the IAM action. */
const users = new Map<string, Exercise[]>();
const ACTION_OF = new Map(
  boundOperations().map(({ service, name, iamAction }) => [`${service}.${name}`, iamAction]),
);
/** Actions that are checked behind an operation, by the exercise that comes upon them. */
const BEHIND: Readonly<Record<string, string>> = {
  'sts:SetSourceIdentity': 'mutation issueProgrammaticCredentials',
  'sso:DeleteManagedApplicationInstance': 'mutation deleteWorkspace',
  ...Object.fromEntries(
    [
      'sso:CreateManagedApplicationInstance',
      'sso:DescribeRegisteredRegions',
      'sso:GetSharedSsoConfiguration',
      'ec2:DescribeSecurityGroups',
      'ec2:DescribeSubnets',
      'ec2:GetManagedPrefixListEntries',
      'iam:CreateServiceLinkedRole',
      'iam:PassRole',
    ].map((action) => [action, 'mutation createWorkspace']),
  ),
};

const actionsOf = (policies: ReadonlyMap<string, PolicyDocument>): readonly string[] =>
  [
    ...new Set(
      [...policies.values()].flatMap(({ Statement }) => Statement.flatMap((one) => one.Action)),
    ),
  ].toSorted();

it('every mutation is among the exercises', () => {
  const fields = Object.keys(createSchema().getMutationType()?.getFields() ?? {});
  expect([...new Set(mutationFields)].toSorted()).toEqual(fields.toSorted());
});

it('every action of the operation table is in one group of resources, and no other is', () => {
  const grouped = RESOURCE_GROUPS.flatMap(({ actions }) => actions).toSorted();
  const judged = boundOperations()
    .filter(
      ({ service, name }) =>
        service !== 'sts' &&
        (service !== 'finspace-data' || name === 'GetProgrammaticAccessCredentials'),
    )
    .map(({ iamAction }) => iamAction);
  expect(grouped).toEqual([...new Set(judged)].toSorted());
});

describe('with the policy that iam-policy prints, nothing is refused:', () => {
  it.each(exercises.map((exercise) => [exercise.name, exercise] as const))(
    '%s',
    async (_, exercise) => {
      const gateway = await start(policiesFor(options()));
      const answer = await exercise.run(gateway);
      expect(answer.body).not.toContain('ACCESS_DENIED');
      const allowed = exercise.expected ?? [];
      if (exercise.name.startsWith('mutation')) expect(codesIn(answer), answer.body).toEqual([]);
      const codes = (answer.errors ?? []).map(({ extensions }) => extensions.code as string);
      expect(
        codes.filter((code) => !allowed.includes(code)),
        answer.body,
      ).toEqual([]);
      const { services } = await gateway.data<{ services: { refusals: { code: string }[] }[] }>(
        '{ services { refusals { operation code } } }',
      );
      const refused = services.flatMap(({ refusals }) => refusals);
      expect(refused.filter(({ code }) => code === 'ACCESS_DENIED')).toEqual([]);
      for (const call of Object.keys(gateway.calls())) {
        const action = ACTION_OF.get(call) ?? '';
        users.set(action, [...(users.get(action) ?? []), exercise]);
      }
    },
  );
});

describe('without one action of it, something says that it is missing:', () => {
  const all = policiesFor(options());
  const named = new Map(exercises.map((exercise) => [exercise.name, exercise]));
  beforeAll(() => {
    for (const [action, name] of Object.entries(BEHIND)) {
      const exercise = named.get(name);
      if (exercise !== undefined) users.set(action, [exercise]);
    }
  });

  it.each(actionsOf(all))('%s', async (action) => {
    const candidates = users.get(action) ?? [];
    expect(
      candidates.map(({ name }) => name),
      `nothing needs ${action}`,
    ).not.toEqual([]);
    const less = new Map([...all].map(([grantee, policy]) => [grantee, without(policy, action)]));
    const told: string[] = [];
    for (const exercise of candidates.slice(0, 4)) {
      const gateway = await start(less);
      const answer = await exercise.run(gateway);
      const isSaid = answer.body.includes('ACCESS_DENIED') && answer.body.includes(action);
      const { services } = await gateway.data<{
        services: { refusals: { operation: string; code: string }[] }[];
      }>('{ services { refusals { operation code } } }');
      const operation = action.split(':')[1];
      // What the gateway gets another way, it does not fail for: `services` tells.
      const isShown = services
        .flatMap(({ refusals }) => refusals)
        .some((one) => one.operation === operation && one.code === 'ACCESS_DENIED');
      await gateway.close();
      t = undefined;
      if (isSaid || isShown) return;
      told.push(`${exercise.name}: ${answer.body.slice(0, 300)}`);
    }
    expect.unreachable(`${action} is not missed by ${told.join('\n')}`);
  });
});

describe('with roles for changes', () => {
  const writeRoles: WriteRoles = {
    all: WRITER,
    byService: { finspace: [MEMBER_WRITER], grafana: [MEMBER_WRITER] },
    sourceIdentity: true,
  };
  const policies = policiesFor(options({ writeRoles }));

  it('the gateway may read and take them on, and only they may change', () => {
    const gateway = actionsOf(new Map([['gateway', policies.get('gateway')!]]));
    const changing = new Set(
      boundOperations()
        .filter(({ kind }) => kind === 'write')
        .map(({ iamAction }) => iamAction),
    );
    expect(gateway.filter((action) => changing.has(action))).toEqual([]);
    expect(gateway).toContain('sts:AssumeRole');
    const writer = actionsOf(new Map([['writer', policies.get(WRITER)!]]));
    expect(writer.filter((action) => /:(List|Get)/.test(action))).toEqual([
      'ec2:GetManagedPrefixListEntries',
      'sso:GetSharedSsoConfiguration',
    ]);
    const member = actionsOf(new Map([['member', policies.get(MEMBER_WRITER)!]]));
    expect(member.some((action) => action.startsWith('identitystore:'))).toBe(false);
  });

  it.each(
    exercises
      .filter(({ name }) => name.startsWith('mutation'))
      .map((one) => [one.name, one] as const),
  )('%s is not refused', async (_, exercise) => {
    const gateway = await start(policies, writeRoles);
    const answer = await exercise.run(gateway);
    expect(codesIn(answer), answer.body).toEqual([]);
    expect(answer.errors).toBeUndefined();
  });
});

describe('a policy', () => {
  it('of one role is short enough for IAM, in two parts where changes are in it', () => {
    const lengthOf = (features: GrantOptions['features'], writes: boolean) =>
      JSON.stringify(
        policyOf(grantsOf(options({ features, writes })).get('gateway')!, {
          partition: 'aws',
          accountId: '*',
          instanceId: '*',
          identityStoreId: '*',
          finspaceRegions: regions,
          grafanaRegions: regions,
        }),
      ).length;
    // The limits of a managed policy, and of all inline policies of a role.
    expect(lengthOf(FEATURES, false)).toBeLessThan(6144);
    expect(lengthOf(['identity-center', 'organizations'], true)).toBeLessThan(6144);
    expect(lengthOf(['finspace', 'grafana'], true)).toBeLessThan(6144);
    expect(lengthOf(FEATURES, true)).toBeLessThan(10_240);
  });

  it('has readable Sids that IAM takes, each once', () => {
    for (const { Statement } of policiesFor(options()).values()) {
      const sids = Statement.map(({ Sid }) => Sid);
      expect(new Set(sids).size).toBe(sids.length);
      for (const sid of sids) expect(sid).toMatch(/^(Read|Change|Behind|TakeOn|Say)[A-Za-z]+$/);
    }
  });

  it('names no other instance than the one that is given', async () => {
    const policy = policyOf(grantsOf(options()).get('gateway')!, {
      partition: 'aws',
      accountId: OWN,
      instanceId: world.instanceArn.split('/')[1] ?? '',
      identityStoreId: world.state.settings.identityStoreId,
      finspaceRegions: regions,
      grafanaRegions: regions,
    });
    const { Statement } = policy;
    const resources = Statement.flatMap(({ Resource = [] }) => Resource);
    expect(
      resources.filter((arn) => /:(instance|permissionSet|identitystore)\/\*/.test(arn)),
    ).toEqual([]);
    t = await makeGateway({ sandbox: { quotas: false, policy } });
    const [exercise] = exercises.filter(({ name }) => name === 'query permissionSets');
    const answer = await exercise!.run(t);
    expect(answer.body).not.toContain('ACCESS_DENIED');
  });
});
