import type { CodegenConfig } from '@graphql-codegen/cli';

/** What the change of a permission set answers with, whichever change it was. */
const PERMISSION_SET_CHANGE = '../services/identity-center/models.ts#PermissionSetChangeModel';

/**
 * The resolvers' types. `mappers` says what a resolver of each type is handed (AWS's own shape with
 * the keys around it), so that a field whose value is not there needs a resolver of its own: without
 * one the type check fails (`RequireFields` in `src/resolvers.ts`).
 */
const config: CodegenConfig = {
  schema: 'schema/*.graphql',
  generates: {
    'src/generated/resolvers.ts': {
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        enumsAsTypes: true,
        useTypeImports: true,
        skipTypename: true,
        immutableTypes: true,
        contextType: '../context.ts#GatewayContext',
        avoidOptionals: {
          field: true,
          resolvers: true,
          query: true,
          mutation: true,
          subscription: true,
        },
        inputMaybeValue: 'T | null | undefined',
        maybeValue: 'T | null | undefined',
        scalars: {
          ID: { input: 'string', output: 'string' },
          DateTime: { input: 'Date', output: 'Date' },
          Duration: { input: 'string', output: 'string' },
          EmailAddress: { input: 'string', output: 'string' },
          Arn: { input: 'string', output: 'string' },
          AccountId: { input: 'string', output: 'string' },
          Scope: { input: 'string', output: 'string' },
          PolicyDocument: { input: 'Record<string, unknown>', output: 'Record<string, unknown>' },
        },
        mappers: {
          Organization: '../services/organizations/models.ts#OrganizationModel',
          OrganizationalUnit: '../services/organizations/models.ts#OrganizationalUnitModel',
          Account: '../services/organizations/models.ts#AccountModel',
          IdentityCenterInstance: '../services/identity-center/models.ts#InstanceModel',
          PermissionSet: '../services/identity-center/models.ts#PermissionSetModel',
          AccountAssignment: '../services/identity-center/models.ts#AssignmentModel',
          Application: '../services/identity-center/models.ts#ApplicationModel',
          ApplicationAssignment: '../services/identity-center/models.ts#ApplicationAssignmentModel',
          AccountAssignmentOperation:
            '../services/identity-center/models.ts#AssignmentOperationModel',
          PermissionSetProvisioning: '../services/identity-center/models.ts#ProvisioningModel',
          Workspace: '../services/grafana/models.ts#WorkspaceModel',
          WorkspaceAwsSso: '../services/grafana/models.ts#AwsSsoModel',
          WorkspaceLicense: '../services/grafana/models.ts#WorkspaceModel',
          WorkspacePermission: '../services/grafana/models.ts#WorkspacePermissionModel',
          WorkspaceServiceAccount: '../services/grafana/models.ts#ServiceAccountModel',
          UserError: '../core/user-errors.ts#UserErrorModel',
          UpdatePermissionSetPayload: PERMISSION_SET_CHANGE,
          AttachManagedPolicyPayload: PERMISSION_SET_CHANGE,
          DetachManagedPolicyPayload: PERMISSION_SET_CHANGE,
          AttachCustomerManagedPolicyPayload: PERMISSION_SET_CHANGE,
          DetachCustomerManagedPolicyPayload: PERMISSION_SET_CHANGE,
          PutInlinePolicyPayload: PERMISSION_SET_CHANGE,
          DeleteInlinePolicyPayload: PERMISSION_SET_CHANGE,
          PutPermissionsBoundaryPayload: PERMISSION_SET_CHANGE,
          DeletePermissionsBoundaryPayload: PERMISSION_SET_CHANGE,
          User: '../services/identity-store/models.ts#UserModel',
          Group: '../services/identity-store/models.ts#GroupModel',
          Environment: '../services/finspace/models.ts#EnvironmentModel',
          EnvironmentUser: '../services/finspace/models.ts#EnvironmentUserModel',
          PermissionGroup: '../services/finspace/models.ts#PermissionGroupModel',
          AccountAccess: '../links/models.ts#AccountAccessModel',
          WorkspaceAccess: '../links/models.ts#WorkspaceAccessModel',
          EnvironmentAccess: '../links/models.ts#EnvironmentAccessModel',
          PermissionSetAccountEdge: '../links/models.ts#PermissionSetAccountEdgeModel',
          AccountPermissionSetEdge: '../links/models.ts#AccountPermissionSetEdgeModel',
          UserAssignmentEdge: '../links/models.ts#UserAssignmentEdgeModel',
          UpstreamIdentity: '../links/upstream-identity.ts#UpstreamIdentityModel',
        },
      },
    },
  },
};

export default config;
