import { afterEach, describe, expect, it } from 'vitest';
import { globalIds } from '../../src/node-types.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';
import { payloadOf, run } from '../support/mutations.ts';

const SELECTION = `membershipId user { userName } group { displayName members(first: 100) { nodes { userName } } }`;
/** Kept in AWS itself; the other comes from the firm's own directory. */
const OWN = 'AWS-Auditors';
const SYNCED = 'Trading-Developers';

interface Case {
  readonly field: string;
  readonly write: string;
  readonly action: string;
  /** Whether the user is in the group before. */
  readonly before: boolean;
}

const cases: readonly Case[] = [
  {
    field: 'addGroupMember',
    write: 'identitystore.CreateGroupMembership',
    action: 'identitystore:CreateGroupMembership',
    before: false,
  },
  {
    field: 'removeGroupMember',
    write: 'identitystore.DeleteGroupMembership',
    action: 'identitystore:DeleteGroupMembership',
    before: true,
  },
];

describe.each(cases)('$field', ({ field, write, action, before }) => {
  let t: TestGateway;
  afterEach(() => t.close());

  const store = () => t.sandbox.world.state.settings.identityStoreId;
  const groupOf = (name: string) => {
    const [group] = t.sandbox.world.state.findGroups(store(), name);
    if (group === undefined) throw new Error(`The sandbox has no group ${name}`);
    return group;
  };
  /** Somebody who is in the group, or not, as the mutation needs it. */
  const userFor = (name: string) => {
    const { state } = t.sandbox.world;
    const members = state.membershipsOfGroup.get(groupOf(name).groupId).map((row) => row.userId);
    const user = state.users.rows.find(
      (row) => row.identityStoreId === store() && members.includes(row.userId) === before,
    );
    if (user === undefined) throw new Error('The sandbox has no such user');
    return user;
  };
  const inputFor = (name: string) => ({
    group: globalIds.encode('Group', store(), groupOf(name).groupId),
    user: globalIds.encode('User', store(), userFor(name).userId),
  });
  const isMember = (userId: string, name = OWN) =>
    t.sandbox.world.state.membershipsOfGroup
      .get(groupOf(name).groupId)
      .some((row) => row.userId === userId);

  it('changes the membership, and everything that rests on it', async () => {
    t = await makeGateway();
    const { userId, userName } = userFor(OWN);
    const input = inputFor(OWN);
    const read = `query ($user: ID!, $group: ID!) {
      user: node(id: $user) { ... on User { groups(first: 100) { nodes { displayName } } } }
      group: node(id: $group) { ... on Group { members(first: 100) { nodes { userName } } } }
    }`;
    await t.data(read, input);
    t.resetCalls();
    const payload = await payloadOf(t, field, input, SELECTION);
    expect(payload).toMatchObject({
      membershipId: expect.any(String) as string,
      user: { userName },
      group: { displayName: OWN },
      userErrors: [],
    });
    expect(isMember(userId)).toBe(!before);
    expect(t.calls()[write]).toBe(1);
    const group = payload.group as { members: { nodes: { userName: string }[] } };
    expect(group.members.nodes.some((member) => member.userName === userName)).toBe(!before);
    const after = await t.data<{ user: { groups: { nodes: { displayName: string }[] } } }>(
      read,
      input,
    );
    expect(after.user.groups.nodes.some((node) => node.displayName === OWN)).toBe(!before);
  });

  it('costs one write and what it is decided on', async () => {
    t = await makeGateway();
    await payloadOf(t, field, inputFor(OWN));
    expect(t.calls()).toEqual({
      'identitystore.DescribeGroup': 1,
      'identitystore.DescribeUser': 1,
      ...(before ? { 'identitystore.GetGroupMembershipId': 1 } : {}),
      [write]: 1,
    });
  });

  it('is safe to repeat', async () => {
    t = await makeGateway();
    const { userId } = userFor(OWN);
    const input = inputFor(OWN);
    const first = await payloadOf(t, field, input, 'membershipId');
    const again = await payloadOf(t, field, input, 'membershipId');
    expect(again.userErrors).toEqual([]);
    expect(again.membershipId).toBe(before ? null : first.membershipId);
    expect(isMember(userId)).toBe(!before);
  });

  it('is the same for two who ask at once', async () => {
    t = await makeGateway();
    const { userId } = userFor(OWN);
    const input = inputFor(OWN);
    const payloads = await Promise.all([
      payloadOf(t, field, input, 'membershipId'),
      payloadOf(t, field, input, 'membershipId'),
    ]);
    expect(payloads.map(({ userErrors }) => userErrors)).toEqual([[], []]);
    expect(payloads[0]?.membershipId).toBe(payloads[1]?.membershipId);
    expect(isMember(userId)).toBe(!before);
  });

  it('leaves a group alone that comes from elsewhere, before a write is spent', async () => {
    t = await makeGateway();
    const { userId } = userFor(SYNCED);
    const payload = await payloadOf(t, field, inputFor(SYNCED), SELECTION);
    expect(payload).toMatchObject({
      group: null,
      userErrors: [
        {
          __typename: 'ExternallyManagedGroup',
          code: 'CONFLICT',
          field: ['input', 'group'],
          externalIds: groupOf(SYNCED).externalIds,
        },
      ],
    });
    expect(t.calls()[write]).toBeUndefined();
    expect(isMember(userId, SYNCED)).toBe(before);
  });

  it('changes it when the configuration says so', async () => {
    t = await makeGateway({ externalGroupChanges: true });
    const { userId } = userFor(SYNCED);
    const payload = await payloadOf(t, field, inputFor(SYNCED));
    expect(payload.userErrors).toEqual([]);
    expect(isMember(userId, SYNCED)).toBe(!before);
  });

  it('says who is not in the directory', async () => {
    t = await makeGateway();
    const nobody = `${store().slice(2)}-00000000-0000-0000-0000-000000000000`;
    for (const [name, type] of [
      ['group', 'Group'],
      ['user', 'User'],
    ] as const) {
      const input = { ...inputFor(OWN), [name]: globalIds.encode(type, store(), nobody) };
      const payload = await payloadOf(t, field, input);
      expect(payload.userErrors).toMatchObject([
        { code: 'PRINCIPAL_NOT_FOUND', field: ['input', name] },
      ]);
    }
    expect(t.calls()[write]).toBeUndefined();
  });

  it('does not take what cannot belong together, and asks AWS nothing', async () => {
    t = await makeGateway();
    const input = inputFor(OWN);
    const elsewhere = globalIds.encode('User', 'd-0000000000', userFor(OWN).userId);
    const payload = await payloadOf(t, field, { ...input, user: elsewhere });
    expect(payload.userErrors).toMatchObject([{ code: 'VALIDATION', field: ['input', 'user'] }]);
    const { errors } = await run(t, field, { ...input, user: input.group });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'input.user',
    });
    expect(t.callCount()).toBe(0);
  });

  it('says which permission is missing', async () => {
    t = await makeGateway({ sandbox: { faults: [`${write}:denied`] } });
    const payload = await payloadOf(t, field, inputFor(OWN));
    expect(payload.userErrors).toMatchObject([
      { __typename: 'AccessDenied', missingAction: action },
    ]);
  });

  it('is refused by a gateway that only reads, before any call', async () => {
    t = await makeGateway({ writes: false });
    const { errors } = await run(t, field, inputFor(OWN));
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'READ_ONLY' });
    expect(t.callCount()).toBe(0);
  });

  it('finds out that AWS has made it when the answer was lost', async () => {
    t = await makeGateway({ sandbox: { faults: [`${write}:cut-after`] } });
    const { userId } = userFor(OWN);
    const payload = await payloadOf(t, field, inputFor(OWN), 'membershipId');
    expect(payload).toMatchObject({ membershipId: expect.any(String) as string, userErrors: [] });
    expect(isMember(userId)).toBe(!before);
    expect(t.calls()[write]).toBe(1);
  });

  it('does not claim anything when AWS shows no trace of it', async () => {
    t = await makeGateway({ sandbox: { faults: [`${write}:cut-before`] } });
    const { userId } = userFor(OWN);
    const payload = await payloadOf(t, field, inputFor(OWN));
    const [error] = payload.userErrors;
    expect(error).toMatchObject({ __typename: 'OutcomeUnknown' });
    expect(t.calls()[write]).toBe(1);
    expect(isMember(userId)).toBe(before);
    const told = await t.data<{ node: { groups: { edges: { groupId: string }[] } } }>(
      error?.query ?? '',
    );
    const { groupId } = groupOf(OWN);
    expect(told.node.groups.edges.some((edge) => edge.groupId === groupId)).toBe(before);
  });

  it('is an outage at the top when the service does not answer', async () => {
    t = await makeGateway({ sandbox: { faults: ['identitystore:dead'] } });
    const { errors } = await run(t, field, inputFor(OWN));
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
  });
});
