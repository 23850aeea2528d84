import type { GatewayContext } from '../../context.ts';
import type { UserErrorModel } from '../../core/user-errors.ts';
import type {
  AssignmentModel,
  AssignmentOperationModel,
} from '../../services/identity-center/models.ts';
import type { AssignmentChange } from '../../services/identity-center/operations/types.ts';
import type { BulkEntry } from './entries.ts';
import { inTime } from './in-time.ts';
import { lookAtTargets, type TargetLook } from './look-at-targets.ts';
import { readRows, rowKey, type Rows } from './read-rows.ts';
import { findRunning, findWaiting, type UnderWay } from './under-way.ts';

/** What is to be done about one entry. */
export interface Decision {
  readonly entry: BulkEntry;
  /** What has to be queued; undefined when nothing has to be done, or somebody is at it already. */
  readonly change?: AssignmentChange | undefined;
  /** Whether there was no time to find out if the change has to be made, and can be. */
  readonly isUnchecked?: boolean;
  /** The same change, begun or queued before. */
  readonly begun?: AssignmentOperationModel | undefined;
  /** The assignment, where AWS lists it. */
  readonly row?: AssignmentModel | undefined;
  readonly errors: readonly UserErrorModel[];
}

type Kind = AssignmentChange['kind'];

/** What has been begun, or waits, and whether all of it is known. */
export interface KnownUnderWay {
  readonly operations: UnderWay;
  readonly isComplete: boolean;
}

/** All that decisions rest on. */
interface Seen {
  readonly underWay: KnownUnderWay;
  readonly targets: ReadonlyMap<string, TargetLook>;
  readonly rows: Rows;
}

/** One of the entries that name the same assignment; the first decides for all of them. */
const firstOfEach = (entries: readonly BulkEntry[]): readonly BulkEntry[] => {
  const first = new Map<string, BulkEntry>();
  for (const entry of entries) {
    if (entry.named === undefined) continue;
    const key = rowKey(entry.named.assignment);
    if (!first.has(key)) first.set(key, entry);
  }
  return [...first.values()];
};

const onlySuspended = (errors: readonly UserErrorModel[] = []): boolean =>
  errors.every(({ code }) => code === 'ACCOUNT_SUSPENDED');

/**
 * Decides about each entry, on nothing but what is read now, as far as there is time: what runs or
 * waits first, then rows, so that a row which is being deleted is not taken for one that stays.
 *
 * @param fresh a context whose loaders take nothing from before the change.
 * @throws GatewayError when AWS does not tell what a decision needs, for another reason than time.
 */
export const decide = async (
  fresh: GatewayContext,
  entries: readonly BulkEntry[],
  kind: Kind,
): Promise<readonly Decision[]> => {
  const assignments = firstOfEach(entries).flatMap(({ named }) => named?.assignment ?? []);
  const running = await inTime(findRunning(fresh, assignments));
  // The queue knows what comes last.
  const operations = new Map([...(running ?? []), ...findWaiting(fresh, assignments)]);
  return decideOn(fresh, entries, kind, { operations, isComplete: running !== undefined });
};

/** The same, where what is under way has been read. */
export const decideOn = async (
  fresh: GatewayContext,
  entries: readonly BulkEntry[],
  kind: Kind,
  underWay: KnownUnderWay,
): Promise<readonly Decision[]> => {
  const lastOf = ({ named }: BulkEntry) =>
    named && underWay.operations.get(rowKey(named.assignment));
  const open = firstOfEach(entries).filter((entry) => lastOf(entry)?.kind !== kind);
  const targets = await lookAtTargets(fresh, open, kind);
  // Rows that would not change the answer need not be read: of what AWS would refuse, of what is not
  // known well enough to be decided, and of what something else will change first.
  const wanted = open.flatMap((entry) => {
    const { named } = entry;
    if (named === undefined || !underWay.isComplete || lastOf(entry) !== undefined) return [];
    const look = targets.get(rowKey(named.assignment));
    return look?.isComplete === true && onlySuspended(look.errors) ? [named] : [];
  });
  const seen = { underWay, targets, rows: await readRows(fresh, wanted) };
  return entries.map((entry) => judgeEntry(entry, kind, seen));
};

const judgeEntry = (entry: BulkEntry, kind: Kind, seen: Seen): Decision => {
  if (entry.named === undefined) return { entry, errors: entry.errors };
  const { assignment } = entry.named;
  const { underWay, targets, rows } = seen;
  const key = rowKey(assignment);
  const last = underWay.operations.get(key);
  if (last?.kind === kind) return { entry, begun: last, errors: [] };
  const look = targets.get(key);
  const against = (look?.errors ?? []).map((error) => at(error, entry.path));
  if (!onlySuspended(against)) return { entry, errors: against };
  const change = { ...assignment, kind };
  // With the opposite under way, what is there now will not stay.
  const isRowKnown = last !== undefined || (underWay.isComplete && !rows.late.has(key));
  const isChecked = look?.isComplete === true && isRowKnown;
  if (!isChecked) return { entry, change, isUnchecked: true, errors: [] };
  const row = rows.found.has(key) ? assignment : undefined;
  const isAsWished = last === undefined && (row !== undefined) === (kind === 'CREATE');
  if (isAsWished) return { entry, row, errors: [] };
  return against.length > 0 ? { entry, row, errors: against } : { entry, row, change, errors: [] };
};

/** The same error at another entry of the input. */
const at = (error: UserErrorModel, path: string): UserErrorModel =>
  error.field === null ? error : { ...error, field: [...path.split('.'), ...error.field.slice(3)] };
