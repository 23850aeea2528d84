import { afterEach, describe, expect, it } from 'vitest';
import { makeGateway, type MakeGatewayOptions, type TestGateway } from '../support/make-gateway.ts';

interface Quota {
  readonly operationClass: string;
  readonly accountId: string | null;
  readonly region: string | null;
  readonly limit: number;
  readonly allowed: number;
  readonly used: number;
  readonly waiting: number;
  readonly throttled: number;
}

interface Service {
  readonly name: string;
  readonly region: string | null;
  readonly state: string;
  readonly reason: string | null;
  readonly lastAnsweredAt: string | null;
  readonly quotas: readonly Quota[];
  readonly refusals: readonly Record<'operation' | 'accountId' | 'code' | 'refusedAt', string>[];
}

const SERVICES = `{ services { name region state reason lastAnsweredAt
  quotas { operationClass accountId region limit allowed used waiting throttled }
  refusals { operation accountId code refusedAt } } }`;

const GRAFANA = {
  ListWorkspaces: 5,
  DescribeWorkspace: 5,
  DescribeWorkspaceAuthentication: 1,
  DescribeWorkspaceConfiguration: 5,
  ListPermissions: 10,
  ListVersions: 5,
  ListWorkspaceServiceAccounts: 5,
  ListWorkspaceServiceAccountTokens: 5,
  TagResource: 5,
  UntagResource: 5,
  CreateWorkspace: 1,
  DeleteWorkspace: 1,
  UpdateWorkspace: 10,
  UpdatePermissions: 10,
  UpdateWorkspaceAuthentication: 1,
};

let t: TestGateway;
afterEach(() => t.close());

const start = async (options: MakeGatewayOptions = {}): Promise<void> => {
  t = await makeGateway(options);
};

/** What `services` says, which costs no call. */
const services = async (): Promise<Record<string, Service>> => {
  const before = t.callCount();
  const data = await t.data<{ readonly services: readonly Service[] }>(SERVICES);
  expect(t.callCount()).toBe(before);
  const inSeveralRegions = /^(finspace|grafana)/;
  return Object.fromEntries(
    data.services.map((service) => {
      const { name, region } = service;
      return [inSeveralRegions.test(name) && region !== null ? `${name} ${region}` : name, service];
    }),
  );
};

const refusalsOf = (service: Service | undefined): string[] =>
  (service?.refusals ?? []).map(({ operation, code }) => `${operation} ${code}`);

describe('a gateway that has just begun', () => {
  it('shows every quota of every service, unused, without a call', async () => {
    await start({ upstream: { quotaShare: 0.5 } });
    const found = await services();
    const limits = Object.entries(found).map(([name, { quotas }]) => [
      name,
      Object.fromEntries(quotas.map(({ operationClass, limit }) => [operationClass, limit])),
    ]);
    expect(Object.fromEntries(limits)).toEqual({
      'sso-admin': { all: 20 },
      identitystore: {
        DescribeGroup: 20,
        DescribeUser: 20,
        GetGroupId: 20,
        GetGroupMembershipId: 20,
        GetUserId: 20,
        ListGroupMemberships: 20,
        ListGroupMembershipsForMember: 20,
        ListGroups: 20,
        ListUsers: 20,
        CreateGroupMembership: 20,
        DeleteGroupMembership: 20,
      },
      organizations: {
        DescribeAccount: 20,
        DescribeOrganization: 1,
        DescribeOrganizationalUnit: 2,
        ListAccounts: 8,
        ListParents: 5,
        ListRoots: 1,
        ListTagsForResource: 10,
      },
      sts: { all: 100 },
      'finspace eu-west-1': { all: 20 },
      'finspace us-east-1': { all: 20 },
      'grafana eu-west-1': GRAFANA,
      'grafana us-east-1': GRAFANA,
    });
    for (const { region, quotas, ...rest } of Object.values(found)) {
      expect(rest).toMatchObject({
        state: 'AVAILABLE',
        reason: null,
        lastAnsweredAt: null,
        refusals: [],
      });
      for (const quota of quotas) {
        const idle = { used: 0, waiting: 0, throttled: 0 };
        expect(quota).toMatchObject({ ...idle, region, allowed: quota.limit * 0.5 });
      }
    }
    for (const [name, { quotas }] of Object.entries(found)) {
      // The gateway's own account, which nobody has told of yet, and those of the reader roles.
      const accounts = new Set(quotas.map(({ accountId }) => accountId));
      const readers = t.sandbox.readerRoles.map((arn) => arn.split(':')[4]);
      expect([...accounts]).toEqual(name.includes(' ') ? [null, ...readers] : [null]);
      for (const account of accounts) {
        const classes = quotas.filter(({ accountId }) => accountId === account);
        expect(new Set(classes.map(({ operationClass }) => operationClass)).size).toBe(
          classes.length,
        );
      }
    }
    expect(t.callCount()).toBe(0);
  });

  it('counts what a query uses, in the account AWS has told of', async () => {
    await start();
    const { viewer } = await t.data<{ viewer: { upstream: { accountId: string } } }>(
      '{ viewer { upstream { accountId } } organization { id } }',
    );
    const { accountId } = viewer.upstream;
    expect(t.calls()).toEqual({
      'sts.GetCallerIdentity': 1,
      'organizations.DescribeOrganization': 1,
    });
    const { organizations, sts, identitystore } = await services();
    expect(sts?.quotas).toMatchObject([{ operationClass: 'all', used: 1, accountId }]);
    const used = organizations?.quotas.filter((quota) => quota.used > 0);
    expect(used).toMatchObject([{ operationClass: 'DescribeOrganization', used: 1, accountId }]);
    expect(organizations?.lastAnsweredAt).toBe(new Date(t.clock.now()).toISOString());
    expect(identitystore).toMatchObject({ lastAnsweredAt: null });
    await t.clock.advance(1001);
    expect((await services()).sts?.quotas).toMatchObject([{ used: 0 }]);
  });
});

describe('a service that the configuration switches off', () => {
  it('is shown as that, and nothing of it is asked', async () => {
    await start({ placed: { disabled: ['finspace', 'grafana'] } });
    const { errors } = await t.execute(
      '{ environments(first: 1) { nodes { id } } workspaces(first: 1) { nodes { id } } }',
    );
    expect(errors?.map(({ path, extensions }) => [path?.[0], extensions.code]).toSorted()).toEqual([
      ['environments', 'SERVICE_DISABLED'],
      ['workspaces', 'SERVICE_DISABLED'],
    ]);
    expect(t.callCount()).toBe(0);
    const found = await services();
    for (const name of ['finspace', 'finspace-data', 'grafana']) {
      expect(found[name]).toMatchObject({ state: 'DISABLED', quotas: [], region: null });
    }
    expect(found['sso-admin']?.state).toBe('AVAILABLE');
  });
});

describe('the Region of a service', () => {
  it('is the same in `services`, its quotas and its errors', async () => {
    await start({ sandbox: { region: 'eu-central-1', faults: ['*:denied'] } });
    const answer = await t.execute(
      '{ accounts(first: 1) { nodes { name } } permissionSets(first: 1) { nodes { name } } }',
    );
    const found = await services();
    const told = answer.errors?.map(({ extensions: { service, region } }) => [service, region]);
    expect(told?.toSorted()).toEqual([
      ['organizations', undefined],
      ['sso-admin', 'eu-central-1'],
    ]);
    expect(found.organizations?.region).toBeNull();
    expect(found.organizations?.quotas.map(({ region }) => region)).toEqual(Array(7).fill(null));
    for (const name of ['sso-admin', 'identitystore', 'sts']) {
      const { region, quotas } = found[name] ?? {};
      expect([region, ...(quotas ?? []).map((quota) => quota.region)]).toEqual(
        Array((quotas?.length ?? 0) + 1).fill('eu-central-1'),
      );
    }
  });
});

describe('what AWS refuses', () => {
  const ASK = `{ accounts(first: 1) { nodes { name } } organization { id }
    users(first: 1) { nodes { userName } } permissionSets(first: 1) { nodes { name } } }`;

  it('is shown to a member account, with a reason', async () => {
    await start({ sandbox: { role: 'member' } });
    const answer = await t.execute(ASK);
    expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual(
      Array(3).fill('ACCESS_DENIED'),
    );
    const found = await services();
    const at = new Date(t.clock.now()).toISOString();
    expect(found.identitystore).toMatchObject({
      state: 'AVAILABLE',
      reason:
        'Every operation tried so far was refused to the gateway when last tried: ListUsers (ACCESS_DENIED).',
      lastAnsweredAt: at,
      refusals: [{ operation: 'ListUsers', code: 'ACCESS_DENIED', refusedAt: at, accountId: null }],
    });
    expect(refusalsOf(found['sso-admin'])).toEqual(['ListPermissionSets ACCESS_DENIED']);
    expect(refusalsOf(found.organizations)).toEqual(['ListAccounts ACCESS_DENIED']);
    // Members may call ListInstances and DescribeOrganization: not everything is refused.
    expect(found['sso-admin']?.reason).toBe(
      'Refused to the gateway when last tried: ListPermissionSets (ACCESS_DENIED). A refusal may hold for one object only.',
    );
    expect(found.organizations?.reason).toContain('ListAccounts (ACCESS_DENIED)');
    expect(found.sts).toMatchObject({ reason: null, refusals: [] });
  });

  it('is shown to a delegated administrator, who takes the longer way', async () => {
    await start({ sandbox: { role: 'delegated' } });
    await t.data('{ users(first: 1) { nodes { assignments(first: 1) { nodes { id } } } } }');
    const { 'sso-admin': sso } = await services();
    expect(refusalsOf(sso)).toEqual(['ListAccountAssignmentsForPrincipal ACCESS_DENIED']);
    expect(sso?.state).toBe('AVAILABLE');
    expect(sso?.reason).toContain('ListAccountAssignmentsForPrincipal (ACCESS_DENIED)');
  });

  it('is gone once AWS answers it', async () => {
    await start();
    t.sandbox.faults.set(['identitystore.ListUsers:denied:times=1']);
    const query = '{ users(first: 1) { nodes { userName } } }';
    await t.execute(query);
    expect(refusalsOf((await services()).identitystore)).toEqual(['ListUsers ACCESS_DENIED']);
    await t.data(query);
    expect((await services()).identitystore).toMatchObject({ reason: null, refusals: [] });
  });
});

describe('what keeps a service from answering', () => {
  const query = '{ users(first: 1) { nodes { userName } } }';

  it.each([
    ['dead', 'UNREACHABLE', /^The connection to identitystore ended/],
    ['500', 'UNREACHABLE', /^The AWS service failed inside/],
    ['throttle', 'THROTTLED', /^AWS throttled \d+ calls within the last minute\.$/],
    ['error=RegionDisabledException', 'NOT_CONFIGURED', /^This Region is not enabled/],
    ['expired', 'AVAILABLE', /^The gateway's own AWS credentials/],
  ])('is told: %s is %s', async (fault, state, reason) => {
    await start();
    t.sandbox.faults.set([`identitystore.ListUsers:${fault}`]);
    await t.execute(query);
    const { identitystore } = await services();
    expect(identitystore).toMatchObject({ state });
    expect(identitystore?.reason).toMatch(reason);
  });

  it('is over a minute after the last throttle', async () => {
    await start();
    t.sandbox.faults.set(['identitystore.ListUsers:throttle:times=1']);
    await t.data(query);
    expect((await services()).identitystore).toMatchObject({
      state: 'THROTTLED',
      reason: 'AWS throttled 1 call within the last minute.',
    });
    await t.clock.advance(60_001);
    expect((await services()).identitystore).toMatchObject({ state: 'AVAILABLE', reason: null });
  });

  it('does not make it seem to have answered', async () => {
    await start();
    await t.data(query);
    const { lastAnsweredAt } = (await services()).identitystore ?? {};
    t.sandbox.faults.set(['identitystore:dead']);
    await t.clock.advance(60_000);
    await t.execute('{ groups(first: 1) { nodes { displayName } } }');
    expect((await services()).identitystore).toMatchObject({
      state: 'UNREACHABLE',
      lastAnsweredAt,
    });
  });
});
