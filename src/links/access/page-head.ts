import type { AwsPrincipalType } from '../../services/identity-center/models.ts';

interface Principal {
  readonly principalType: AwsPrincipalType;
  readonly principalId: string;
}

/** Who gets in by one permission set. */
interface Entry {
  readonly groups: number;
  readonly users: readonly string[];
  /** Whether all of its groups have told all of their members. */
  readonly isWhole: boolean;
}

/**
 * How many users the first page of an account's access shows, told while it is still being read. Grants
 * are in the order of their sets: those of the first sets are certain to be shown, and of the first set
 * that is not whole yet as many as there is room for, whichever they will be.
 *
 * @param sets of the account, in the order of the page.
 * @param first rows that the page shows.
 * @param onUsers is shown users, as many as are certain, each time there are more of them.
 */
export const createPageHead = (
  sets: readonly string[],
  first: number,
  onUsers: (userIds: readonly string[]) => void,
): { read(permissionSetArn: string, some: readonly Principal[], isWhole: boolean): void } => {
  const entries = new Map<string, Entry>();
  let told = 0;

  const certain = (): ReadonlySet<string> => {
    const users = new Set<string>();
    let room = first;
    for (const arn of sets) {
      const entry = entries.get(arn);
      if (entry === undefined || room <= 0) break;
      // Groups stand before users.
      room -= entry.groups;
      for (const userId of entry.users.slice(0, Math.max(0, room))) users.add(userId);
      room -= entry.users.length;
      if (!entry.isWhole) break;
    }
    return users;
  };

  return {
    read(permissionSetArn, some, isWhole) {
      if (entries.get(permissionSetArn)?.isWhole === true) return;
      const idsOf = (type: AwsPrincipalType): readonly string[] => [
        ...new Set(some.flatMap((one) => (one.principalType === type ? [one.principalId] : []))),
      ];
      const users = idsOf('USER').toSorted();
      entries.set(permissionSetArn, { groups: idsOf('GROUP').length, users, isWhole });
      const found = certain();
      if (found.size <= told) return;
      told = found.size;
      onUsers([...found]);
    },
  };
};
