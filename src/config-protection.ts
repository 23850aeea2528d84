import type { Protection } from './auth/protection.ts';
import { ConfigError } from './config-error.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const SET_ARN = /^arn:aws[a-z-]*:sso:::permissionSet\/\S+$/;
const SET_NAME = /^[\w+=,.@-]{1,32}$/;

const list = (env: Environment, name: string, fallback: string): readonly string[] => [
  ...new Set(
    (env[name] || fallback)
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
];

const accounts = (env: Environment): Pick<Protection, 'management' | 'accounts'> => {
  const parts = list(env, 'PROTECTED_ACCOUNTS', 'management');
  if (parts.includes('none')) {
    if (parts.length === 1) return { management: false, accounts: [] };
    throw new ConfigError('PROTECTED_ACCOUNTS must be none alone, or name accounts.');
  }
  const numbers = parts.filter((part) => part !== 'management');
  const wrong = numbers.find((part) => !/^\d{12}$/.test(part));
  if (wrong === undefined) {
    return { management: parts.includes('management'), accounts: numbers };
  }
  throw new ConfigError(
    `PROTECTED_ACCOUNTS must be accounts of twelve digits, several with commas, management for the management account, or none: "${wrong}" is not.`,
  );
};

/**
 * What is changed only by somebody who has signed in a short while ago, and whether by somebody whom
 * the directory does not have.
 *
 * @throws ConfigError at the first value that cannot be used.
 */
export const readProtection = (env: Environment): Protection => {
  const permissionSets = list(env, 'PROTECTED_PERMISSION_SETS', '');
  const wrong = permissionSets.find((part) => !SET_ARN.test(part) && !SET_NAME.test(part));
  if (wrong !== undefined) {
    throw new ConfigError(
      `PROTECTED_PERMISSION_SETS must be ARNs or names of permission sets, several with commas: "${wrong}" is neither.`,
    );
  }
  const unknownPersons = env.UNKNOWN_PERSONS || 'refuse';
  if (unknownPersons !== 'refuse' && unknownPersons !== 'allow') {
    throw new ConfigError(`UNKNOWN_PERSONS must be refuse or allow, not "${unknownPersons}".`);
  }
  return { ...accounts(env), permissionSets, unknownPersons };
};
