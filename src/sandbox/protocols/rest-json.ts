/** restJson1: the operation in method and path, the input spread over path, query, headers, JSON. */
import type { NormalizedSchema } from '@smithy/core/schema';
import { signedService } from '../authorization.ts';
import type { WireAnswer, WireRequest } from '../http.ts';
import type { OperationSchema, ServiceModel } from '../model.ts';
import { queryForm } from './common-errors.ts';
import { boundMembers, readBindings, writeBindings } from './http-bindings.ts';
import { deformJson, parseJson, writeJson } from './json-body.ts';
import { matchPath } from './path-template.ts';
import type { Protocol } from './protocol.ts';
import { readJson } from './read-json.ts';

const ID = 'restJson1';

/** What AWS's front end says of a path or method that no operation has. */
const UNKNOWN = 'The requested operation is not recognized by the service.';

/** Where restJson1 differs from what awsQuery gives errors that no model names. */
const COMMON_STATUS: Readonly<Record<string, number>> = {
  IncompleteSignatureException: 403,
  ThrottlingException: 429,
  UnknownOperationException: 404,
};

const statusOf = (name: string): number => COMMON_STATUS[name] ?? queryForm(name)?.status ?? 400;

const operationAt = (service: ServiceModel, request: WireRequest): OperationSchema | undefined =>
  [...service.operations.values()].find(
    ({ http }) => http?.method === request.method && matchPath(http.path, request.path),
  );

const without = (source: unknown, names: ReadonlySet<string>): unknown => {
  if (typeof source !== 'object' || source === null || Array.isArray(source)) return source;
  return Object.fromEntries(Object.entries(source).filter(([name]) => !names.has(name)));
};

/** An input all of which is elsewhere has no body: what is sent as one is not looked at. */
const readBody = (schema: NormalizedSchema, body: Uint8Array): Record<string, unknown> => {
  const bound = boundMembers(schema);
  const all = Object.keys(schema.getMemberSchemas());
  if (all.every((name) => bound.has(name))) return {};
  return readJson(schema, without(parseJson(body), bound));
};

const envelope = (
  status: number,
  body: Uint8Array,
  headers: Readonly<Record<string, string>>,
): WireAnswer => ({ status, headers: { 'content-type': 'application/json', ...headers }, body });

const write = (schema: NormalizedSchema, content: object): Buffer =>
  writeJson(schema, without(content, boundMembers(schema)));

export const restJson1: Protocol = {
  id: ID,

  route(request, services) {
    const here = services.filter(({ protocol }) => protocol === ID);
    // Services share paths (`/tags/{resourceArn}`); hosts would tell them apart, but there is one.
    const signedFor = signedService(request);
    const signed = here.find(({ signingName }) => signingName === signedFor);
    for (const service of signed === undefined ? here : [signed]) {
      const operation = operationAt(service, request);
      if (operation !== undefined) return { service, operation: operation.name, unknown: UNKNOWN };
    }
    if (signed === undefined) return undefined;
    const asked = `${request.method} ${request.path}`;
    return { service: signed, operation: asked, unknown: UNKNOWN };
  },

  parse({ input, http }, request) {
    const bound = readBindings(input, http?.path ?? '', request);
    return { ...readBody(input, request.body), ...bound };
  },

  answer({ output, http }, content, requestId) {
    const { headers, status } = writeBindings(output, content as Record<string, unknown>);
    return envelope(status ?? http?.status ?? 200, write(output, content), {
      ...headers,
      'x-amzn-requestid': requestId,
    });
  },

  refuse(error, requestId, service) {
    const known = service?.error(error.name);
    const content = { ...error.members, [known?.messageMember ?? 'message']: error.message };
    const headers = known === undefined ? {} : writeBindings(known.schema, content).headers;
    const body =
      known === undefined ? Buffer.from(JSON.stringify(content)) : write(known.schema, content);
    return envelope(known?.status ?? statusOf(error.name), body, {
      ...headers,
      'x-amzn-errortype': error.name,
      'x-amzn-requestid': requestId,
    });
  },

  deform: deformJson,
};
