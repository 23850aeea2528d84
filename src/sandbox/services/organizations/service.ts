/** AWS Organizations, as far as the gateway uses it. */
import type { SandboxCall } from '../../service.ts';
import { SandboxError } from '../../service.ts';
import type { SandboxState } from '../../state.ts';
import { isRead, type Handlers } from '../answer.ts';
import { accountReads } from './accounts.ts';
import { hierarchyReads } from './hierarchy.ts';
import { tagHandlers } from './tags.ts';

export const organizationsHandlers = (state: SandboxState): Handlers => ({
  ...accountReads(state),
  ...hierarchyReads(state),
  ...tagHandlers(state),
});

/**
 * Lets the management account in, and a delegated administrator to read. Any account may ask which
 * organization it is in; nothing else.
 *
 * @throws AccessDeniedException
 */
export const admitToOrganizations = (
  operation: string,
  _input: object,
  call: SandboxCall,
): void => {
  const { role } = call.caller;
  if (role === 'management' || operation === 'DescribeOrganization') return;
  if (role === 'delegated' && isRead(operation)) return;
  throw new SandboxError(
    'AccessDeniedException',
    "You don't have permissions to access this resource.",
  );
};
