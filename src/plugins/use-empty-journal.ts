import type { Plugin } from 'graphql-yoga';
import { createJournal } from '../upstream/journal.ts';

/** Gives the journal that was asked for to an operation that was refused before it began: no calls. */
export const useEmptyJournal = (): Plugin => ({
  onExecutionResult({ request, result, setResult }) {
    if (result === undefined || Symbol.asyncIterator in result) return;
    if (request.headers.get('x-aws-journal') !== '1') return;
    const extensions = (result.extensions ?? {}) as Readonly<Record<string, unknown>>;
    if (extensions.aws !== undefined) return;
    setResult({ ...result, extensions: { ...extensions, aws: createJournal().summary() } });
  },
});
