import type { UpdateError } from '@aws-sdk/client-grafana';
import type { GatewayContext } from '../../context.ts';
import { type ErrorCode, GatewayError, withDetails } from '../../core/errors.ts';
import { drain } from '../../core/paged-list.ts';
import { inputError, toUserErrors, type UserErrorModel } from '../../core/user-errors.ts';
import { findOut } from '../../upstream/find-out.ts';
import { safeText } from '../../core/safe-text.ts';
import { inTurn, type Opened, queryOf, whyNot } from './change-workspace.ts';
import type { WorkspaceKey, WorkspaceModel } from './models.ts';
import { causeOf, isMade, type PermissionChange, toInstruction } from './permission-changes.ts';
import { tags } from './tags.ts';

/** The most instructions that one call takes (`UpdateInstructionBatch`). */
const BATCH = 20;
const FIELD = 'input.changes';
const SELECTION = 'permissions(first: 100) { nodes { principalId principalType role } }';

export interface PermissionsChanged {
  /** Not there when nothing was changed at all. */
  readonly workspace: WorkspaceModel | undefined;
  readonly userErrors: readonly UserErrorModel[];
}

const codeOf = ({ code = 0 }: UpdateError, { action }: PermissionChange): ErrorCode => {
  if (code === 404) return action === 'ADD' ? 'PRINCIPAL_NOT_FOUND' : 'NOT_FOUND';
  if (code === 409) return 'CONFLICT';
  return code === 403 ? 'ACCESS_DENIED' : 'VALIDATION';
};

/** AWS's errors at their entries; one that is about none of them is about all. */
const atEntries = (
  errors: readonly UpdateError[],
  batch: readonly PermissionChange[],
): readonly UserErrorModel[] =>
  errors.flatMap((error) => {
    const says = `UpdatePermissions: AWS says: ${safeText(error.message ?? '')}`;
    const causes = causeOf(error, batch);
    if (causes.length === 0) return [inputError('VALIDATION', says, FIELD)];
    return causes.map((change) => inputError(codeOf(error, change), says, change.field));
  });

/** What a call that failed as a whole leaves undone: every entry of it, with the same reason. */
const atEach = (error: GatewayError, batch: readonly PermissionChange[]) =>
  batch.flatMap(({ field }) => toUserErrors(withDetails(error, { argument: field })) ?? []);

/** The entries of a batch whose answer was lost, without those that can be seen to be made. */
const notSeen = async (
  context: GatewayContext,
  key: WorkspaceKey,
  batch: readonly PermissionChange[],
): Promise<readonly PermissionChange[]> => {
  let left = batch;
  await findOut(context, async () => {
    const { items } = await drain(await context.uncached().grafana.permissionList(key));
    left = batch.filter((change) => !isMade(change, items));
    return left.length === 0 || undefined;
  });
  return left;
};

interface Sent {
  readonly errors: readonly UserErrorModel[];
  /** How many entries were certainly refused, or are not known to be made. */
  readonly undone: number;
  /** Whether to go on with the next batch. */
  readonly goesOn: boolean;
}

const send = async (
  context: GatewayContext,
  { key, place }: Opened,
  batch: readonly PermissionChange[],
  isFirst: boolean,
): Promise<Sent> => {
  const { upstream, scope } = context;
  const { workspaceId } = key;
  try {
    const { errors = [] } = await upstream.call(scope, place.operations.updatePermissions, {
      workspaceId,
      updateInstructionBatch: batch.map(toInstruction),
    });
    return { errors: atEntries(errors, batch), undone: errors.length, goesOn: true };
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    if (error.code !== 'OUTCOME_UNKNOWN') {
      const told = await whyNot(context, key, error);
      // Nothing was changed before: the error is that of the whole mutation.
      if (isFirst) throw told;
      return { errors: atEach(told, batch), undone: batch.length, goesOn: false };
    }
    const left = await notSeen(context, key, batch);
    const about = withDetails(error, { query: queryOf(key, SELECTION) });
    return { errors: atEach(about, left), undone: left.length, goesOn: left.length === 0 };
  }
};

const notSent = ({ field }: PermissionChange): UserErrorModel =>
  inputError('CONFLICT', 'Not sent, because a change before it failed. Try again.', field);

/**
 * Gives and takes roles, in order. `UpdatePermissions`, one for every 20 changes, each sent once. What
 * AWS refuses of single entries does not keep the others from taking effect; when a whole call
 * fails, what comes after it is not sent.
 *
 * @throws GatewayError NOT_FOUND and what AWS refuses of the first call.
 */
export const updatePermissions = (
  context: GatewayContext,
  opened: Opened,
  changes: readonly PermissionChange[],
): Promise<PermissionsChanged> =>
  inTurn(context, opened.key, async () => {
    await context.guard.workspacePermissions(changes);
    const userErrors: UserErrorModel[] = [];
    let undone = 0;
    try {
      for (let start = 0; start < changes.length; start += BATCH) {
        const batch = changes.slice(start, start + BATCH);
        const sent = await send(context, opened, batch, start === 0);
        userErrors.push(...sent.errors);
        undone += sent.undone;
        if (sent.goesOn) continue;
        const rest = changes.slice(start + BATCH);
        userErrors.push(...rest.map(notSent));
        undone += rest.length;
        break;
      }
    } finally {
      context.changed([tags.permissions(opened.key)]);
    }
    return { workspace: undone < changes.length ? opened.key : undefined, userErrors };
  });
