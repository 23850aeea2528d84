import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import type { Caller } from '../auth/caller.ts';
import type { KeptBack } from '../rows/kept-back.ts';
import type { Audit } from './audit.ts';
import { keysAsked } from './keys-asked.ts';
import { type Origin, operationNamed, whoIs } from './record.ts';

/** What the audit has for what is there, and is told to the caller as if it were not. */
export const HIDDEN_CODE = 'HIDDEN';

/** So many keys are in one record; the others are counted. */
const MOST_KEYS = 10;

/** An operation that has been executed. */
export interface Executed {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variableValues?: Readonly<Record<string, unknown>> | null | undefined;
}

/**
 * Writes down, for each field, what of that which a caller has asked for by its key is there and hidden
 * from it by row rules. Nothing that is left out of a list is: nobody has asked for it. What is looked for
 * wherever the caller sees something, and was not found while something was kept back, may be there or
 * not: nobody looks where the caller may not.
 *
 */
export const noteHiddenAsked = (
  audit: Pick<Audit, 'note'>,
  { schema, document, operationName, variableValues }: Executed,
  caller: Caller,
  origin: Origin,
  kept: KeptBack,
  { data, errors }: Pick<ExecutionResult, 'data' | 'errors'>,
): void => {
  if (kept.isEmpty) return;
  const failed = new Set(errors?.map(({ path }) => path?.[0]));
  // What AWS did not answer, or a scope refused, was not looked for.
  const wasNotFound = (answer: string | undefined): boolean =>
    answer !== undefined && data?.[answer] == null && !failed.has(answer);
  const byField = new Map<string, Set<string>>();
  for (const asked of keysAsked(schema, document, operationName, variableValues)) {
    const account = asked.account === undefined ? undefined : kept.accountOf(asked.account);
    const isHidden =
      account !== undefined ||
      asked.keys.some((key) => kept.has(key)) ||
      (asked.isAnywhere === true && wasNotFound(asked.answer));
    const shown = account === undefined ? asked.shown : `Account ${account}`;
    if (!isHidden || shown === undefined) continue;
    byField.set(asked.field, (byField.get(asked.field) ?? new Set()).add(shown));
  }
  for (const [field, shown] of byField) {
    audit.note({
      type: 'denied',
      who: whoIs(caller),
      ...origin,
      ...operationNamed(document, operationName),
      fields: [field],
      on: { [field]: [...shown].slice(0, MOST_KEYS) },
      ...(shown.size > MOST_KEYS ? { places: shown.size } : {}),
      codes: [HIDDEN_CODE],
      status: 200,
    });
  }
};
