import type { AwsPrincipalType } from '../../services/identity-center/models.ts';

interface Principal {
  readonly principalType: AwsPrincipalType;
  readonly principalId: string;
}

/**
 * Who is on the first page of an account's access, told while it is still being read: grants are in the
 * order of their sets, so that what is known of the first sets is certain to be shown.
 *
 * @param sets of the account, in the order of the page.
 * @param first rows that the page shows.
 * @param onUsers is shown the users that are certain, each time there are more of them.
 */
export const createPageHead = (
  sets: readonly string[],
  first: number,
  onUsers: (userIds: readonly string[]) => void,
): { read(permissionSetArn: string, principals: readonly Principal[]): void } => {
  const known = new Map<string, readonly Principal[]>();
  const users = new Set<string>();
  let next = 0;
  let rows = 0;
  return {
    read(permissionSetArn, principals) {
      known.set(permissionSetArn, principals);
      const before = users.size;
      for (; next < sets.length && rows < first; next += 1) {
        const some = known.get(sets[next] ?? '');
        if (some === undefined) break;
        // Groups stand before users: both by their ids, and each once however it gets in.
        const groups = new Set(idsOf(some, 'GROUP'));
        const own = [...new Set(idsOf(some, 'USER'))].sort();
        const room = Math.max(0, first - rows - groups.size);
        for (const userId of own.slice(0, room)) users.add(userId);
        rows += groups.size + own.length;
      }
      if (users.size > before) onUsers([...users]);
    },
  };
};

const idsOf = (principals: readonly Principal[], type: AwsPrincipalType): readonly string[] =>
  principals.filter((one) => one.principalType === type).map((one) => one.principalId);
