/**
 * What the engine needs of a wire protocol. There is one implementation a file; `route` is where
 * protocols differ most (a header, a form field, or method and path).
 */
import type { WireAnswer, WireRequest } from '../http.ts';
import type { SandboxError } from '../service.ts';
import type { OperationSchema, ServiceModel } from '../model.ts';

/** Where a request goes. */
export interface Route {
  /** Undefined if the request names a service that is not played here. */
  readonly service?: ServiceModel;
  /** AWS's name of the operation, whether the service has it or not. */
  readonly operation: string;
  /** What AWS says if it does not know the operation. */
  readonly unknown: string;
}

export interface Protocol {
  /** Its name in Smithy: `awsJson1_1`, `awsQuery`, … */
  readonly id: string;
  /**
   * Finds out what the request asks for.
   *
   * @returns undefined if the request is not of this protocol.
   */
  route(request: WireRequest, services: readonly ServiceModel[]): Route | undefined;
  /**
   * Reads the operation's input.
   *
   * @returns the shape that the SDK's client takes: dates as `Date`, blobs as bytes.
   * @throws SandboxError `SerializationException` if the request does not fit the schema.
   */
  parse(operation: OperationSchema, request: WireRequest): Record<string, unknown>;
  /** Writes the operation's output, given in the shape that the SDK's client returns. */
  answer(
    operation: OperationSchema,
    output: object,
    requestId: string,
    service: ServiceModel,
  ): WireAnswer;
  /** Writes an error, with the status and the wire name it has in this protocol. */
  refuse(error: SandboxError, requestId: string, service?: ServiceModel): WireAnswer;
  /**
   * Breaks an answer so that the model forbids it: `wrong` gives its members types that they do not
   * have, `missing` leaves them out.
   */
  deform(answer: WireAnswer, how: 'wrong' | 'missing'): WireAnswer;
}
