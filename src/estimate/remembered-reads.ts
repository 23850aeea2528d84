import { createHash } from 'node:crypto';
import { type DocumentNode, print } from 'graphql';
import { LRUCache } from 'lru-cache';
import { type Journal, KEPT_READS } from '../upstream/journal.ts';
import type { CacheKey, ServiceId } from '../upstream/types.ts';

/** What an operation read when it last ran to its end. */
export interface RememberedReads {
  readonly reads: readonly CacheKey[];
  /** The calls that no cache is asked about first, as descriptions of operations under way. */
  readonly uncached: readonly UncachedCalls[];
}

interface UncachedCalls {
  readonly service: ServiceId;
  readonly operation: string;
  readonly calls: number;
}

/** What was read by operations that have run: asked again, they read the same. */
export interface ReadsMemory {
  /** @returns undefined for an operation that has not run, or whose variables are too many to keep. */
  find(operation: RunOperation): RememberedReads | undefined;
  /** Keeps what the journal of an operation that was answered says, unless it is not all of it. */
  keep(operation: RunOperation, journal: Journal): void;
}

/** An operation with its variables. */
export interface RunOperation {
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What was looked for, with its key and whether there was anything. */
interface Looked {
  readonly operation: RunOperation;
  readonly key: string | undefined;
  readonly isKept: boolean;
}

/** Reads kept in all: keys of a hundred bytes or so. */
const MOST_READS = 50_000;
/** Longer variables than that are not compared. */
const LONGEST_VARIABLES = 4000;

/** Whether everything was asked that the operation asks: nothing was left out for want of quota. */
const isWhole = ({ entries, reads }: Journal): boolean =>
  reads.size < KEPT_READS &&
  entries.every(({ outcome }) => outcome !== 'refused' && outcome !== 'throttled');

const uncachedCalls = (journal: Journal): readonly UncachedCalls[] => {
  const missed = new Map<string, number>();
  for (const { key, isMissed } of journal.reads.values()) {
    if (isMissed) missed.set(key.operation, (missed.get(key.operation) ?? 0) + 1);
  }
  return journal
    .summary()
    .operations.map(({ service, operation, calls }) => ({
      service,
      operation,
      calls: calls - (missed.get(operation) ?? 0),
    }))
    .filter(({ calls }) => calls > 0);
};

/**
 * @param listedBy by operations that describe one object, the operation that lists several: what came
 * with a list was not read by itself.
 */
export const createReadsMemory = (listedBy: Readonly<Record<string, string>>): ReadsMemory => {
  const digests = new WeakMap<DocumentNode, string>();
  const kept = new LRUCache<string, RememberedReads>({
    maxSize: MOST_READS,
    sizeCalculation: ({ reads }) => reads.length + 1,
  });

  /** A text that comes for the second time may have been parsed anew: what is kept is its text's. */
  const digestOf = (document: DocumentNode): string => {
    const known = digests.get(document);
    if (known !== undefined) return known;
    const text = document.loc?.source.body ?? print(document);
    const digest = createHash('sha256').update(text).digest('base64');
    digests.set(document, digest);
    return digest;
  };

  const keyOf = ({ document, operationName, variables }: RunOperation): string | undefined => {
    const said = JSON.stringify(variables);
    if (said.length > LONGEST_VARIABLES) return undefined;
    return `${digestOf(document)}|${operationName ?? ''}|${said}`;
  };

  /** What was looked for last is mostly what is kept next: its variables are written out once. */
  let last: Looked | undefined;
  const sameAs = (operation: RunOperation): Looked => {
    const known = last;
    last = undefined;
    if (
      known?.operation.document === operation.document &&
      known.operation.variables === operation.variables &&
      known.operation.operationName === operation.operationName
    ) {
      return known;
    }
    const key = keyOf(operation);
    return { operation, key, isKept: key !== undefined && kept.has(key) };
  };

  return {
    find(operation) {
      const key = keyOf(operation);
      const reads = key === undefined ? undefined : kept.get(key);
      last = { operation, key, isKept: reads !== undefined };
      return reads;
    },
    keep(operation, journal) {
      const { key, isKept } = sameAs(operation);
      // What the cache answered tells less of what is read than what was read of AWS.
      if (key === undefined || (journal.calls === 0 && isKept) || !isWhole(journal)) return;
      const all = [...journal.reads.values()];
      const operations = new Set(all.map((read) => read.key.operation));
      const reads = all
        .filter(({ key: { operation }, isMissed }) => {
          const list = listedBy[operation];
          return isMissed || list === undefined || !operations.has(list);
        })
        .map((read) => read.key);
      kept.set(key, { reads, uncached: uncachedCalls(journal) });
    },
  };
};
