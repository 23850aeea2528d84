/* eslint-disable max-lines -- one list of what can be set, with what is said of a wrong value */
import { parseArgs } from 'node:util';
import { isLoopbackName, isSafeUrl } from './core/safe-url.ts';
import { type AuthConfig, CALLER_VARIABLES, readAuthConfig } from './config-auth.ts';
import type { SinkChoice } from './audit/open-sink.ts';
import { readAudit } from './config-audit.ts';
import { readPlacedServices } from './config-places.ts';
import { readWriteRoles } from './config-write-roles.ts';
import { type ProcessLimits, readSafety } from './config-safety.ts';
import { readPolicyPath } from './config-rows.ts';
import { ConfigError } from './config-error.ts';
import { readProtection } from './config-protection.ts';
import type { Protection } from './auth/protection.ts';
import { type MetricsPlace, readMetricsPlace } from './config-metrics.ts';
import { readTelemetry, type TelemetryConfig } from './config-telemetry.ts';
import type { CostLimits } from './estimate/cost-limits.ts';
import type { Safety } from './safety.ts';
import type { PlacedServices } from './upstream/places.ts';
import type { WriteRoles } from './upstream/write-roles.ts';

export { ConfigError } from './config-error.ts';

/** What the whole process is told; read once, never changed. */
export interface Config {
  readonly upstream: 'sandbox' | 'aws';
  readonly host: string;
  readonly port: number;
  /** Who is asked who calls. */
  readonly auth: AuthConfig;
  readonly sandboxPort: number;
  /** The part of AWS's quotas that this gateway takes: above 0, at most 1. */
  readonly quotaShare: number;
  readonly region: string;
  /** Where the SDK finds a service, when not at AWS: for all of them, and by service. */
  readonly endpoints: {
    readonly all?: string | undefined;
    readonly byService: Readonly<Record<string, string>>;
  };
  /** Where FinSpace and Grafana are, and the roles they are read with. */
  readonly placed: PlacedServices;
  readonly protection: Protection;
  /** Whether changes reach AWS; never where nobody is asked who they are. */
  readonly writes: boolean;
  /** The roles that changes are made with, in a session of whoever asks. */
  readonly writeRoles: WriteRoles;
  /** Whether groups that are synchronized from elsewhere may be changed here all the same. */
  readonly externalGroupChanges: boolean;
  /** Where queued changes are kept; undefined keeps them in memory. */
  readonly stateDir?: string | undefined;
  /** The file with the row rules; undefined where every account is for everybody. */
  readonly policyFile?: string | undefined;
  readonly costLimits: CostLimits;
  /** Where it is written down who does what. */
  readonly audit: SinkChoice;
  /** Where traces and metrics are sent; undefined where nobody collects them. */
  readonly telemetry?: TelemetryConfig | undefined;
  /** Where metrics are served alone; undefined where it is beside everything else. */
  readonly metrics?: MetricsPlace | undefined;
  readonly safety: Safety & ProcessLimits;
  readonly logLevel: LogLevel;
  /** Flags for the sandbox, left to its own parser. */
  readonly sandboxArgs: readonly string[];
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** Someone asked what can be set. */
export interface Help {
  readonly help: string;
}

const LOG_LEVELS: readonly LogLevel[] = ['debug', 'info', 'warn', 'error', 'silent'];
const SERVICE_ENDPOINTS = {
  'sso-admin': 'AWS_ENDPOINT_URL_SSO_ADMIN',
  identitystore: 'AWS_ENDPOINT_URL_IDENTITYSTORE',
  organizations: 'AWS_ENDPOINT_URL_ORGANIZATIONS',
  sts: 'AWS_ENDPOINT_URL_STS',
  finspace: 'AWS_ENDPOINT_URL_FINSPACE',
  'finspace-data': 'AWS_ENDPOINT_URL_FINSPACE_DATA',
  grafana: 'AWS_ENDPOINT_URL_GRAFANA',
  iam: 'AWS_ENDPOINT_URL_IAM',
} as const;

type Environment = Readonly<Record<string, string | undefined>>;

const port = (env: Environment, name: string, fallback: number): number => {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > 65_535) {
    throw new ConfigError(`${name} must be a port number from 0 to 65535, not "${text}".`);
  }
  return value;
};

const quotaShare = (env: Environment, fallback: number): number => {
  const text = env.QUOTA_SHARE;
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0 || value > 1) {
    throw new ConfigError(`QUOTA_SHARE must be a number above 0 and up to 1, not "${text}".`);
  }
  return value;
};

/** No query that a page or a person asks comes near it; a sweep of a large organization does. */
const DEFAULT_COST_LIMIT = 10_000;

const calls = (env: Environment, name: string, fallback?: number): number | undefined => {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  if (text === 'off') return undefined;
  if (!/^[1-9]\d{0,8}$/.test(text)) {
    throw new ConfigError(`${name} must be a number of AWS calls from 1, or off, not "${text}".`);
  }
  return Number(text);
};

const oneOf = <Value extends string>(
  env: Environment,
  name: string,
  values: readonly Value[],
  fallback: Value,
): Value => {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const value = values.find((candidate) => candidate === text);
  if (value === undefined) {
    throw new ConfigError(`${name} must be ${values.join(' or ')}, not "${text}".`);
  }
  return value;
};

const url = (env: Environment, name: string): string | undefined => {
  const text = env[name];
  if (text === undefined || text === '') return undefined;
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) {
    throw new ConfigError(`${name} must be a URL that begins with http:// or https://.`);
  }
  if (!isSafeUrl(text)) {
    throw new ConfigError(
      `${name} must begin with https:// unless it is on this machine: whoever is on the way would read who has access to what.`,
    );
  }
  return text;
};

const region = (env: Environment): string | undefined => {
  const text = env.AWS_REGION || env.AWS_DEFAULT_REGION || undefined;
  if (text !== undefined && !/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(text)) {
    throw new ConfigError(`AWS_REGION must be a Region such as eu-west-1, not "${text}".`);
  }
  return text;
};

const host = (env: Environment, auth: AuthConfig, safety: Safety): string => {
  const text = env.HOST || '127.0.0.1';
  if (!/^[\w.:-]+$/.test(text)) {
    throw new ConfigError(`HOST must be an address or name to listen on, not "${text}".`);
  }
  if (isLoopbackName(text === '::1' ? '[::1]' : text)) return text;
  if (!auth.required) {
    throw new ConfigError(
      `HOST must be 127.0.0.1, ::1 or localhost: without authentication (AUTH_FILE or OIDC_ISSUER) the gateway listens on loopback only. "${text}" was given.`,
    );
  }
  if (safety.names.hosts.length === 0) {
    throw new ConfigError(
      `Set ALLOWED_HOSTS to the names that the gateway is called by, since HOST is ${text}: it answers to no others.`,
    );
  }
  return text;
};

const writes = (env: Environment): boolean =>
  oneOf(env, 'WRITES', ['on', 'off'] as const, 'off') === 'on';

/**
 * The sandbox forgets its data when it ends, unless it is told a file: so does what waits for it. What
 * waits for one upstream never gets to the other.
 */
const defaultStateDir = (
  isSandbox: boolean,
  sandboxArgs: readonly string[],
): string | undefined => {
  if (!isSandbox) return 'state/aws';
  const isKept = sandboxArgs.some((argument) => /^--state(=|$)/.test(argument));
  return isKept ? 'state/sandbox' : undefined;
};

const HELP = `Usage: npm start -- [sandbox flags]     the gateway on the embedded sandbox
       npm run start:aws                 the gateway on AWS

Settings are environment variables; the README has the table. The sandbox's flags are listed by
\`npm run sandbox -- --help\`.
`;

/**
 * Reads the configuration.
 *
 * @param argv the arguments after the program's name.
 * @throws ConfigError at the first value that cannot be used.
 */
export const readConfig = (
  argv: readonly string[],
  env: Environment = process.env,
): Config | Help => {
  const { values, tokens } = parseArgs({
    args: [...argv],
    options: { upstream: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    strict: false,
    tokens: true,
    allowPositionals: true,
  });
  if (values.help === true) return { help: HELP };
  if (values.upstream !== 'sandbox' && values.upstream !== 'aws') {
    throw new ConfigError('--upstream must be sandbox or aws.');
  }
  const own = new Set(
    tokens.flatMap((token) =>
      token.kind === 'option' && token.name === 'upstream'
        ? token.inlineValue === true
          ? [token.index]
          : [token.index, token.index + 1]
        : [],
    ),
  );
  const isSandbox = values.upstream === 'sandbox';
  const sandboxArgs = argv.filter((_, index) => !own.has(index));
  if (values.port !== undefined) {
    throw new ConfigError(
      '--port is a flag of npm run sandbox: here PORT and SANDBOX_PORT are set.',
    );
  }
  if (!isSandbox && sandboxArgs.length > 0) {
    throw new ConfigError(`${sandboxArgs[0] ?? ''} is a flag of the sandbox, and this is AWS.`);
  }
  const auth = readAuthConfig(env, !isSandbox);
  const safety = readSafety(env, isSandbox);
  const ownRegion = region(env);
  if (!isSandbox && ownRegion === undefined) {
    throw new ConfigError('Set AWS_REGION to the Region where IAM Identity Center is.');
  }
  const placed = readPlacedServices(env);
  const stateDir = env.STATE_DIR || defaultStateDir(isSandbox, sandboxArgs);
  const mayWrite = writes(env) && (isSandbox || auth.required);
  return Object.freeze({
    upstream: values.upstream,
    host: host(env, auth, safety),
    auth,
    port: port(env, 'PORT', 4000),
    sandboxPort: port(env, 'SANDBOX_PORT', 4010),
    quotaShare: quotaShare(env, isSandbox ? 0.9 : 0.5),
    region: ownRegion ?? 'eu-west-1',
    endpoints: {
      all: url(env, 'AWS_ENDPOINT_URL'),
      byService: Object.fromEntries(
        Object.entries(SERVICE_ENDPOINTS).flatMap(([service, name]) => {
          const endpoint = url(env, name);
          return endpoint === undefined ? [] : [[service, endpoint]];
        }),
      ),
    },
    placed,
    protection: readProtection(env),
    writeRoles: readWriteRoles(env, placed.readerRoles, mayWrite && !isSandbox),
    writes: mayWrite,
    externalGroupChanges:
      oneOf(env, 'ALLOW_EXTERNAL_GROUP_CHANGES', ['on', 'off'] as const, 'off') === 'on',
    stateDir,
    policyFile: readPolicyPath(env),
    audit: readAudit(env, isSandbox, stateDir),
    costLimits: {
      operation: calls(env, 'COST_LIMIT', DEFAULT_COST_LIMIT),
      callerPerMinute: calls(env, 'COST_LIMIT_PER_CALLER'),
    },
    telemetry: readTelemetry(env),
    metrics: readMetricsPlace(env),
    safety,
    logLevel: oneOf(env, 'LOG_LEVEL', LOG_LEVELS, 'info'),
    sandboxArgs,
  });
};

/**
 * The configuration as a gateway that serves would have it, for a command that asks what that may do.
 *
 * @throws ConfigError as `readConfig`.
 */
export const readServedConfig = (
  argv: readonly string[],
  env: Environment = process.env,
): Config | Help => {
  const none = Object.fromEntries(CALLER_VARIABLES.map((name) => [name, undefined]));
  const config = readConfig(argv, { ...env, ...none, AUTH: 'none' });
  // What `WRITES` says holds where callers are asked, and this command asks for such a gateway.
  return 'help' in config ? config : Object.freeze({ ...config, writes: writes(env) });
};

/**
 * The configuration of a command that serves nobody: who may ask is then no question, and nothing is
 * changed.
 *
 * @throws ConfigError as `readConfig`.
 */
export const readCommandConfig = (
  argv: readonly string[],
  env: Environment = process.env,
): Config | Help => {
  const config = readServedConfig(argv, env);
  return 'help' in config ? config : Object.freeze({ ...config, writes: false });
};
