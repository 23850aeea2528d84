import {
  createSourceEventStream,
  execute,
  type ExecutionArgs,
  type ExecutionResult,
} from 'graphql';
import { mapAsync } from '../core/map-async.ts';
import { giveContext } from '../derive-context.ts';
import type { OpenedContext } from './operation-context.ts';

const isResult = (value: unknown): value is ExecutionResult =>
  typeof value === 'object' && value !== null && !(Symbol.asyncIterator in value);

/**
 * GraphQL's `subscribe`, with a context of its own for the opening of the stream and for each event:
 * a stream lives longer than any deadline, and what an event shows is read when it happens.
 *
 * @param open makes such a context.
 * @param guard ends the results when their reader may have no more.
 */
export const subscribeInScopes =
  (
    open: () => OpenedContext,
    guard: (results: AsyncIterable<ExecutionResult>) => AsyncIterable<ExecutionResult>,
  ) =>
  async (args: ExecutionArgs): Promise<AsyncIterable<ExecutionResult> | ExecutionResult> => {
    const within = async <Value>(
      use: (args: ExecutionArgs, opened: OpenedContext) => Promise<Value>,
    ): Promise<Value> => {
      const opened = open();
      const contextValue = Object.create(args.contextValue as object) as object;
      giveContext(contextValue, opened.context);
      // What broke off has no answer to end with.
      let result: ExecutionResult = {};
      try {
        const value = await use({ ...args, contextValue }, opened);
        if (isResult(value)) result = value;
        return value;
      } finally {
        opened.noteHidden(args, result);
        opened.dispose(result);
      }
    };
    const stream = await within(async (opening, opened) => {
      const made = await createSourceEventStream(opening);
      return opened.isRestricted && !(Symbol.asyncIterator in made)
        ? opened.withoutHidden(made)
        : made;
    });
    if (!(Symbol.asyncIterator in stream)) return stream;
    const results = mapAsync(stream, (event) =>
      within(async (each, opened) => {
        // For the audit, which has the context of the stream, and hears of one event at a time.
        Object.assign(args.contextValue as object, { answer: opened.context.answer });
        const result = await execute({ ...each, rootValue: event });
        return opened.withJournal(
          opened.isRestricted ? await opened.withoutHidden(result) : result,
        );
      }),
    );
    return guard(results);
  };
