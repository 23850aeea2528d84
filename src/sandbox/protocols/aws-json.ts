/** awsJson1_1: a POST to `/`, the operation in `X-Amz-Target`, JSON both ways. */
import type { WireAnswer } from '../http.ts';
import { serverFaultStatus } from './common-errors.ts';
import { deformJson, parseJson, writeJson } from './json-body.ts';
import type { Protocol } from './protocol.ts';
import { readJson } from './read-json.ts';

const envelope = (status: number, body: Uint8Array, requestId: string): WireAnswer => ({
  status,
  headers: {
    'content-type': 'application/x-amz-json-1.1',
    'x-amzn-requestid': requestId,
  },
  body,
});

/** Errors that AWS's front end gives, before the service sees the request, carry its namespace. */
const FRONT_END = new Set(['UnknownOperationException', 'SerializationException']);

const wireName = (name: string): string =>
  FRONT_END.has(name) ? `com.amazon.coral.service#${name}` : name;

export const awsJson11: Protocol = {
  id: 'awsJson1_1',

  route(request, services) {
    const target = request.headers['x-amz-target'];
    if (target === undefined) return undefined;
    const dot = target.lastIndexOf('.');
    const prefix = target.slice(0, Math.max(0, dot));
    return {
      service: services.find((one) => one.protocol === 'awsJson1_1' && one.target === prefix),
      operation: target.slice(dot + 1),
      unknown: '',
    };
  },

  parse: (operation, request) => readJson(operation.input, parseJson(request.body)),

  answer: (operation, output, requestId) =>
    envelope(
      200,
      operation.output.isUnitSchema() ? Buffer.from('{}') : writeJson(operation.output, output),
      requestId,
    ),

  refuse(error, requestId, service) {
    const known = service?.error(error.name);
    const status = serverFaultStatus(error.name) ?? (known?.serverFault === true ? 500 : 400);
    const name = JSON.stringify(wireName(error.name));
    const content = {
      ...(known?.hasRequestId === true && { RequestId: requestId }),
      ...error.members,
      [known?.messageMember ?? 'message']: error.message,
    };
    const members =
      known === undefined
        ? JSON.stringify(error.message === '' ? {} : content)
        : writeJson(known.schema, content).toString();
    const rest = members === '{}' ? '}' : `,${members.slice(1)}`;
    return envelope(status, Buffer.from(`{"__type":${name}${rest}`), requestId);
  },

  deform: deformJson,
};
