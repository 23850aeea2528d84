import { describe, expect, it } from 'vitest';
import { refusalOf } from '../support/clients.ts';
import { openFinSpace } from '../support/finspace-world.ts';
import type { DataCall, Row } from '../support/finspace-world.ts';

const day = (date: string): number => Date.parse(`${date}T09:30:00Z`);
const newcomer = { emailAddress: 'mei.nakamura@kestrelbridge.test', type: 'APP_USER' };

const usersOf = async (call: DataCall): Promise<Row[]> =>
  (await call('ListUsers', { maxResults: 100 })).users as Row[];

const find = async (call: DataCall, email: string): Promise<Row | undefined> =>
  (await usersOf(call)).find((user) => String(user.emailAddress).startsWith(email));

describe('the users of an environment', () => {
  it('show everything that they are, times in milliseconds', async () => {
    const { superuser, userId } = openFinSpace();
    const call = await superuser();
    const id = userId('research-data', 'henrik.aalto');
    const henrik = {
      userId: id,
      status: 'ENABLED',
      firstName: 'Henrik',
      lastName: 'Aalto',
      emailAddress: 'henrik.aalto@kestrelbridge.example',
      type: 'SUPER_USER',
      apiAccess: 'ENABLED',
      apiAccessPrincipalArn: 'arn:aws:iam::905418237760:role/FinSpaceProgrammaticAccess',
      createTime: day('2021-10-04'),
      lastEnabledTime: day('2021-10-04'),
      lastModifiedTime: day('2021-10-04'),
      lastLoginTime: day('2026-10-28'),
    };
    expect(await call('GetUser', { userId: id })).toMatchObject(henrik);
    expect(await find(call, 'henrik')).toEqual(henrik);
    const statuses = (await usersOf(call)).map(({ status }) => status);
    expect(statuses.sort()).toEqual(['DISABLED', 'ENABLED', 'ENABLED', 'ENABLED', 'ENABLED']);
    expect(await find(call, 'oskar')).toMatchObject({
      apiAccess: 'DISABLED',
      lastDisabledTime: day('2024-02-05'),
    });
  });

  it('come in pages, whose size must be said', async () => {
    const { superuser, groupId } = openFinSpace();
    const call = await superuser();
    const first = await call('ListUsers', { maxResults: 3 });
    const { nextToken } = first;
    const rest = await call('ListUsers', { maxResults: 3, nextToken });
    expect([first.users, rest.users]).toMatchObject([{ length: 3 }, { length: 2 }]);
    expect(rest.nextToken).toBeUndefined();
    const permissionGroupId = groupId('Quantitative Research');
    const lists = [
      ['ListUsers', {}],
      ['ListUsersByPermissionGroup', { permissionGroupId }],
    ] as const;
    for (const [operation, input] of lists) {
      for (const page of [{}, { maxResults: 0 }, { maxResults: 101 }]) {
        const refusal = await refusalOf(call(operation, { ...input, ...page }));
        expect(refusal).toMatchObject({
          name: 'ValidationException',
          message: expect.stringContaining("at 'maxResults'") as string,
        });
      }
    }
    // A token is good for the list that it came with.
    const foreign = { permissionGroupId, maxResults: 3, nextToken };
    expect(await refusalOf(call('ListUsersByPermissionGroup', foreign))).toMatchObject({
      name: 'ValidationException',
    });
  });

  it('are created, and are there after a while', async () => {
    const { superuser, clock } = openFinSpace();
    const call = await superuser();
    const { userId } = await call('CreateUser', {
      ...newcomer,
      firstName: 'Mei',
      lastName: 'Nakamura',
      apiAccess: 'ENABLED',
      apiAccessPrincipalArn: 'arn:aws:iam::905418237760:role/ResearchPipeline',
    });
    const createTime = clock.now();
    const user = { ...newcomer, userId, firstName: 'Mei', apiAccess: 'ENABLED', createTime };
    expect(await call('GetUser', { userId })).toMatchObject({ ...user, status: 'CREATING' });
    for (const [operation, input] of [
      ['UpdateUser', { firstName: 'May' }],
      ['DisableUser', {}],
      ['EnableUser', {}],
      ['ResetUserPassword', {}],
    ] as const) {
      const refusal = await refusalOf(call(operation, { userId, ...input }));
      expect(refusal).toMatchObject({ name: 'ConflictException', status: 409 });
    }
    await clock.advance(4000);
    expect(await call('GetUser', { userId })).toMatchObject({
      ...user,
      status: 'ENABLED',
      lastEnabledTime: createTime + 4000,
    });
  });

  it('have addresses of their own, whatever the case', async () => {
    const { superuser } = openFinSpace();
    const call = await superuser();
    await call('CreateUser', newcomer);
    const again = { ...newcomer, emailAddress: 'Mei.Nakamura@KestrelBridge.test' };
    expect(await refusalOf(call('CreateUser', again))).toMatchObject({
      name: 'ConflictException',
      message: 'A user with the email address already exists.',
      status: 409,
    });
  });

  it('are five, those that are disabled apart', async () => {
    const { superuser, userId } = openFinSpace();
    const call = await superuser();
    await call('CreateUser', newcomer);
    const sixth = { ...newcomer, emailAddress: 'another@kestrelbridge.test' };
    const limit = {
      name: 'LimitExceededException',
      message: 'The environment has the most users that it may have: 5.',
      status: 400,
    };
    const oskar = { userId: userId('research-data', 'oskar.nowak') };
    expect(await refusalOf(call('CreateUser', sixth))).toMatchObject(limit);
    expect(await refusalOf(call('EnableUser', oskar))).toMatchObject(limit);
    await call('DisableUser', { userId: userId('research-data', 'emeka.eze') });
    await call('EnableUser', oskar);
    expect(await refusalOf(call('CreateUser', sixth))).toMatchObject(limit);
    expect(await usersOf(call)).toHaveLength(6);
  });

  it.each([
    ['an address without an @', { emailAddress: 'nobody' }, "at 'emailAddress'"],
    ['another type', { type: 'ADMIN' }, "at 'type'"],
    ['a principal that is no role', { apiAccessPrincipalArn: 'me' }, "at 'apiAccessPrincipalArn'"],
    ['API access for nobody', { apiAccess: 'ENABLED' }, 'apiAccessPrincipalArn is required'],
    [
      'a role of another account',
      { apiAccessPrincipalArn: 'arn:aws:iam::398216540714:role/AccessReviewJob' },
      'must be a role of the account of the environment, 905418237760',
    ],
  ])('are not created with %s', async (_what, input, message) => {
    const { superuser } = openFinSpace();
    const call = await superuser();
    expect(await refusalOf(call('CreateUser', { ...newcomer, ...input }))).toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining(message) as string,
      status: 400,
    });
    expect(await usersOf(call)).toHaveLength(5);
  });

  it('change in what is said, and in nothing else', async () => {
    const { superuser, userId, clock } = openFinSpace();
    const call = await superuser();
    const user = { userId: userId('research-data', 'isabelle.laurent') };
    const before = await call('GetUser', user);
    await clock.advance(1000);
    expect(await call('UpdateUser', { ...user, lastName: 'Laurent-Meyer' })).toMatchObject(user);
    expect(await call('GetUser', user)).toEqual({
      ...before,
      $metadata: expect.anything() as object,
      lastName: 'Laurent-Meyer',
      lastModifiedTime: clock.now(),
    });
    expect(await refusalOf(call('UpdateUser', { ...user, apiAccess: 'ENABLED' }))).toMatchObject({
      name: 'ValidationException',
      message: 'apiAccessPrincipalArn is required when apiAccess is ENABLED.',
    });
    await call('UpdateUser', { ...user, type: 'SUPER_USER' });
    expect(await call('GetUser', user)).toMatchObject({ type: 'SUPER_USER' });
  });

  it('are disabled and enabled, once each', async () => {
    const { superuser, userId, clock } = openFinSpace();
    const call = await superuser();
    const user = { userId: userId('research-data', 'emeka.eze') };
    const conflict = { name: 'ConflictException', status: 409 };
    expect(await refusalOf(call('EnableUser', user))).toMatchObject(conflict);
    await clock.advance(1000);
    expect(await call('DisableUser', user)).toMatchObject(user);
    const disabled = { status: 'DISABLED', lastDisabledTime: clock.now() };
    expect(await call('GetUser', user)).toMatchObject(disabled);
    expect(await refusalOf(call('DisableUser', user))).toMatchObject(conflict);
    await clock.advance(1000);
    expect(await call('EnableUser', user)).toMatchObject(user);
    const enabled = { ...disabled, status: 'ENABLED', lastEnabledTime: clock.now() };
    expect(await call('GetUser', user)).toMatchObject(enabled);
  });

  it('get a new password where FinSpace has them, once only and remembered nowhere', async () => {
    const { superuser, userId, sandbox } = openFinSpace();
    const call = await superuser('client-analytics');
    const user = { userId: userId('client-analytics', 'ahmed.farouk') };
    const first = await call('ResetUserPassword', user);
    const second = await call('ResetUserPassword', user);
    expect(first).toMatchObject(user);
    expect(first.temporaryPassword).toMatch(/^Sandbox-[0-9a-f]{12}$/);
    expect(second.temporaryPassword).not.toBe(first.temporaryPassword);
    for (const kept of [sandbox.world.snapshot(), sandbox.calls]) {
      expect(JSON.stringify(kept)).not.toContain(first.temporaryPassword);
    }
    await call('DisableUser', user);
    expect(await refusalOf(call('ResetUserPassword', user))).toMatchObject({
      name: 'ConflictException',
    });
    const federated = await superuser('research-data');
    const other = { userId: userId('research-data', 'emeka.eze') };
    expect(await refusalOf(federated('ResetUserPassword', other))).toMatchObject({
      name: 'ValidationException',
      message: 'Users of a federated environment have no password in FinSpace.',
    });
  });

  it('are not found in another environment, nor where they never were', async () => {
    const { superuser, userId } = openFinSpace();
    const call = await superuser();
    for (const id of [userId('client-analytics', 'ahmed.farouk'), 'nobody']) {
      for (const [operation, input] of [
        ['GetUser', {}],
        ['UpdateUser', { firstName: 'A' }],
        ['EnableUser', {}],
        ['DisableUser', {}],
        ['ResetUserPassword', {}],
        ['ListPermissionGroupsByUser', { maxResults: 10 }],
      ] as const) {
        expect(await refusalOf(call(operation, { userId: id, ...input }))).toMatchObject({
          name: 'ResourceNotFoundException',
          message: `User with id ${id} does not exist.`,
          status: 404,
          error: { reason: 'User not found' },
        });
      }
    }
  });
});
