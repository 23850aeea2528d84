import { type Config, readCommandConfig } from '../../config.ts';
import {
  type Feature,
  FEATURES,
  featuresOf,
  type Grants,
  grantsOf,
} from '../../permissions/grants.ts';
import {
  askStatement,
  type PolicyDocument,
  policyOf,
  trustPolicyOf,
} from '../../permissions/policy.ts';
import type { Realm } from '../../permissions/resource-groups.ts';
import { accountOf } from '../../upstream/places.ts';
import { type Command, EXIT } from '../command.ts';
import { CommandError } from '../errors.ts';
import { isPrincipalArn } from '../principal-arn.ts';
import { readArguments } from '../read-arguments.ts';

export const iamPolicyFlags = {
  'read-only': { type: 'boolean' },
  services: { type: 'string' },
  role: { type: 'string' },
  trust: { type: 'string' },
  doctor: { type: 'string' },
  account: { type: 'string' },
  instance: { type: 'string' },
  'identity-store': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

const HELP = `Usage: management-graph iam-policy [flags]

Prints the least IAM policy, as JSON, that the gateway needs for what is switched on: every action that it
can call, on the resources that IAM checks it on. No call is made. The environment is that of the gateway:
AWS_REGION, FINSPACE_REGIONS, GRAFANA_REGIONS, DISABLED_SERVICES, READER_ROLES, FINSPACE_ROLES,
FINSPACE_CREDENTIAL_ROLES, WRITE_ROLE, WRITE_ROLES, SOURCE_IDENTITY.

  --read-only            nothing that changes something
  --services LIST        only these of ${FEATURES.join(', ')}
  --role ARN             the policy of a role that the gateway takes on, instead of the gateway's own
  --trust PRINCIPAL      with --role: its trust policy, for the gateway with this ARN
  --doctor ARN           also lets doctor ask IAM what this policy's own role, the one with this ARN, may do
  --account ID           the account that the gateway is in, to name its workspaces and environments
  --instance ARN         the instance of IAM Identity Center, to name it and its permission sets
  --identity-store ID    its Identity Store
`;

export const iamPolicyCommand: Command = {
  help: HELP,
  async run(argv, terminal) {
    const values = readFlags(argv);
    await terminal.out(
      values.help === true ? HELP : `${JSON.stringify(documentFor(values, configOf()), null, 2)}\n`,
    );
    return EXIT.done;
  },
};

type Values = ReturnType<typeof readFlags>;

const readFlags = (argv: readonly string[]) => readArguments(argv, iamPolicyFlags).values;

/** No call is made, so that it does not matter which upstream it is. */
const configOf = (): Config => {
  const config = readCommandConfig(['--upstream', 'sandbox']);
  if ('help' in config) throw new Error('Nobody asked for help.');
  return config;
};

const matching = (name: string, text: string | undefined, pattern: RegExp, example: string) => {
  if (text === undefined || pattern.test(text)) return text;
  throw new CommandError(`--${name} takes ${example}, not "${text}".`);
};

const servicesOf = (text: string | undefined, config: Config): readonly Feature[] => {
  if (text === undefined) return featuresOf(config.placed);
  return text.split(',').map((part) => {
    const feature = FEATURES.find((candidate) => candidate === part.trim());
    if (feature !== undefined) return feature;
    throw new CommandError(`--services takes ${FEATURES.join(', ')} with commas, not "${part}".`);
  });
};

/** The partition of AWS that a Region is in. */
const partitionOf = (region: string): string =>
  region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';

const realmOf = (values: Values, config: Config, accountId: string): Realm => {
  const { region, placed } = config;
  const instance = matching(
    'instance',
    values.instance,
    /^arn:aws[\w-]*:sso:::instance\/[\w.-]+$/,
    'an ARN such as arn:aws:sso:::instance/ssoins-1234567890abcdef',
  );
  const storeId = matching(
    'identity-store',
    values['identity-store'],
    /^(d-[0-9a-f]{10}|[0-9a-f-]{36})$/,
    'an id such as d-1234567890',
  );
  return {
    partition: partitionOf(region),
    accountId,
    instanceId: instance?.split('/')[1] ?? '*',
    identityStoreId: storeId ?? '*',
    finspaceRegions: placed.finspaceRegions.length === 0 ? [region] : placed.finspaceRegions,
    grafanaRegions: placed.grafanaRegions.length === 0 ? [region] : placed.grafanaRegions,
  };
};

/** The policy, and what lets doctor ask IAM about it where it is told to. */
const withDoctor = (policy: PolicyDocument, values: Values): PolicyDocument => {
  const { doctor: arn, role } = values;
  if (arn === undefined) return policy;
  if (values['read-only'] === true) {
    throw new CommandError('--doctor goes with changes: reads are tried by calls alone.');
  }
  if (!isPrincipalArn(arn) || (role !== undefined && arn !== role)) {
    const wanted = role ?? 'the ARN of the role that the policy is for';
    throw new CommandError(`--doctor takes ${wanted}, not "${arn}".`);
  }
  return { ...policy, Statement: [...policy.Statement, askStatement(arn)] };
};

/**
 * @throws CommandError for a value that cannot be, and for a role that the gateway does not take on.
 */
const documentFor = (values: Values, config: Config): object => {
  const grants = grantsOf({
    placed: config.placed,
    writeRoles: config.writeRoles,
    writes: values['read-only'] !== true,
    features: servicesOf(values.services, config),
  });
  const own: Grants = grants.get('gateway') ?? { operations: [], takes: [] };
  const account = matching('account', values.account, /^\d{12}$/, 'the 12 digits of an account');
  const { role, trust } = values;
  if (trust !== undefined && values.doctor !== undefined) {
    throw new CommandError('--doctor goes with a policy, and not with --trust.');
  }
  if (role === undefined) {
    if (trust !== undefined) throw new CommandError('--trust goes with --role ARN.');
    return withDoctor(policyOf(own, realmOf(values, config, account ?? '*')), values);
  }
  const taken = own.takes.find(({ roleArn }) => roleArn === role);
  if (taken === undefined) {
    const known = own.takes.map(({ roleArn }) => roleArn).join(', ');
    throw new CommandError(
      `--role takes a role that the gateway takes on: ${known || 'the configuration names none'}. "${role}" is not.`,
    );
  }
  if (trust !== undefined) {
    const principal = matching(
      'trust',
      trust,
      /^arn:aws[\w-]*:iam::\d{12}:\S+$/,
      'the ARN of the gateway',
    );
    return trustPolicyOf(taken, principal ?? '');
  }
  const granted = grants.get(role) ?? { operations: [], takes: [] };
  return withDoctor(policyOf(granted, realmOf(values, config, accountOf(role))), values);
};
