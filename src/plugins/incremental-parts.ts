import { type DocumentNode, type ExecutionResult, type GraphQLError, visit } from 'graphql';

/** One part of an answer that comes in parts, as the executor gives it. */
export interface Part extends ExecutionResult {
  readonly incremental?: readonly { readonly errors?: readonly GraphQLError[] }[];
  /** False with the last part. */
  readonly hasNext?: boolean;
}

/** The directives that ask for an answer in parts. */
export const PLACES: ReadonlySet<string> = new Set(['defer', 'stream']);

const known = new WeakMap<DocumentNode, ReadonlySet<string>>();

/** Which of them a document has. */
const placesOf = (document: DocumentNode): ReadonlySet<string> => {
  const told = known.get(document);
  if (told !== undefined) return told;
  const found = new Set<string>();
  visit(document, {
    Directive({ name }) {
      if (PLACES.has(name.value)) found.add(name.value);
    },
  });
  known.set(document, found);
  return found;
};

/** Whether a document asks for an answer in parts. */
export const asksForParts = (document: DocumentNode): boolean => placesOf(document).size > 0;

/** Whether a document asks for the items of a list one after the other. */
export const asksForItems = (document: DocumentNode): boolean => placesOf(document).has('stream');

/** Whether a client can read parts: it has to say so by name. */
export const takesParts = ({ headers }: Pick<Request, 'headers'>): boolean =>
  /\b(multipart\/mixed|text\/event-stream)\b/i.test(headers.get('accept') ?? '');

/** The errors of a part: those of its data, and those of what it adds to earlier parts. */
export const errorsOf = (part: Part): readonly GraphQLError[] => [
  ...(part.errors ?? []),
  ...(part.incremental ?? []).flatMap(({ errors = [] }) => errors),
];

/** The part with each of its errors as `change` makes it. */
export const withErrors = (part: Part, change: (error: GraphQLError) => GraphQLError): Part => ({
  ...part,
  ...(part.errors === undefined ? {} : { errors: part.errors.map(change) }),
  ...(part.incremental === undefined
    ? {}
    : {
        incremental: part.incremental.map((added) =>
          added.errors === undefined ? added : { ...added, errors: added.errors.map(change) },
        ),
      }),
});

/** A controller that aborts with `signal`, too: Yoga's signals are none that `AbortSignal.any` takes. */
export const abortedWith = (signal: AbortSignal): AbortController => {
  const controller = new AbortController();
  const abort = (): void => controller.abort(signal.reason);
  if (signal.aborted) abort();
  else signal.addEventListener('abort', abort, { once: true });
  return controller;
};

/**
 * The parts, and what is to be done with them on their way. Not a generator: one that waits for its
 * next part would hear of a reader that left only when that has come.
 *
 * @param on `last` makes the last part what it is to be; `end` is told once, after the last part, a
 * failure, or when the reader has left.
 */
export const watchParts = (
  parts: AsyncIterable<Part>,
  on: { last(part: Part): Part; part(part: Part): void; end(hasLeft: boolean): void },
): AsyncIterableIterator<Part> => {
  const source = parts[Symbol.asyncIterator]();
  let isOver = false;
  const end = (hasLeft = false): void => {
    if (isOver) return;
    isOver = true;
    on.end(hasLeft);
  };
  const watched: AsyncIterableIterator<Part> = {
    [Symbol.asyncIterator]: () => watched,
    async next() {
      try {
        const step = await source.next();
        if (step.done === true) {
          end();
          return step;
        }
        on.part(step.value);
        if (step.value.hasNext !== false) return step;
        const value = on.last(step.value);
        end();
        return { done: false, value };
      } catch (error) {
        end();
        throw error;
      }
    },
    async return() {
      end(true);
      await source.return?.();
      return { done: true, value: undefined };
    },
  };
  return watched;
};
