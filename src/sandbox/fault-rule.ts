/**
 * The grammar of faults: `TARGET:KIND[:CONDITION]…`, several with commas between them.
 *
 *     sso-admin.DescribePermissionSet:throttle:0.1
 *     *:500:0.05
 *     identitystore:dead
 *     organizations.ListAccounts:html:first=2
 */

import { UsageError } from './usage-error.ts';

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

/** What a target may name: the operations by service. */
export type FaultTargets = ReadonlyMap<string, { has(operation: string): boolean }>;

const isKind = (text: string): text is FaultKind => Object.hasOwn(KINDS, text);

const readEffect = (text: string, rule: string): FaultEffect => {
  if (isKind(text)) return { kind: text };
  const [, name] = /^error=(\w+)$/.exec(text) ?? [];
  if (name !== undefined) return { kind: 'error', name };
  const [, ms] = /^slow=(\d+)$/.exec(text) ?? [];
  if (ms !== undefined) return { kind: 'slow', ms: Number(ms) };
  const known = [...Object.keys(KINDS), 'error=NAME', 'slow=MS'].join(', ');
  throw new UsageError(`fault "${rule}": "${text}" is not one of ${known}`);
};

type Conditions = Pick<FaultRule, 'probability' | 'after' | 'first' | 'times'>;

const readCondition = (text: string, rule: string): Partial<Conditions> => {
  const [, name, count] = /^(first|after|times)=(\d+)$/.exec(text) ?? [];
  if (name !== undefined) return { [name]: Number(count) };
  const probability = Number(text);
  if (text !== '' && probability >= 0 && probability <= 1) return { probability };
  throw new UsageError(
    `fault "${rule}": "${text}" is not a probability between 0 and 1, first=N, after=N or times=N`,
  );
};

const readTarget = (
  target: string,
  rule: string,
  targets: FaultTargets,
): Pick<FaultRule, 'service' | 'operation'> => {
  const [, service, operation = '*'] = /^(\*|[\w-]+)(?:\.(\w+|\*))?$/.exec(target) ?? [];
  if (service === undefined || (service !== '*' && !targets.has(service))) {
    throw new UsageError(
      `fault "${rule}": "${target}" is not *, SERVICE or SERVICE.Operation, ` +
        `with one of the services ${[...targets.keys()].join(', ')}`,
    );
  }
  const named = [...targets].filter(([id]) => service === '*' || service === id);
  if (operation !== '*' && !named.some(([, operations]) => operations.has(operation))) {
    const where = service === '*' ? 'no service has an' : `${service} has no`;
    throw new UsageError(`fault "${rule}": ${where} operation ${operation}`);
  }
  return { service, operation };
};

/**
 * Reads one fault.
 *
 * @throws UsageError that says what is wrong with it.
 */
export const parseFault = (text: string, targets: FaultTargets): FaultRule => {
  const [target = '', kind = '', ...conditions] = text.trim().split(':');
  return {
    text: text.trim(),
    ...readTarget(target, text, targets),
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
