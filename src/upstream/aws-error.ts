/**
 * What can be read off an error that an SDK client threw. The SDK gives no one shape: service
 * exceptions have `$fault` and `$metadata`, bodies that do not parse a `SyntaxError` with or
 * without them, sockets a Node error with a `code`.
 */
export interface AwsError {
  /** AWS's name for it, or the JavaScript error's. */
  readonly name: string;
  readonly message: string;
  /** Node's code: `ECONNREFUSED`. */
  readonly code?: string;
  readonly syscall?: string;
  /** The HTTP status, when there was an answer. */
  readonly status?: number;
  readonly requestId?: string;
  /** AWS's own subdivision: `UNIQUENESS_CONSTRAINT_VIOLATION`. */
  readonly reason?: string;
  /** How long AWS asked to wait, in milliseconds. */
  readonly retryAfterMs?: number;
  /** Whether AWS itself gave this error, and not a proxy, a socket or the SDK. */
  readonly fromService: boolean;
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const text = (...values: unknown[]): string | undefined =>
  values.find((value): value is string => typeof value === 'string' && value !== '');

const seconds = (...values: unknown[]): number | undefined => {
  const found = values.map(Number).find((value) => Number.isFinite(value) && value >= 0);
  return found === undefined ? undefined : Math.round(found * 1000);
};

/** Reads an error, whatever it is; never throws. */
export const readAwsError = (thrown: unknown): AwsError => {
  const error = record(thrown);
  const metadata = record(error.$metadata);
  const response = record(error.$response);
  const headers = record(response.headers);
  const status = Number(metadata.httpStatusCode ?? response.statusCode);
  return {
    name: text(error.name) ?? 'Error',
    message: text(error.message, error.Message) ?? '',
    code: text(error.code),
    syscall: text(error.syscall),
    status: Number.isInteger(status) && status >= 100 ? status : undefined,
    requestId: text(metadata.requestId, error.RequestId),
    reason: text(error.Reason, error.reason),
    retryAfterMs: seconds(
      ...[error.RetryAfterSeconds, error.retryAfterSeconds, headers['retry-after']].filter(
        (value) => value !== undefined && value !== null && value !== '',
      ),
    ),
    fromService: error.$fault !== undefined && error.name !== 'Unknown',
  };
};
