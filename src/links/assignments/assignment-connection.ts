import type { GraphQLResolveInfo } from 'graphql';
import { forbidden } from '../../auth/permissions.ts';
import type { GatewayContext } from '../../context.ts';
import {
  compareKeys,
  type Connection,
  connectRows,
  edgesOf,
  type Gap,
  MAX_FIRST,
  type PageArgs,
  pageSize,
  toConnection,
} from '../../core/connection.ts';
import type { CursorCodec, CursorKey } from '../../core/cursor.ts';
import { GatewayError, withDetails } from '../../core/errors.ts';
import { growConnection } from '../../core/growing-connection.ts';
import type { AssignmentModel, InstanceModel } from '../../services/identity-center/models.ts';
import { prefetchGroups } from '../access/prefetch-names.ts';
import { principalStateOf } from '../principal.ts';
import { readPin } from './pin.ts';
import { type AssignmentQuery, planAssignments } from './plan.ts';
import {
  ALL_ROWS,
  ASSUMED_ROWS,
  type OnRows,
  type RowFilter,
  rowKey,
  scan,
  type ScanOptions,
  type ScanResult,
} from './scan.ts';

/** What is asked of the rows beyond where they are found. */
export interface RowConditions extends AssignmentQuery {
  readonly principalState?: 'PRESENT' | 'NOT_IN_DIRECTORY' | 'UNKNOWN' | undefined;
  /** Only rows of these principals, by id. */
  readonly principalIds?: ReadonlySet<string> | undefined;
}

/** What a caller may not know of the directory, it may not ask rows by either. */
const checkConditions = ({ permissions }: GatewayContext, query: RowConditions): void => {
  const isAsked = query.principalState !== undefined || query.coverage === 'LISTED_PRINCIPALS';
  if (!isAsked || permissions.has('identity-store:read')) return;
  const field = query.principalState === undefined ? 'coverage' : 'filter.principalState';
  const denied = forbidden([['identity-store:read']], `To choose assignments by \`${field}\``);
  throw withDetails(denied, { argument: field });
};

/**
 * A page of assignments: planned, walked from the cursor, filtered. A cursor is a keyset of the way,
 * so rows that come and go between two pages neither repeat nor hide others.
 *
 * @param info what is asked of the rows, where names may be begun before all rows are there.
 */
export const connectAssignments = async (
  context: GatewayContext,
  instance: InstanceModel,
  query: RowConditions,
  args: PageArgs,
  codec: CursorCodec,
  info?: GraphQLResolveInfo,
): Promise<Connection<AssignmentModel>> => {
  checkConditions(context, query);
  const first = pageSize(args);
  const after = args.after == null ? undefined : codec.open(args.after);
  const pinned = after === undefined ? 'PAGE' : readPin(after);

  const plan = await planAssignments(context, instance, query, pinned);
  const filter = rowFilter(context, instance, query);
  if (plan.kind === 'ROWS') {
    const wanted = await filter(plan.rows.items);
    const rows = plan.rows.items
      .filter((_, index) => wanted[index])
      .map((node) => ({ key: ['P', node.principalId, '', rowKey(node)], node }));
    return connectRows(codec, args, rows, { asOf: plan.rows.fetchedAt });
  }
  const { pin } = plan.way;
  if (pinned !== 'PAGE' && pinned.name !== pin[0]) throw new GatewayError('CURSOR_EXPIRED');

  if (query.accountId === undefined && query.permissionSetArn === undefined) {
    // A large page of the whole instance is bulk from its first call: whoever pages through all of it
    // would otherwise begin every page ahead of a person's question.
    context.scope.journal.expect(Math.ceil(first / ASSUMED_ROWS));
    if (readsAll(context, query, first)) readOn(context);
  }

  // One row more than the page shows: only that tells whether there is another page.
  const position: CursorKey | undefined = after?.slice(pin.length);
  const seal = (key: CursorKey): CursorKey => [...pin, ...key];
  const sealed = (rows: ScanResult['rows']) =>
    rows.map(({ key, node }) => ({ key: seal(key), node }));
  const find = async (onFound?: ScanOptions['onFound']): Promise<Connection<AssignmentModel>> => {
    const groups = info && prefetchGroups(context, args, info, instance.identityStoreId);
    const certain: string[] = [];
    let room = first;
    const onCertain =
      groups &&
      ((rows: ScanResult['rows']): void => {
        for (const { node } of rows.slice(0, room)) {
          if (node.principalType === 'GROUP') certain.push(node.principalId);
        }
        room = Math.max(0, room - rows.length);
        groups(certain);
      });
    const options = { filter, onFound, onCertain };
    const found = await scan(context, plan.way, position, first + 1, options);
    const isFull = found.rows.length > first;
    // What could not be read behind the last row shown is looked at again by the next page.
    const last = found.rows[first - 1];
    return toConnection(codec, {
      rows: sealed(found.rows.slice(0, first)),
      hasNextPage: found.hasMore,
      end: isFull || found.end === undefined ? undefined : seal(found.end),
      started: after !== undefined,
      gaps: toGaps(
        found.gaps.filter(({ key }) => !isFull || compareKeys(key, last?.key ?? []) <= 0),
      ),
      asOf: found.asOf,
    });
  };
  if (context.answer.grows !== true) return find();
  const growing = growConnection<AssignmentModel>((onEdges) => {
    let room = first;
    return find((rows) => {
      onEdges(edgesOf(codec, sealed(rows.slice(0, room))));
      room = Math.max(0, room - rows.length);
    });
  });
  // No resolver reads the members of a page, and what executes the query waits for each of them.
  return growing as Promise<Connection<AssignmentModel>>;
};

/** A reader who takes nothing older than this has no use on its next page for what this one has read. */
const SERVES_NEXT_MS = 60_000;

/** Whoever asks for the largest pages of rows of everybody is believed to read all there are. */
const readsAll = (
  { scope: { maxAgeMs = Infinity } }: GatewayContext,
  { principal, principalIds }: RowConditions,
  first: number,
): boolean =>
  first === MAX_FIRST &&
  maxAgeMs >= SERVES_NEXT_MS &&
  principal === undefined &&
  principalIds === undefined;

const readOn = ({ loaders: { identityStore, organizations } }: GatewayContext): void => {
  identityStore.ahead.user.readOn();
  identityStore.ahead.group.readOn();
  organizations.ahead.readOn();
};

/** The same gap in many places is told once. */
const toGaps = (found: ScanResult['gaps']): readonly Gap[] => [
  ...new Map(found.map(({ gap }) => [JSON.stringify(gap), gap])).values(),
];

/** The test that rows have to pass. The directory is asked only about rows that pass the rest. */
const rowFilter = (
  context: GatewayContext,
  instance: InstanceModel,
  query: RowConditions,
): RowFilter => {
  const { permissionSetArn, accountId, principal, principalType, principalIds } = query;
  const states = [
    query.coverage === 'LISTED_PRINCIPALS' ? 'PRESENT' : undefined,
    query.principalState,
  ].filter((state) => state !== undefined);
  const isOwn = (row: AssignmentModel): boolean =>
    (accountId === undefined || row.accountId === accountId) &&
    (permissionSetArn === undefined || row.permissionSetArn === permissionSetArn) &&
    (principal === undefined || row.principalId === principal.principalId) &&
    (principalType === undefined || row.principalType === principalType) &&
    (principalIds?.has(row.principalId) ?? true);
  const hasStates = async (row: AssignmentModel): Promise<boolean> => {
    if (states.length === 0) return true;
    const state = await principalStateOf(context, instance, row, true);
    return states.every((wanted) => wanted === state);
  };
  return (rows) => Promise.all(rows.map(async (row) => isOwn(row) && (await hasStates(row))));
};

/**
 * Every row of a query, for fields that need all of them; what time did not allow is a gap.
 *
 * @param onRows see `scan`.
 */
export const collectAssignments = async (
  context: GatewayContext,
  instance: InstanceModel,
  query: RowConditions,
  onRows?: OnRows,
): Promise<Pick<Connection<AssignmentModel>, 'nodes' | 'gaps'> & { readonly asOf?: number }> => {
  const plan = await planAssignments(context, instance, query);
  const filter = rowFilter(context, instance, query);
  if (plan.kind === 'ROWS') {
    const wanted = await filter(plan.rows.items);
    return {
      nodes: plan.rows.items.filter((_, index) => wanted[index]),
      gaps: [],
      asOf: plan.rows.fetchedAt,
    };
  }
  const found = await scan(context, plan.way, undefined, ALL_ROWS, { filter, onRows });
  const nodes = found.rows.toSorted((a, b) => compareKeys(a.key, b.key)).map((row) => row.node);
  const outOfTime = new GatewayError('DEADLINE_EXCEEDED');
  return {
    nodes,
    gaps: [...toGaps(found.gaps), ...(found.hasMore ? [context.gap(outOfTime, 'sso-admin')] : [])],
    asOf: found.asOf,
  };
};
