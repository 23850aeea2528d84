import type { GatewayContext } from '../../context.ts';
import type { ErrorCode } from '../../core/errors.ts';
import { contextWith } from '../../derive-context.ts';
import { inputError, UserErrors } from '../../core/user-errors.ts';
import { groupOf } from '../access/whose-access.ts';
import { workspacesOfPrincipal } from '../access/workspaces-of-principal.ts';
import { accessToCome } from '../bulk/principal-access.ts';
import { collectAssignments } from '../assignments/assignment-connection.ts';
import { instanceOfStore } from '../instance-of-store.ts';

const FIELD = 'input.group';

/** Gaps that say what the gateway never reads, whoever asks; every other one hides an answer. */
const OF_THE_CONFIGURATION: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'NOT_CONFIGURED',
  'NOT_ENUMERABLE',
  'SERVICE_DISABLED',
  'SERVICE_ENDED',
]);

const forbidden = (message: string): UserErrors =>
  new UserErrors(inputError('FORBIDDEN', message, FIELD));

/**
 * Refuses a change of the members of a group that opens an account which the caller may not change:
 * by an assignment that is there or about to be, or by a role in a Grafana workspace of the account. Read
 * now; nothing is read for a caller who may change every account.
 *
 * @throws UserErrors FORBIDDEN at `input.group`, which names none of the accounts: also where not all
 * of what the group opens could be read.
 */
export const requireGroupChange = async (
  context: GatewayContext,
  identityStoreId: string,
  groupId: string,
): Promise<void> => {
  if (context.loaders.rows.changesAll) return;
  const { rows } = context.uncached();
  const whole = contextWith(context, { loaders: rows.all });
  const instance = await instanceOfStore(context, identityStoreId);
  const principal = { principalType: 'GROUP', principalId: groupId } as const;
  // First, so that what is created in between is not missed.
  const toCome = await accessToCome(whole, instance, principal);
  const [rowsFound, workspaces] = await Promise.all([
    collectAssignments(whole, instance, { coverage: 'ALL', principal }),
    workspacesOfPrincipal(whole, groupOf(identityStoreId, groupId)),
  ]);
  const accounts = new Set([
    ...[...toCome, ...rowsFound.nodes].map(({ accountId }) => accountId),
    ...workspaces.grants.flatMap((grant) =>
      grant.kind === 'WORKSPACE' ? [grant.workspace.accountId] : [],
    ),
  ]);
  const changeable = await Promise.all([...accounts].map(rows.changes));
  if (changeable.includes(false)) {
    throw forbidden(
      'This group opens accounts that you may not change, and who is in it gets into them. Somebody with rights on all of them has to change it.',
    );
  }
  const isUnread = [...rowsFound.gaps, ...workspaces.gaps].some(
    ({ code }) => !OF_THE_CONFIGURATION.has(code),
  );
  if (!isUnread) return;
  throw forbidden(
    'Not everything that this group opens could be read, and you may not change every account. Try again later.',
  );
};
