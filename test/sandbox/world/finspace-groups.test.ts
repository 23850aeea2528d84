import { describe, expect, it } from 'vitest';
import { refusalOf } from '../support/clients.ts';
import { openFinSpace } from '../support/finspace-world.ts';
import type { DataCall, Row } from '../support/finspace-world.ts';

const page = { maxResults: 100 };

const groupsOf = async (call: DataCall): Promise<Row[]> =>
  (await call('ListPermissionGroups', page)).permissionGroups as Row[];

const membersOf = async (call: DataCall, permissionGroupId: unknown): Promise<Row[]> =>
  (await call('ListUsersByPermissionGroup', { ...page, permissionGroupId })).users as Row[];

const groupsOfUser = async (call: DataCall, userId: string): Promise<Row[]> =>
  (await call('ListPermissionGroupsByUser', { ...page, userId })).permissionGroups as Row[];

describe('the permission groups of an environment', () => {
  it('show everything that they are', async () => {
    const { superuser, groupId } = openFinSpace();
    const call = await superuser();
    const permissionGroupId = groupId('Research Administrators');
    const administrators = {
      permissionGroupId,
      name: 'Research Administrators',
      description: 'Who lets others in',
      applicationPermissions: ['ManageUsersAndGroups', 'ManageAttributeSets', 'ViewAuditData'],
      createTime: Date.parse('2021-10-05T09:30:00Z'),
      lastModifiedTime: Date.parse('2021-10-05T09:30:00Z'),
    };
    const { permissionGroup } = await call('GetPermissionGroup', { permissionGroupId });
    expect(permissionGroup).toEqual(administrators);
    expect(await groupsOf(call)).toContainEqual(administrators);
    expect((await groupsOf(call)).map(({ name }) => name)).toEqual([
      'Research Administrators',
      'Quantitative Research',
      'Data Pipelines',
      'Auditors',
    ]);
    const clients = await superuser('client-analytics');
    expect(await groupsOf(clients)).toHaveLength(1);
  });

  it('come in pages, whose size must be said', async () => {
    const { superuser, userId } = openFinSpace();
    const call = await superuser();
    const first = await call('ListPermissionGroups', { maxResults: 3 });
    const { nextToken } = first;
    const rest = await call('ListPermissionGroups', { maxResults: 3, nextToken });
    expect([first.permissionGroups, rest.permissionGroups]).toMatchObject([
      { length: 3 },
      { length: 1 },
    ]);
    const isabelle = { userId: userId('research-data', 'isabelle.laurent') };
    const one = await call('ListPermissionGroupsByUser', { ...isabelle, maxResults: 1 });
    const other = { ...isabelle, maxResults: 1, nextToken: one.nextToken };
    expect((await call('ListPermissionGroupsByUser', other)).nextToken).toBeUndefined();
    for (const [operation, input] of [
      ['ListPermissionGroups', {}],
      ['ListPermissionGroupsByUser', isabelle],
    ] as const) {
      expect(await refusalOf(call(operation, input))).toMatchObject({
        name: 'ValidationException',
        message: expect.stringContaining("null at 'maxResults'") as string,
      });
    }
  });

  it('are created, changed and deleted', async () => {
    const { superuser, clock, userId } = openFinSpace();
    const call = await superuser();
    const created = await call('CreatePermissionGroup', {
      name: 'Visitors',
      description: 'Over the summer',
      applicationPermissions: ['AccessNotebooks', 'AccessNotebooks'],
    });
    const { permissionGroupId } = created;
    const read = async () =>
      (await call('GetPermissionGroup', { permissionGroupId })).permissionGroup;
    const group = {
      permissionGroupId,
      name: 'Visitors',
      description: 'Over the summer',
      applicationPermissions: ['AccessNotebooks'],
      createTime: clock.now(),
      lastModifiedTime: clock.now(),
    };
    expect(await read()).toEqual(group);
    await clock.advance(1000);
    const changes = { name: 'Guests', applicationPermissions: [] };
    await call('UpdatePermissionGroup', { permissionGroupId, ...changes });
    expect(await read()).toEqual({ ...group, ...changes, lastModifiedTime: clock.now() });
    await call('UpdatePermissionGroup', { permissionGroupId, name: 'Guests', description: 'All' });
    expect(await read()).toMatchObject({ ...changes, description: 'All' });
    const member = { permissionGroupId, userId: userId('research-data', 'emeka.eze') };
    await call('AssociateUserToPermissionGroup', member);
    expect(await call('DeletePermissionGroup', { permissionGroupId })).toMatchObject({
      permissionGroupId,
    });
    expect(await refusalOf(read())).toMatchObject({ name: 'ResourceNotFoundException' });
    expect(await groupsOfUser(call, member.userId)).toHaveLength(1);
  });

  it('have names of their own', async () => {
    const { superuser, groupId } = openFinSpace();
    const call = await superuser();
    const taken = {
      name: 'ConflictException',
      message: 'A permission group with the name already exists.',
      status: 409,
    };
    const name = 'Auditors';
    const create = { name, applicationPermissions: [] };
    const rename = { name, permissionGroupId: groupId('Data Pipelines') };
    expect(await refusalOf(call('CreatePermissionGroup', create))).toMatchObject(taken);
    expect(await refusalOf(call('UpdatePermissionGroup', rename))).toMatchObject(taken);
  });

  it('are twenty', async () => {
    const { superuser } = openFinSpace();
    const call = await superuser();
    const create = (name: string) =>
      call('CreatePermissionGroup', { name, applicationPermissions: [] });
    for (let i = 5; i <= 20; i++) await create(`Group ${i}`);
    expect(await refusalOf(create('Group 21'))).toMatchObject({
      name: 'LimitExceededException',
      message: 'The environment has the most permission groups that it may have: 20.',
      status: 400,
    });
  });

  it('are refused with an unknown permission, a blank name, or none of either', async () => {
    const { superuser } = openFinSpace();
    const call = await superuser();
    const good = { name: 'Visitors', applicationPermissions: ['AccessNotebooks'] };
    for (const [input, path] of [
      [{ ...good, applicationPermissions: ['BecomeAdministrator'] }, 'applicationPermissions'],
      [{ ...good, name: ' ' }, 'name'],
      [{ name: 'Visitors' }, 'applicationPermissions'],
      [{ applicationPermissions: [] }, 'name'],
    ] as const) {
      expect(await refusalOf(call('CreatePermissionGroup', input))).toMatchObject({
        name: 'ValidationException',
        message: expect.stringContaining(`at '${path}'`) as string,
      });
    }
    expect(await groupsOf(call)).toHaveLength(4);
  });

  it('take users in and let them go, in a while', async () => {
    const { superuser, groupId, userId, clock } = openFinSpace();
    const call = await superuser();
    const permissionGroupId = groupId('Auditors');
    const member = { permissionGroupId, userId: userId('research-data', 'emeka.eze') };
    const conflict = { name: 'ConflictException', status: 409 };
    const status = async () =>
      (await membersOf(call, permissionGroupId)).map(({ membershipStatus }) => membershipStatus);
    const add = () => call('AssociateUserToPermissionGroup', member);
    const remove = () => call('DisassociateUserFromPermissionGroup', member);

    expect(await refusalOf(remove())).toMatchObject({
      name: 'ResourceNotFoundException',
      status: 404,
    });
    expect(await add()).toMatchObject({ statusCode: 200 });
    expect(await status()).toEqual(['ADDITION_IN_PROGRESS']);
    expect(await refusalOf(add())).toMatchObject(conflict);
    expect(await refusalOf(remove())).toMatchObject(conflict);
    await clock.advance(4000);
    expect(await membersOf(call, permissionGroupId)).toEqual([
      {
        userId: member.userId,
        status: 'ENABLED',
        firstName: 'Emeka',
        lastName: 'Eze',
        emailAddress: 'emeka.eze@kestrelbridge.example',
        type: 'APP_USER',
        apiAccess: 'DISABLED',
        membershipStatus: 'ADDITION_SUCCESS',
      },
    ]);
    expect(await groupsOfUser(call, member.userId)).toContainEqual({
      permissionGroupId,
      name: 'Auditors',
      membershipStatus: 'ADDITION_SUCCESS',
    });
    expect(await remove()).toMatchObject({ statusCode: 200 });
    expect(await status()).toEqual(['REMOVAL_IN_PROGRESS']);
    await clock.advance(4000);
    expect(await status()).toEqual([]);
  });

  it('say whether whoever asks is in them', async () => {
    const { superuser, groupId, userId, clock } = openFinSpace();
    const call = await superuser();
    const permissionGroupId = groupId('Auditors');
    const own = { permissionGroupId, userId: userId('research-data', 'henrik.aalto') };
    await call('AssociateUserToPermissionGroup', own);
    await clock.advance(4000);
    const statuses = (await groupsOf(call)).map((group) => group.membershipStatus);
    expect(statuses).toEqual([undefined, undefined, undefined, 'ADDITION_SUCCESS']);
    const { permissionGroup } = await call('GetPermissionGroup', { permissionGroupId });
    expect(permissionGroup).toMatchObject({ membershipStatus: 'ADDITION_SUCCESS' });
  });

  it('are not found in another environment, nor where they never were', async () => {
    const { superuser, groupId, userId } = openFinSpace();
    const call = await superuser();
    const user = { userId: userId('research-data', 'emeka.eze') };
    for (const permissionGroupId of [groupId('Client Reporting'), 'nothing']) {
      for (const [operation, input] of [
        ['GetPermissionGroup', {}],
        ['UpdatePermissionGroup', { name: 'Other' }],
        ['DeletePermissionGroup', {}],
        ['ListUsersByPermissionGroup', page],
        ['AssociateUserToPermissionGroup', user],
        ['DisassociateUserFromPermissionGroup', user],
      ] as const) {
        expect(await refusalOf(call(operation, { permissionGroupId, ...input }))).toMatchObject({
          name: 'ResourceNotFoundException',
          message: `Permission group with id ${permissionGroupId} does not exist.`,
          status: 404,
        });
      }
    }
    const stranger = { userId: 'nobody', permissionGroupId: groupId('Auditors') };
    expect(await refusalOf(call('AssociateUserToPermissionGroup', stranger))).toMatchObject({
      message: 'User with id nobody does not exist.',
    });
  });
});
