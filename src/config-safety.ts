import { ConfigError } from './config-error.ts';
import type { AllowedOrigin } from './http/doors.ts';
import { DEFAULT_LIMITS, type Limits, variableOf } from './limits/limits.ts';
import { ManifestError, readManifests } from './persisted/read-manifests.ts';
import type { Persisted } from './plugins/use-persisted.ts';
import type { Safety } from './safety.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What the whole process bounds, beside what its gateway does. */
export interface ProcessLimits {
  /** Operations that are under way. */
  readonly maxInFlight: number;
}

/** On AWS: no page and no person comes near it, and a loop that has gone wrong does at once. */
const REQUESTS_PER_MINUTE = 6000;
const SUBSCRIPTIONS = 100;
const SUBSCRIPTION_MINUTES = 60;
const MAX_IN_FLIGHT = 1000;
const MOST = 1_000_000;

const whole = (env: Environment, name: string, fallback: number): number => {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  if (/^[1-9]\d{0,6}$/.test(text) && Number(text) <= MOST) return Number(text);
  throw new ConfigError(`${name} must be a whole number from 1 to ${MOST}, not "${text}".`);
};

const wholeOrOff = (
  env: Environment,
  name: string,
  fallback: number | undefined,
): number | undefined => {
  if (env[name] === 'off') return undefined;
  try {
    return fallback === undefined && !env[name] ? undefined : whole(env, name, fallback ?? 1);
  } catch {
    const text = env[name] ?? '';
    throw new ConfigError(
      `${name} must be a whole number from 1 to ${MOST}, or off, not "${text}".`,
    );
  }
};

const onOrOff = (env: Environment, name: string, fallback: boolean): boolean => {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  if (text === 'on' || text === 'off') return text === 'on';
  throw new ConfigError(`${name} must be on or off, not "${text}".`);
};

const readLimits = (env: Environment): Limits =>
  Object.fromEntries(
    Object.entries(DEFAULT_LIMITS).map(([limit, fallback]) => [
      limit,
      whole(env, variableOf(limit as keyof Limits), fallback as number),
    ]),
  ) as unknown as Limits;

const list = (env: Environment, name: string): readonly string[] =>
  (env[name] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const HOST = /^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?|\[[0-9a-f:.]{2,45}\])(:\d{1,5})?$/i;

const readHosts = (env: Environment): readonly string[] =>
  list(env, 'ALLOWED_HOSTS').map((host) => {
    if (HOST.test(host)) return host.toLowerCase();
    throw new ConfigError(
      `ALLOWED_HOSTS must be names such as graph.example.com or graph.example.com:8443: "${host}" is none.`,
    );
  });

const CREDENTIALS = '+credentials';

const readOrigins = (env: Environment): readonly AllowedOrigin[] =>
  list(env, 'ALLOWED_ORIGINS').map((entry) => {
    const credentials = entry.endsWith(CREDENTIALS);
    const origin = credentials ? entry.slice(0, -CREDENTIALS.length) : entry;
    // Written as browsers write it, since it is compared letter by letter.
    if (/^https?:\/\//.test(origin) && URL.canParse(origin) && new URL(origin).origin === origin) {
      return { origin, credentials };
    }
    throw new ConfigError(
      `ALLOWED_ORIGINS must be origins such as https://admin.example.com, without a path: "${entry}" is none.`,
    );
  });

const readPersisted = (env: Environment): Persisted | undefined => {
  const only = onOrOff(env, 'PERSISTED_ONLY', false);
  const path = env.PERSISTED_OPERATIONS;
  if (path === undefined || path === '') {
    if (!only) return undefined;
    throw new ConfigError(
      'PERSISTED_ONLY=on needs PERSISTED_OPERATIONS, the file or directory that has the operations.',
    );
  }
  try {
    return { operations: readManifests(path), only };
  } catch (error) {
    if (error instanceof ManifestError) {
      throw new ConfigError(`PERSISTED_OPERATIONS: ${error.message}`);
    }
    throw error;
  }
};

/**
 * What the gateway refuses, and how much of one caller it takes.
 *
 * @throws ConfigError at the first value that cannot be used.
 */
export const readSafety = (env: Environment, isSandbox: boolean): Safety & ProcessLimits => ({
  limits: readLimits(env),
  names: { hosts: readHosts(env), origins: readOrigins(env) },
  introspection: onOrOff(env, 'INTROSPECTION', env.NODE_ENV !== 'production' && isSandbox),
  getQueries: onOrOff(env, 'GET_QUERIES', isSandbox),
  persisted: readPersisted(env),
  requestsPerMinute: wholeOrOff(env, 'RATE_LIMIT', isSandbox ? undefined : REQUESTS_PER_MINUTE),
  subscriptions: wholeOrOff(env, 'MAX_SUBSCRIPTIONS', SUBSCRIPTIONS),
  subscriptionMinutes: wholeOrOff(env, 'MAX_SUBSCRIPTION_MINUTES', SUBSCRIPTION_MINUTES),
  maxInFlight: whole(env, 'MAX_IN_FLIGHT', MAX_IN_FLIGHT),
});
