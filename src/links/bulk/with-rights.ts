import type { GatewayContext } from '../../context.ts';
import { type AccountRight, accountRight, rowsNow } from '../../rows/require-change.ts';
import { noAccount } from '../changes/check-target.ts';
import type { BulkEntry } from './entries.ts';

/**
 * The entries, those in accounts that the caller may not change with an error of their own: FORBIDDEN
 * where the account may be seen, and where it may not, NOT_FOUND. Nothing else is looked at of them.
 *
 * @throws GatewayError when Organizations does not tell, or not in time: what nobody knows to be
 * allowed is not queued.
 */
export const withRights = (
  context: GatewayContext,
  entries: readonly BulkEntry[],
): Promise<readonly BulkEntry[]> => {
  const rows = rowsNow(context);
  if (rows.changesAll) return Promise.resolve(entries);
  const rights = new Map<string, Promise<AccountRight>>();
  const rightOf = (accountId: string, field: string): Promise<AccountRight> => {
    const known = rights.get(accountId) ?? accountRight(rows, accountId, field);
    rights.set(accountId, known);
    return known;
  };
  return Promise.all(
    entries.map(async (entry): Promise<BulkEntry> => {
      if (entry.named === undefined) return entry;
      const { accountId } = entry.named.assignment;
      const field = `${entry.path}.account`;
      const right = await rightOf(accountId, field);
      if (right === 'ALLOWED') return entry;
      const error =
        right === 'HIDDEN' ? noAccount(accountId, field) : { ...right, field: field.split('.') };
      return { ...entry, named: undefined, errors: [error] };
    }),
  );
};
