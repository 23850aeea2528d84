/** Somebody of the firm who calls, and what tests of the guard ask of it. */
import { globalIds } from '../../src/node-types.ts';
import type { GroupRow, UserRow } from '../../src/sandbox/rows.ts';
import { as, type CallerClaims } from '../support/claims.ts';
import type { TestGateway } from '../support/make-gateway.ts';
import { documentOf, type PayloadAnswer } from '../support/mutations.ts';

export const storeOf = ({ sandbox }: TestGateway): string =>
  sandbox.world.state.settings.identityStoreId;

export const groupRow = (t: TestGateway, name: string): GroupRow => {
  const [row] = t.sandbox.world.state.findGroups(storeOf(t), name);
  if (row === undefined) throw new Error(`The sandbox has no group ${name}`);
  return row;
};

/** The first member of a group. */
export const memberOf = (t: TestGateway, name: string): UserRow => {
  const { state } = t.sandbox.world;
  const [first] = state.membershipsOfGroup.get(groupRow(t, name).groupId);
  const row = state.users.rows.find(({ userId }) => userId === first?.userId);
  if (row === undefined) throw new Error(`The group ${name} has no members`);
  return row;
};

/** Somebody else: not in the group. */
export const strangerTo = (t: TestGateway, name: string): UserRow => {
  const { state } = t.sandbox.world;
  const members = state.membershipsOfGroup.get(groupRow(t, name).groupId);
  const row = state.users.rows.find(
    ({ userId, identityStoreId }) =>
      identityStoreId === storeOf(t) && members.every((one) => one.userId !== userId),
  );
  if (row === undefined) throw new Error(`Everybody is in ${name}`);
  return row;
};

export const userGlobalId = (t: TestGateway, { userId }: UserRow): string =>
  globalIds.encode('User', storeOf(t), userId);

export const groupGlobalId = (t: TestGateway, name: string): string =>
  globalIds.encode('Group', storeOf(t), groupRow(t, name).groupId);

/** The headers of a person who has just signed in. */
export const signedIn = (
  t: TestGateway,
  { userName, userId }: Pick<UserRow, 'userName' | 'userId'>,
  more: CallerClaims = {},
): Record<string, string> =>
  as({ id: userId, person: { userName }, authenticatedAt: t.clock.now(), ...more });

const GUARD_ERRORS = `userErrors { ... on SelfGrant { viaGroupId } ... on FreshSignInRequired { maxAgeSeconds } }`;

/** The payload of a mutation, and the AWS calls that it cost. */
export const ask = async (
  t: TestGateway,
  field: string,
  input: object,
  headers: Record<string, string>,
  selection = '',
): Promise<{ readonly payload: PayloadAnswer; readonly calls: Record<string, number> }> => {
  t.resetCalls();
  const document = documentOf(field, `${selection} ${GUARD_ERRORS}`);
  const data = await t.data<Record<string, PayloadAnswer>>(document, { input }, headers);
  const payload = data[field];
  if (payload === undefined) throw new Error(field);
  return { payload, calls: t.calls() };
};

const WRITE = /\.(Create|Update|Delete|Put|Attach|Detach|Provision|Tag|Untag|Enable|Disable)[A-Z]/;

/** The calls that change something. */
export const writesOf = (calls: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(calls).filter(([call]) => WRITE.test(call)));
