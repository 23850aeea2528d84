import { ConfigError } from './config-error.ts';
import { WRITABLE, type Writable, type WriteRoles } from './upstream/write-roles.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const ROLE = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,576}$/;
const EXAMPLE = 'arn:aws:iam::111122223333:role/Writer';

const accountOf = (arn: string): string => arn.split(':')[4] ?? '';

const entry = (part: string): readonly [Writable, string] => {
  const [, name = '', arn = ''] = /^([^=]*)=(.*)$/s.exec(part) ?? [];
  const service = WRITABLE.find((candidate) => candidate === name);
  if (service !== undefined && ROLE.test(arn)) return [service, arn];
  throw new ConfigError(
    `WRITE_ROLES must be SERVICE=ARN, several with commas, such as grafana=${EXAMPLE}, with the services ${WRITABLE.join(', ')}: "${part}" is not.`,
  );
};

const byService = (env: Environment): WriteRoles['byService'] => {
  const found: Partial<Record<Writable, readonly string[]>> = {};
  const parts = (env.WRITE_ROLES ?? '').split(/,(?=\s*[^,=]*=arn:|\s*$)/);
  for (const part of parts
    .map((text) => text.trim().replace(/,$/, ''))
    .filter((text) => text !== '')) {
    const [service, arn] = entry(part);
    const others = found[service] ?? [];
    if (others.some((other) => accountOf(other) === accountOf(arn))) {
      throw new ConfigError(
        `WRITE_ROLES must hold one role a service and account: there are two of ${service} in ${accountOf(arn)}.`,
      );
    }
    if (service === 'identity-center' && others.length > 0) {
      throw new ConfigError(
        'WRITE_ROLES must hold one role of identity-center: it is in one account.',
      );
    }
    found[service] = [...others, arn];
  }
  return found;
};

/** What says that changes are made with the gateway's own credentials. */
const NO_ROLE = 'none';

const all = (env: Environment): string | undefined => {
  const arn = env.WRITE_ROLE || NO_ROLE;
  if (arn === NO_ROLE) return undefined;
  if (ROLE.test(arn)) return arn;
  throw new ConfigError(
    `WRITE_ROLE must be the ARN of a role such as ${EXAMPLE}, or ${NO_ROLE}: "${arn}" is neither.`,
  );
};

/** @throws ConfigError when changes of a service would be the gateway's own, and nobody has said so. */
const checkSaid = (env: Environment, roles: WriteRoles): void => {
  const without = WRITABLE.filter((service) => roles.byService[service] === undefined);
  if (env.WRITE_ROLE || without.length === 0) return;
  throw new ConfigError(
    `WRITES=on needs WRITE_ROLE, the role in whose sessions callers change things, such as ${EXAMPLE}: CloudTrail has who it was by them. WRITE_ROLE=${NO_ROLE} changes ${without.join(', ')} with the gateway's own credentials.`,
  );
};

const sourceIdentity = (env: Environment): boolean => {
  const text = env.SOURCE_IDENTITY || 'on';
  if (text === 'on' || text === 'off') return text === 'on';
  throw new ConfigError(`SOURCE_IDENTITY must be on or off, not "${text}".`);
};

/** @throws ConfigError when a service has several roles for accounts that are not read. */
const checkAccounts = (roles: WriteRoles, readerRoles: readonly string[]): void => {
  const further = new Set(readerRoles.map(accountOf));
  for (const [service, arns] of Object.entries(roles.byService)) {
    const own = arns.map(accountOf).filter((account) => !further.has(account));
    if (own.length > 1) {
      throw new ConfigError(
        `WRITE_ROLES must hold one role of ${service} for the gateway's own account: ${own.join(' and ')} are not in READER_ROLES, so both would be it.`,
      );
    }
  }
};

/**
 * The roles that changes are made with, in a session of whoever asks.
 *
 * @param readerRoles the roles that further accounts are read with.
 * @param changesAws whether changes are made on AWS: then it has to be said with whose credentials.
 * @throws ConfigError at the first value that cannot be used.
 */
export const readWriteRoles = (
  env: Environment,
  readerRoles: readonly string[],
  changesAws: boolean,
): WriteRoles => {
  const roles = { all: all(env), byService: byService(env), sourceIdentity: sourceIdentity(env) };
  checkAccounts(roles, readerRoles);
  if (changesAws) checkSaid(env, roles);
  return roles;
};
