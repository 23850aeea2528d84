import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Caller } from '../auth/caller.ts';
import type { Audit } from './audit.ts';
import { createDeniedFields, type DeniedFields, firstOf } from './denied-fields.ts';
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
  /** In how many places something was refused, of which only the first are among the errors. */
  readonly places?: number | undefined;
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
  400: 'BAD_USER_INPUT',
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  405: 'BAD_USER_INPUT',
  413: 'BAD_USER_INPUT',
  415: 'BAD_USER_INPUT',
  429: 'THROTTLED',
  // Who asks could not be found out; a gateway with too much to do says so with an error.
  503: 'UPSTREAM_UNAVAILABLE',
};
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

const isDenied = (error: AnsweredError): boolean => DENIED.has(codeOf(error));

/** What writes down answers: called with each as it begins, and `part` with what comes of it later. */
export interface AnswerRecords {
  (answered: Answered): void;
  /** A part of an answer that comes in parts, or an event of a subscription. */
  part(answered: Answered): void;
}

/**
 * Writes into the audit what was refused and who read all access, and a line into the log for each
 * operation: what went well and changed nothing at level debug, the rest at level info.
 */
export const createAnswerRecords = (
  audit: Pick<Audit, 'note'>,
  log: Logger,
  schema: GraphQLSchema,
): AnswerRecords => {
  // Every member of its lines is named here, and none is a secret: to look for some in each of thousands
  // of lines a second would cost more than to answer that there is too much to do.
  const lines = log.child({}, { redact: [] });
  const wholeReads = createWholeReads(schema);
  const deniedFields = createDeniedFields(schema);

  const whose = ({ caller, origin, operationName }: Answered) => ({
    ...(caller === undefined ? {} : { who: whoIs(caller) }),
    ...origin,
    ...(operationName != null && NAME.test(operationName) ? { operation: operationName } : {}),
  });

  const fieldsOf = (answered: Answered, errors: readonly AnsweredError[]): DeniedFields => {
    const { document, operationName, variables } = answered;
    if (document === undefined) return {};
    const paths = errors.filter(isDenied).map(({ path = [] }) => path);
    // Without a path it is the operation that was refused.
    const named = paths.some((path) => path.length === 0) ? [] : paths;
    return deniedFields({ document, operationName, variables }, named);
  };

  const noteDenied = (answered: Answered, isPart: boolean): void => {
    const { document, kind, status, places = 0, errors: all = [] } = answered;
    const isExecuted =
      isPart || (document !== undefined && all.every(({ path }) => path !== undefined));
    // What a mutation itself was refused for is in the record of its outcome.
    const isOwn = ({ path }: AnsweredError): boolean => kind !== 'mutation' || path?.length !== 1;
    const errors = isExecuted ? all.filter(isOwn) : all;
    const codes = codesOf(errors, status);
    if (isExecuted && !codes.some((code) => DENIED.has(code))) return;
    audit.note({
      type: 'denied',
      ...whose(answered),
      ...fieldsOf(answered, errors),
      ...(places > 1 ? { places } : {}),
      codes,
      status,
    });
  };

  /** Of what a query asked for, what a mutation answered with, and what each event of a subscription shows. */
  const noteReads = (answered: Answered): void => {
    const { document, operationName, variables, errors, status } = answered;
    if (document === undefined || answered.hasData !== true) return;
    const refused = (errors ?? []).flatMap((error) =>
      isDenied(error) && error.path !== undefined ? [error.path] : [],
    );
    const paths = wholeReads(document, operationName, variables, refused);
    if (paths.length === 0) return;
    const codes = codesOf(errors, status);
    audit.note({
      type: 'read',
      what: 'access',
      ...whose(answered),
      ...firstOf(paths),
      ...(codes.length === 0 ? {} : { codes }),
    });
  };

  const record = (answered: Answered): void => {
    const { caller, origin, kind, status, ms, errors } = answered;
    const codes = codesOf(errors, status);
    if (codes.length > 0 || status >= 400) noteDenied(answered, false);
    // Nothing of a subscription has been read when it is opened.
    if (kind !== 'subscription') noteReads(answered);
    const level = kind === 'mutation' || codes.length > 0 || status >= 400 ? 'info' : 'debug';
    if (!lines.isLevelEnabled(level)) return;
    lines[level](
      {
        request: origin.request,
        from: origin.from,
        caller: caller?.id,
        kind,
        operation: whose(answered).operation,
        status,
        codes: codes.length === 0 ? undefined : codes,
        awsCalls: answered.aws?.calls,
        ms,
      },
      'operation',
    );
  };

  return Object.assign(record, {
    part(answered: Answered) {
      if (answered.errors?.some(isDenied) === true) noteDenied(answered, true);
      if (answered.kind === 'subscription') noteReads(answered);
    },
  });
};
