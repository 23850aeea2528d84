import type {
  Client,
  Command,
  MetadataBearer,
  MiddlewareStack,
  StaticOperationSchema,
} from '@smithy/types';
import { checkAnswer, requireMembers } from './answer-shape.ts';
import type { CallCredentials } from './fetched-credentials.ts';
import type { Operation, QuotaTarget, RequestScope, ServiceId } from './types.ts';

/** What an operation is, beside the command that makes it. */
export interface OperationMeta {
  readonly service: ServiceId;
  readonly kind: 'read' | 'write';
  readonly target: QuotaTarget;
  readonly refreshCredentials?: (scope: RequestScope) => Promise<void>;
  readonly prepare?: (scope: RequestScope) => Promise<void>;
  readonly during?: CallCredentials['during'];
}

export interface BindOptions {
  /** Where the IAM action is not simply the service's prefix and the operation's name. */
  readonly iamAction?: string;
  /** Members without which an answer means nothing, though the model does not mark them, as paths. */
  readonly required?: readonly string[];
}

/** How IAM names the services ("Actions, resources, and condition keys for AWS services"). */
const IAM_PREFIXES: Readonly<Record<ServiceId, string>> = {
  'sso-admin': 'sso',
  identitystore: 'identitystore',
  organizations: 'organizations',
  finspace: 'finspace',
  'finspace-data': 'finspace-api',
  grafana: 'grafana',
  sts: 'sts',
  iam: 'iam',
};

/**
 * Binds a command to a client. Each `send` gives the command a fresh input object, since the SDK's
 * paginators and middleware write into the one they were given, and checks the answer.
 */
export const bindOperation = <
  In extends object,
  Out extends MetadataBearer,
  Config,
  Input extends In,
  Output extends Out,
>(
  client: () => Client<In, Out, Config>,
  command: new (input: Input) => Command<In, Input, Out, Output, Config>,
  meta: OperationMeta,
  options: BindOptions = {},
): Operation<Input, Output> => {
  const name = command.name.replace(/Command$/, '');
  return {
    service: meta.service,
    name,
    kind: meta.kind,
    iamAction: options.iamAction ?? `${IAM_PREFIXES[meta.service]}:${name}`,
    target: meta.target,
    refreshCredentials: meta.refreshCredentials,
    prepare: meta.prepare,
    async send(input, { abortSignal, scope }) {
      const request = new command({ ...input });
      const { traceparent } = scope.journal;
      if (traceparent !== undefined) sendHeader(request, 'traceparent', traceparent);
      const send = () => client().send(request, { abortSignal });
      const output = await (meta.during === undefined ? send() : meta.during(scope, send));
      const schema: unknown = request.schema;
      if (isOperationSchema(schema)) checkAnswer(schema, output);
      if (options.required !== undefined) requireMembers(name, output, options.required);
      return output;
    },
  };
};

/** Adds a header to one request, before it is signed. */
const sendHeader = <In extends object, Out extends object>(
  request: { readonly middlewareStack: MiddlewareStack<In, Out> },
  name: string,
  value: string,
): void => {
  request.middlewareStack.add(
    (next) => (args) => {
      const { request: http } = args as { readonly request?: { headers?: Record<string, string> } };
      if (http?.headers !== undefined) http.headers[name] = value;
      return next(args);
    },
    { step: 'build', name: `header-${name}` },
  );
};

/** Clients of before 2025 have no schemas; their answers are checked by `required` alone. */
const isOperationSchema = (schema: unknown): schema is StaticOperationSchema =>
  Array.isArray(schema) && schema[0] === 9;
