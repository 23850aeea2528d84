import { inputError, type UserErrorModel, UserErrors } from './user-errors.ts';

/** What is wrong with one value of an input, if anything. */
export type Check = UserErrorModel | undefined;

/** @throws UserErrors with everything that is wrong, at once. */
export const checkAll = (...checks: readonly (Check | readonly Check[])[]): void => {
  const errors = checks.flat().filter((check) => check !== undefined);
  if (errors.length > 0) throw new UserErrors(...errors);
};

/** A value that AWS would refuse. */
export const invalid = (field: string, message: string): UserErrorModel =>
  inputError('VALIDATION', message, field);

/** Checks a value that may be left out, but that AWS has no way to clear. */
export const unlessLeftOut = <Value>(
  value: Value | null | undefined,
  field: string,
  check: (value: Value, field: string) => Check,
): Check => {
  if (value === undefined) return undefined;
  if (value !== null) return check(value, field);
  return invalid(field, 'AWS cannot clear this: leave it out to keep it.');
};
