/** The sandbox's command line, shared by `npm run sandbox` and the gateway's own program. */
import type { ParseArgsOptionsConfig } from 'node:util';
import { parseFailRule } from './fail-rules.ts';
import { faultHelp } from './fault-rule.ts';
import type { Populations } from './firm/populations.ts';
import type { SandboxOptions } from './index.ts';
import { readPolicyFile } from './policy/read-policy.ts';
import type { SandboxRole } from './service.ts';
import { UsageError } from './usage-error.ts';

/** For `parseArgs`; another program may add its own to them. */
export const sandboxFlags = {
  accounts: { type: 'string' },
  populations: { type: 'string' },
  latency: { type: 'string' },
  quotas: { type: 'string' },
  role: { type: 'string' },
  faults: { type: 'string', multiple: true },
  fail: { type: 'string', multiple: true },
  seed: { type: 'string' },
  state: { type: 'string' },
  region: { type: 'string' },
  policy: { type: 'string' },
} as const satisfies ParseArgsOptionsConfig;

/** What `parseArgs` makes of them. */
export interface SandboxFlagValues {
  readonly accounts?: string;
  readonly populations?: string;
  readonly latency?: string;
  readonly quotas?: string;
  readonly role?: string;
  readonly faults?: readonly string[];
  readonly fail?: readonly string[];
  readonly seed?: string;
  readonly state?: string;
  readonly region?: string;
  readonly policy?: string;
}

/** The flags, as lines of help. */
export const sandboxFlagHelp = `  --accounts N       accounts in the organization, 3 to 5000
  --populations A/S/P/U/G
                     instead of the firm a generated organization of exactly so many accounts,
                     permission sets, sets provisioned to each account, users and groups
  --latency MS       how long every answer takes (default 0)
  --quotas on|off    enforce AWS's request quotas (default on)
  --role ROLE        management, delegated or member: whose credentials are handed out, and so
                     what may be called (default management)
  --faults SPEC      what goes wrong on the wire; may be repeated, see below
  --fail RULE        which changes fail in the end: account=ID (12 digits), permissionSet=NAME, principal=ID,
                     environment=NAME or workspace=NAME (with operation=NAME only changes that began
                     with that AWS operation), reason=TEXT with commas between them; may be repeated
  --seed N           decides what is left to chance (default 1)
  --state FILE       keep the data in a file. One that is there is used as it is: --seed does not
                     change its data, and --accounts or --populations other than those it was made
                     with are refused
  --region REGION    where IAM Identity Center is (default eu-west-1)
  --policy FILE      an IAM policy (JSON): what it does not allow is denied to the credentials that are
                     handed out, as by IAM. management-graph iam-policy prints one`;

/** The grammar of `--faults`, as lines of help. */
export const sandboxFaultHelp: string = faultHelp;

const ROLES: readonly SandboxRole[] = ['management', 'delegated', 'member'];

/**
 * @param name what the person wrote, for the message: `--accounts`, `SANDBOX_PORT`.
 * @throws UsageError unless `text` is a whole number from `least` to `most`.
 */
const readWhole = (name: string, text: string, least: number, most: number): number => {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) {
    throw new UsageError(`${name} must be a whole number from ${least} to ${most}, not "${text}"`);
  }
  return value;
};

const readChoice = <T extends string>(name: string, text: string, choices: readonly T[]): T => {
  const choice = choices.find((one) => one === text);
  if (choice !== undefined) return choice;
  throw new UsageError(`${name} must be ${choices.join(' or ')}, not "${text}"`);
};

/** Whether the numbers go together is the world's to say. */
const readPopulations = (text: string): Populations => {
  const numbers = /^\d+(?:\/\d+){4}$/.test(text) ? text.split('/').map(Number) : [];
  const [accounts, permissionSets, provisionedPerAccount, users, groups] = numbers;
  if (
    accounts === undefined ||
    permissionSets === undefined ||
    provisionedPerAccount === undefined ||
    users === undefined ||
    groups === undefined
  ) {
    throw new UsageError(
      `--populations must be five whole numbers such as 277/100/15/800/150, not "${text}"`,
    );
  }
  return { accounts, permissionSets, provisionedPerAccount, users, groups };
};

const readRegion = (text: string): string => {
  if (/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(text)) return text;
  throw new UsageError(`--region must be a Region such as eu-west-1, not "${text}"`);
};

const checkRules = (rules: readonly string[]): readonly string[] => {
  for (const rule of rules) {
    try {
      parseFailRule(rule);
    } catch (error) {
      throw new UsageError(`--fail: ${(error as Error).message}`);
    }
  }
  return rules;
};

const MAX_LATENCY_MS = 600_000;

/**
 * What the flags say, for `createSandbox`; what was not said is not in it.
 *
 * @throws UsageError at the first value that cannot be. Faults are read by `createSandbox`, which
 * knows the operations and throws the same.
 */
export const readSandboxOptions = (flags: SandboxFlagValues): SandboxOptions => {
  const {
    accounts,
    populations,
    latency,
    quotas,
    role,
    faults,
    fail,
    seed,
    state,
    region,
    policy,
  } = flags;
  return {
    ...(accounts !== undefined && { accounts: readWhole('--accounts', accounts, 3, 5000) }),
    ...(populations !== undefined && { populations: readPopulations(populations) }),
    ...(latency !== undefined && { latencyMs: readWhole('--latency', latency, 0, MAX_LATENCY_MS) }),
    ...(quotas !== undefined && { quotas: readChoice('--quotas', quotas, ['on', 'off']) === 'on' }),
    ...(role !== undefined && { role: readChoice('--role', role, ROLES) }),
    ...(faults !== undefined && { faults }),
    ...(fail !== undefined && { fail: checkRules(fail) }),
    ...(seed !== undefined && { seed: readWhole('--seed', seed, 0, 2 ** 32 - 1) }),
    ...(state !== undefined && { stateFile: state }),
    ...(region !== undefined && { region: readRegion(region) }),
    ...(policy !== undefined && { policy: readPolicyFile(policy) }),
  };
};

/** Where a sandbox listens, unless told otherwise. */
export const DEFAULT_SANDBOX_PORT = 4010;

const MAX_PORT = 65_535;

/**
 * The port: what `--port` says, else what SANDBOX_PORT says, else 4010; 0 is any free one.
 *
 * @param flag the value of `--port`, in a program that has it.
 * @throws UsageError unless it is a port.
 */
export const readSandboxPort = (
  flag: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): number => {
  if (flag !== undefined) return readWhole('--port', flag, 0, MAX_PORT);
  const { SANDBOX_PORT: text = '' } = env;
  return text === '' ? DEFAULT_SANDBOX_PORT : readWhole('SANDBOX_PORT', text, 0, MAX_PORT);
};
