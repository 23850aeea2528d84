import type { GatewayContext } from '../../context.ts';
import type { AssignmentModel, InstanceModel } from '../../services/identity-center/models.ts';
import type { OnRows } from '../assignments/scan.ts';
import { createPageHead } from './page-head.ts';

/** Who wants to know of the users on a page before it is known. */
export interface Head {
  /** Rows of the page. */
  readonly first: number;
  /** Is shown users, as many as are certain to be on the page. */
  onUsers(userIds: readonly string[]): void;
}

/**
 * Looks at the rows of an account's pairs as they come, and at the members of their groups, for those that
 * are certain to be on the first page. Makes no call that reading the page does not make, and never fails:
 * what cannot be read is met by whoever shows it.
 */
export const watchHead = (
  { loaders }: GatewayContext,
  { identityStoreId, instanceArn }: InstanceModel,
  accountId: string,
  { first, onUsers }: Head,
): OnRows => {
  const { identityStore, identityCenter } = loaders;
  const head = identityCenter
    .setsOfAccount({ instanceArn, accountId })
    .then(({ items }) => createPageHead([...items].sort(), first, onUsers));
  head.catch(() => undefined);

  const look = async (rows: readonly AssignmentModel[], setArn: string): Promise<void> => {
    const page = await head;
    const groups = rows.filter((row) => row.principalType === 'GROUP');
    const userOf = ({ userId }: { readonly userId: string }) =>
      ({ principalType: 'USER', principalId: userId }) as const;
    const keyOf = ({ principalId: groupId }: AssignmentModel) => ({ identityStoreId, groupId });
    // A large group tells with its first page that there are more than the page shows.
    const begun = groups.map(async (group) => {
      const { items } = await identityStore.membershipsOfGroup(keyOf(group)).read(undefined);
      page.read(setArn, [...rows, ...items.map(userOf)], false);
    });
    await Promise.allSettled(begun);
    const all = await Promise.all(
      groups.map((group) => identityStore.allMembersOfGroup(keyOf(group))),
    );
    const members = all.flatMap(({ items }) => items).map(userOf);
    page.read(setArn, [...rows, ...members], true);
  };
  return (rows, setArn) => {
    look(rows, setArn).catch(() => undefined);
  };
};
