/** Who may call what of IAM Identity Center: settled before a handler sees the request. */
import type { InstanceRow } from '../../rows.ts';
import type { SandboxCall } from '../../service.ts';
import { pairKey, type SandboxState } from '../../state.ts';
import { accessDenied, isRead, validationError } from '../answer.ts';

/** Operations that name no instance, and that every account may call. */
const open = new Set(['ListInstances', 'ListApplicationProviders', 'DescribeApplicationProvider']);

/** Operations that an account instance knows as well: it has no permission sets. */
const everyInstance =
  /^(DescribeInstance|.*Application.*|ListTagsForResource|TagResource|UntagResource)$/;

interface Named {
  readonly InstanceArn?: string;
  readonly PermissionSetArn?: string;
  readonly ApplicationArn?: string;
  readonly ResourceArn?: string;
  readonly TargetId?: string;
}

/** The instance that a request is about, which its other ARNs name too. */
const instanceArnOf = (input: Named): string => {
  if (input.InstanceArn !== undefined) return input.InstanceArn;
  const arn = input.ApplicationArn ?? input.ResourceArn ?? '';
  const [, partition = 'aws'] = arn.split(':');
  return `arn:${partition}:sso:::instance/${arn.split('/')[1] ?? ''}`;
};

const resourceOf = (input: Named): string =>
  input.PermissionSetArn ?? input.ApplicationArn ?? input.ResourceArn ?? instanceArnOf(input);

/** An instance that is not there is one that nobody is allowed to touch. */
const mayUse = (
  state: SandboxState,
  call: SandboxCall,
  instance: InstanceRow | undefined,
): instance is InstanceRow =>
  instance !== undefined &&
  call.region === state.settings.region &&
  (call.caller.role !== 'member' || instance.ownerAccountId === call.caller.accountId);

/**
 * The management account is out of a delegated administrator's reach: assignments there, and every
 * set that is provisioned there, even for other accounts.
 */
const reachesManagement = (state: SandboxState, input: Named): boolean => {
  const { managementAccountId } = state.settings;
  if (input.TargetId === managementAccountId) return true;
  const arn = input.PermissionSetArn;
  return arn !== undefined && state.provisionings.has(pairKey(managementAccountId, arn));
};

/** @throws AccessDeniedException, or ValidationException for what an account instance lacks. */
export const admitToIdentityCenter =
  (state: SandboxState) =>
  (operation: string, input: object, call: SandboxCall): void => {
    if (open.has(operation)) return;
    const named = input as Named;
    const denied = () => accessDenied(call, `sso:${operation}`, resourceOf(named));
    const instance = state.instances.get(instanceArnOf(named));
    if (!mayUse(state, call, instance)) throw denied();
    if (instance.kind === 'ACCOUNT' && !everyInstance.test(operation)) {
      throw validationError(`${operation} is not supported for account instances.`);
    }
    if (call.caller.role !== 'delegated') return;
    if (operation === 'ListAccountAssignmentsForPrincipal') throw denied();
    if (!isRead(operation) && reachesManagement(state, named)) throw denied();
  };
