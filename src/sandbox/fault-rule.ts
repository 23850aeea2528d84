/**
 * The grammar of faults: `TARGET:KIND[:CONDITION]…`, several with commas between them.
 *
 *     sso-admin.DescribePermissionSet:throttle:0.1
 *     *:500:0.05
 *     identitystore:dead
 *     organizations.ListAccounts:html:first=2
 */

const KINDS = {
  throttle: "the service's throttling error",
  denied: 'AccessDenied, as IAM gives it',
  expired: 'ExpiredTokenException, though the credentials are good',
  '500': "the service's own internal error",
  '503': 'ServiceUnavailable',
  html: "a load balancer's HTML page at 503 instead of an answer",
  malformed: 'an answer whose members have types that the model forbids',
  missing: 'an answer without its members',
  cut: 'half an answer, then the connection breaks',
  'cut-before': 'the connection breaks before anything was done',
  'cut-after': 'the connection breaks after it was done',
  hang: 'no answer ever',
  dead: 'no service there: every connection breaks at once',
} as const;

export type FaultKind = keyof typeof KINDS;

/** What happens to a call: a kind, a named error, or a delay. */
export type FaultEffect =
  | { readonly kind: FaultKind }
  | { readonly kind: 'error'; readonly name: string }
  | { readonly kind: 'slow'; readonly ms: number };

export interface FaultRule {
  readonly text: string;
  /** `*` for any. */
  readonly service: string;
  readonly operation: string;
  readonly effect: FaultEffect;
  /** How likely a call that fits is hit. */
  readonly probability: number;
  /** Of the calls that fit, the first so many are spared. */
  readonly after: number;
  /** Of the calls that fit, only the first so many may be hit. */
  readonly first: number;
  /** How many calls are hit at most. */
  readonly times: number;
}

/** A fault that is not written as the grammar asks; the message says what is wrong. */
export class FaultSyntaxError extends Error {
  override readonly name = 'FaultSyntaxError';
}

const isKind = (text: string): text is FaultKind => Object.hasOwn(KINDS, text);

const readEffect = (text: string, rule: string): FaultEffect => {
  if (isKind(text)) return { kind: text };
  const [, name] = /^error=(\w+)$/.exec(text) ?? [];
  if (name !== undefined) return { kind: 'error', name };
  const [, ms] = /^slow=(\d+)$/.exec(text) ?? [];
  if (ms !== undefined) return { kind: 'slow', ms: Number(ms) };
  const known = [...Object.keys(KINDS), 'error=NAME', 'slow=MS'].join(', ');
  throw new FaultSyntaxError(`fault "${rule}": "${text}" is not one of ${known}`);
};

type Conditions = Pick<FaultRule, 'probability' | 'after' | 'first' | 'times'>;

const readCondition = (text: string, rule: string): Partial<Conditions> => {
  const [, name, count] = /^(first|after|times)=(\d+)$/.exec(text) ?? [];
  if (name !== undefined) return { [name]: Number(count) };
  const probability = Number(text);
  if (text !== '' && probability >= 0 && probability <= 1) return { probability };
  throw new FaultSyntaxError(
    `fault "${rule}": "${text}" is not a probability between 0 and 1, first=N, after=N or times=N`,
  );
};

/**
 * Reads one fault. `services` are the names that a target may have.
 *
 * @throws FaultSyntaxError
 */
export const parseFault = (text: string, services: readonly string[]): FaultRule => {
  const [target = '', kind = '', ...conditions] = text.trim().split(':');
  const [, service, operation = '*'] = /^(\*|[\w-]+)(?:\.(\w+|\*))?$/.exec(target) ?? [];
  if (service === undefined || (service !== '*' && !services.includes(service))) {
    throw new FaultSyntaxError(
      `fault "${text}": "${target}" is not *, SERVICE or SERVICE.Operation, ` +
        `with one of the services ${services.join(', ')}`,
    );
  }
  return {
    text: text.trim(),
    service,
    operation,
    effect: readEffect(kind, text),
    probability: 1,
    after: 0,
    first: Number.POSITIVE_INFINITY,
    times: Number.POSITIVE_INFINITY,
    ...Object.fromEntries(
      conditions.flatMap((condition) => Object.entries(readCondition(condition, text))),
    ),
  };
};

/** The grammar, for `--help`. */
export const faultHelp: string = [
  'A fault is TARGET:KIND[:CONDITION]..., several with commas between them; the first that fits',
  'a call and fires decides.',
  '  TARGET     *, SERVICE, SERVICE.Operation or *.Operation',
  ...Object.entries(KINDS).map(
    ([kind, meaning], i) => `  ${(i === 0 ? 'KIND' : '').padEnd(10)} ${kind.padEnd(10)} ${meaning}`,
  ),
  `  ${''.padEnd(10)} ${'error=NAME'} the error of that name`,
  `  ${''.padEnd(10)} ${'slow=MS'.padEnd(10)} so much later`,
  '  CONDITION  0.1 (probability), first=N (only the first N calls), after=N (spare the first N),',
  '             times=N (hit N calls, then stop)',
  'Examples: sso-admin.DescribePermissionSet:throttle:0.1  identitystore:dead  *:500:0.05',
].join('\n');
