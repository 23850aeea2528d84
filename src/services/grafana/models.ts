import type {
  AwsSsoAuthentication,
  ServiceAccountSummary,
  WorkspaceDescription,
  WorkspaceSummary,
} from '@aws-sdk/client-grafana';

/** The keys of a workspace that no other has together: its account and Region, and AWS's id. */
export interface WorkspaceKey {
  /** `self` while the number of the gateway's own account is not known. */
  readonly accountId: string;
  readonly region: string;
  readonly workspaceId: string;
}

/** What AWS says of a workspace, without the token that ties it to Grafana Labs, which is a secret. */
type Shown<Workspace> = Omit<Workspace, 'grafanaToken'> & { readonly hasGrafanaToken: boolean };

/** What a list carries of a workspace. */
export type ListedWorkspace = Shown<WorkspaceSummary>;
/** What only `DescribeWorkspace` and the answers to changes carry. */
export type DescribedWorkspace = Shown<WorkspaceDescription>;

/** A workspace as it was read. */
export interface SeenWorkspace extends WorkspaceKey {
  readonly workspace: ListedWorkspace;
  /** The same, where it was read whole. */
  readonly whole?: DescribedWorkspace;
  /** Milliseconds since the epoch. */
  readonly readAt: number;
}

/** A workspace as resolvers are handed it: by its keys, or as a change or a watch has just seen it. */
export interface WorkspaceModel extends WorkspaceKey {
  readonly seen?: SeenWorkspace;
}

/** A row of `ListPermissions`. */
export interface WorkspacePermissionModel {
  readonly principalId: string;
  readonly principalType: 'USER' | 'GROUP';
  /** AWS's word for it. */
  readonly role: string;
}

/** A service account of a workspace. */
export interface ServiceAccountModel extends WorkspaceKey {
  readonly account: ServiceAccountSummary & { readonly id: string };
}

/** Signing in by IAM Identity Center. */
export type AwsSsoModel = AwsSsoAuthentication;
