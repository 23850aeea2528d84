import type { Connection, Edge } from './connection.ts';
import { GrowingList } from './growing-list.ts';

/** A page whose rows are shown while it is still being found: what is said of all of it comes last. */
export class GrowingConnection<Node> {
  readonly edges: AsyncIterable<Edge<Node>>;
  readonly nodes: AsyncIterable<Node>;
  readonly #whole: Promise<Connection<Node>>;

  constructor(
    edges: AsyncIterable<Edge<Node>>,
    nodes: AsyncIterable<Node>,
    whole: Promise<Connection<Node>>,
  ) {
    this.edges = edges;
    this.nodes = nodes;
    this.#whole = whole;
  }

  get pageInfo(): Promise<Connection<Node>['pageInfo']> {
    return this.#whole.then(({ pageInfo }) => pageInfo);
  }

  get gaps(): Promise<Connection<Node>['gaps']> {
    return this.#whole.then(({ gaps }) => gaps);
  }

  get asOf(): Promise<Connection<Node>['asOf']> {
    return this.#whole.then(({ asOf }) => asOf);
  }

  /** Calls `seen` with the page when it has been found; never when it cannot be. */
  whenWhole(seen: (connection: Connection<Node>) => void): void {
    this.#whole.then(seen, () => undefined);
  }
}

/**
 * Begins to find a page, and gives it as soon as there is something to show of it.
 *
 * @param find is given what to call with the next rows of the page, and returns the page.
 * @returns the page that has been found meanwhile, or else what grows into it.
 * @throws what `find` throws before any row has been found.
 */
export const growConnection = async <Node>(
  find: (onEdges: (edges: readonly Edge<Node>[]) => void) => Promise<Connection<Node>>,
): Promise<Connection<Node> | GrowingConnection<Node>> => {
  const edges = new GrowingList<Edge<Node>>();
  const nodes = new GrowingList<Node>();
  let found: Connection<Node> | undefined;
  let hasFailed = false;
  const whole = find((more) => {
    edges.add(more);
    nodes.add(more.map(({ node }) => node));
  });
  const settled = whole.then(
    (connection) => {
      found = connection;
      edges.end();
      nodes.end();
    },
    (error: unknown) => {
      hasFailed = true;
      edges.fail(error);
      nodes.fail(error);
    },
  );
  await Promise.race([settled, edges.begun()]);
  // A page of which nothing can be had is an error, and not a list that ends with one.
  if (hasFailed && edges.length === 0) return whole;
  return found ?? new GrowingConnection(edges, nodes, whole);
};
