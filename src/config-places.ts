import { ConfigError } from './config-error.ts';
import { type PlacedServices, SWITCHABLE, type Switchable } from './upstream/places.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const REGION = /^[a-z]{2,}(-[a-z]+)+-\d+$/;
const ROLE = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,576}$/;
const EXAMPLE = 'arn:aws:iam::111122223333:role/Reader';

/** The parts of a list with commas. */
const list = (env: Environment, name: string): readonly string[] =>
  (env[name] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const regions = (env: Environment, name: string): readonly string[] => {
  for (const region of list(env, name)) {
    if (!REGION.test(region)) {
      throw new ConfigError(
        `${name} must be Regions such as eu-west-1,us-east-1: "${region}" is none.`,
      );
    }
  }
  return [...new Set(list(env, name))];
};

const role = (name: string, arn: string): string => {
  if (ROLE.test(arn)) return arn;
  throw new ConfigError(`${name} must hold ARNs of roles such as ${EXAMPLE}: "${arn}" is none.`);
};

const readerRoles = (env: Environment): readonly string[] => {
  const roles = list(env, 'READER_ROLES').map((arn) => role('READER_ROLES', arn));
  const accounts = roles.map((arn) => arn.split(':')[4] ?? '');
  const twice = accounts.find((account, index) => accounts.indexOf(account) !== index);
  if (twice === undefined) return roles;
  throw new ConfigError(`READER_ROLES must hold one role an account: there are two of ${twice}.`);
};

/** `KEY=ARN,KEY=ARN`, or the ARN alone where it says what the key is. */
const roleMap = (
  env: Environment,
  name: string,
  key: { readonly pattern: RegExp; readonly is: string; keyOf?(arn: string): string },
): Readonly<Record<string, string>> => {
  const entries = list(env, name).map((part): [string, string] => {
    const equals = part.startsWith('arn:') ? -1 : part.indexOf('=');
    const arn = role(name, part.slice(equals + 1));
    const known = equals < 0 ? key.keyOf?.(arn) : part.slice(0, equals);
    if (known === undefined || !key.pattern.test(known)) {
      throw new ConfigError(
        `${name} must be ${key.is}=ARN, several with commas: "${part}" is not.`,
      );
    }
    return [known, arn];
  });
  const twice = entries.find(([known], index) => entries.findIndex(([k]) => k === known) !== index);
  if (twice === undefined) return Object.fromEntries(entries);
  throw new ConfigError(`${name} must name each ${key.is} once: "${twice[0]}" is there twice.`);
};

const disabled = (env: Environment): readonly Switchable[] =>
  list(env, 'DISABLED_SERVICES').map((name) => {
    const known = SWITCHABLE.find((candidate) => candidate === name);
    if (known !== undefined) return known;
    throw new ConfigError(`DISABLED_SERVICES must be ${SWITCHABLE.join(', ')}: "${name}" is not.`);
  });

/**
 * Where the services are that an organization may have in several Regions and accounts.
 *
 * @throws ConfigError at the first value that cannot be used.
 */
export const readPlacedServices = (env: Environment): PlacedServices => ({
  finspaceRegions: regions(env, 'FINSPACE_REGIONS'),
  grafanaRegions: regions(env, 'GRAFANA_REGIONS'),
  readerRoles: readerRoles(env),
  finspaceRoles: roleMap(env, 'FINSPACE_ROLES', {
    pattern: /^[a-zA-Z0-9]{1,26}$/,
    is: 'ENVIRONMENT_ID',
  }),
  credentialRoles: roleMap(env, 'FINSPACE_CREDENTIAL_ROLES', {
    pattern: /^[\w-]{1,64}$/,
    is: 'NAME',
    keyOf: (arn) => arn.slice(arn.lastIndexOf('/') + 1),
  }),
  disabled: disabled(env),
});
