import type { PermissionSet, UpdatePermissionSetCommandInput } from '@aws-sdk/client-sso-admin';
import type { GatewayContext } from '../../context.ts';
import { durationToMs, toIsoDuration } from '../../core/duration.ts';
import { createKeyedLock, type KeyedLock } from '../../core/keyed-lock.ts';
import { inputError, type UserErrorModel, UserErrors } from '../../core/user-errors.ts';
import { requireSetChange } from '../../rows/require-change.ts';
import type { Upstream } from '../../upstream/types.ts';
import { awsNames, changedBy, changePermissionSet, noSuchSet } from './change-permission-set.ts';
import type { PermissionSetModel } from './models.ts';

/** What can be changed of a permission set. A member that is not there is none of it. */
export interface PermissionSetValues {
  readonly description?: string | undefined;
  readonly sessionDuration?: string | undefined;
  readonly relayState?: string | undefined;
}

type Member = keyof PermissionSetValues;

/** The values that a caller names: left out is whatever it is, null is none. */
export type NamedValues = Readonly<Partial<Record<Member, string | null | undefined>>>;

const MEMBERS: Readonly<Record<Member, string>> = {
  description: 'description',
  sessionDuration: 'session duration',
  relayState: 'relay state',
};
const members = Object.keys(MEMBERS) as Member[];

const valuesOf = ({ Description, SessionDuration, RelayState }: PermissionSet) => ({
  description: Description || undefined,
  sessionDuration: SessionDuration,
  relayState: RelayState || undefined,
});

/** Durations are the same when they are as long: AWS gives back what was written, PT60M as PT60M. */
const comparable = (member: Member, value: string | null | undefined): string | number | null => {
  if (value === null || value === undefined) return null;
  if (member !== 'sessionDuration') return value;
  return durationToMs(toIsoDuration(value) ?? value) ?? value;
};

const isSame = (member: Member, one: string | null | undefined, other?: string): boolean =>
  comparable(member, one) === comparable(member, other);

/** The members that the caller saw otherwise than they are. */
const outdated = (expected: NamedValues, actual: PermissionSetValues): readonly Member[] =>
  members.filter(
    (member) => expected[member] !== undefined && !isSame(member, expected[member], actual[member]),
  );

const changedMeanwhile = (
  expected: NamedValues,
  actual: PermissionSetValues,
  others: readonly Member[],
): UserErrorModel & { expected: NamedValues; actual: PermissionSetValues } => {
  const names = others.map((member) => MEMBERS[member]).join(' and the ');
  const message = `The permission set was changed since you saw it: the ${names} ${others.length === 1 ? 'is another' : 'are others'} by now. Nothing was written. Look at what it is now, and decide again.`;
  return {
    ...inputError('CONFLICT', message, `input.expected.${others[0] ?? ''}`),
    __typename: 'PermissionSetChanged',
    expected,
    actual,
  };
};

/** What the set shall be: what is named, and for the rest what it is. */
const merged = (actual: PermissionSetValues, named: NamedValues): PermissionSetValues =>
  Object.fromEntries(
    members.map((member) => [
      member,
      named[member] === undefined ? actual[member] : (named[member] ?? undefined),
    ]),
  );

/** Updates of one set that this process makes follow each other: each sends every field back. */
const locks = new WeakMap<Upstream, KeyedLock>();

const lockOf = (upstream: Upstream): KeyedLock => {
  const lock = locks.get(upstream) ?? createKeyedLock();
  locks.set(upstream, lock);
  return lock;
};

/**
 * Changes what is named of a permission set and keeps the rest. `UpdatePermissionSet` clears a relay
 * state that is left out, so the set is read now (`DescribePermissionSet`) and every field is sent
 * back. Nothing is sent when nothing would change.
 *
 * @param expected the values that the caller saw.
 * @throws UserErrors with PermissionSetChanged when they are others by now; GatewayError NOT_FOUND,
 * OUTCOME_UNKNOWN, and what AWS refuses.
 */
export const updatePermissionSet = (
  context: GatewayContext,
  key: PermissionSetModel,
  named: NamedValues,
  expected: NamedValues,
): Promise<{ readonly permissionSet: PermissionSetModel }> => {
  const { upstream, scope, clients } = context;
  return lockOf(upstream).run(key.permissionSetArn, scope.signal, async () => {
    await requireSetChange(context, key);
    const stored = await context.uncached().identityCenter.permissionSet(key);
    if (stored === null) throw noSuchSet(key);
    const actual = valuesOf(stored);
    const others = outdated(expected, actual);
    if (others.length > 0) throw new UserErrors(changedMeanwhile(expected, actual, others));
    const next = merged(actual, named);
    if (members.every((member) => isSame(member, next[member], actual[member]))) {
      context.changed(changedBy(key));
      return { permissionSet: key };
    }
    const input: UpdatePermissionSetCommandInput = {
      ...awsNames(key),
      Description: next.description,
      SessionDuration: next.sessionDuration,
      RelayState: next.relayState,
    };
    return changePermissionSet(context, key, {
      operation: clients.identityCenter.updatePermissionSet,
      input,
      async isMade(read) {
        const now = await read.permissionSet(key);
        if (now === null) return false;
        const values = valuesOf(now);
        return members.every((member) => isSame(member, next[member], values[member]));
      },
      selection: 'description sessionDuration relayState',
    });
  });
};
