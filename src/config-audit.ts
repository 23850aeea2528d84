import { join } from 'node:path';
import type { SinkChoice } from './audit/open-sink.ts';
import { ConfigError } from './config-error.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const FILE = 'audit.jsonl';
const MEGABYTE = 1_000_000;
const HOUR_MS = 3_600_000;

const number = (env: Environment, name: string, fallback: number, what: string): number => {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new ConfigError(`${name} must be a number of ${what}, not "${text}".`);
};

const kept = (env: Environment): number | undefined => {
  if ((env.AUDIT_KEEP || 'all') === 'all') return undefined;
  return number(env, 'AUDIT_KEEP', 0, 'full files from 1, or all');
};

/**
 * Where the audit goes: into the state directory of a gateway on AWS; nowhere on the sandbox, which
 * has nothing to protect, unless it is said.
 *
 * @param isSandbox whether there is a sandbox behind the gateway.
 * @throws ConfigError at the first value that cannot be used.
 */
export const readAudit = (
  env: Environment,
  isSandbox: boolean,
  stateDir: string | undefined,
): SinkChoice => {
  const maxBytes = number(env, 'AUDIT_MAX_MB', 100, 'megabytes from 1') * MEGABYTE;
  const maxAgeMs = number(env, 'AUDIT_MAX_HOURS', 24 * 7, 'hours from 1') * HOUR_MS;
  const count = kept(env);
  const given = env.AUDIT || (isSandbox ? 'off' : join(stateDir ?? 'state/aws', FILE));
  if (given === 'off' || given === 'stdout') return { to: given };
  if (!/[./]/.test(given)) {
    throw new ConfigError(
      `AUDIT must be stdout, off or a file such as state/aws/audit.jsonl, not "${given}".`,
    );
  }
  return { to: 'file', file: given, maxBytes, maxAgeMs, kept: count };
};
