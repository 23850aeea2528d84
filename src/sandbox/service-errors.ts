/** The same refusal as each service words it. */
import { SandboxError } from './service.ts';
import type { SandboxCaller } from './service.ts';
import type { ServiceModel } from './model.ts';
import type { Rule, Violation } from './validation.ts';

/** `InvalidInputException` of Organizations: the reason, and AWS's text for it. */
const ORGANIZATIONS_REASONS: Readonly<Record<Rule, readonly [reason: string, text: string]>> = {
  required: ['INPUT_REQUIRED', 'You must include a value for all required parameters.'],
  pattern: ['INVALID_PATTERN', 'You provided a value that does not match the required pattern.'],
  enum: ['INVALID_ENUM', 'You specified an invalid value.'],
  'min-length': [
    'MIN_LENGTH_EXCEEDED',
    'You provided a string parameter that is shorter than allowed.',
  ],
  'max-length': [
    'MAX_LENGTH_EXCEEDED',
    'You provided a string parameter that is longer than allowed.',
  ],
  min: [
    'MIN_VALUE_EXCEEDED',
    'You provided a numeric parameter that has a smaller value than allowed.',
  ],
  max: [
    'MAX_VALUE_EXCEEDED',
    'You provided a numeric parameter that has a larger value than allowed.',
  ],
};

const sentence = ({ path, shown, text }: Violation): string => {
  const value =
    shown === undefined ? 'Value' : shown === 'null' ? 'Value null' : `Value '${shown}'`;
  return `${value} at '${path}' failed to satisfy constraint: ${text}`;
};

/** What Grafana's ValidationException says besides its message. */
const fieldFailures = (
  service: string,
  violations: readonly Violation[],
): Record<string, unknown> =>
  service === 'grafana'
    ? {
        reason: 'FIELD_VALIDATION_FAILED',
        fieldList: violations.map(({ path, text }) => ({ name: path, message: text })),
      }
    : {};

/** Input that breaks its model. Organizations names one reason; the others list everything. */
export const invalidInput = (service: string, violations: readonly Violation[]): SandboxError => {
  const [first] = violations;
  if (service === 'organizations' && first !== undefined) {
    const [reason, text] = ORGANIZATIONS_REASONS[first.rule];
    return new SandboxError('InvalidInputException', text, { Reason: reason });
  }
  const count = violations.length;
  const text =
    `${count} validation error${count === 1 ? '' : 's'} detected: ` +
    violations.map(sentence).join('; ');
  return new SandboxError('ValidationException', text, fieldFailures(service, violations));
};

/** A page token that was not issued for the list. */
export const invalidToken = (service: string): SandboxError =>
  service === 'organizations'
    ? new SandboxError(
        'InvalidInputException',
        'You must get the NextToken parameter from the response to a previous call to the operation.',
        { Reason: 'INVALID_NEXT_TOKEN' },
      )
    : new SandboxError(
        'ValidationException',
        'The NextToken is not valid.',
        service === 'grafana' ? { reason: 'FIELD_VALIDATION_FAILED' } : {},
      );

/** How the services that say when to come again name it. Grafana's is the header Retry-After. */
const RETRY_AFTER: Readonly<Record<string, string>> = {
  identitystore: 'RetryAfterSeconds',
  grafana: 'retryAfterSeconds',
};

/** More calls than the quota allows. `retryAfterMs`: when the next one fits. */
export const throttled = (service: string, retryAfterMs: number): SandboxError => {
  if (service === 'organizations') {
    return new SandboxError(
      'TooManyRequestsException',
      'You have sent too many requests in too short a period of time. Try again later.',
      { Type: 'RATE_LIMIT' },
    );
  }
  const seconds = Math.max(1, Math.ceil(retryAfterMs / 1000));
  const member = RETRY_AFTER[service];
  const members = member === undefined ? {} : { [member]: seconds };
  return new SandboxError('ThrottlingException', 'Rate exceeded', members);
};

/** What IAM says to a caller whose policies do not allow the action. */
export const accessDenied = (
  service: ServiceModel,
  operation: string,
  caller: SandboxCaller,
): SandboxError => {
  const action = `${service.actionPrefix}:${operation}`;
  return new SandboxError(
    'AccessDeniedException',
    `User: ${caller.arn} is not authorized to perform: ${action} because no identity-based ` +
      `policy allows the ${action} action`,
  );
};

/** AWS's own failure, as each service names it. */
export const internalError = (service: ServiceModel): SandboxError => {
  const modelled = ['InternalServerException', 'ServiceException'].find((name) =>
    service.error(name),
  );
  return new SandboxError(modelled ?? 'InternalFailure', 'An internal error occurred.');
};
