import { type ErrorCode, GatewayError } from './errors.ts';

/** The concrete types of `UserError` in the schema. */
export type UserErrorType =
  | 'InputError'
  | 'AccessDenied'
  | 'OutcomeUnknown'
  | 'OperationConflict'
  | 'PermissionSetInUse'
  | 'PermissionSetChanged'
  | 'ExternallyManagedGroup'
  | 'SelfGrant'
  | 'FreshSignInRequired';

/** What a person can act on after a mutation that did not do what was asked. */
export interface UserErrorModel {
  /** The concrete type in the schema: `InputError`, or one that says more. */
  readonly __typename: UserErrorType;
  readonly code: ErrorCode;
  readonly message: string;
  /** The way to the input field that it is about, from `input` on. */
  readonly field: readonly string[] | null;
  /** AWS's name of the operation that failed, where one did. */
  readonly awsOperation?: string | undefined;
}

/** Ends a mutation with errors that belong into its payload. */
export class UserErrors extends Error {
  override readonly name = 'UserErrors';
  readonly errors: readonly UserErrorModel[];

  constructor(...errors: readonly UserErrorModel[]) {
    super(errors.map((error) => error.message).join(' '));
    this.errors = errors;
  }
}

/**
 * An error about one input field.
 *
 * @param field the way to it, from `input` on: `input.name`.
 */
export const inputError = (code: ErrorCode, message: string, field?: string): UserErrorModel => ({
  __typename: 'InputError',
  code,
  message,
  field: field === undefined ? null : field.split('.'),
});

/**
 * What a person can do something about is an answer (`userErrors`); an outage, a quota that left no
 * room and a bug are errors of the request.
 */
const FOR_PEOPLE: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'VALIDATION',
  'CONFLICT',
  'CONFLICT_RETRYABLE',
  'ALREADY_EXISTS',
  'NOT_FOUND',
  'AMBIGUOUS',
  'QUOTA_EXCEEDED',
  'ACCESS_DENIED',
  'MANAGEMENT_ACCOUNT_ONLY',
  'ACCOUNT_SUSPENDED',
  'PRINCIPAL_NOT_FOUND',
  'NOT_SUPPORTED_BY_INSTANCE',
  'OUTCOME_UNKNOWN',
]);

/** The concrete type that says most about an error. */
export const toUserError = (error: GatewayError): UserErrorModel => {
  const { argument, missingAction, operation, query } = error.details;
  const base = { ...inputError(error.code, error.message, argument), awsOperation: operation };
  if (error.code === 'ACCESS_DENIED' && missingAction !== undefined) {
    return { ...base, __typename: 'AccessDenied', missingAction } as UserErrorModel;
  }
  if (error.code === 'OUTCOME_UNKNOWN' && query !== undefined) {
    return { ...base, __typename: 'OutcomeUnknown', query } as UserErrorModel;
  }
  return base;
};

/** The errors for a payload, when `error` belongs there. */
export const toUserErrors = (error: unknown): readonly UserErrorModel[] | undefined => {
  if (error instanceof UserErrors) return error.errors;
  if (error instanceof GatewayError && FOR_PEOPLE.has(error.code)) {
    return [toUserError(error)];
  }
  return undefined;
};

/** A payload, or only the errors that belong there: a member of a payload may be missing. */
export type MutationAnswer<Payload extends object> = {
  readonly [Member in keyof Payload]: Payload[Member] | undefined;
} & { readonly userErrors: readonly UserErrorModel[] };

/**
 * Runs a mutation: its payload with `userErrors: []`, or only the errors that belong into a payload.
 *
 * @throws whatever does not belong there.
 */
export const withUserErrors = async <Payload extends object>(
  run: () => Promise<Payload>,
): Promise<MutationAnswer<Payload>> => {
  try {
    return { ...(await run()), userErrors: [] };
  } catch (error) {
    const userErrors = toUserErrors(error);
    if (userErrors === undefined) throw error;
    return { userErrors } as MutationAnswer<Payload>;
  }
};
