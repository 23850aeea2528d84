import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Caller } from '../auth/caller.ts';
import type { Audit } from './audit.ts';
import { type Origin, whoIs } from './record.ts';
import { createWholeReads } from './whole-reads.ts';

/** What is known of a request to the gateway once it has been answered. */
export interface Answered {
  readonly origin: Origin;
  /** Undefined when nobody found out. */
  readonly caller?: Caller | undefined;
  readonly kind?: 'query' | 'mutation' | 'subscription' | undefined;
  /** Undefined of what was not understood. */
  readonly document?: DocumentNode | undefined;
  /** Whether there is anything in the answer but errors. */
  readonly hasData?: boolean | undefined;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  readonly errors?: readonly AnsweredError[] | undefined;
  readonly status: number;
  readonly ms: number;
  readonly aws?: { readonly calls: number } | undefined;
}

interface AnsweredError {
  readonly path?: readonly (string | number)[] | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/** Codes that say that somebody may not do what was asked. */
const DENIED: ReadonlySet<string> = new Set(['COST_LIMIT', 'FORBIDDEN', 'UNAUTHENTICATED']);
/** What a refusal without a GraphQL error is called. */
const CODE_OF_STATUS: Readonly<Record<number, string>> = {
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
};
const MOST_FIELDS = 10;
/** What GraphQL takes for a name, no longer than one is. */
const NAME = /^\w{1,128}$/;

const NOTHING: readonly string[] = [];

const codeOf = ({ extensions }: AnsweredError): string =>
  typeof extensions?.code === 'string' ? extensions.code : 'INTERNAL';

const codesOf = (errors: Answered['errors'], status: number): readonly string[] => {
  if (errors !== undefined && errors.length > 0) {
    return [...new Set(errors.map(codeOf))];
  }
  return status in CODE_OF_STATUS ? [CODE_OF_STATUS[status]!] : NOTHING;
};

/** The fields that were refused, by their paths without places in lists. */
const fieldsOf = (errors: readonly AnsweredError[]): readonly string[] => {
  const paths = errors.flatMap(({ path, extensions }) =>
    path === undefined || !DENIED.has(codeOf({ extensions }))
      ? []
      : [path.filter((part) => typeof part === 'string').join('.')],
  );
  return [...new Set(paths)].slice(0, MOST_FIELDS);
};

/**
 * Writes into the audit what was refused and who read all access, and a line into the log for each
 * operation: what went well and changed nothing at level debug, the rest at level info.
 */
export const createAnswerRecords = (audit: Audit, log: Logger, schema: GraphQLSchema) => {
  const wholeReads = createWholeReads(schema);

  const noteDenied = (answered: Answered, operation?: string): void => {
    const { caller, document, kind, status, origin, errors: all = [] } = answered;
    const isExecuted = document !== undefined && all.every(({ path }) => path !== undefined);
    // What a mutation itself was refused for is in the record of its outcome.
    const isOwn = ({ path }: AnsweredError): boolean => kind !== 'mutation' || path?.length !== 1;
    const errors = isExecuted ? all.filter(isOwn) : all;
    const codes = codesOf(errors, status);
    if (isExecuted && !codes.some((code) => DENIED.has(code))) return;
    const fields = fieldsOf(errors);
    audit.note({
      type: 'denied',
      ...(caller === undefined ? {} : { who: whoIs(caller) }),
      ...origin,
      ...(operation === undefined ? {} : { operation }),
      ...(fields.length === 0 ? {} : { fields }),
      codes,
      status,
    });
  };

  return (answered: Answered): void => {
    const { document, caller, origin, kind, status, ms, errors } = answered;
    const codes = codesOf(errors, status);
    const { operationName } = answered;
    const operation = operationName != null && NAME.test(operationName) ? operationName : undefined;
    if (codes.length > 0 || status >= 400) noteDenied(answered, operation);
    if (document !== undefined && answered.hasData === true && kind === 'query') {
      const fields = wholeReads(document, operationName, answered.variables);
      if (fields.length > 0) {
        audit.note({
          type: 'read',
          what: 'access',
          ...(caller === undefined ? {} : { who: whoIs(caller) }),
          ...origin,
          ...(operation === undefined ? {} : { operation }),
          fields,
          ...(codes.length === 0 ? {} : { codes }),
        });
      }
    }
    const level = kind === 'mutation' || codes.length > 0 || status >= 400 ? 'info' : 'debug';
    if (!log.isLevelEnabled(level)) return;
    log[level](
      {
        request: origin.request,
        from: origin.from,
        caller: caller?.id,
        kind,
        operation,
        status,
        codes: codes.length === 0 ? undefined : codes,
        awsCalls: answered.aws?.calls,
        ms,
      },
      'operation',
    );
  };
};

export type AnswerRecords = ReturnType<typeof createAnswerRecords>;
