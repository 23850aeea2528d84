/* eslint-disable max-lines -- the parts of one Relay connection, which are of one shape */
import type { CursorCodec, CursorKey } from './cursor.ts';
import { badInput, type ErrorCode, GatewayError } from './errors.ts';

/** What a Relay connection field is asked for. */
export interface PageArgs {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

export interface Edge<Node> {
  readonly cursor: string;
  readonly node: Node;
}

export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

/** Something that a list should hold and does not, with the reason. */
export interface Gap {
  readonly service: string;
  readonly region: string | null;
  readonly accountId: string | null;
  readonly code: ErrorCode;
  readonly message: string;
}

/** A page of a list. `gaps` and `asOf` are shown by the connections that are merged of several calls. */
export interface Connection<Node, E extends Edge<Node> = Edge<Node>> {
  readonly edges: readonly E[];
  readonly nodes: readonly Node[];
  readonly pageInfo: PageInfo;
  readonly gaps: readonly Gap[];
  /** The age of the oldest value in the page; `null` when nothing was read. */
  readonly asOf: Date | null;
}

/**
 * What is missing because of `error`, which happened while reading `where`.
 *
 * @param where `regionOf` tells the Region of a service where the error does not; undefined for one
 *   that is asked in none.
 */
export const gapOf = (
  error: unknown,
  where: {
    readonly service: string;
    readonly regionOf: (service: string) => string | undefined;
    readonly accountId?: string;
  },
): Gap => {
  if (!(error instanceof GatewayError)) throw error;
  const service = error.details.service ?? where.service;
  return {
    service,
    region: error.details.region ?? where.regionOf(service) ?? null,
    accountId: where.accountId ?? error.details.accountId ?? null,
    code: error.code,
    message: error.message,
  };
};

const DEFAULT_FIRST = 25;
export const MAX_FIRST = 100;

/**
 * The page size asked for.
 *
 * @throws GatewayError BAD_USER_INPUT outside 1–100.
 */
export const pageSize = (args: PageArgs): number => {
  const first = args.first ?? DEFAULT_FIRST;
  if (first < 1 || first > MAX_FIRST) {
    throw badInput('first', `\`first\` is 1 to ${MAX_FIRST}; ${first} was given.`);
  }
  return first;
};

/** One row with the key of its position. */
export interface Row<Node, Extra extends object = object> {
  readonly key: CursorKey;
  readonly node: Node;
  readonly extra?: Extra;
}

/** What a page is made of, when its rows are known. */
export interface PageParts<Node, Extra extends object> extends PageEnds {
  readonly rows: readonly Row<Node, Extra>[];
}

/** What is said of a page beside its rows. */
export interface PageEnds {
  readonly hasNextPage: boolean;
  /** Where the page ends when that is not its last row (rows passed over at the end). */
  readonly end?: CursorKey | undefined;
  readonly started: boolean;
  readonly gaps?: readonly Gap[] | undefined;
  /** Milliseconds since the epoch. */
  readonly asOf?: number | undefined;
}

/** Puts a page together as Relay's specification has it. */
export const toConnection = <Node, Extra extends object = object>(
  codec: CursorCodec,
  { rows, hasNextPage, end, started, gaps, asOf }: PageParts<Node, Extra>,
): Connection<Node, Edge<Node> & Extra> => {
  return connectNodes(codec, {
    hasNextPage,
    end,
    started,
    gaps,
    asOf,
    nodes: rows.map((row) => row.node),
    keyAt: (index) => rows[index]!.key,
    extraAt: (index) => rows[index]!.extra,
  });
};

/** What a page is made of, when the keys of its rows are made only for those who ask for cursors. */
interface NodeParts<Node, Extra extends object> extends PageEnds {
  readonly nodes: readonly Node[];
  keyAt(index: number): CursorKey;
  extraAt?(index: number): Extra | undefined;
}

// Few ask for edges, and fewer for cursors, each of which costs more than all the rest of its edge: these
// are classes, whose getters cost nothing until they are asked.

class RowEdge<Node> implements Edge<Node> {
  readonly node: Node;
  readonly #cursorAt: (index: number) => string;
  readonly #index: number;

  constructor(node: Node, index: number, cursorAt: (index: number) => string) {
    this.node = node;
    this.#index = index;
    this.#cursorAt = cursorAt;
  }

  get cursor(): string {
    return this.#cursorAt(this.#index);
  }
}

/** The edges of some rows of a page. */
export const edgesOf = <Node>(
  codec: CursorCodec,
  rows: readonly Row<Node>[],
): readonly Edge<Node>[] => {
  const cursorAt = (index: number): string => codec.seal(rows[index]!.key);
  return rows.map(({ node }, index) => new RowEdge(node, index, cursorAt));
};

class RowPageInfo implements PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly #codec: CursorCodec;
  readonly #parts: NodeParts<unknown, object>;

  constructor(codec: CursorCodec, parts: NodeParts<unknown, object>) {
    this.#codec = codec;
    this.#parts = parts;
    this.hasNextPage = parts.hasNextPage;
    this.hasPreviousPage = parts.started;
  }

  get startCursor(): string | null {
    const { nodes, keyAt } = this.#parts;
    return nodes.length === 0 ? null : this.#codec.seal(keyAt(0));
  }

  get endCursor(): string | null {
    const { nodes, keyAt, end } = this.#parts;
    if (end !== undefined) return this.#codec.seal(end);
    return nodes.length === 0 ? null : this.#codec.seal(keyAt(nodes.length - 1));
  }
}

class NodeConnection<Node, Extra extends object> implements Connection<Node, Edge<Node> & Extra> {
  readonly nodes: readonly Node[];
  readonly pageInfo: PageInfo;
  readonly gaps: readonly Gap[];
  readonly asOf: Date | null;
  readonly #codec: CursorCodec;
  readonly #parts: NodeParts<Node, Extra>;
  #edges: readonly (Edge<Node> & Extra)[] | undefined;

  constructor(codec: CursorCodec, parts: NodeParts<Node, Extra>) {
    this.#codec = codec;
    this.#parts = parts;
    this.nodes = parts.nodes;
    this.pageInfo = new RowPageInfo(codec, parts);
    this.gaps = parts.gaps ?? [];
    this.asOf = parts.asOf === undefined ? null : new Date(parts.asOf);
  }

  get edges(): readonly (Edge<Node> & Extra)[] {
    if (this.#edges !== undefined) return this.#edges;
    const { nodes, keyAt, extraAt } = this.#parts;
    const cursorAt = (index: number): string => this.#codec.seal(keyAt(index));
    this.#edges = nodes.map((node, index) =>
      Object.assign(new RowEdge(node, index, cursorAt), extraAt?.(index)),
    );
    return this.#edges;
  }
}

/**
 * As `toConnection`, of rows whose keys are made when somebody asks for a cursor. Its `edges` are not
 * among the members that a copy (`{ ...connection }`) has.
 */
export const connectNodes = <Node, Extra extends object = object>(
  codec: CursorCodec,
  parts: NodeParts<Node, Extra>,
): Connection<Node, Edge<Node> & Extra> => new NodeConnection(codec, parts);

/** Orders keys member by member: numbers by value, strings by code unit. */
export const compareKeys = (a: CursorKey, b: CursorKey): number => {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const left = a[i] ?? '';
    const right = b[i] ?? '';
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
};

/**
 * A page of a list that is known whole, by keyset: a row keeps its place whatever comes and goes
 * around it between two pages.
 */
export const connectRows = <Node, Extra extends object = object>(
  codec: CursorCodec,
  args: PageArgs,
  rows: readonly Row<Node, Extra>[],
  more: { readonly gaps?: readonly Gap[]; readonly asOf?: number | undefined } = {},
): Connection<Node, Edge<Node> & Extra> => {
  return connectSorted(codec, args, sortRows(rows), more);
};

/** Rows in the order of their keys. */
export const sortRows = <Node, Extra extends object = object>(
  rows: readonly Row<Node, Extra>[],
): readonly Row<Node, Extra>[] => rows.toSorted((a, b) => compareKeys(a.key, b.key));

/**
 * `make`, but what it made of a list is kept for as long as that list is.
 *
 * @param make what it makes may depend on its other arguments only where the list belongs to them.
 */
export const keepByList = <Item, Rest extends readonly unknown[], Made extends object>(
  make: (list: readonly Item[], ...rest: Rest) => Made,
): ((list: readonly Item[], ...rest: Rest) => Made) => {
  const made = new WeakMap<readonly Item[], Made>();
  return (list, ...rest) => {
    let found = made.get(list);
    if (found === undefined) made.set(list, (found = make(list, ...rest)));
    return found;
  };
};

/** As `connectRows`, of rows that `sortRows` has sorted. */
export const connectSorted = <Node, Extra extends object = object>(
  codec: CursorCodec,
  args: PageArgs,
  sorted: readonly Row<Node, Extra>[],
  more: { readonly gaps?: readonly Gap[]; readonly asOf?: number | undefined } = {},
): Connection<Node, Edge<Node> & Extra> => {
  const first = pageSize(args);
  const after = args.after == null ? undefined : codec.open(args.after);
  const rest =
    after === undefined ? sorted : sorted.filter((row) => compareKeys(row.key, after) > 0);
  return toConnection(codec, {
    rows: rest.slice(0, first),
    hasNextPage: rest.length > first,
    started: after !== undefined,
    ...more,
  });
};
