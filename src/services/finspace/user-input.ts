import { type Check, invalid } from '../../core/checks.ts';
import { globalIds } from '../../node-types.ts';
import type { EnvironmentUserModel } from './models.ts';

const EMAIL = /^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,4}$/;
const LONGEST_EMAIL = 320;
const NAME = /^(?=.*\S).{1,50}$/;
const ROLE = /^arn:aws[a-z-]*:iam::\d{12}:role\/?[\w+=,.@\-/]+$/;
const LONGEST_ARN = 2048;

/** The keys in the id of a user of an environment. @throws GatewayError BAD_USER_INPUT. */
export const environmentUserOf = (id: string, argument = 'input.user'): EnvironmentUserModel => {
  const { keys } = globalIds.decode(id, argument, ['EnvironmentUser']);
  const [accountId = '', region = '', environmentId = '', userId = ''] = keys;
  return { accountId, region, environmentId, userId };
};

/** AWS's model allows two to four letters behind the last full stop of an address, and no more. */
export const checkEmail = (address: string, field: string): Check =>
  EMAIL.test(address) && address.length <= LONGEST_EMAIL
    ? undefined
    : invalid(
        field,
        'FinSpace takes an email address as ana@example.com: at most 320 characters, and two to four letters behind the last full stop.',
      );

export const checkPersonName = (name: string, field: string): Check =>
  NAME.test(name) ? undefined : invalid(field, 'A name has 1 to 50 characters, on one line.');

export const checkRole = (arn: string, field: string): Check =>
  ROLE.test(arn) && arn.length <= LONGEST_ARN
    ? undefined
    : invalid(
        field,
        'This is not the ARN of an IAM role, such as arn:aws:iam::111122223333:role/Research.',
      );

/** Whether there is a role for the access that is to be allowed. */
export const checkAccess = (
  apiAccess: string | null | undefined,
  roleArn: string | null | undefined,
): Check =>
  apiAccess === 'ENABLED' && !roleArn
    ? invalid(
        'input.apiAccessPrincipalArn',
        'ENABLED needs the ARN of the IAM role that may have the credentials.',
      )
    : undefined;
