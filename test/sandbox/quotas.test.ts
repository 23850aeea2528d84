import { ListEnvironmentsCommand } from '@aws-sdk/client-finspace';
import {
  DescribeWorkspaceAuthenticationCommand,
  ListVersionsCommand,
  ListWorkspacesCommand,
} from '@aws-sdk/client-grafana';
import type { GrafanaClient } from '@aws-sdk/client-grafana';
import { DescribeUserCommand, CreateUserCommand } from '@aws-sdk/client-identitystore';
import { ListRootsCommand, ListAccountsCommand } from '@aws-sdk/client-organizations';
import {
  DeletePermissionSetCommand,
  DescribePermissionSetCommand,
} from '@aws-sdk/client-sso-admin';
import { describe, expect, it } from 'vitest';
import { Quotas } from '../../src/sandbox/quotas.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { clientsOf, refusalOf, tinySandbox } from './support/clients.ts';
import type { Clients } from './support/clients.ts';
import { INSTANCE, PERMISSION_SET, STORE } from './support/tiny-world.ts';

const set = { InstanceArn: INSTANCE, PermissionSetArn: PERMISSION_SET };

/** A sandbox on a clock that stands still, asked within the process. */
const still = (options: { quotas?: boolean; latencyMs?: number } = {}) => {
  const clock = new ManualClock();
  const sandbox = tinySandbox({ clock, ...options });
  return { clock, sandbox, ...clientsOf(sandbox, { requestHandler: sandbox.requestHandler() }) };
};

const outcomes = async (calls: Promise<unknown>[]): Promise<number> =>
  (await Promise.allSettled(calls)).filter(({ status }) => status === 'fulfilled').length;

const times = (count: number, call: () => Promise<unknown>): Promise<unknown>[] =>
  Array.from({ length: count }, call);

const removeSet = ({ ssoAdmin }: Clients): Promise<unknown> =>
  ssoAdmin.send(new DeletePermissionSetCommand(set));

describe('the quota', () => {
  it('of sso-admin is 20 a second over all operations together', async () => {
    const { clock, sandbox, ...clients } = still();
    const describeSet = () => clients.ssoAdmin.send(new DescribePermissionSetCommand(set));
    expect(
      await outcomes([...times(15, () => removeSet(clients)), ...times(15, describeSet)]),
    ).toBe(20);
    expect(sandbox.throttled).toBe(10);
    expect(await refusalOf(describeSet())).toMatchObject({
      name: 'ThrottlingException',
      message: 'Rate exceeded',
      status: 400,
    });
    await clock.advance(500);
    expect(await outcomes(times(15, describeSet))).toBe(10);
  });

  it('of Identity Store is 20 a second for each operation, and says when to come back', async () => {
    const { identityStore } = still();
    const create = () =>
      identityStore.send(new CreateUserCommand({ IdentityStoreId: STORE, UserName: 'ada' }));
    expect(await outcomes(times(25, create))).toBe(20);
    expect((await refusalOf(create())).error).toMatchObject({
      name: 'ThrottlingException',
      RetryAfterSeconds: 1,
    });
    const user = { IdentityStoreId: STORE, UserId: '11111111-2222-3333-4444-555555555555' };
    const other = await refusalOf(identityStore.send(new DescribeUserCommand(user)));
    expect(other.name).toBe('ResourceNotFoundException');
  });

  it('of Grafana is by operation, account and Region, and says when to come back', async () => {
    const { clock, sandbox, grafana } = still();
    const describeLogin = () =>
      grafana.send(new DescribeWorkspaceAuthenticationCommand({ workspaceId: 'g-0123456789' }));
    const list = (client: GrafanaClient) => client.send(new ListWorkspacesCommand({}));
    expect(await outcomes(times(8, () => list(grafana)))).toBe(5);
    expect(await outcomes(times(3, describeLogin))).toBe(1);
    expect(await refusalOf(describeLogin())).toMatchObject({
      name: 'ThrottlingException',
      status: 429,
      error: { retryAfterSeconds: 1, $response: { headers: { 'retry-after': '1' } } },
    });
    const requestHandler = sandbox.requestHandler();
    const there = clientsOf(sandbox, { region: 'us-east-1', requestHandler });
    expect(await outcomes(times(8, () => list(there.grafana)))).toBe(5);
    await clock.advance(1000);
    expect(await outcomes(times(8, () => list(grafana)))).toBe(5);
    expect(await outcomes(times(3, describeLogin))).toBe(1);
  });

  it('is none where none is documented', async () => {
    const { grafana, finspace } = still();
    const versions = () => grafana.send(new ListVersionsCommand({}));
    const environments = () => finspace.send(new ListEnvironmentsCommand({}));
    expect(await outcomes([...times(60, versions), ...times(60, environments)])).toBe(120);
  });

  it('of Organizations is rate and burst by operation', async () => {
    const { clock, organizations } = still();
    const roots = () => organizations.send(new ListRootsCommand({}));
    expect(await outcomes(times(5, roots))).toBe(2);
    expect(await outcomes(times(15, () => organizations.send(new ListAccountsCommand({}))))).toBe(
      12,
    );
    expect((await refusalOf(roots())).error).toMatchObject({
      name: 'TooManyRequestsException',
      Type: 'RATE_LIMIT',
      $metadata: { httpStatusCode: 400 },
    });
    await clock.advance(1000);
    expect(await outcomes(times(5, roots))).toBe(1);
  });

  it('can be switched off', async () => {
    const { sandbox, ...clients } = still({ quotas: false });
    expect(await outcomes(times(200, () => removeSet(clients)))).toBe(200);
    expect(sandbox.throttled).toBe(0);
  });

  it('is not touched by a call that it refuses, nor by one with a bad signature', async () => {
    const { clock, sandbox, ...clients } = still();
    const stranger = clientsOf(sandbox, {
      requestHandler: sandbox.requestHandler(),
      credentials: { ...sandbox.credentials, secretAccessKey: 'guessed' },
    });
    expect(await outcomes(times(50, () => removeSet(stranger)))).toBe(0);
    expect(await outcomes(times(100, () => removeSet(clients)))).toBe(20);
    await clock.advance(50);
    expect(await outcomes(times(5, () => removeSet(clients)))).toBe(1);
  });

  it('is its own for each account and Region', () => {
    const quotas = new Quotas(new ManualClock());
    const use = { service: 'organizations', operation: 'ListRoots', region: 'us-east-1' };
    const take = (accountId: string, region = 'us-east-1') =>
      quotas.take({ ...use, accountId, region });
    expect([take('1'), take('1'), take('1')]).toEqual([undefined, undefined, 1000]);
    expect([take('2'), take('1', 'eu-west-1')]).toEqual([undefined, undefined]);
  });

  it('lets a caller who keeps the pace through for ever', async () => {
    const clock = new ManualClock();
    const quotas = new Quotas(clock);
    const use = { service: 'sso-admin', operation: 'X', accountId: '1', region: 'eu-west-1' };
    for (let i = 0; i < 20; i++) quotas.take(use);
    for (let i = 0; i < 500; i++) {
      await clock.advance(50);
      expect(quotas.take(use)).toBeUndefined();
    }
  });
});

describe('latency', () => {
  it("is waited on the sandbox's clock, after the work was done", async () => {
    const { clock, sandbox, ...clients } = still({ latencyMs: 80 });
    const call = removeSet(clients);
    await expect.poll(() => sandbox.sleeping).toBe(1);
    expect(sandbox.active).toBe(1);
    expect(sandbox.world.inputs).toHaveLength(1);
    const start = clock.now();
    await clock.runUntil(call);
    expect(clock.now() - start).toBe(80);
    expect(sandbox.calls).toEqual([
      {
        service: 'sso-admin',
        operation: 'DeletePermissionSet',
        at: start,
        ms: 80,
        status: 200,
        by: { arn: 'arn:aws:iam::111111111111:root' },
      },
    ]);
    expect([sandbox.active, sandbox.sleeping]).toEqual([0, 0]);
  });

  it('ends with a caller that gives up, but what it asked for has happened', async () => {
    const { clock, sandbox, ssoAdmin } = still({ latencyMs: 80 });
    const gaveUp = new AbortController();
    const call = ssoAdmin.send(new DeletePermissionSetCommand(set), { abortSignal: gaveUp.signal });
    await expect.poll(() => sandbox.sleeping).toBe(1);
    gaveUp.abort();
    expect(await refusalOf(call)).toMatchObject({ name: 'AbortError' });
    await expect.poll(() => sandbox.active).toBe(0);
    expect(clock.pending).toBe(0);
    expect(sandbox.world.inputs).toHaveLength(1);
  });
});

describe('the call log', () => {
  it('has every call in order, and forgets them when told', async () => {
    const { sandbox, ...clients } = still();
    await removeSet(clients);
    await refusalOf(clients.organizations.send(new ListAccountsCommand({ MaxResults: 21 })));
    expect(
      sandbox.calls.map(({ service, operation, status, errorName }) => [
        service,
        operation,
        status,
        errorName,
      ]),
    ).toEqual([
      ['sso-admin', 'DeletePermissionSet', 200, undefined],
      ['organizations', 'ListAccounts', 400, 'InvalidInputException'],
    ]);
    sandbox.resetCalls();
    expect([sandbox.calls.length, sandbox.totalCalls, sandbox.throttled]).toEqual([0, 0, 0]);
  });

  it('is bounded unless all is wanted', async () => {
    const bounded = tinySandbox({ quotas: false, recordCalls: 5 });
    const unbounded = tinySandbox({ quotas: false, recordCalls: Number.POSITIVE_INFINITY });
    for (const sandbox of [bounded, unbounded]) {
      const clients = clientsOf(sandbox, { requestHandler: sandbox.requestHandler() });
      await outcomes(times(23, () => removeSet(clients)));
      expect(sandbox.totalCalls).toBe(23);
    }
    expect(bounded.calls.length).toBeLessThanOrEqual(10);
    expect(unbounded.calls.length).toBe(23);
  });
});
