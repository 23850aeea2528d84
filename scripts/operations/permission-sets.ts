/** The operations of sso-admin on permission sets and their policies. */
import { allPages, allPagesByToken, at, beneath, nextPage, pagesOf } from './place.ts';
import type { DescribedOperation, Place, Places } from './place.ts';

const IN_THE_ID = "the set's global id holds it";

/** Of an operation whose permission set is named by one global id. */
export const byGlobalId = (coordinate: string): Places => ({
  InstanceArn: at(coordinate, { note: IN_THE_ID }),
  PermissionSetArn: at(coordinate, { note: IN_THE_ID }),
});

/** Of an operation that a field of a permission set asks. */
const ofTheSet: Places = {
  InstanceArn: at('PermissionSet.instanceArn'),
  PermissionSetArn: at('PermissionSet.arn'),
};

const permissionSet: Places = {
  Name: at('PermissionSet.name'),
  PermissionSetArn: at('PermissionSet.arn'),
  Description: at('PermissionSet.description'),
  CreatedDate: at('PermissionSet.createdAt'),
  SessionDuration: at('PermissionSet.sessionDuration'),
  RelayState: at('PermissionSet.relayState'),
};

const provisioningStatus = (field: string): Place =>
  at([`${field}(provisioningStatus:)`, 'ProvisioningStatus'], {
    note: 'left out, one list is read for each status',
  });

export const permissionSets: Readonly<Record<string, DescribedOperation>> = {
  ListPermissionSets: {
    fields: ['Query.permissionSets', 'IdentityCenterInstance.permissionSets'],
    request: {
      InstanceArn: at(['Query.permissionSets(instance:)', 'IdentityCenterInstance.arn']),
      ...pagesOf('Query.permissionSets'),
    },
    response: { 'PermissionSets[]': at('PermissionSet.arn'), ...nextPage() },
  },
  DescribePermissionSet: {
    fields: ['Query.permissionSet', 'PermissionSet.name', 'AccountAssignment.permissionSet'],
    request: {
      InstanceArn: at(['Query.permissionSet(instance:)', 'PermissionSet.instanceArn']),
      PermissionSetArn: at(['PermissionSetBy.arn', 'PermissionSetBy.id']),
    },
    response: beneath('PermissionSet', permissionSet),
  },
  CreatePermissionSet: {
    fields: ['Mutation.createPermissionSet'],
    request: {
      InstanceArn: at('CreatePermissionSetInput.instance'),
      Name: at('CreatePermissionSetInput.name'),
      Description: at('CreatePermissionSetInput.description'),
      SessionDuration: at('CreatePermissionSetInput.sessionDuration'),
      RelayState: at('CreatePermissionSetInput.relayState'),
      'Tags[].Key': at(['CreatePermissionSetInput.tags', 'TagInput.key']),
      'Tags[].Value': at(['CreatePermissionSetInput.tags', 'TagInput.value']),
    },
    response: beneath('PermissionSet', permissionSet),
  },
  UpdatePermissionSet: {
    fields: ['Mutation.updatePermissionSet'],
    request: {
      ...byGlobalId('UpdatePermissionSetInput.permissionSet'),
      Description: at('UpdatePermissionSetInput.description'),
      SessionDuration: at('UpdatePermissionSetInput.sessionDuration'),
      RelayState: at('UpdatePermissionSetInput.relayState', {
        note: 'sent back as it is when left out, since AWS would clear it',
      }),
    },
    response: {},
  },
  DeletePermissionSet: {
    fields: ['Mutation.deletePermissionSet'],
    request: byGlobalId('DeletePermissionSetInput.permissionSet'),
    response: {},
  },
  ListAccountsForProvisionedPermissionSet: {
    fields: [
      'PermissionSet.accounts',
      'PermissionSet.assignments',
      'UpdatePermissionSetPayload.outdatedAccountIds',
      'PermissionSetFilter.outdated',
      'ProvisionTarget.outdated',
    ],
    request: {
      ...ofTheSet,
      ProvisioningStatus: provisioningStatus('PermissionSet.accounts'),
      ...pagesOf('PermissionSet.accounts'),
    },
    response: {
      'AccountIds[]': at(['PermissionSetAccountEdge.accountId', 'PermissionSetAccountEdge.node']),
      ...nextPage(),
    },
  },
  ListPermissionSetsProvisionedToAccount: {
    fields: ['Account.permissionSets', 'Account.assignments'],
    request: {
      InstanceArn: at('Query.instance', { note: "the organization's own instance" }),
      AccountId: at('Account.accountId'),
      ProvisioningStatus: provisioningStatus('Account.permissionSets'),
      ...pagesOf('Account.permissionSets'),
    },
    response: {
      'PermissionSets[]': at([
        'AccountPermissionSetEdge.permissionSetArn',
        'AccountPermissionSetEdge.node',
      ]),
      ...nextPage(),
    },
  },
  ListManagedPoliciesInPermissionSet: {
    fields: ['PermissionSet.managedPolicies', 'PermissionSetFilter.managedPolicyArn'],
    request: { ...ofTheSet, ...allPages() },
    response: {
      'AttachedManagedPolicies[].Name': at('ManagedPolicy.name'),
      'AttachedManagedPolicies[].Arn': at('ManagedPolicy.arn'),
      ...allPagesByToken(),
    },
  },
  AttachManagedPolicyToPermissionSet: {
    fields: ['Mutation.attachManagedPolicy'],
    request: {
      ...byGlobalId('AttachManagedPolicyInput.permissionSet'),
      ManagedPolicyArn: at('AttachManagedPolicyInput.managedPolicyArn'),
    },
    response: {},
  },
  DetachManagedPolicyFromPermissionSet: {
    fields: ['Mutation.detachManagedPolicy'],
    request: {
      ...byGlobalId('DetachManagedPolicyInput.permissionSet'),
      ManagedPolicyArn: at('DetachManagedPolicyInput.managedPolicyArn'),
    },
    response: {},
  },
  GetInlinePolicyForPermissionSet: {
    fields: ['PermissionSet.inlinePolicy'],
    request: ofTheSet,
    response: {
      InlinePolicy: at('PermissionSet.inlinePolicy', { note: "AWS's empty text is null" }),
    },
  },
  PutInlinePolicyToPermissionSet: {
    fields: ['Mutation.putInlinePolicy'],
    request: {
      ...byGlobalId('PutInlinePolicyInput.permissionSet'),
      InlinePolicy: at('PutInlinePolicyInput.policy'),
    },
    response: {},
  },
  DeleteInlinePolicyFromPermissionSet: {
    fields: ['Mutation.deleteInlinePolicy'],
    request: byGlobalId('DeleteInlinePolicyInput.permissionSet'),
    response: {},
  },
};
