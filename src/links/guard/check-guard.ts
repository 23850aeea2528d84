import type { GatewayContext } from '../../context.ts';
import { UserErrors } from '../../core/user-errors.ts';
import type { BulkEntry } from '../bulk/entries.ts';
import type { NamedAssignment } from '../changes/assignment-input.ts';

/** Asks the guard about one assignment. @throws UserErrors FORBIDDEN. */
export const checkGuard = async (
  context: GatewayContext,
  kind: 'CREATE' | 'DELETE',
  named: NamedAssignment,
): Promise<void> => {
  const { errors } = await context.guard.assignments(kind, [{ ...named, path: 'input' }]);
  const [error] = errors;
  if (error !== undefined) throw new UserErrors(error);
};

/** Entries of a bulk mutation, with what the guard says against them, and who asks. */
export interface GuardedEntries {
  readonly entries: readonly BulkEntry[];
  readonly self?: readonly string[] | undefined;
}

/**
 * Asks the guard about several assignments: one that it refuses names nothing any more, so that nothing
 * is read or done for it.
 *
 * @throws UserErrors FORBIDDEN when it cannot be told of any.
 */
export const guardEntries = async (
  context: GatewayContext,
  kind: 'CREATE' | 'DELETE',
  entries: readonly BulkEntry[],
): Promise<GuardedEntries> => {
  const asked = entries.flatMap(({ index, path, named }) =>
    named === undefined ? [] : [{ index, path, ...named }],
  );
  const { errors, self } = await context.guard.assignments(kind, asked);
  const refused = new Map(asked.map(({ index }, at) => [index, errors[at]]));
  return {
    self,
    entries: entries.map((entry) => {
      const error = refused.get(entry.index);
      return error === undefined ? entry : { ...entry, named: undefined, errors: [error] };
    }),
  };
};
