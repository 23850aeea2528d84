/**
 * Everything that the sandbox's AWS remembers. Each table is `rows` in the order in which they came,
 * `get(key)`, and the indexes named after what they are read by. Only services change it; whoever
 * checks an answer against it reads `rows`.
 */
import type * as FinSpaceRows from './finspace-rows.ts';
import type * as GrafanaRows from './grafana-rows.ts';
import { uuid } from './ids.ts';
import type * as Rows from './rows.ts';
import { Table } from './table.ts';

/** What a world is before anything is in it. */
export interface StateSettings {
  readonly seed: number;
  readonly partition: string;
  /** The Region of IAM Identity Center. */
  readonly region: string;
  readonly organizationId: string;
  readonly rootId: string;
  readonly managementAccountId: string;
  readonly delegatedAccountId: string;
  readonly memberAccountId: string;
  /** The organization's own instance. */
  readonly instanceArn: string;
  readonly identityStoreId: string;
  /** Whether `ListAccounts` begins with a page that is empty though more follow. */
  readonly emptyAccountPage: boolean;
}

/** The key of an (account, permission set) pair, in `provisionings` and in `assignmentsOfPair`. */
export const pairKey = (accountId: string, permissionSetArn: string): string =>
  `${accountId} ${permissionSetArn}`;

/** The key of an assignment, whose four parts AWS knows it by. */
export const assignmentKey = (row: Rows.AssignmentRow): string =>
  `${row.accountId} ${row.permissionSetArn} ${row.principalType} ${row.principalId}`;

/** The key of what an account has in a Region. */
export const placeKey = (accountId: string, region: string): string => `${accountId} ${region}`;

/** The key of a user's membership in a permission group of FinSpace. */
export const memberKey = (permissionGroupId: string, userId: string): string =>
  `${permissionGroupId} ${userId}`;

/** The key of what a Grafana workspace has, or a service account in it: their ids, outermost first. */
export const heldKey = (...ids: readonly string[]): string => ids.join(' ');

const nameKey = (store: string, name: string): string => `${store} ${name.toLowerCase()}`;

export class SandboxState {
  readonly settings: StateSettings;
  /** How many ids were handed out after the beginning: the next one is made from it. */
  issued = 0;

  readonly instances = new Table<Rows.InstanceRow>((row) => row.instanceArn);
  readonly accounts = new Table<Rows.AccountRow>((row) => row.accountId);
  readonly accountsOfParent = this.accounts.index((row) => row.parentId);
  readonly organizationalUnits = new Table<Rows.OrganizationalUnitRow>((row) => row.ouId);
  readonly unitsOfParent = this.organizationalUnits.index((row) => row.parentId);

  readonly permissionSets = new Table<Rows.PermissionSetRow>((row) => row.permissionSetArn);
  readonly permissionSetsByName = this.permissionSets.index((row) => row.name.toLowerCase());
  /** The (account, permission set) pairs that exist, by `pairKey`. */
  readonly provisionings = new Table<Rows.ProvisioningRow>((row) =>
    pairKey(row.accountId, row.permissionSetArn),
  );
  readonly provisioningsOfAccount = this.provisionings.index((row) => row.accountId);
  readonly provisioningsOfSet = this.provisionings.index((row) => row.permissionSetArn);
  /** The (account, permission set, principal) triples, by `assignmentKey`. */
  readonly assignments = new Table<Rows.AssignmentRow>(assignmentKey);
  readonly assignmentsOfPair = this.assignments.index((row) =>
    pairKey(row.accountId, row.permissionSetArn),
  );
  readonly assignmentsOfPrincipal = this.assignments.index((row) => row.principalId);
  readonly operations = new Table<Rows.OperationRow>((row) => row.requestId);
  readonly operationsOfKind = this.operations.index((row) => row.kind);

  readonly users = new Table<Rows.UserRow>((row) => row.userId);
  readonly usersOfStore = this.users.index((row) => row.identityStoreId);
  readonly usersByName = this.users.index((row) => nameKey(row.identityStoreId, row.userName));
  readonly usersByEmail = this.users.index((row) =>
    row.email === undefined ? undefined : nameKey(row.identityStoreId, row.email),
  );
  readonly groups = new Table<Rows.GroupRow>((row) => row.groupId);
  readonly groupsOfStore = this.groups.index((row) => row.identityStoreId);
  readonly groupsByName = this.groups.index((row) => nameKey(row.identityStoreId, row.displayName));
  readonly memberships = new Table<Rows.MembershipRow>((row) => row.membershipId);
  readonly membershipsOfGroup = this.memberships.index((row) => row.groupId);
  readonly membershipsOfUser = this.memberships.index((row) => row.userId);

  readonly applicationProviders = new Table<Rows.ApplicationProviderRow>(
    (row) => row.applicationProviderArn,
  );
  readonly applications = new Table<Rows.ApplicationRow>((row) => row.applicationArn);
  readonly applicationsOfInstance = this.applications.index((row) => row.instanceArn);
  readonly applicationAssignments = new Table<Rows.ApplicationAssignmentRow>(
    (row) => `${row.applicationArn} ${row.principalType} ${row.principalId}`,
  );
  readonly assignmentsOfApplication = this.applicationAssignments.index(
    (row) => row.applicationArn,
  );
  readonly applicationAssignmentsOfPrincipal = this.applicationAssignments.index(
    (row) => row.principalId,
  );

  readonly environments = new Table<FinSpaceRows.EnvironmentRow>((row) => row.environmentId);
  readonly environmentsOfPlace = this.environments.index((row) =>
    placeKey(row.accountId, row.region),
  );
  readonly environmentUsers = new Table<FinSpaceRows.EnvironmentUserRow>((row) => row.userId);
  readonly usersOfEnvironment = this.environmentUsers.index((row) => row.environmentId);
  readonly permissionGroups = new Table<FinSpaceRows.PermissionGroupRow>(
    (row) => row.permissionGroupId,
  );
  readonly groupsOfEnvironment = this.permissionGroups.index((row) => row.environmentId);
  readonly permissionGroupMembers = new Table<FinSpaceRows.PermissionGroupMemberRow>((row) =>
    memberKey(row.permissionGroupId, row.userId),
  );
  readonly membersOfPermissionGroup = this.permissionGroupMembers.index(
    (row) => row.permissionGroupId,
  );
  readonly permissionGroupsOfUser = this.permissionGroupMembers.index((row) => row.userId);

  readonly workspaces = new Table<GrafanaRows.WorkspaceRow>((row) => row.workspaceId);
  readonly workspacesOfPlace = this.workspaces.index((row) => placeKey(row.accountId, row.region));
  readonly workspacePermissions = new Table<GrafanaRows.WorkspacePermissionRow>((row) =>
    heldKey(row.workspaceId, row.principalId),
  );
  readonly permissionsOfWorkspace = this.workspacePermissions.index((row) => row.workspaceId);
  readonly serviceAccounts = new Table<GrafanaRows.ServiceAccountRow>((row) =>
    heldKey(row.workspaceId, row.serviceAccountId),
  );
  readonly serviceAccountsOfWorkspace = this.serviceAccounts.index((row) => row.workspaceId);
  readonly serviceAccountTokens = new Table<GrafanaRows.ServiceAccountTokenRow>((row) =>
    heldKey(row.workspaceId, row.serviceAccountId, row.tokenId),
  );
  readonly tokensOfServiceAccount = this.serviceAccountTokens.index((row) =>
    heldKey(row.workspaceId, row.serviceAccountId),
  );
  readonly workspaceApiKeys = new Table<GrafanaRows.WorkspaceApiKeyRow>((row) =>
    heldKey(row.workspaceId, row.name),
  );
  readonly apiKeysOfWorkspace = this.workspaceApiKeys.index((row) => row.workspaceId);

  readonly tags = new Table<Rows.TagsRow>((row) => row.resource);
  readonly roles = new Table<Rows.RoleRow>((row) => row.roleArn);
  readonly sessions = new Table<Rows.SessionRow>((row) => row.accessKeyId);

  /** The flag that decided how much there is (`--accounts 50`), or none; undefined is not known. */
  sizedBy: string | undefined;

  constructor(settings: StateSettings) {
    this.settings = settings;
  }

  /** A UUID that no one has had: the same in every run that asked for as many before. */
  nextUuid(): string {
    this.issued += 1;
    return uuid(`${this.settings.seed}/${this.issued}`);
  }

  /** Users of a directory whose name is `userName`, which case does not tell apart. */
  findUsers(identityStoreId: string, userName: string): readonly Rows.UserRow[] {
    return this.usersByName.get(nameKey(identityStoreId, userName));
  }

  findUsersByEmail(identityStoreId: string, email: string): readonly Rows.UserRow[] {
    return this.usersByEmail.get(nameKey(identityStoreId, email));
  }

  findGroups(identityStoreId: string, displayName: string): readonly Rows.GroupRow[] {
    return this.groupsByName.get(nameKey(identityStoreId, displayName));
  }
}
