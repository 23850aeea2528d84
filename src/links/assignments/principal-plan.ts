import type { GatewayContext } from '../../context.ts';
import { GatewayError } from '../../core/errors.ts';
import { drain } from '../../core/paged-list.ts';
import type { AwsPrincipalType, InstanceModel } from '../../services/identity-center/models.ts';
import { isRefused } from './principal-rows.ts';
import type { WayName } from './scan.ts';
import { principalKey, waysByPrincipal, waysBySet } from './ways.ts';

/**
 * The principals to walk when that is fewer calls than the pairs; null when it is not, or when AWS
 * does not list by principal here. Their number is known only once they are listed, which the names
 * in the answer need anyway, and listing stops as soon as there are too many.
 *
 * @param type only principals of this type; all when left out.
 * @param pinned the way of the cursor, if there is one.
 */
export const principalsIfCheaper = async (
  context: GatewayContext,
  instance: InstanceModel,
  type: AwsPrincipalType | undefined,
  pinned: WayName | undefined,
): Promise<readonly string[] | null> => {
  if ((pinned !== undefined && pinned !== 'P') || isRefused(context, instance)) return null;
  const { identityStore } = context.loaders;
  // A walk goes on with the principals that it began with, who were a minute old then: to read the whole
  // directory again every minute would cost as much as the walk.
  const [groupList, userList] =
    pinned === 'P'
      ? [identityStore.groupList, identityStore.userListOfNames]
      : [identityStore.groupListNow, identityStore.userList];
  const principals: string[] = [];
  if (type !== 'USER') {
    const groups = await drain(groupList(instance.identityStoreId));
    for (const group of groups.items) principals.push(principalKey('GROUP', group.GroupId ?? ''));
  }
  const isWorth =
    pinned === 'P'
      ? () => Promise.resolve(true)
      : comparePairs(context, instance, principals.toSorted());
  if (type !== 'GROUP') {
    const list = userList(instance.identityStoreId);
    let token: string | undefined;
    do {
      const page = await list.read(token);
      for (const user of page.items) principals.push(principalKey('USER', user.UserId ?? ''));
      token = page.nextToken;
      if (token !== undefined && !(await unlessRefused(isWorth(principals.length)))) return null;
    } while (token !== undefined);
  }
  if (!(await unlessRefused(isWorth(principals.length)))) return null;
  // The first principal is asked at once: a refusal must be known before the way is pinned.
  const [first] = principals;
  if (first === undefined || pinned === 'P') return principals;
  const rows = await unlessRefused(waysByPrincipal(context, instance, [first]).rows(first, ''));
  return rows === null ? null : principals;
};

/** What `work` gives; null when AWS says that it will not be had. */
const unlessRefused = async <T>(work: Promise<T>): Promise<T | null> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof GatewayError && !error.retryable) return null;
    throw error;
  }
};

/** Below so many principals what is saved is less than what comparing may cost. */
const MANY = 100;
/** Groups that are asked at once. */
const WAVE = 5;
/** After so many groups what they had is taken for what the others have. */
const TELLING_GROUPS = 10;
/** How much of it, where the others may well have less, or the same pairs. */
const HEDGE = 0.5;

/**
 * Whether the pairs cost at least as many calls as so many principals.
 *
 * Each group's list shows pairs that there are, so that the pairs seen so far are fewer than there
 * are: as soon as they are as many as the principals that are left, the answer is certain, and
 * nothing was asked that the walk by principal does not ask. It is certain enough when the groups that
 * are left need only half as many new pairs as the last had: to ask on until there is no doubt takes so
 * long in a large organization that what the first groups had is too old when the walk comes to them.
 * Where the groups have few, a few sets are looked into instead.
 *
 * @param groups in the order in which they are walked.
 */
const comparePairs = (
  context: GatewayContext,
  instance: InstanceModel,
  groups: readonly string[],
): ((principals: number) => Promise<boolean>) => {
  const way = waysByPrincipal(context, instance, groups);
  const pairs = new Set<string>();
  let asked = 0;
  let likely = 0;
  let guess: Promise<number> | undefined;
  const areSeen = async (principals: number): Promise<boolean> => {
    while (Math.max(pairs.size + asked, likely) < principals) {
      if (asked === groups.length) return false;
      if (asked > 0 && (pairs.size / asked) * groups.length < principals) return false;
      const wave = groups.slice(asked, asked + WAVE);
      const lists = await Promise.all(wave.map((group) => way.rows(group, '')));
      const before = pairs.size;
      for (const { accountId, permissionSetArn } of lists.flatMap(({ items }) => items)) {
        pairs.add(`${accountId}|${permissionSetArn}`);
      }
      asked += wave.length;
      if (asked < TELLING_GROUPS) continue;
      const perGroup = (pairs.size - before) / wave.length;
      likely = pairs.size + HEDGE * perGroup * (groups.length - asked);
    }
    return true;
  };
  return async (principals) =>
    (principals >= MANY && (await areSeen(principals))) ||
    principals <= (await (guess ??= guessPairCalls(context, instance)));
};

/** How many sets are looked into to guess how many pairs there are. */
const SAMPLE = 3;

const guessPairCalls = async (
  context: GatewayContext,
  instance: InstanceModel,
): Promise<number> => {
  const way = waysBySet(context, instance);
  const sets = await way.outers();
  const step = Math.max(1, Math.floor(sets.length / SAMPLE));
  const sample = sets.filter((_, index) => index % step === 0).slice(0, SAMPLE);
  const lists = await Promise.all(sample.map((set) => way.inners(set)));
  const pairs = lists.reduce((sum, list) => sum + list.items.length, 0);
  return sets.length + (sample.length === 0 ? 0 : (pairs / sample.length) * sets.length);
};
