import type { GatewayContext } from '../../context.ts';
import { sleep } from '../../core/clock.ts';
import { type ErrorCode, GatewayError, withDetails } from '../../core/errors.ts';
import { createKeyedLock, type KeyedLock } from '../../core/keyed-lock.ts';
import { inputError, UserErrors } from '../../core/user-errors.ts';
import { findOut } from '../../upstream/find-out.ts';
import { requireAccountChange } from '../../rows/require-change.ts';
import type { Upstream } from '../../upstream/types.ts';
import type { GrafanaPlace } from './deps.ts';
import { isSettled } from './enums.ts';
import { workspaceId, workspaceOf } from './find-workspace.ts';
import type { SeenWorkspace, WorkspaceKey } from './models.ts';
import { workspaceKey } from './workspace-loaders.ts';

const FIELD = 'input.workspace';

/** How often a workspace is looked at that is being changed, in milliseconds. */
const PAUSE_MS = 2000;
/** What is left of the deadline to give an answer in, in milliseconds. */
const RESERVE_MS = 2000;

/** The query that shows a workspace as it is now, for a person who has to find out. */
export const queryOf = (key: WorkspaceKey, selection: string): string =>
  `{ node(id: "${workspaceId(key)}") { ... on Workspace { ${selection} } } }`;

/** A workspace that is to be changed, and where. */
export interface Opened {
  readonly key: WorkspaceKey;
  readonly place: GrafanaPlace;
}

/**
 * The workspace that an id names.
 *
 * @throws GatewayError BAD_USER_INPUT; UserErrors NOT_CONFIGURED where the gateway does not ask there.
 */
export const openWorkspace = async (
  context: GatewayContext,
  id: string,
  field = FIELD,
): Promise<Opened> => {
  const key = workspaceOf(id, field);
  await requireAccountChange(context, key.accountId, field);
  try {
    const place = await context.loaders.grafana.placeOf(key);
    return { key: { ...key, accountId: place.accountId }, place };
  } catch (error) {
    if (!(error instanceof GatewayError) || error.code !== 'NOT_CONFIGURED') throw error;
    throw new UserErrors(inputError(error.code, error.message, field));
  }
};

/** @throws GatewayError NOT_FOUND at `input.workspace`. */
export const noSuchWorkspace = ({ workspaceId: own, region }: WorkspaceKey): GatewayError =>
  new GatewayError('NOT_FOUND', `There is no Grafana workspace ${own} in ${region} any more.`, {
    service: 'grafana',
    argument: FIELD,
  });

/** Changes of one workspace that this process makes follow each other: they read before they write. */
const locks = new WeakMap<Upstream, KeyedLock>();

export const inTurn = <Answer>(
  { upstream, scope }: GatewayContext,
  key: WorkspaceKey,
  task: () => Promise<Answer>,
): Promise<Answer> => {
  const lock = locks.get(upstream) ?? createKeyedLock();
  locks.set(upstream, lock);
  return lock.run(workspaceKey(key), scope.signal, task);
};

/** Why a workspace cannot be changed in its present status; undefined when that is not the reason. */
export const notNow = ({ workspace: { status } }: SeenWorkspace): GatewayError | undefined => {
  if (status === undefined || isSettled(status)) return undefined;
  const isLast = status === 'DELETING';
  return new GatewayError(
    isLast ? 'CONFLICT' : 'CONFLICT_RETRYABLE',
    isLast
      ? 'The workspace is being deleted.'
      : `The workspace is ${status}: AWS takes no other change until that has ended. Subscription.workspace tells when.`,
    { service: 'grafana', argument: FIELD },
  );
};

/** The field that an error of AWS's is about, by its code. */
const FIELDS: Partial<Record<ErrorCode, string>> = {
  CONFLICT: FIELD,
  CONFLICT_RETRYABLE: FIELD,
  NOT_FOUND: FIELD,
};

/**
 * The error of a refused change, with what is known of why: a conflict is told with the status that
 * the workspace has.
 */
export const whyNot = async (
  context: GatewayContext,
  key: WorkspaceKey,
  error: GatewayError,
): Promise<GatewayError> => {
  const argument = FIELDS[error.code];
  if (argument === undefined) return error;
  const about = withDetails(error, { argument });
  if (error.code === 'NOT_FOUND') return about;
  try {
    const seen = await context.uncached().grafana.wholeWorkspace(key);
    return (seen && notNow(seen)) ?? about;
  } catch (reason) {
    if (reason instanceof GatewayError) return about;
    throw reason;
  }
};

/** A workspace once its status has settled; null when it is gone, or it takes longer than there is time. */
const settledWorkspace = async (
  context: GatewayContext,
  key: WorkspaceKey,
): Promise<SeenWorkspace | null> => {
  const { scope, upstream } = context;
  for (;;) {
    const seen = await context.uncached().grafana.wholeWorkspace(key);
    if (seen === null || isSettled(seen.workspace.status ?? '')) return seen;
    if (upstream.clock.now() + PAUSE_MS + RESERVE_MS >= scope.deadline) return null;
    await sleep(upstream.clock, PAUSE_MS, scope.signal);
  }
};

/**
 * Finds out what became of a change whose answer was lost: what is being changed shows only when
 * that has ended whether it is as it shall be.
 *
 * @param isMade whether it is.
 * @param selection the fields that tell the same to a person.
 * @throws `lost` with the query that tells, when it is not, or not yet.
 */
export const settleChange = async (
  context: GatewayContext,
  key: WorkspaceKey,
  lost: GatewayError,
  isMade: (seen: SeenWorkspace) => Promise<boolean> | boolean,
  selection: string,
): Promise<SeenWorkspace> => {
  const found = await findOut(context, async () => {
    const seen = await settledWorkspace(context, key);
    return seen !== null && (await isMade(seen)) ? seen : undefined;
  });
  if (found !== undefined) return found;
  throw withDetails(lost, { query: queryOf(key, selection) });
};
