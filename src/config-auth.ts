import type { AuthSettings, IssuerSettings } from './auth/auth-settings.ts';
import { checkSettings, readIssuer } from './auth/read-settings.ts';
import { isSafeUrl } from './core/safe-url.ts';
import { StrictReader } from './auth/strict-reader.ts';
import { ConfigError } from './config-error.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether callers are asked who they are, and how that is told. */
export interface AuthConfig {
  readonly required: boolean;
  /** The file with issuers and API keys, which may change while the gateway runs. */
  readonly file?: string | undefined;
  /** The issuer that is configured by variables alone. */
  readonly issuer?: IssuerSettings | undefined;
  /** How many proxies stand in front, each of which adds to `X-Forwarded-For`. */
  readonly trustedProxies: number;
}

/** The variables that say who may call: nothing to a command, which nobody calls. */
export const CALLER_VARIABLES = [
  ...['AUTH', 'AUTH_FILE', 'TRUSTED_PROXIES', 'HOST'],
  ...['OIDC_ISSUER', 'OIDC_AUDIENCE', 'OIDC_JWKS_URI', 'OIDC_SCOPES'],
] as const;

const list = (text: string | undefined): readonly string[] | undefined =>
  text
    ?.split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** An issuer as its variables have it; they are checked like those of the file. */
const issuerOf = (env: Environment): IssuerSettings | undefined => {
  const issuer = env.OIDC_ISSUER || undefined;
  const audience = list(env.OIDC_AUDIENCE || undefined);
  const jwksUri = env.OIDC_JWKS_URI || undefined;
  const everyone = list(env.OIDC_SCOPES || undefined);
  if (issuer === undefined) {
    const given = { OIDC_AUDIENCE: audience, OIDC_JWKS_URI: jwksUri, OIDC_SCOPES: everyone };
    const [alone] = Object.entries(given).find(([, value]) => value !== undefined) ?? [];
    if (alone === undefined) return undefined;
    throw new ConfigError(`${alone} is of no use without OIDC_ISSUER.`);
  }
  for (const [name, value] of Object.entries({ OIDC_ISSUER: issuer, OIDC_JWKS_URI: jwksUri })) {
    if (value !== undefined && !isSafeUrl(value)) {
      throw new ConfigError(
        `${name} must be a URL that begins with https:// (http:// on loopback alone).`,
      );
    }
  }
  if (audience === undefined || audience.length === 0) {
    throw new ConfigError(
      'Set OIDC_AUDIENCE to whom the tokens of OIDC_ISSUER must be for (aud), several with commas.',
    );
  }
  const json = {
    issuer,
    audience,
    ...(jwksUri === undefined ? {} : { jwksUri }),
    ...(everyone === undefined ? {} : { grants: { everyone } }),
  };
  try {
    return readIssuer(new StrictReader(json, 'OIDC'));
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw new ConfigError(error.message.replace(/^OIDC\.grants\.everyone\S*/, 'OIDC_SCOPES'));
  }
};

const trustedProxies = (env: Environment): number => {
  const text = env.TRUSTED_PROXIES || '0';
  if (!/^\d$/.test(text)) {
    throw new ConfigError(`TRUSTED_PROXIES must be a number from 0 to 9, not "${text}".`);
  }
  return Number(text);
};

/**
 * @throws ConfigError for what contradicts itself, and where nobody would be asked who they are although
 * `mustSay` asks for that to be said.
 */
export const readAuthConfig = (env: Environment, mustSay: boolean): AuthConfig => {
  const auth = env.AUTH || undefined;
  const file = env.AUTH_FILE || undefined;
  const issuer = issuerOf(env);
  const proxies = trustedProxies(env);
  if (auth !== undefined && auth !== 'none' && auth !== 'required') {
    throw new ConfigError(`AUTH must be none or required, not "${auth}".`);
  }
  const by = file === undefined ? (issuer === undefined ? undefined : 'OIDC_ISSUER') : 'AUTH_FILE';
  if (auth === 'none' && by !== undefined) {
    throw new ConfigError(`AUTH=none and ${by} contradict each other: leave one of them out.`);
  }
  if (auth === 'required' && by === undefined) {
    throw new ConfigError(
      'AUTH=required needs AUTH_FILE (issuers and API keys) or OIDC_ISSUER and OIDC_AUDIENCE.',
    );
  }
  if (mustSay && auth === undefined && by === undefined) {
    throw new ConfigError(
      'Set AUTH_FILE or OIDC_ISSUER to say who may call this gateway on AWS, or AUTH=none to ask nobody: it then only reads, and listens on loopback only.',
    );
  }
  return { required: by !== undefined, file, issuer, trustedProxies: proxies };
};

/**
 * What `AUTH_FILE` says together with the variables.
 *
 * @throws ConfigError when an issuer is in both, or nobody at all could get in.
 */
export const joinSettings = (
  { issuer }: Pick<AuthConfig, 'issuer'>,
  file: AuthSettings | undefined,
): AuthSettings => {
  const { issuers = [], apiKeys = [] } = file ?? {};
  const joined = { apiKeys, issuers: issuer === undefined ? issuers : [issuer, ...issuers] };
  if (joined.issuers.length + joined.apiKeys.length === 0) {
    throw new ConfigError('AUTH_FILE has neither issuers nor API keys: nobody could call.');
  }
  return checkSettings(joined, 'AUTH_FILE and OIDC_ISSUER');
};
