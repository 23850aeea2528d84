/** AWS Organizations, as far as the gateway reads it. */
import type { SandboxCall } from '../../service.ts';
import { SandboxError } from '../../service.ts';
import type { SandboxState } from '../../state.ts';
import type { Handlers } from '../answer.ts';
import { accountReads } from './accounts.ts';
import { hierarchyReads } from './hierarchy.ts';

export const organizationsHandlers = (state: SandboxState): Handlers => ({
  ...accountReads(state),
  ...hierarchyReads(state),
});

/**
 * Lets the management account and a delegated administrator in. Any account may ask which
 * organization it is in; nothing else.
 *
 * @throws AccessDeniedException
 */
export const admitToOrganizations = (
  operation: string,
  _input: object,
  call: SandboxCall,
): void => {
  if (call.caller.role !== 'member' || operation === 'DescribeOrganization') return;
  throw new SandboxError(
    'AccessDeniedException',
    "You don't have permissions to access this resource.",
  );
};
