import { describe, expect, it } from 'vitest';

import type { Populations } from '../../../src/sandbox/firm/populations.ts';
import { makeWorld, type TestWorld } from '../../support/sandbox-world.ts';

const countsOf = ({ state }: TestWorld): Populations & { provisionings: number } => ({
  accounts: state.accounts.size,
  permissionSets: state.permissionSets.size,
  provisionedPerAccount: state.provisionings.size / state.accounts.size,
  provisionings: state.provisionings.size,
  users: state.users.size,
  groups: state.groups.size,
});

describe('a generated organization', () => {
  it.each<Populations>([
    { accounts: 3, permissionSets: 1, provisionedPerAccount: 1, users: 1, groups: 0 },
    { accounts: 3, permissionSets: 4, provisionedPerAccount: 4, users: 0, groups: 2 },
    { accounts: 277, permissionSets: 100, provisionedPerAccount: 15, users: 800, groups: 150 },
    { accounts: 1850, permissionSets: 1550, provisionedPerAccount: 20, users: 5000, groups: 500 },
  ])('has exactly %j', (populations) => {
    const world = makeWorld({ populations });
    expect(countsOf(world)).toMatchObject(populations);
    for (const { accountId } of world.state.accounts.rows) {
      expect(world.state.provisioningsOfAccount.get(accountId)).toHaveLength(
        populations.provisionedPerAccount,
      );
    }
    expect(world.state.assignments.size).toBeGreaterThanOrEqual(world.state.provisionings.size);
  });

  it('is decided by the seed', () => {
    const populations = {
      accounts: 20,
      permissionSets: 9,
      provisionedPerAccount: 3,
      users: 30,
      groups: 5,
    };
    const of = (seed: number): unknown => makeWorld({ populations, seed }).snapshot();
    expect(of(5)).toEqual(of(5));
    expect(of(5)).not.toEqual(of(6));
  });

  it('may be the firm, grown: the firm’s own accounts keep what they hold', () => {
    const firm = makeWorld();
    const grown = makeWorld({ accounts: 500 });
    expect(grown.state.accounts.size).toBe(500);
    expect(grown.state.accounts.rows.slice(0, 27)).toEqual(firm.state.accounts.rows);
    for (const { accountId } of firm.state.accounts.rows) {
      expect(grown.state.provisioningsOfAccount.get(accountId)).toEqual(
        firm.state.provisioningsOfAccount.get(accountId),
      );
    }
    const last = grown.state.accounts.rows.at(-1)?.accountId ?? '';
    expect(grown.state.provisioningsOfAccount.get(last)).toHaveLength(15);
  });

  it('keeps the three accounts that the sandbox plays', () => {
    const { accounts } = makeWorld();
    for (const options of [{ accounts: 5 }, { accounts: 100 }, { emptyWorld: true }]) {
      const world = makeWorld(options);
      expect(world.accounts).toEqual(accounts);
      for (const id of Object.values(accounts)) expect(world.state.accounts.has(id)).toBe(true);
    }
  });

  it.each([
    [{ accounts: 5001 }, 'The number of accounts must be 3 to 5000.'],
    [{ accounts: 2.5 }, 'The number of accounts must be a whole number, not 2.5.'],
    [
      {
        populations: {
          accounts: 3,
          permissionSets: 1,
          provisionedPerAccount: 2,
          users: 1,
          groups: 1,
        },
      },
      'An account cannot hold more permission sets than there are.',
    ],
    [
      {
        populations: {
          accounts: 3,
          permissionSets: 1,
          provisionedPerAccount: 1,
          users: 0,
          groups: 0,
        },
      },
      'there are none',
    ],
  ])('refuses %j', (options, message) => {
    expect(() => makeWorld(options)).toThrow(message);
  });
});

describe('an empty world', () => {
  it('has three accounts, and an instance with nothing in it', async () => {
    const world = makeWorld({ emptyWorld: true });
    const { InstanceArn, IdentityStoreId } = {
      InstanceArn: world.instanceArn,
      IdentityStoreId: world.state.settings.identityStoreId,
    };
    expect(await world.call('organizations', 'ListAccounts')).toMatchObject({
      Accounts: [{}, {}, {}],
      NextToken: undefined,
    });
    expect(await world.call('sso-admin', 'ListPermissionSets', { InstanceArn })).toMatchObject({
      PermissionSets: [],
    });
    expect(await world.call('identitystore', 'ListUsers', { IdentityStoreId })).toMatchObject({
      Users: [],
    });
    const AccountId = world.accounts.memberAccountId;
    expect(
      await world.call('sso-admin', 'ListPermissionSetsProvisionedToAccount', {
        InstanceArn,
        AccountId,
      }),
    ).toEqual({});
  });
});
