/** Whether a text is a policy that IAM takes as the inline policy of a permission set. */
import { SandboxError } from '../../service.ts';
import { validationError } from '../answer.ts';

/** IAM counts what is not white space. */
const largestPolicy = 10_240;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const hasOne = (statement: Record<string, unknown>, member: string): boolean =>
  member in statement !== `Not${member}` in statement;

const isStatement = (value: unknown): boolean =>
  isRecord(value) &&
  (value.Effect === 'Allow' || value.Effect === 'Deny') &&
  hasOne(value, 'Action') &&
  hasOne(value, 'Resource') &&
  !('Principal' in value);

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * @throws ValidationException for what is not an identity policy, ServiceQuotaExceededException for
 * one that is too long.
 */
export const checkPolicyDocument = (text: string): void => {
  const policy = parse(text);
  const statements = isRecord(policy) ? [policy.Statement].flat() : [];
  const isPolicy =
    isRecord(policy) &&
    ['2012-10-17', '2008-10-17', undefined].includes(policy.Version as string | undefined) &&
    statements.length > 0 &&
    statements.every(isStatement);
  if (!isPolicy) throw validationError('The policy document is malformed.');
  if (text.replaceAll(/\s/g, '').length > largestPolicy) {
    throw new SandboxError(
      'ServiceQuotaExceededException',
      `The inline policy exceeds the maximum size of ${largestPolicy} characters.`,
    );
  }
};
