import { badInput } from './core/errors.ts';

/** What the headers of a request ask for. */
export interface RequestOptions {
  readonly journal: boolean;
  /** Say what it would cost, and run nothing. */
  readonly dryRun: boolean;
  /** Milliseconds; undefined leaves each type its own lifetime. */
  readonly maxAgeMs: number | undefined;
  /** Milliseconds from the request's arrival. */
  readonly deadlineMs: number;
  /** As W3C Trace Context has them; nobody has looked whether they are valid. */
  readonly traceparent: string | null;
  readonly tracestate: string | null;
}

/** Below what common load balancers cut a request off at (AWS's own: 60 s, and often 30 s before). */
const DEFAULT_DEADLINE_MS = 25_000;
const MAX_DEADLINE_MS = 900_000;
const MAX_AGE_SECONDS = 31_536_000;

type Read = Pick<Headers, 'get'>;

const whole = (headers: Read, name: string, least: number, most: number): number | undefined => {
  const text = headers.get(name);
  if (text === null) return undefined;
  const value = Number(text);
  if (!/^\d+$/.test(text.trim()) || value < least || value > most) {
    throw badInput(name, `The header ${name} takes a whole number from ${least} to ${most}.`);
  }
  return value;
};

const flag = (headers: Read, name: string): boolean => {
  const text = headers.get(name);
  if (text === null || text === '0') return false;
  if (text === '1') return true;
  throw badInput(name, `The header ${name} takes 1, or is left out.`);
};

/**
 * Reads `x-aws-journal`, `x-aws-dry-run`, `x-aws-max-age` (seconds) and `x-deadline-ms`.
 *
 * @throws GatewayError BAD_USER_INPUT, with the header's name as the argument.
 */
export const readRequestOptions = (headers: Read): RequestOptions => {
  const maxAge = whole(headers, 'x-aws-max-age', 0, MAX_AGE_SECONDS);
  return {
    journal: flag(headers, 'x-aws-journal'),
    dryRun: flag(headers, 'x-aws-dry-run'),
    maxAgeMs: maxAge === undefined ? undefined : maxAge * 1000,
    deadlineMs: whole(headers, 'x-deadline-ms', 1, MAX_DEADLINE_MS) ?? DEFAULT_DEADLINE_MS,
    traceparent: headers.get('traceparent'),
    tracestate: headers.get('tracestate'),
  };
};
