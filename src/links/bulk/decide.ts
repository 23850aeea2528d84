import type { GatewayContext } from '../../context.ts';
import type { UserErrorModel } from '../../core/user-errors.ts';
import type {
  AssignmentModel,
  AssignmentOperationModel,
} from '../../services/identity-center/models.ts';
import type { AssignmentChange } from '../../services/identity-center/operations/types.ts';
import type { NamedAssignment } from '../changes/assignment-input.ts';
import { checkTarget } from '../changes/check-target.ts';
import type { BulkEntry } from './entries.ts';
import { readRows, rowKey } from './read-rows.ts';
import { findUnderWay, type UnderWay } from './under-way.ts';

/** What is to be done about one entry. */
export interface Decision {
  readonly entry: BulkEntry;
  /** What has to be queued; undefined when nothing has to be done, or somebody is at it already. */
  readonly change?: AssignmentChange | undefined;
  /** The same change, begun or queued before. */
  readonly begun?: AssignmentOperationModel | undefined;
  /** The assignment, where AWS lists it. */
  readonly row?: AssignmentModel | undefined;
  readonly errors: readonly UserErrorModel[];
}

type Kind = AssignmentChange['kind'];

/** One of the entries that name the same assignment; the first decides for all of them. */
const firstOfEach = (entries: readonly BulkEntry[]): ReadonlyMap<string, BulkEntry> => {
  const first = new Map<string, BulkEntry>();
  for (const entry of entries) {
    if (entry.named === undefined) continue;
    const key = rowKey(entry.named.assignment);
    if (!first.has(key)) first.set(key, entry);
  }
  return first;
};

/** What would make AWS refuse a change, by `rowKey`. Accounts and principals are read together. */
const checkAll = async (
  fresh: GatewayContext,
  entries: readonly BulkEntry[],
  kind: Kind,
): Promise<ReadonlyMap<string, readonly UserErrorModel[]>> =>
  new Map(
    await Promise.all(
      entries.map(async ({ named, path }) => {
        if (named === undefined) return ['', []] as const;
        const { errors } = await checkTarget(fresh, named, kind, path, fresh.loaders);
        return [rowKey(named.assignment), errors] as const;
      }),
    ),
  );

const namedOf = (entries: readonly BulkEntry[]): readonly NamedAssignment[] =>
  entries.flatMap(({ named }) => named ?? []);

const isThere = (rows: ReadonlySet<string>, { named }: BulkEntry): boolean =>
  named !== undefined && rows.has(rowKey(named.assignment));

const onlySuspended = (errors: readonly UserErrorModel[] = []): boolean =>
  errors.every(({ code }) => code === 'ACCOUNT_SUSPENDED');

/**
 * Decides about each entry, on nothing but what is read now: what runs or waits first, then rows, so
 * that a row which is being deleted is not taken for one that stays.
 *
 * @param fresh a context whose loaders take nothing from before the change.
 * @throws GatewayError when AWS does not tell what a decision needs.
 */
export const decide = async (
  fresh: GatewayContext,
  entries: readonly BulkEntry[],
  kind: Kind,
): Promise<readonly Decision[]> => {
  const first = [...firstOfEach(entries).values()];
  const underWay = await findUnderWay(
    fresh,
    namedOf(first).map(({ assignment }) => assignment),
  );
  const lastOf = (entry: BulkEntry): AssignmentOperationModel | undefined =>
    entry.named && underWay.get(rowKey(entry.named.assignment));
  const open = first.filter((entry) => lastOf(entry)?.kind !== kind);
  const { errors, rows } =
    kind === 'CREATE'
      ? await lookForCreation(fresh, open, lastOf)
      : await lookForDeletion(fresh, open, lastOf);
  return entries.map((entry) => judgeEntry(entry, kind, underWay, rows, errors));
};

type LastOf = (entry: BulkEntry) => AssignmentOperationModel | undefined;

/** Targets first: of what AWS would refuse, rows need not be read. */
const lookForCreation = async (
  fresh: GatewayContext,
  open: readonly BulkEntry[],
  lastOf: LastOf,
) => {
  const errors = await checkAll(fresh, open, 'CREATE');
  const possible = open.filter(
    (entry) =>
      lastOf(entry) === undefined &&
      entry.named !== undefined &&
      onlySuspended(errors.get(rowKey(entry.named.assignment))),
  );
  return { errors, rows: await readRows(fresh, namedOf(possible)) };
};

/** Rows first: of what is gone, nothing else need be read. */
const lookForDeletion = async (
  fresh: GatewayContext,
  open: readonly BulkEntry[],
  lastOf: LastOf,
) => {
  const rows = await readRows(fresh, namedOf(open.filter((entry) => lastOf(entry) === undefined)));
  const wanted = open.filter((entry) => lastOf(entry) !== undefined || isThere(rows, entry));
  return { errors: await checkAll(fresh, wanted, 'DELETE'), rows };
};

const judgeEntry = (
  entry: BulkEntry,
  kind: Kind,
  underWay: UnderWay,
  rows: ReadonlySet<string>,
  errors: ReadonlyMap<string, readonly UserErrorModel[]>,
): Decision => {
  if (entry.named === undefined) return { entry, errors: entry.errors };
  const { assignment } = entry.named;
  const key = rowKey(assignment);
  const last = underWay.get(key);
  const row = rows.has(key) ? assignment : undefined;
  if (last?.kind === kind) return { entry, begun: last, errors: [] };
  // With the opposite under way, what is there now will not stay.
  const isAsWished = last === undefined && (row !== undefined) === (kind === 'CREATE');
  const against = (errors.get(key) ?? []).map((error) => at(error, entry.path));
  const isRefused = against.length > 0 && !(isAsWished && onlySuspended(against));
  if (isRefused) return { entry, row, errors: against };
  if (isAsWished) return { entry, row, errors: [] };
  return { entry, row, change: { ...assignment, kind }, errors: [] };
};

/** The same error at another entry of the input. */
const at = (error: UserErrorModel, path: string): UserErrorModel =>
  error.field === null ? error : { ...error, field: [...path.split('.'), ...error.field.slice(3)] };
