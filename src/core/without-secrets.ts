import { errorForLog } from './error-for-log.ts';

/** What a caller or AWS is known by, however it is written: `SecretAccessKey`, `secret_access_key`. */
const SECRET: ReadonlySet<string> = new Set([
  'accesstoken',
  'apikey',
  'authorization',
  'clientsecret',
  'cookie',
  'credentials',
  'idtoken',
  'password',
  'privatekey',
  'proxyauthorization',
  'refreshtoken',
  'samlresponse',
  'secret',
  'secretaccesskey',
  'secretkey',
  'sessiontoken',
  'setcookie',
  'token',
  'xamzsecuritytoken',
  'xapikey',
]);
const REMOVED = '[removed]';
/** What is deeper is not shown at all. */
const DEEPEST = 20;

/** Names come again and again; what a stranger sends as one must not fill the memory. */
const MOST_NAMES = 1000;
const known = new Map<string, boolean>();

const isSecret = (name: string): boolean => {
  const found = known.get(name);
  if (found !== undefined) return found;
  const is = SECRET.has(name.replaceAll(/[-_\s]/g, '').toLowerCase());
  if (known.size < MOST_NAMES) known.set(name, is);
  return is;
};

const hasOwnJson = (value: object): value is { toJSON(): unknown } =>
  'toJSON' in value && typeof value.toJSON === 'function';

const clean = (value: unknown, above: readonly object[]): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Error) return clean(errorForLog(value), above);
  if (above.includes(value)) return '[circular]';
  if (above.length === DEEPEST) return '[too deep]';
  const path = [...above, value];
  if (ArrayBuffer.isView(value)) return '[binary]';
  if (hasOwnJson(value)) return clean(value.toJSON(), path);
  if (Array.isArray(value)) return value.map((item) => clean(item, path));
  return withoutSecrets(value, path);
};

/**
 * The same members without the values of those whose names say that they are secret, however deep they are. What
 * has none, and nothing in it, is given back as it is: most lines are like that.
 */
export const withoutSecrets = (
  members: object,
  above: readonly object[] = [members],
): Record<string, unknown> => {
  const given = members as Record<string, unknown>;
  let cleaned: Record<string, unknown> | undefined;
  for (const name of Object.keys(given)) {
    const value = given[name];
    if (typeof value === 'function' || value == null) continue;
    if (typeof value !== 'object' && !isSecret(name)) continue;
    const kept = isSecret(name) ? REMOVED : clean(value, above);
    if (kept === value) continue;
    cleaned ??= { ...given };
    cleaned[name] = kept;
  }
  return cleaned ?? given;
};
