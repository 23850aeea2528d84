import type { ArgumentRule, ArgumentRules } from './core/check-arguments.ts';
import { MAX_FIRST, pageSize } from './core/connection.ts';
import { checkCursor } from './core/cursor.ts';
import { badInput } from './core/errors.ts';
import { checkResources } from './links/access/access-of-principal.ts';
import { globalIds, type NodeType } from './node-types.ts';
import { waitMs } from './services/identity-center/async-operation.ts';
import { TAGGABLE } from './links/tagging.ts';
import { PRINCIPAL_ID } from './services/identity-store/principal-id.ts';

/** A rule for text: it is not asked for any other value, since GraphQL has looked at the type. */
const text =
  (check: (value: string, argument: string) => void): ArgumentRule =>
  (value, argument) => {
    if (typeof value === 'string') check(value, argument);
  };

const idOf = (...types: readonly NodeType[]): ArgumentRule =>
  text((id, argument) => globalIds.decode(id, argument, types.length === 0 ? undefined : types));

const notEmpty = text((value, argument) => {
  if (value.trim() === '') throw badInput(argument, `\`${argument}\` must not be empty.`);
});

const principalId = text((value, argument) => {
  if (!PRINCIPAL_ID.test(value)) {
    throw badInput(
      argument,
      'An id of the Identity Store is a UUID; some have a prefix of ten digits.',
    );
  }
});

const workspaceId = text((value, argument) => {
  if (!/^g-[0-9a-f]{10}$/.test(value)) {
    throw badInput(argument, 'The key of a workspace is g- and ten hexadecimal digits.');
  }
});

/** The form is held loosely: what stands behind the kind of the object is AWS's. */
const arnOf = (kind: string, form: RegExp, example: string): ArgumentRule =>
  text((arn, argument) => {
    if (!form.test(arn)) {
      throw badInput(argument, `This is not the ARN of ${kind}, such as ${example}.`);
    }
  });

const instanceArn = arnOf(
  'an IAM Identity Center instance',
  /^arn:aws[a-z-]*:sso:[^:]*:[^:]*:instance\/\S+$/,
  'arn:aws:sso:::instance/ssoins-1234567890abcdef',
);
const permissionSetArn = arnOf(
  'a permission set',
  /^arn:aws[a-z-]*:sso:[^:]*:[^:]*:permissionSet\/\S+$/,
  'arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-1234567890abcdef',
);

const environmentId = text((value, argument) => {
  if (!/^[a-zA-Z0-9]{1,26}$/.test(value)) {
    throw badInput(argument, "FinSpace's key of an environment has 1 to 26 letters and digits.");
  }
});

const managedPolicyArn = arnOf(
  'an IAM policy',
  /^arn:aws[a-z-]*:iam::(aws|\d{12}):policy\/\S+$/,
  'arn:aws:iam::aws:policy/ReadOnlyAccess',
);

const ids: ArgumentRule = (list, argument) => {
  if (!Array.isArray(list)) return;
  if (list.length > MAX_FIRST) {
    throw badInput(
      argument,
      `\`${argument}\` takes ${MAX_FIRST} ids at most; ${list.length} were given.`,
    );
  }
  for (const [index, id] of list.entries()) globalIds.decode(String(id), `${argument}.${index}`);
};

/** A list of ids of these types; how many it may have is the resolver's to say. */
const idsOf =
  (...types: readonly NodeType[]): ArgumentRule =>
  (list, argument) => {
    if (!Array.isArray(list)) return;
    for (const [index, id] of list.entries()) {
      globalIds.decode(String(id), `${argument}.${index}`, types);
    }
  };

/**
 * What the arguments of the schema must be beyond their GraphQL type, as far as it can be said
 * without asking AWS.
 */
export const inputRules: ArgumentRules = {
  '(first:)': (_value, _argument, { args }) => void pageSize(args),
  '(after:)': (cursor, _argument, { field, args }) => checkCursor(String(cursor), field, args),
  '(to:)': (resources) => void checkResources(resources),
  '(within:)': text((duration) => void waitMs(duration)),
  '(instance:)': instanceArn,
  'Query.instance(arn:)': instanceArn,
  'Query.node(id:)': idOf(),
  'Query.nodes(ids:)': ids,
  'Subscription.operation(id:)': idOf('AccountAssignmentOperation', 'PermissionSetProvisioning'),
  'AccountBy.id': idOf('Account'),
  'AccountBy.name': notEmpty,
  'AccountFilter.organizationalUnit': idOf('OrganizationalUnit'),
  'AssignmentFilter.account': idOf('Account'),
  'AssignmentFilter.permissionSet': idOf('PermissionSet'),
  'AssignmentFilter.principal': idOf('User', 'Group'),
  'Subscription.environment(id:)': idOf('Environment'),
  'EnvironmentBy.id': idOf('Environment'),
  'EnvironmentBy.environmentId': environmentId,
  'EnvironmentBy.name': notEmpty,
  'GroupBy.displayName': notEmpty,
  'GroupBy.groupId': principalId,
  'GroupBy.id': idOf('Group'),
  'PermissionSetBy.arn': permissionSetArn,
  'PermissionSetBy.id': idOf('PermissionSet'),
  'PermissionSetBy.name': notEmpty,
  'PermissionSetFilter.managedPolicyArn': managedPolicyArn,
  'WorkspaceBy.id': idOf('Workspace'),
  'WorkspaceBy.name': notEmpty,
  'WorkspaceBy.workspaceId': workspaceId,
  'WorkspaceFilter.account': idOf('Account'),
  'Subscription.workspace(id:)': idOf('Workspace'),
  'CreateWorkspaceInput.account': idOf('Account'),
  'CreateWorkspaceInput.organizationalUnits': idsOf('OrganizationalUnit'),
  'UpdateWorkspaceInput.workspace': idOf('Workspace'),
  'UpdateWorkspaceInput.organizationalUnits': idsOf('OrganizationalUnit'),
  'DeleteWorkspaceInput.workspace': idOf('Workspace'),
  'UpdateWorkspaceAuthenticationInput.workspace': idOf('Workspace'),
  'UpdateWorkspacePermissionsInput.workspace': idOf('Workspace'),
  'WorkspacePermissionChange.principal': idOf('User', 'Group'),
  'WorkspacePermissionChange.principalId': principalId,
  'UserBy.id': idOf('User'),
  'UserBy.userId': principalId,
  'UserBy.userName': notEmpty,
  'UpdatePermissionSetInput.permissionSet': idOf('PermissionSet'),
  'DeletePermissionSetInput.permissionSet': idOf('PermissionSet'),
  'ProvisionPermissionSetInput.permissionSet': idOf('PermissionSet'),
  'AttachManagedPolicyInput.permissionSet': idOf('PermissionSet'),
  'DetachManagedPolicyInput.permissionSet': idOf('PermissionSet'),
  'AttachCustomerManagedPolicyInput.permissionSet': idOf('PermissionSet'),
  'DetachCustomerManagedPolicyInput.permissionSet': idOf('PermissionSet'),
  'PutInlinePolicyInput.permissionSet': idOf('PermissionSet'),
  'DeleteInlinePolicyInput.permissionSet': idOf('PermissionSet'),
  'PutPermissionsBoundaryInput.permissionSet': idOf('PermissionSet'),
  'DeletePermissionsBoundaryInput.permissionSet': idOf('PermissionSet'),
  'ProvisionTarget.account': idOf('Account'),
  'ProvisionTarget.accounts': idsOf('Account'),
  'TagResourceInput.resource': idOf(...TAGGABLE),
  'UntagResourceInput.resource': idOf(...TAGGABLE),
  'CreateEnvironmentInput.account': idOf('Account'),
  'UpdateEnvironmentInput.environment': idOf('Environment'),
  'DeleteEnvironmentInput.environment': idOf('Environment'),
  'CreateEnvironmentUserInput.environment': idOf('Environment'),
  'UpdateEnvironmentUserInput.user': idOf('EnvironmentUser'),
  'EnableEnvironmentUserInput.user': idOf('EnvironmentUser'),
  'DisableEnvironmentUserInput.user': idOf('EnvironmentUser'),
  'IssueProgrammaticCredentialsInput.environment': idOf('Environment'),
  'AddGroupMemberInput.group': idOf('Group'),
  'AddGroupMemberInput.user': idOf('User'),
  'RemoveGroupMemberInput.group': idOf('Group'),
  'RemoveGroupMemberInput.user': idOf('User'),
  'CreatePermissionSetInput.instance': instanceArn,
};
