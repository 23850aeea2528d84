import { IdentitystoreClient, ListUsersCommand } from '@aws-sdk/client-identitystore';
import { ListAccountsCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { describe, expect, it } from 'vitest';
import { announceOperations } from '../../src/upstream/announce-operations.ts';
import { createClientFactory } from '../../src/upstream/client-factory.ts';
import { createUpstream } from '../../src/upstream/upstream.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { awsError, fakeOperation, fakeScope } from './fakes.ts';

const setUp = () => {
  const clock = new ManualClock();
  const upstream = createUpstream({ clock, quotaShare: 0.5, random: () => 0 });
  /** One call of `name`, which AWS refuses with `error`, or answers. */
  const call = async (name: string, error?: string, message = '', accountId = 'self') => {
    const operation = fakeOperation(
      () => {
        if (error !== undefined) throw awsError(error, message);
        return { ok: true };
      },
      { name, target: { accountId, region: 'eu-west-1' } },
    );
    const outcome = upstream.call(fakeScope(clock), operation, {});
    await clock.runUntil(outcome.catch(() => undefined));
  };
  const status = () => upstream.services()[0];
  const refused = () => status()?.refusals.map(({ operation, code }) => `${operation} ${code}`);
  return { clock, upstream, call, status, refused };
};

describe('an operation that is announced', () => {
  it('has its quota in each Region and account, once, before the first call', () => {
    const { upstream } = setUp();
    const factory = announceOperations(
      createClientFactory({
        region: 'eu-west-1',
        credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
      }),
      (operation) => upstream.announce(operation),
    );
    const places = [
      {},
      {},
      { region: 'us-east-1' },
      { region: 'us-east-1', accountId: '111122223333' },
    ];
    for (const place of places) {
      factory.service('identitystore', IdentitystoreClient, place).read(ListUsersCommand);
      factory.service('organizations', OrganizationsClient, place).read(ListAccountsCommand);
    }
    const shown = upstream.services().map(({ service, region, quotas }) => ({
      place: `${service} ${region ?? 'everywhere'}`,
      quotas: quotas.map(
        ({ operationClass, target, allowed, used }) =>
          `${operationClass} of ${target.accountId}: ${used} of ${allowed}`,
      ),
    }));
    expect(shown).toEqual([
      { place: 'identitystore eu-west-1', quotas: ['ListUsers of self: 0 of 10'] },
      {
        place: 'organizations everywhere',
        quotas: ['ListAccounts of self: 0 of 4', 'ListAccounts of 111122223333: 0 of 4'],
      },
      {
        place: 'identitystore us-east-1',
        quotas: ['ListUsers of self: 0 of 10', 'ListUsers of 111122223333: 0 of 10'],
      },
    ]);
    factory.destroy();
  });
});

describe('a refusal', () => {
  it('is the latest of its operation and account, the latest first', async () => {
    const { clock, call, status } = setUp();
    await call('ListInstances', 'AccessDeniedException');
    await call('ListUsers', 'AccessDeniedException');
    await clock.advance(1000);
    await call('ListInstances', 'AccessDeniedException', 'Only the management account may.');
    await call('ListUsers', 'AccessDeniedException', '', '111122223333');
    const at = clock.now();
    expect(status()?.refusals).toEqual([
      { operation: 'ListUsers', accountId: '111122223333', code: 'ACCESS_DENIED', at },
      { operation: 'ListInstances', accountId: 'self', code: 'MANAGEMENT_ACCOUNT_ONLY', at },
      { operation: 'ListUsers', accountId: 'self', code: 'ACCESS_DENIED', at: at - 1000 },
    ]);
  });

  it.each([
    ['AccessDeniedException', '', ['ListApplications ACCESS_DENIED']],
    ['UnknownOperationException', '', ['ListApplications NOT_SUPPORTED_BY_INSTANCE']],
    ['ValidationException', 'Not valid.', []],
    ['ResourceNotFoundException', '', []],
    ['ConflictException', '', []],
    ['ThrottlingException', '', []],
    ['InternalServerException', '', []],
    ['ExpiredTokenException', '', []],
  ])('is not every error: %s', async (error, message, expected) => {
    const { call, refused } = setUp();
    await call('ListApplications', error, message);
    expect(refused()).toEqual(expected);
  });

  it('ends with an answer, and with nothing less', async () => {
    const { call, refused } = setUp();
    await call('DescribePermissionSet', 'AccessDeniedException');
    await call('DescribePermissionSet', 'ValidationException');
    await call('DescribePermissionSet', 'ThrottlingException');
    await call('ListInstances');
    expect(refused()).toEqual(['DescribePermissionSet ACCESS_DENIED']);
    await call('DescribePermissionSet');
    expect(refused()).toEqual([]);
  });

  it('is told in the reason, which names three and claims no more than was seen', async () => {
    const { call, status } = setUp();
    expect(status()).toBeUndefined();
    for (const name of ['A', 'B', 'C', 'D', 'E']) await call(name, 'AccessDeniedException');
    const names = 'E (ACCESS_DENIED), D (ACCESS_DENIED), C (ACCESS_DENIED) and 2 more.';
    expect(status()).toMatchObject({
      state: 'AVAILABLE',
      reason: `Every operation tried so far was refused to the gateway when last tried: ${names}`,
    });
    // That there is no such object is an answer to somebody who may ask.
    await call('F', 'ResourceNotFoundException');
    expect(status()?.reason).toBe(
      `Refused to the gateway when last tried: ${names} A refusal may hold for one object only.`,
    );
  });

  it('is remembered of 500 operations at most', async () => {
    const { call, refused } = setUp();
    for (let n = 0; n < 510; n += 1) await call(`Operation${n}`, 'AccessDeniedException');
    expect(refused()).toHaveLength(500);
    expect(refused()?.at(0)).toBe('Operation509 ACCESS_DENIED');
    expect(refused()?.at(-1)).toBe('Operation10 ACCESS_DENIED');
  });
});

it('is called ended when AWS has ended it', async () => {
  const { clock, upstream } = setUp();
  const operation = fakeOperation(
    () => {
      throw awsError('UnknownOperationException');
    },
    { service: 'finspace', name: 'ListEnvironments' },
  );
  const outcome = upstream.call(fakeScope(clock), operation, {});
  await expect(clock.runUntil(outcome)).rejects.toMatchObject({ code: 'SERVICE_ENDED' });
  expect(upstream.services()).toMatchObject([
    { service: 'finspace', state: 'ENDED', refusals: [{ code: 'SERVICE_ENDED' }] },
  ]);
});
