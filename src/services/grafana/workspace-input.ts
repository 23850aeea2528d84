import { type Check, invalid } from '../../core/checks.ts';

/**
 * What AWS refuses anyway, found before a call is spent. The forms are those of the API model of
 * Grafana (`CreateWorkspace`, `UpdateWorkspace`), anchored.
 */
const NAME = /^[a-zA-Z0-9-._~]{1,255}$/;
const ROLE = /^arn:aws[a-z-]*:iam::\d{12}:role\/\S{1,1900}$/;
const KMS_KEY = /^[a-zA-Z0-9:/_-]{1,2048}$/;
const LONGEST_CONFIGURATION = 65_536;

export const checkName = (name: string, field: string): Check =>
  NAME.test(name)
    ? undefined
    : invalid(field, 'A name has 1 to 255 letters, digits or any of `-._~`, and no spaces.');

export const checkDescription = (text: string, field: string): Check =>
  text.length <= 2048 ? undefined : invalid(field, 'A description has at most 2,048 characters.');

export const checkRoleArn = (arn: string, field: string): Check =>
  ROLE.test(arn)
    ? undefined
    : invalid(
        field,
        'This is not the ARN of an IAM role, such as arn:aws:iam::111122223333:role/Grafana.',
      );

/**
 * A workspace reads with a role of its own account: a service is given no other. So nobody names a role of
 * an account that they have nothing to do with.
 *
 * @param accountId of the workspace; where its number is not known, nothing is refused.
 */
export const checkOwnRole = (
  roleArn: string | null | undefined,
  accountId: string,
  field = 'input.roleArn',
): Check => {
  const [, , , , of] = roleArn?.split(':') ?? [];
  return of === undefined || of === accountId || !/^\d{12}$/.test(accountId)
    ? undefined
    : invalid(
        field,
        `The role is not of ${accountId}, the account of the workspace, but of ${of}.`,
      );
};

/** Any text of a length. */
export const checkLength =
  (least: number, most: number) =>
  (text: string, field: string): Check =>
    text.length >= least && text.length <= most
      ? undefined
      : invalid(field, `This has ${least} to ${most} characters; ${text.length} were given.`);

export const checkKmsKey = (key: string, field: string): Check =>
  KMS_KEY.test(key) ? undefined : invalid(field, 'This is neither the id nor the ARN of a key.');

const checkCount = (
  items: readonly string[],
  [least, most]: readonly [number, number],
  what: string,
  field: string,
): Check =>
  items.length >= least && items.length <= most
    ? undefined
    : invalid(field, `${least} to ${most} ${what}; ${items.length} were given.`);

const checkEach = (
  items: readonly string[],
  [least, most]: readonly [number, number],
  field: string,
): readonly Check[] =>
  items.map((item, index) => checkLength(least, most)(item, `${field}.${index}`));

export const checkVpc = (
  vpc: { readonly securityGroupIds: readonly string[]; readonly subnetIds: readonly string[] },
  field: string,
): readonly Check[] => [
  checkCount(vpc.securityGroupIds, [1, 5], 'security groups', `${field}.securityGroupIds`),
  checkCount(vpc.subnetIds, [2, 6], 'subnets', `${field}.subnetIds`),
  ...checkEach(vpc.securityGroupIds, [1, 255], `${field}.securityGroupIds`),
  ...checkEach(vpc.subnetIds, [1, 255], `${field}.subnetIds`),
];

export const checkNetworkAccess = (
  access: { readonly prefixListIds: readonly string[]; readonly vpcEndpointIds: readonly string[] },
  field: string,
): readonly Check[] => [
  ...checkEach(access.prefixListIds, [1, 100], `${field}.prefixListIds`),
  ...checkEach(access.vpcEndpointIds, [1, 100], `${field}.vpcEndpointIds`),
];

export const checkProviders = (providers: readonly string[], field: string): Check => {
  if (providers.length === 0) return invalid(field, 'Name at least one way to sign in.');
  return new Set(providers).size === providers.length
    ? undefined
    : invalid(field, 'Name each way to sign in once.');
};

/** Its text is in no message: settings may hold what a log should not know. */
export const checkConfiguration = (text: string, field: string): Check => {
  if (text.length > LONGEST_CONFIGURATION) {
    return invalid(field, `Settings have at most 65,536 characters; these have ${text.length}.`);
  }
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return undefined;
  } catch {
    // Not JSON at all: refused as what is not an object is.
  }
  return invalid(field, 'Settings are the text of a JSON object.');
};
