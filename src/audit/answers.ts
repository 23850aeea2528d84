import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Caller } from '../auth/caller.ts';
import type { GatewayError } from '../core/errors.ts';
import type { Audit } from './audit.ts';
import { createDeniedFields, type DeniedFields } from './denied-fields.ts';
import { operationNamed, type Origin, whoIs } from './record.ts';
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
  /** What else is known of why it was refused, in a word of the gateway's own. */
  readonly reason?: string | undefined;
  /** Why it was refused before anybody read what it asks. */
  readonly refusal?: GatewayError | undefined;
  /** In how many places something was refused, of which only the first are among the errors. */
  readonly places?: number | undefined;
  /** Fields that were refused, by their names in the schema, where not all are among the errors. */
  readonly deniedFields?: ReadonlySet<string> | undefined;
  /** What was read, and refused before it was executed. */
  readonly refused?: DocumentNode | undefined;
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

const NOTHING: readonly string[] = [];

const codeOf = ({ extensions }: AnsweredError): string =>
  typeof extensions?.code === 'string' ? extensions.code : 'INTERNAL';

const codesOf = (errors: Answered['errors'], status: number): readonly string[] => {
  if (errors !== undefined && errors.length > 0) {
    return [...new Set(errors.map(codeOf))];
  }
  return status in CODE_OF_STATUS ? [CODE_OF_STATUS[status]!] : NOTHING;
};

const pathOf = ({ path = [] }: AnsweredError) => path;

/**
 * By what it was refused, in words of the gateway's own: the limit that was met; of a request that was
 * not read, the header or parameter that is wrong, or what is wrong with what was shown to sign in.
 */
const reasonOf = (
  errors: readonly AnsweredError[],
  { refusal, reason: given }: Pick<Answered, 'refusal' | 'reason'>,
): { readonly reason?: string } => {
  if (refusal?.code === 'UNAUTHENTICATED') return { reason: refusal.message };
  const [name] = errors.flatMap(({ extensions }) => extensions?.limitName ?? []);
  const reason = name ?? refusal?.details.argument ?? given;
  return typeof reason === 'string' ? { reason } : {};
};

const isDenied = (error: AnsweredError): boolean => DENIED.has(codeOf(error));

/** What a mutation itself was refused for is in the record of its outcome. */
const untoldOf = ({ deniedFields }: Answered): readonly string[] =>
  deniedFields === undefined || deniedFields.size === 0
    ? NOTHING
    : [...deniedFields].filter((field) => !field.startsWith('Mutation.'));

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
  // Every member of its lines is named here, and none is a secret: looking for some in each of thousands of
  // lines a second is work for nothing.
  const lines = log.child({}, { formatters: { log: (line) => line } });
  const wholeReads = createWholeReads(schema);
  const deniedFields = createDeniedFields(schema);

  const whose = ({ caller, origin, operationName }: Answered) => ({
    ...(caller === undefined ? {} : { who: whoIs(caller) }),
    ...origin,
    ...operationNamed(undefined, operationName),
  });

  const fieldsOf = (answered: Answered, errors: readonly AnsweredError[]): DeniedFields => {
    const { document, refused, operationName, variables } = answered;
    if (document === undefined && refused === undefined) return {};
    const paths = document === undefined ? [] : errors.filter(isDenied).map(pathOf);
    // Without a path it is the operation that was refused.
    const named = paths.some((path) => path.length === 0) ? [] : paths;
    const selected = { document: document ?? refused!, operationName, variables };
    return deniedFields(selected, named, document !== undefined);
  };

  const noteDenied = (answered: Answered, isPart: boolean): void => {
    const { document, kind, status, places = 0, errors: all = [] } = answered;
    const untold = untoldOf(answered);
    const isExecuted =
      isPart || (document !== undefined && all.every(({ path }) => path !== undefined));
    // What a mutation itself was refused for is in the record of its outcome.
    const isOwn = ({ path }: AnsweredError): boolean => kind !== 'mutation' || path?.length !== 1;
    const errors = isExecuted ? all.filter(isOwn) : all;
    const codes = codesOf(errors, status);
    const isQuiet = isExecuted && !codes.some((code) => DENIED.has(code));
    if (isQuiet && untold.length === 0) return;
    const found = isQuiet ? {} : fieldsOf(answered, errors);
    const fields = [...new Set([...(found.fields ?? []), ...untold])];
    audit.note({
      type: 'denied',
      ...whose(answered),
      ...found,
      ...(fields.length === 0 ? {} : { fields }),
      ...(places > 1 ? { places } : {}),
      ...reasonOf(errors, answered),
      codes: isQuiet ? [...codes, 'FORBIDDEN'] : codes,
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
    const paths = wholeReads(document, operationName, variables, refused, untoldOf(answered));
    if (paths.length === 0) return;
    const codes = codesOf(errors, status);
    audit.note({
      type: 'read',
      what: 'access',
      ...whose(answered),
      fields: paths,
      ...(codes.length === 0 ? {} : { codes }),
    });
  };

  const record = (given: Answered): void => {
    const { refusal } = given;
    const answered =
      refusal === undefined
        ? given
        : { ...given, errors: [{ extensions: { ...refusal.toExtensions() } }] };
    const { caller, origin, kind, status, ms, errors } = answered;
    const codes = codesOf(errors, status);
    if (untoldOf(answered).length > 0 || codes.length > 0 || status >= 400)
      noteDenied(answered, false);
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
        operation: operationNamed(undefined, answered.operationName).operation,
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
      const isAny = untoldOf(answered).length > 0 || answered.errors?.some(isDenied) === true;
      if (isAny) noteDenied(answered, true);
      if (answered.kind === 'subscription') noteReads(answered);
    },
  });
};
