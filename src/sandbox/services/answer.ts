/** What the services' handlers have in common. */
import type { SandboxCall, SandboxHandler } from '../service.ts';
import { SandboxError } from '../service.ts';

/** An SDK client's output, without what the client adds to it. */
export type Answer<Output> = Omit<Output, '$metadata'>;

/** Handlers by the AWS name of their operation. */
export type Handlers = Readonly<Record<string, SandboxHandler>>;

/** What IAM says to a caller whose policies do not allow `action` (`sso:ListInstances`). */
export const accessDenied = (call: SandboxCall, action: string, resource: string): SandboxError =>
  new SandboxError(
    'AccessDeniedException',
    `User: ${call.caller.arn} is not authorized to perform: ${action} on resource: ${resource}`,
  );

export const validationError = (message: string): SandboxError =>
  new SandboxError('ValidationException', message);

export const conflict = (message: string): SandboxError =>
  new SandboxError('ConflictException', message);

/** The members of `row` that have a value: AWS leaves out what is not set. */
export const present = <T extends object>(row: T): T =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as T;

/**
 * A member that the model requires. The engine has refused requests without it, so that one that
 * is missing here is a fault of the sandbox.
 */
export const required = <T>(value: T | undefined, member: string): T => {
  if (value === undefined) throw new Error(`The request has no ${member}`);
  return value;
};

/**
 * Whether an operation only reads, by the way AWS names operations. Credentials that are handed out
 * are remembered, `Get` though it says.
 */
export const isRead = (operation: string): boolean =>
  /^(List|Describe|Get|Is|Simulate)/.test(operation) &&
  operation !== 'GetProgrammaticAccessCredentials';
