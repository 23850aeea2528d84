import type { Resolvers, ResolversParentTypes } from './generated/resolvers.ts';
import { scalars } from './core/scalars.ts';
import type { NodeModel } from './links/find-node.ts';
import { links } from './links/resolvers/index.ts';
import { grafana } from './services/grafana/resolvers/index.ts';
import { permissionSetPayloads } from './services/identity-center/permission-set-payloads.ts';
import { finspace } from './services/finspace/resolvers/index.ts';
import { identityCenter } from './services/identity-center/resolvers/index.ts';
import { identityStore } from './services/identity-store/resolvers/index.ts';
import { organizations } from './services/organizations/resolvers/index.ts';

type TypeName = keyof Resolvers & keyof ResolversParentTypes;

/** The types some of whose fields are not simply members of what their parent hands on. */
type NeedsResolvers = {
  [Type in TypeName]: Exclude<
    keyof NonNullable<Resolvers[Type]>,
    keyof ResolversParentTypes[Type] | '__isTypeOf' | '__resolveType'
  > extends never
    ? never
    : Type;
}[TypeName];

/** A field that has neither a value nor a resolver fails the type check here. */
type CompleteResolvers = Required<
  Pick<Resolvers, NeedsResolvers | 'Query' | 'Mutation' | 'Subscription'>
> &
  Partial<Resolvers>;

/** The resolvers of the whole schema: each service's own fields, and the links between them. */
export const resolvers: CompleteResolvers = {
  ...scalars,
  Query: {
    ...finspace.Query,
    ...identityCenter.Query,
    ...identityStore.Query,
    ...organizations.Query,
    ...grafana.Query,
    ...links.Query,
  },
  Mutation: {
    ...finspace.Mutation,
    ...identityCenter.Mutation,
    ...identityStore.Mutation,
    ...grafana.Mutation,
    ...links.Mutation,
  },
  Subscription: links.Subscription,
  IdentityCenterInstance: {
    ...identityCenter.IdentityCenterInstance,
    ...links.IdentityCenterInstance,
  },
  PermissionSet: { ...identityCenter.PermissionSet, ...links.PermissionSet },
  AccountAssignment: { ...identityCenter.AccountAssignment, ...links.AccountAssignment },
  AccountAssignmentOperation: {
    ...identityCenter.AccountAssignmentOperation,
    ...links.AccountAssignmentOperation,
  },
  PermissionSetProvisioning: {
    ...identityCenter.PermissionSetProvisioning,
    ...links.PermissionSetProvisioning,
  },
  Application: { ...identityCenter.Application, ...links.Application },
  ApplicationAssignment: {
    ...identityCenter.ApplicationAssignment,
    ...links.ApplicationAssignment,
  },
  AsyncOperation: identityCenter.AsyncOperation,
  User: { ...identityStore.User, ...links.User },
  Group: { ...identityStore.Group, ...links.Group },
  Principal: identityStore.Principal,
  Organization: organizations.Organization,
  OrganizationalUnit: organizations.OrganizationalUnit,
  Account: { ...organizations.Account, ...links.Account },
  Environment: { ...finspace.Environment, ...links.Environment },
  EnvironmentUser: { ...finspace.EnvironmentUser, ...links.EnvironmentUser },
  PermissionGroup: finspace.PermissionGroup,
  AccountAccess: links.AccountAccess,
  EnvironmentAccess: links.EnvironmentAccess,
  WorkspaceAccess: links.WorkspaceAccess,
  AccessGrant: {
    __resolveType: ({ kind }) =>
      kind === 'ACCOUNT'
        ? 'AccountAccess'
        : kind === 'WORKSPACE'
          ? 'WorkspaceAccess'
          : 'EnvironmentAccess',
  },
  AccountPermissionSetEdge: links.AccountPermissionSetEdge,
  PermissionSetAccountEdge: links.PermissionSetAccountEdge,
  UpstreamIdentity: links.UpstreamIdentity,
  UserAssignmentEdge: links.UserAssignmentEdge,
  Workspace: { ...grafana.Workspace, ...links.Workspace },
  WorkspaceAwsSso: links.WorkspaceAwsSso,
  WorkspaceLicense: grafana.WorkspaceLicense,
  WorkspacePermission: { ...grafana.WorkspacePermission, ...links.WorkspacePermission },
  WorkspaceServiceAccount: grafana.WorkspaceServiceAccount,
  SamlIdpMetadata: grafana.SamlIdpMetadata,
  UserError: { __resolveType: (error) => error.__typename },
  ...permissionSetPayloads,
  // Whoever looks a node up says what it is: `findNode` by the type in the id.
  Node: { __resolveType: (node) => (node as unknown as NodeModel).__typename },
  Taggable: {
    __resolveType: (resource) => (resource as unknown as NodeModel).__typename as 'PermissionSet',
  },
};
