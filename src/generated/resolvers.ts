import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { OrganizationModel, OrganizationalUnitModel, AccountModel } from '../services/organizations/models.ts';
import type { InstanceModel, PermissionSetModel, AssignmentModel, ApplicationModel, ApplicationAssignmentModel, AssignmentOperationModel, ProvisioningModel, PermissionSetChangeModel } from '../services/identity-center/models.ts';
import type { WorkspaceModel, AwsSsoModel, WorkspacePermissionModel, ServiceAccountModel } from '../services/grafana/models.ts';
import type { UserErrorModel } from '../core/user-errors.ts';
import type { UserModel, GroupModel } from '../services/identity-store/models.ts';
import type { EnvironmentModel, EnvironmentUserModel, PermissionGroupModel } from '../services/finspace/models.ts';
import type { AccountAccessModel, WorkspaceAccessModel, EnvironmentAccessModel, PermissionSetAccountEdgeModel, AccountPermissionSetEdgeModel, UserAssignmentEdgeModel } from '../links/models.ts';
import type { UpstreamIdentityModel } from '../links/upstream-identity.ts';
import type { GatewayContext } from '../context.ts';
export type Maybe<T> = T | null | undefined;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** The number of an AWS account: twelve digits in a string, leading zeros kept. */
  AccountId: { input: string; output: string; }
  /**
   * An Amazon Resource Name, the key AWS gives to most objects, of any partition (`arn:aws:…`,
   * `arn:aws-cn:…`, `arn:aws-us-gov:…`).
   */
  Arn: { input: string; output: string; }
  /** A moment in time, ISO 8601 with an offset, as `2026-05-01T12:00:00Z`. */
  DateTime: { input: Date; output: Date; }
  /** A length of time, ISO 8601, as `PT1H` or `PT20S`. */
  Duration: { input: string; output: string; }
  /** An email address, as `ana@example.com`. */
  EmailAddress: { input: string; output: string; }
  /** An IAM policy. Answered as a JSON object; accepted as a JSON object or as JSON text. */
  PolicyDocument: { input: Record<string, unknown>; output: Record<string, unknown>; }
  /**
   * The name of something that a caller may be allowed, as `identity-center:read`. The documentation has
   * the list.
   */
  Scope: { input: string; output: string; }
};

/**
 * AWS refused the gateway the operation, and which IAM permission is missing is known
 * (`AccessDeniedException`). The code is `ACCESS_DENIED`.
 */
export type AccessDenied = UserError & {
  /** AWS's name of the operation that was refused, as `CreatePermissionSet`. */
  readonly awsOperation: Maybe<Scalars['String']['output']>;
  /** Always `ACCESS_DENIED`. */
  readonly code: ErrorCode;
  /** The path to the value at fault; null when no single value is. */
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** What is missing, in a sentence for a person. */
  readonly message: Scalars['String']['output'];
  /** The IAM action that the gateway's role lacks, as `sso:CreatePermissionSet`. */
  readonly missingAction: Scalars['String']['output'];
};

/**
 * A principal can get into something: one row for each principal, resource and permission set or role,
 * however many ways lead there.
 */
export type AccessGrant = {
  /** True when the principal holds it itself, whatever groups may give it besides. */
  readonly direct: Scalars['Boolean']['output'];
  /**
   * The user or group that has access; null when the directory has none such or cannot be read. From
   * `DescribeUser` or `DescribeGroup` of Identity Store.
   */
  readonly principal: Maybe<Principal>;
  /** AWS's key of the user or group. */
  readonly principalId: Scalars['String']['output'];
  /** Whether it is a user or a group. */
  readonly principalType: PrincipalType;
  /**
   * The groups through which the principal has it; `[]` when only directly. From `DescribeGroup` of
   * Identity Store.
   */
  readonly via: Maybe<ReadonlyArray<Group>>;
  /** AWS's keys of the groups through which the principal has it; `[]` when only directly. */
  readonly viaGroupIds: ReadonlyArray<Scalars['String']['output']>;
};

/** A page of grants. Merged from assignments and memberships; what cannot be enumerated is a gap. */
export type AccessGrantConnection = {
  /** The moment at which the oldest value in this answer was read from AWS. */
  readonly asOf: Maybe<Scalars['DateTime']['output']>;
  /** The rows, each with its cursor. */
  readonly edges: ReadonlyArray<AccessGrantEdge>;
  /** What is missing from the rows so far, and why. `[]` means that nothing is missing. */
  readonly gaps: ReadonlyArray<Gap>;
  /** The same rows without cursors. */
  readonly nodes: ReadonlyArray<AccessGrant>;
  /** Whether there is more, and the cursor to go on from. */
  readonly pageInfo: PageInfo;
};

/** One row of `AccessGrantConnection`. */
export type AccessGrantEdge = {
  /** Where this row is; pass it as `after` to go on behind it. */
  readonly cursor: Scalars['String']['output'];
  /** The grant. */
  readonly node: AccessGrant;
};

/** What somebody can get into. */
export type AccessResource =
  /** AWS accounts, by IAM Identity Center. */
  | 'ACCOUNT'
  /** Environments of Amazon FinSpace. */
  | 'ENVIRONMENT'
  /** Workspaces of Amazon Managed Grafana. */
  | 'WORKSPACE';

/** An AWS account of the organization. From `ListAccounts` or `DescribeAccount` of AWS Organizations. */
export type Account = Node & Taggable & {
  /**
   * Who can get into this account, and how: one row for each principal and permission set. A group is
   * a row of its own, and each of its members is one with the group in `via`. From the account's
   * assignments and `ListGroupMemberships` of Identity Store.
   */
  readonly access: Maybe<AccessGrantConnection>;
  /** Its twelve digits, AWS's key of it (`Id`). */
  readonly accountId: Scalars['AccountId']['output'];
  /** Its ARN. */
  readonly arn: Maybe<Scalars['Arn']['output']>;
  /**
   * Who is assigned what in this account. From `ListPermissionSetsProvisionedToAccount` and, for each
   * set, `ListAccountAssignments` of IAM Identity Center.
   */
  readonly assignments: Maybe<AccountAssignmentConnection>;
  /** The email address of its root user, unique in AWS. */
  readonly email: Maybe<Scalars['EmailAddress']['output']>;
  /**
   * Its FinSpace environments, in every Region that the gateway is configured to ask. From
   * `ListEnvironments` of Amazon FinSpace, whose support AWS ended on 7 October 2026; its model marks
   * the operation as deprecated. For an account that `READER_ROLES` has no role for, nothing is known:
   * that is a gap.
   */
  readonly environments: Maybe<EnvironmentConnection>;
  /** The global id: opaque, the same for as long as the object exists, and what `node` takes. */
  readonly id: Scalars['ID']['output'];
  /** When it became part of the organization (`JoinedTimestamp`). */
  readonly joinedAt: Maybe<Scalars['DateTime']['output']>;
  /** How it became part of the organization. */
  readonly joinedMethod: Maybe<AccountJoinedMethod>;
  /** Its name. Several accounts may have the same. */
  readonly name: Maybe<Scalars['String']['output']>;
  /**
   * The units it is in, from the one directly under the root to its own; `[]` when it is directly
   * under the root. From `Paths` of the account, else `ListParents` of AWS Organizations.
   */
  readonly organizationalUnits: Maybe<ReadonlyArray<OrganizationalUnit>>;
  /**
   * The permission sets that this account has, each with whether in its newest form; of the
   * organization's instance. From `ListPermissionSetsProvisionedToAccount` of IAM Identity Center, one
   * list for each status.
   */
  readonly permissionSets: Maybe<AccountPermissionSetConnection>;
  /** Whether it can be used (`State`, or `Status` where AWS still gives that). */
  readonly state: Maybe<AccountState>;
  /** Its tags. From `ListTagsForResource` of AWS Organizations. */
  readonly tags: Maybe<ReadonlyArray<Tag>>;
  /**
   * The Grafana workspaces of this account. From `ListWorkspaces` of Amazon Managed Grafana, once for
   * each Region that is configured. An account that the gateway has no role to read with
   * (`READER_ROLES`) is a gap, and not an empty list.
   */
  readonly workspaces: Maybe<WorkspaceConnection>;
};


/** An AWS account of the organization. From `ListAccounts` or `DescribeAccount` of AWS Organizations. */
export type AccountAccessArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** An AWS account of the organization. From `ListAccounts` or `DescribeAccount` of AWS Organizations. */
export type AccountAssignmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** An AWS account of the organization. From `ListAccounts` or `DescribeAccount` of AWS Organizations. */
export type AccountEnvironmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<EnvironmentFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** An AWS account of the organization. From `ListAccounts` or `DescribeAccount` of AWS Organizations. */
export type AccountPermissionSetsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  provisioningStatus?: InputMaybe<ProvisioningStatus>;
};


/** An AWS account of the organization. From `ListAccounts` or `DescribeAccount` of AWS Organizations. */
export type AccountWorkspacesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<WorkspaceFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  region?: InputMaybe<Scalars['String']['input']>;
};

/**
 * A principal can get into an AWS account with a permission set. From `ListAccountAssignments` or
 * `ListAccountAssignmentsForPrincipal` of IAM Identity Center and the memberships of Identity Store.
 */
export type AccountAccess = AccessGrant & {
  /** The account. From `DescribeAccount` or `ListAccounts` of AWS Organizations. */
  readonly account: Maybe<Account>;
  /** The twelve digits of the account. */
  readonly accountId: Scalars['AccountId']['output'];
  /** True when the principal holds it itself, whatever groups may give it besides. */
  readonly direct: Scalars['Boolean']['output'];
  /** The permission set. From `DescribePermissionSet` of IAM Identity Center. */
  readonly permissionSet: Maybe<PermissionSet>;
  /** The ARN of the permission set. */
  readonly permissionSetArn: Scalars['Arn']['output'];
  /**
   * The user or group that has access; null when the directory has none such or cannot be read. From
   * `DescribeUser` or `DescribeGroup` of Identity Store.
   */
  readonly principal: Maybe<Principal>;
  /** AWS's key of the user or group. */
  readonly principalId: Scalars['String']['output'];
  /** Whether it is a user or a group. */
  readonly principalType: PrincipalType;
  /**
   * The groups through which the principal has it; `[]` when only directly. From `DescribeGroup` of
   * Identity Store.
   */
  readonly via: Maybe<ReadonlyArray<Group>>;
  /** AWS's keys of the groups through which the principal has it; `[]` when only directly. */
  readonly viaGroupIds: ReadonlyArray<Scalars['String']['output']>;
};

/**
 * A user or a group has a permission set in an account. Always these three together. From
 * `ListAccountAssignments` or `ListAccountAssignmentsForPrincipal` of IAM Identity Center.
 */
export type AccountAssignment = Node & {
  /**
   * The account that access is given to. From `DescribeAccount` or `ListAccounts` of AWS
   * Organizations.
   */
  readonly account: Maybe<Account>;
  /** The account that access is given to. */
  readonly accountId: Scalars['AccountId']['output'];
  /** The global id: opaque, the same for as long as the object exists, and what `node` takes. */
  readonly id: Scalars['ID']['output'];
  /** The permission set that is given. From `DescribePermissionSet` of IAM Identity Center. */
  readonly permissionSet: Maybe<PermissionSet>;
  /** The ARN of the permission set that is given. */
  readonly permissionSetArn: Scalars['Arn']['output'];
  /**
   * The user or group that has access; null when the directory has none such or cannot be read. From
   * `DescribeUser`, `DescribeGroup` or the lists of Identity Store.
   */
  readonly principal: Maybe<Principal>;
  /** AWS's key of the user or group in the directory. */
  readonly principalId: Scalars['String']['output'];
  /** Whether the directory has the principal. From the same calls as `principal`. */
  readonly principalState: PrincipalState;
  /** Whether it is a user or a group. */
  readonly principalType: PrincipalType;
};

/**
 * A page of assignments. Merged from many calls of `ListAccountAssignments` or
 * `ListAccountAssignmentsForPrincipal` of IAM Identity Center.
 */
export type AccountAssignmentConnection = {
  /** The moment at which the oldest value in this answer was read from AWS. */
  readonly asOf: Maybe<Scalars['DateTime']['output']>;
  /** The rows, each with its cursor. */
  readonly edges: ReadonlyArray<AccountAssignmentEdge>;
  /** What is missing from the rows so far, and why. `[]` means that nothing is missing. */
  readonly gaps: ReadonlyArray<Gap>;
  /** The same rows without cursors. */
  readonly nodes: ReadonlyArray<AccountAssignment>;
  /** Whether there is more, and the cursor to go on from. */
  readonly pageInfo: PageInfo;
};

/** One row of `AccountAssignmentConnection`. */
export type AccountAssignmentEdge = {
  /** Where this row is; pass it as `after` to go on behind it. */
  readonly cursor: Scalars['String']['output'];
  /** The assignment. */
  readonly node: AccountAssignment;
};

/**
 * An assignment to create or to delete, among several. For `CreateAccountAssignment` or
 * `DeleteAccountAssignment` of IAM Identity Center.
 */
export type AccountAssignmentInput = {
  /** The account, by its global id (`TargetId`). */
  readonly account: Scalars['ID']['input'];
  /** The permission set, by its global id (`PermissionSetArn`). */
  readonly permissionSet: Scalars['ID']['input'];
  /**
   * The user or group, by global id (`PrincipalId`, `PrincipalType`). To delete, the id of an
   * assignment stands for its principal: so one can be named whom the directory no longer has.
   */
  readonly principal: Scalars['ID']['input'];
};

/**
 * Giving or taking a permission set, which AWS finishes later. From
 * `DescribeAccountAssignmentCreationStatus` and `DescribeAccountAssignmentDeletionStatus` of IAM
 * Identity Center; the lists hold only state, request and time, so the rest costs a call.
 */
export type AccountAssignmentOperation = AsyncOperation & Node & {
  /** The account that it is about. From `DescribeAccount` or `ListAccounts` of AWS Organizations. */
  readonly account: Maybe<Account>;
  /** The account that it is about (`TargetId`). */
  readonly accountId: Maybe<Scalars['AccountId']['output']>;
  /**
   * The assignment as AWS lists it now: null when it is not there. From `ListAccountAssignments` of
   * IAM Identity Center.
   */
  readonly assignment: Maybe<AccountAssignment>;
  /** When AWS took it (`CreatedDate`), or when the gateway queued it. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** Why it is FAILED (`FailureReason`), or UNKNOWN where that can be said; null otherwise. */
  readonly failure: Maybe<OperationFailure>;
  /** The global id: opaque, the same for as long as the object exists, and what `node` takes. */
  readonly id: Scalars['ID']['output'];
  /** Whether access is given or taken. */
  readonly kind: AccountAssignmentOperationKind;
  /** The permission set that it is about. From `DescribePermissionSet` of IAM Identity Center. */
  readonly permissionSet: Maybe<PermissionSet>;
  /** The ARN of the permission set that it is about. */
  readonly permissionSetArn: Maybe<Scalars['Arn']['output']>;
  /** The user or group that it is about. From `DescribeUser` or `DescribeGroup` of Identity Store. */
  readonly principal: Maybe<Principal>;
  /** AWS's key of the user or group that it is about. */
  readonly principalId: Maybe<Scalars['String']['output']>;
  /** Whether that is a user or a group. */
  readonly principalType: Maybe<PrincipalType>;
  /**
   * Its place among the gateway's changes of the same kind that AWS has not yet accepted, from 1 for the
   * first; null once AWS has accepted it. A place is kept while a change is being sent or tried again, so
   * the number falls, and rises only when another caller, who takes turns with this one, queues changes.
   * A change that has to wait, as for another one of its permission set in its account, keeps its place
   * and is passed.
   */
  readonly queuePosition: Maybe<Scalars['Int']['output']>;
  /**
   * AWS's key of the request (`RequestId`); null while the change waits in the gateway's queue and has
   * not been sent, and of one that did not have to be, or could not be.
   */
  readonly requestId: Maybe<Scalars['String']['output']>;
  /**
   * Waits until it has ended and answers the same operation, or as it stands at the limit. The
   * deadline of the request bounds it too.
   */
  readonly settled: Maybe<AccountAssignmentOperation>;
  /**
   * How far it has come. From `DescribeAccountAssignmentCreationStatus` or
   * `DescribeAccountAssignmentDeletionStatus`.
   */
  readonly state: AsyncOperationState;
};


/**
 * Giving or taking a permission set, which AWS finishes later. From
 * `DescribeAccountAssignmentCreationStatus` and `DescribeAccountAssignmentDeletionStatus` of IAM
 * Identity Center; the lists hold only state, request and time, so the rest costs a call.
 */
export type AccountAssignmentOperationSettledArgs = {
  within?: InputMaybe<Scalars['Duration']['input']>;
};

/** Whether an operation gives access or takes it. */
export type AccountAssignmentOperationKind =
  /** `CreateAccountAssignment`. */
  | 'CREATE'
  /** `DeleteAccountAssignment`. Role sessions already begun go on until they end. */
  | 'DELETE';

/**
 * What came of one assignment among several, or would in a dry run. From `CreateAccountAssignment` or
 * `DeleteAccountAssignment` of IAM Identity Center.
 */
export type AccountAssignmentResult = {
  /** The twelve digits of the account (`TargetId`); null when the entry's id is none of an account. */
  readonly accountId: Maybe<Scalars['AccountId']['output']>;
  /** What is done, or would be in a dry run. */
  readonly action: AssignmentAction;
  /**
   * The assignment, where AWS lists it: the one that is there already, or the one that is being
   * deleted. From `ListAccountAssignments` of IAM Identity Center.
   */
  readonly assignment: Maybe<AccountAssignment>;
  /**
   * Whether AWS was read to decide this. False when there was no time for it before the deadline: then
   * the operation reads it when its turn comes, and ends SUCCEEDED without a request when nothing has to
   * be done, or FAILED with the reason when AWS would refuse it.
   */
  readonly checked: Scalars['Boolean']['output'];
  /** Its place in the input, from 0; in `revokeAccess` its place in this list. */
  readonly index: Scalars['Int']['output'];
  /**
   * What was begun or waits for its turn; null when there is nothing to do, when this entry was
   * refused, and in a dry run. From `CreateAccountAssignment` or `DeleteAccountAssignment`.
   */
  readonly operation: Maybe<AccountAssignmentOperation>;
  /** The ARN of the permission set; null when the entry's id is none of a permission set. */
  readonly permissionSetArn: Maybe<Scalars['Arn']['output']>;
  /** AWS's key of the user or group; null when the entry's id is none of either. */
  readonly principalId: Maybe<Scalars['String']['output']>;
  /** Whether that is a user or a group; null when the entry's id is none of either. */
  readonly principalType: Maybe<PrincipalType>;
  /** Why this entry was refused; `[]` when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What an account is looked up by. Exactly one member must be given. */
export type AccountBy =
  /** By its twelve digits. */
  { readonly accountId: Scalars['AccountId']['input']; readonly email?: never; readonly id?: never; readonly name?: never; }
  |  /** By the email address of its root user, whatever the case. */
  { readonly accountId?: never; readonly email: Scalars['EmailAddress']['input']; readonly id?: never; readonly name?: never; }
  |  /** By global id. */
  { readonly accountId?: never; readonly email?: never; readonly id: Scalars['ID']['input']; readonly name?: never; }
  |  /** By name, letter by letter; `AMBIGUOUS` when several accounts have it. */
  { readonly accountId?: never; readonly email?: never; readonly id?: never; readonly name: Scalars['String']['input']; };

/** A page of accounts. From `ListAccounts` or `ListAccountsForParent` of AWS Organizations. */
export type AccountConnection = {
  /** The rows, each with its cursor. */
  readonly edges: ReadonlyArray<AccountEdge>;
  /** The same rows without cursors. */
  readonly nodes: ReadonlyArray<Account>;
  /** Whether there is more, and the cursor to go on from. */
  readonly pageInfo: PageInfo;
};

/** One row of `AccountConnection`. */
export type AccountEdge = {
  /** Where this row is; pass it as `after` to go on behind it. */
  readonly cursor: Scalars['String']['output'];
  /** The account. */
  readonly node: Account;
};

/** Which accounts to answer. All members must fit; one left out fits all. */
export type AccountFilter = {
  /** Accounts with this text in the name, the email address or the twelve digits, whatever the case. */
  readonly contains?: InputMaybe<Scalars['String']['input']>;
  /** Accounts anywhere beneath this organizational unit, by its global id. */
  readonly organizationalUnit?: InputMaybe<Scalars['ID']['input']>;
  /** Accounts in this state. */
  readonly state?: InputMaybe<AccountState>;
};

/** How an account became part of its organization (`AccountJoinedMethod` of AWS Organizations). */
export type AccountJoinedMethod =
  /** It was created in the organization. */
  | 'CREATED'
  /** It was there before and accepted an invitation. */
  | 'INVITED'
  /** A value that AWS has added and this gateway does not know yet. */
  | 'UNRECOGNIZED';

/**
 * A page of the permission sets of an account. Merged from a `ListPermissionSetsProvisionedToAccount`
 * of IAM Identity Center for each status.
 */
export type AccountPermissionSetConnection = {
  /** The moment at which the oldest value in this answer was read from AWS. */
  readonly asOf: Maybe<Scalars['DateTime']['output']>;
  /** The rows, each with its cursor. */
  readonly edges: ReadonlyArray<AccountPermissionSetEdge>;
  /** What is missing from the rows so far, and why. `[]` means that nothing is missing. */
  readonly gaps: ReadonlyArray<Gap>;
  /** The same rows without cursors. */
  readonly nodes: ReadonlyArray<Maybe<PermissionSet>>;
  /** Whether there is more, and the cursor to go on from. */
  readonly pageInfo: PageInfo;
};

/** One row of `AccountPermissionSetConnection`. */
export type AccountPermissionSetEdge = {
  /** Where this row is; pass it as `after` to go on behind it. */
  readonly cursor: Scalars['String']['output'];
  /** The permission set; null where it cannot be read or is no longer there. */
  readonly node: Maybe<PermissionSet>;
  /** The ARN of the permission set. */
  readonly permissionSetArn: Scalars['Arn']['output'];
  /** Whether the account has the set in its newest form. */
  readonly provisioningStatus: Maybe<ProvisioningStatus>;
};

/** Whether an account can be used (`AccountState` of AWS Organizations). */
export type AccountState =
  /** It can be used. */
  | 'ACTIVE'
  /** It is closed. */
  | 'CLOSED'
  /** It is being set up. */
  | 'PENDING_ACTIVATION'
  /** It is being closed. */
  | 'PENDING_CLOSURE'
  /** AWS has suspended it. */
  | 'SUSPENDED'
  /** A state that AWS has added and this gateway does not know yet. */
  | 'UNRECOGNIZED';

/** A user to put into a group. For `CreateGroupMembership` of Identity Store. */
export type AddGroupMemberInput = {
  /** The group, by its global id (`GroupId`). */
  readonly group: Scalars['ID']['input'];
  /** The user, by its global id, in the same directory as the group (`MemberId`). */
  readonly user: Scalars['ID']['input'];
};

/** What came of `addGroupMember`. From `CreateGroupMembership` of Identity Store. */
export type AddGroupMemberPayload = {
  /** The group as it is now, read again. From `DescribeGroup`; null when refused. */
  readonly group: Maybe<Group>;
  /** AWS's key of the membership (`MembershipId`); null when refused. */
  readonly membershipId: Maybe<Scalars['String']['output']>;
  /** The user as it is now. From `DescribeUser`; null when refused. */
  readonly user: Maybe<User>;
  /** Why the change was not made; `[]` when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** The names of root fields that the caller may ask for. */
export type AllowedFields = {
  /** Fields of `Mutation`. While the gateway only reads, only those that can be run dry (`dryRun`). */
  readonly mutations: ReadonlyArray<Scalars['String']['output']>;
  /** Fields of `Query`. */
  readonly queries: ReadonlyArray<Scalars['String']['output']>;
  /** Fields of `Subscription`. */
  readonly subscriptions: ReadonlyArray<Scalars['String']['output']>;
};

/** Whether a role may have a user's credentials (`ApiAccess` of the FinSpace data API). */
export type ApiAccess =
  /** No role may. */
  | 'DISABLED'
  /** The role of `apiAccessPrincipalArn` may. */
  | 'ENABLED'
  /** A value that AWS has added and this gateway does not know yet. */
  | 'UNRECOGNIZED';

/**
 * An application that people of the directory can sign in to. From `ListApplications` and
 * `DescribeApplication` of IAM Identity Center.
 */
export type Application = Node & Taggable & {
  /** The AWS account it belongs to. From `DescribeAccount` or `ListAccounts` of AWS Organizations. */
  readonly applicationAccount: Maybe<Account>;
  /** The AWS account it belongs to (`ApplicationAccount`). */
  readonly applicationAccountId: Maybe<Scalars['AccountId']['output']>;
  /** Its ARN, AWS's key of it (`ApplicationArn`). */
  readonly arn: Scalars['Arn']['output'];
  /** When it was created. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** The Region it was created from (`CreatedFrom`). */
  readonly createdFrom: Maybe<Scalars['String']['output']>;
  /** What it is for, in its author's words. */
  readonly description: Maybe<Scalars['String']['output']>;
  /** The global id: opaque, the same for as long as the object exists, and what `node` takes. */
  readonly id: Scalars['ID']['output'];
  /** The instance it belongs to. From `DescribeInstance` or `ListInstances` of IAM Identity Center. */
  readonly instance: Maybe<IdentityCenterInstance>;
  /** The ARN of the instance it belongs to. */
  readonly instanceArn: Maybe<Scalars['Arn']['output']>;
  /** Its name. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** How it appears in the access portal (`PortalOptions`). */
  readonly portal: Maybe<ApplicationPortal>;
  /** The kind of application it is. From `DescribeApplicationProvider` of IAM Identity Center. */
  readonly provider: Maybe<ApplicationProvider>;
  /** The ARN of the kind of application it is (`ApplicationProviderArn`). */
  readonly providerArn: Maybe<Scalars['Arn']['output']>;
  /** Whether people can sign in to it. */
  readonly status: Maybe<ApplicationStatus>;
  /** Its tags. From `ListTagsForResource` of IAM Identity Center. */
  readonly tags: Maybe<ReadonlyArray<Tag>>;
};

/**
 * A user or a group may sign in to an application. From `ListApplicationAssignmentsForPrincipal` of
 * IAM Identity Center.
 */
export type ApplicationAssignment = {
  /** The application. From `DescribeApplication` of IAM Identity Center. */
  readonly application: Maybe<Application>;
  /** The ARN of the application. */
  readonly applicationArn: Scalars['Arn']['output'];
  /**
   * The user or group that holds the assignment. From `DescribeUser` or `DescribeGroup` of Identity
   * Store.
   */
  readonly principal: Maybe<Principal>;
  /** AWS's key of the user or group that holds the assignment. */
  readonly principalId: Scalars['String']['output'];
  /** Whether it is a user or a group. */
  readonly principalType: PrincipalType;
};

/**
 * A page of application assignments. From `ListApplicationAssignmentsForPrincipal` of IAM Identity
 * Center.
 */
export type ApplicationAssignmentConnection = {
  /** The rows, each with its cursor. */
  readonly edges: ReadonlyArray<ApplicationAssignmentEdge>;
  /** The same rows without cursors. */
  readonly nodes: ReadonlyArray<ApplicationAssignment>;
  /** Whether there is more, and the cursor to go on from. */
  readonly pageInfo: PageInfo;
};

/** One row of `ApplicationAssignmentConnection`. */
export type ApplicationAssignmentEdge = {
  /** Where this row is; pass it as `after` to go on behind it. */
  readonly cursor: Scalars['String']['output'];
  /** The application assignment. */
  readonly node: ApplicationAssignment;
};

/** A page of applications. From `ListApplications` of IAM Identity Center. */
export type ApplicationConnection = {
  /** The rows, each with its cursor. */
  readonly edges: ReadonlyArray<ApplicationEdge>;
  /** The same rows without cursors. */
  readonly nodes: ReadonlyArray<Application>;
  /** Whether there is more, and the cursor to go on from. */
  readonly pageInfo: PageInfo;
};

/** One row of `ApplicationConnection`. */
export type ApplicationEdge = {
  /** Where this row is; pass it as `after` to go on behind it. */
  readonly cursor: Scalars['String']['output'];
  /** The application. */
  readonly node: Application;
};

/** What the members of a permission group may do (`ApplicationPermission` of the FinSpace data API). */
export type ApplicationPermission =
  /** Use the notebooks (`AccessNotebooks`). */
  | 'ACCESS_NOTEBOOKS'
  /** Create datasets (`CreateDataset`). */
  | 'CREATE_DATASET'
  /** Have temporary credentials for the API (`GetTemporaryCredentials`). */
  | 'GET_TEMPORARY_CREDENTIALS'
  /** Manage sets of attributes (`ManageAttributeSets`). */
  | 'MANAGE_ATTRIBUTE_SETS'
  /** Manage clusters of Spark (`ManageClusters`). */
  | 'MANAGE_CLUSTERS'
  /** Manage users and permission groups, and so everybody's access (`ManageUsersAndGroups`). */
  | 'MANAGE_USERS_AND_GROUPS'
  /** A value that AWS has added and this gateway does not know yet. */
  | 'UNRECOGNIZED'
  /** See what others did (`ViewAuditData`). */
  | 'VIEW_AUDIT_DATA';

/** How an application appears in the access portal (`PortalOptions` of IAM Identity Center). */
export type ApplicationPortal = {
  /** Where the application begins its own sign-in. AWS's text, not checked. */
  readonly applicationUrl: Maybe<Scalars['String']['output']>;
  /** Where signing in begins. */
  readonly signInOrigin: Maybe<SignInOrigin>;
  /** Whether it is shown there. */
  readonly visibility: Maybe<ApplicationVisibility>;
};

/**
 * A kind of application, made by AWS or by a vendor. From `DescribeApplicationProvider` of IAM
 * Identity Center.
 */
export type ApplicationProvider = {
  /** Its ARN, AWS's key of it (`ApplicationProviderArn`). */
  readonly arn: Scalars['Arn']['output'];
  /** What it is, in a sentence. */
  readonly description: Maybe<Scalars['String']['output']>;
  /** Its name for people. */
  readonly displayName: Maybe<Scalars['String']['output']>;
  /** How signing in works. */
  readonly federationProtocol: Maybe<FederationProtocol>;
  /** Where its icon is. AWS's text, not checked. */
  readonly iconUrl: Maybe<Scalars['String']['output']>;
};

/** Whether the instance of IAM Identity Center has an application. */
export type ApplicationState =
  /** It has not: it was deleted, or belongs to another instance. */
  | 'NOT_IN_INSTANCE'
  /** It has. */
  | 'PRESENT'
  /** It cannot be told, because the applications could not be read, or the caller may not see them. */
  | 'UNKNOWN';

/** Whether people can sign in to an application (`ApplicationStatus` of IAM Identity Center). */
export type ApplicationStatus =
  /** They cannot. */
  | 'DISABLED'
  /** They can. */
  | 'ENABLED'
  /** A status that AWS has added and this gateway does not know yet. */
  | 'UNRECOGNIZED';

/**
 * Whether an application is shown in the access portal (`ApplicationVisibility` of IAM Identity
 * Center).
 */
export type ApplicationVisibility =
  /** It is not shown. */
  | 'DISABLED'
  /** It is shown. */
  | 'ENABLED'
  /** A value that AWS has added and this gateway does not know yet. */
  | 'UNRECOGNIZED';

/** What is done about one assignment among several. */
export type AssignmentAction =
  /** It is created (`CreateAccountAssignment`). */
  | 'CREATE'
  /** It is deleted (`DeleteAccountAssignment`). */
  | 'DELETE'
  /**
   * Nothing: it is there or gone already, as wished (`ListAccountAssignments`), or the entry was
   * refused.
   */
  | 'NONE'
  /**
   * Not known, only in a dry run: there was no time to read it. With a longer deadline
   * (`x-deadline-ms`), or in parts, it can be.
   */
  | 'UNKNOWN';

/** Whether assignments must be found whose principal is gone. */
export type AssignmentCoverage =
  /** Every assignment there is. Costs a call for each account and permission set provisioned to it. */
  | 'ALL'
  /**
   * Those of the users and groups that the directory lists. Mostly far fewer calls; what a deleted
   * principal left behind is not found.
   */
  | 'LISTED_PRINCIPALS';

/** Which assignments to answer. All members must fit; one left out fits all. */
export type AssignmentFilter = {
  /** In this account, by its global id. */
  readonly account?: InputMaybe<Scalars['ID']['input']>;
  /** With this permission set, by its global id. */
  readonly permissionSet?: InputMaybe<Scalars['ID']['input']>;
  /**
   * Of this user or group itself, by its global id. What a user has through groups is under
   * `User.assignments`.
   */
  readonly principal?: InputMaybe<Scalars['ID']['input']>;
  /** By whether the directory still has the principal. NOT_IN_DIRECTORY finds the orphans. */
  readonly principalState?: InputMaybe<PrincipalState>;
  /** Of users, or of groups. */
  readonly principalType?: InputMaybe<PrincipalType>;
};

/** How a user holds an assignment. */
export type AssignmentVia =
  /** Either. */
  | 'ANY'
  /** Assigned to the user. */
  | 'DIRECT'
  /** Assigned to a group the user is in. */
  | 'GROUP';

/** A change that AWS accepts at once and finishes later. */
export type AsyncOperation = {
  /** When AWS took it, or when the gateway queued it. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** Why it is FAILED, or UNKNOWN where that can be said; null otherwise. */
  readonly failure: Maybe<OperationFailure>;
  /** The global id: opaque, the same for as long as the object exists, and what `node` takes. */
  readonly id: Scalars['ID']['output'];
  /**
   * Its place among the gateway's changes of the same kind that AWS has not yet accepted, from 1 for the
   * first; null once AWS has accepted it. A place is kept while a change is being sent or tried again, so
   * the number falls, and rises only when another caller, who takes turns with this one, queues changes.
   * A change that has to wait, as for another one of its permission set in its account, keeps its place
   * and is passed.
   */
  readonly queuePosition: Maybe<Scalars['Int']['output']>;
  /**
   * AWS's key of the request; null while the change waits in the gateway's queue and has not been
   * sent, and of one that did not have to be, or could not be.
   */
  readonly requestId: Maybe<Scalars['String']['output']>;
  /**
   * Waits until it has ended and answers the same operation, or as it stands at the limit. The
   * deadline of the request bounds it too.
   */
  readonly settled: Maybe<AsyncOperation>;
  /** How far it has come. */
  readonly state: AsyncOperationState;
};


/** A change that AWS accepts at once and finishes later. */
export type AsyncOperationSettledArgs = {
  within?: InputMaybe<Scalars['Duration']['input']>;
};

/**
 * A page of operations. Merged from the three status lists of IAM Identity Center and the queue of the
 * gateway.
 */
export type AsyncOperationConnection = {
  /** The moment at which the oldest value in this answer was read from AWS. */
  readonly asOf: Maybe<Scalars['DateTime']['output']>;
  /** The rows, each with its cursor. */
  readonly edges: ReadonlyArray<AsyncOperationEdge>;
  /** What is missing from the rows so far, and why. `[]` means that nothing is missing. */
  readonly gaps: ReadonlyArray<Gap>;
  /** The same rows without cursors. */
  readonly nodes: ReadonlyArray<AsyncOperation>;
  /** Whether there is more, and the cursor to go on from. */
  readonly pageInfo: PageInfo;
};

/** One row of `AsyncOperationConnection`. */
export type AsyncOperationEdge = {
  /** Where this row is; pass it as `after` to go on behind it. */
  readonly cursor: Scalars['String']['output'];
  /** The operation. */
  readonly node: AsyncOperation;
};

/** What an asynchronous change does. */
export type AsyncOperationKind =
  /** Gives a principal a permission set in an account (`CreateAccountAssignment`). */
  | 'ACCOUNT_ASSIGNMENT_CREATION'
  /** Takes a permission set in an account from a principal (`DeleteAccountAssignment`). */
  | 'ACCOUNT_ASSIGNMENT_DELETION'
  /** Brings a permission set in an account up to date (`ProvisionPermissionSet`). */
  | 'PERMISSION_SET_PROVISIONING';

/** How far an asynchronous change has come. */
export type AsyncOperationState =
  /** It was not done; `failure` says why. */
  | 'FAILED'
  /** AWS is at work on it. */
  | 'IN_PROGRESS'
  /** It waits in the gateway, because AWS bounds how many run at a time. */
  | 'QUEUED'
  /** It is done. */
  | 'SUCCEEDED'
  /**
   * It cannot be told: the connection ended before AWS answered, AWS no longer knows the request, or it
   * answers a state that it has added and this gateway does not know yet.
   */
  | 'UNKNOWN';

/**
 * A policy of the customer's to attach. For `AttachCustomerManagedPolicyReferenceToPermissionSet` of
 * IAM Identity Center.
 */
export type AttachCustomerManagedPolicyInput = {
  /** Its name in IAM, 1 to 128 characters (`Name`). */
  readonly name: Scalars['String']['input'];
  /** Its path in IAM, as `/` or `/finance/`; null is the same as `/` (`Path`). */
  readonly path?: InputMaybe<Scalars['String']['input']>;
  /** The permission set, by its global id. */
  readonly permissionSet: Scalars['ID']['input'];
};

/**
 * What came of `attachCustomerManagedPolicy`. From
 * `AttachCustomerManagedPolicyReferenceToPermissionSet` and `DescribePermissionSet` of IAM Identity
 * Center.
 */
export type AttachCustomerManagedPolicyPayload = {
  /**
   * The accounts that have the set, but not in its newest form: what was changed reaches them only
   * with `provisionPermissionSet`. From `ListAccountsForProvisionedPermissionSet`; null when refused,
   * or when it cannot be read.
   */
  readonly outdatedAccountIds: Maybe<ReadonlyArray<Scalars['AccountId']['output']>>;
  /** The same accounts. From `DescribeAccount` or `ListAccounts` of AWS Organizations. */
  readonly outdatedAccounts: Maybe<ReadonlyArray<Account>>;
  /** The permission set as it is now, read again. From `DescribePermissionSet`; null when refused. */
  readonly permissionSet: Maybe<PermissionSet>;
  /** Why the change was not made; `[]` when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A policy of AWS's to attach. For `AttachManagedPolicyToPermissionSet` of IAM Identity Center. */
export type AttachManagedPolicyInput = {
  /**
   * The ARN of AWS's policy, as `arn:aws:iam::aws:policy/ReadOnlyAccess`; another account's is
   * `VALIDATION` (`ManagedPolicyArn`).
   */
  readonly managedPolicyArn: Scalars['Arn']['input'];
  /** The permission set, by its global id. */
  readonly permissionSet: Scalars['ID']['input'];
};

/**
 * What came of `attachManagedPolicy`. From `AttachManagedPolicyToPermissionSet` and
 * `DescribePermissionSet` of IAM Identity Center.
 */
export type AttachManagedPolicyPayload = {
  /**
   * The accounts that have the set, but not in its newest form: what was changed reaches them only
   * with `provisionPermissionSet`. From `ListAccountsForProvisionedPermissionSet`; null when refused,
   * or when it cannot be read.
   */
  readonly outdatedAccountIds: Maybe<ReadonlyArray<Scalars['AccountId']['output']>>;
  /** The same accounts. From `DescribeAccount` or `ListAccounts` of AWS Organizations. */
  readonly outdatedAccounts: Maybe<ReadonlyArray<Account>>;
  /** The permission set as it is now, read again. From `DescribePermissionSet`; null when refused. */
  readonly permissionSet: Maybe<PermissionSet>;
  /** Why the change was not made; `[]` when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** How a caller says who it is. */
export type AuthenticationKind =
  /** By an API key of this gateway, as services do. */
  | 'API_KEY'
  /** By a token of an issuer that the gateway trusts (JSON Web Token, as of an OpenID provider). */
  | 'JWT'
  /** Not at all: this gateway asks nobody. */
  | 'NONE';

/**
 * What a change of several assignments would do. Counted from `ListAccountAssignments` or
 * `ListAccountAssignmentsForPrincipal` of IAM Identity Center, without changing anything.
 */
export type ChangePlan = {
  /**
   * How many AWS calls the change would cost: a `CreateAccountAssignment` or `DeleteAccountAssignment`
   * each, the calls that follow them to their end, and those that look at what is `unchecked`.
   */
  readonly awsCalls: Scalars['Int']['output'];
  /**
   * How long the change would take until the last operation has ended, with those counted in that run
   * or wait already: AWS runs at most 15 at a time (`CreateAccountAssignment`). Null when nothing
   * would be done.
   */
  readonly expectedDuration: Maybe<Scalars['Duration']['output']>;
  /** How many entries would be refused; their `userErrors` say why. */
  readonly refused: Scalars['Int']['output'];
  /** How many assignments would be created (`CreateAccountAssignment`). */
  readonly toCreate: Scalars['Int']['output'];
  /** How many assignments would be deleted (`DeleteAccountAssignment`). */
  readonly toDelete: Scalars['Int']['output'];
  /** How many are there or gone already, as wished (`ListAccountAssignments`). */
  readonly unchanged: Scalars['Int']['output'];
  /**
   * How many entries there was no time to look at (`checked` is false): they are in none of the other
   * numbers of entries, and in calls and time as if all of them had to be made.
   */
  readonly unchecked: Scalars['Int']['output'];
};

/** An assignment to create. For `CreateAccountAssignment` of IAM Identity Center. */
export type CreateAccountAssignmentInput = {
  /** The account, by its global id (`TargetId`). */
  readonly account: Scalars['ID']['input'];
  /**
   * The ARN of the IAM Identity Center instance (`InstanceArn`), which must be the permission set's
   * own; left out or null, it is taken from there.
   */
  readonly instance?: InputMaybe<Scalars['Arn']['input']>;
  /** The permission set, by its global id (`PermissionSetArn`). */
  readonly permissionSet: Scalars['ID']['input'];
  /** The user or group that shall have it, by global id (`PrincipalId`, `PrincipalType`). */
  readonly principal: Scalars['ID']['input'];
};

/** What came of `createAccountAssignment`. From `CreateAccountAssignment` of IAM Identity Center. */
export type CreateAccountAssignmentPayload = {
  /**
   * The assignment, where AWS lists it already; null until then: `operation { settled { assignment } }`
   * shows it when it is there. From `ListAccountAssignments` of IAM Identity Center.
   */
  readonly assignment: Maybe<AccountAssignment>;
  /**
   * The creation that was begun, or is under way already; null when the assignment is there already, or
   * when refused. From `CreateAccountAssignment`.
   */
  readonly operation: Maybe<AccountAssignmentOperation>;
  /** Why the change was not made; `[]` when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Assignments to create. For `CreateAccountAssignment` of IAM Identity Center. */
export type CreateAccountAssignmentsInput = {
  /** The assignments, at most 500. One that is named twice is created once. */
  readonly assignments: ReadonlyArray<AccountAssignmentInput>;
  /**
   * True: nothing is changed, and the answer says what would be. Reads only, no
   * `CreateAccountAssignment`; null is the same as false.
   */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What came of `createAccountAssignments`. From `CreateAccountAssignment` of IAM Identity Center. */
export type CreateAccountAssignmentsPayload = {
  /**
   * What was begun or waits for its turn, in the order of the input; null in a dry run, and when all
   * of it was refused. From `CreateAccountAssignment`.
   */
  readonly operations: Maybe<ReadonlyArray<AccountAssignmentOperation>>;
  /** What would be done; null unless it is a dry run. */
  readonly plan: Maybe<ChangePlan>;
  /** What came of each entry, in the order of the input; `[]` when all of it was refused. */
  readonly results: ReadonlyArray<AccountAssignmentResult>;
  /** Why nothing was done; `[]` when entries were looked at: each has errors of its own. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A FinSpace environment to make. For `CreateEnvironment` of Amazon FinSpace. */
export type CreateEnvironmentInput = {
  /**
   * The account it shall be in, by its global id: the gateway's own, or one that `READER_ROLES` has a
   * role for; the gateway's own when left out.
   */
  readonly account?: InputMaybe<Scalars['ID']['input']>;
  /** The ARNs of data bundles that it shall come with (`dataBundles`). */
  readonly dataBundles?: InputMaybe<ReadonlyArray<Scalars['Arn']['input']>>;
  /** What it is for: 1 to 1,000 letters, digits, full stops or spaces (`description`). */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /**
   * How its users shall sign in; with passwords when left out (`federationMode`,
   * `federationParameters`).
   */
  readonly federation?: InputMaybe<EnvironmentFederationInput>;
  /** The KMS key that shall encrypt its data; one of AWS's own when left out (`kmsKeyId`). */
  readonly kmsKeyId?: InputMaybe<Scalars['String']['input']>;
  /** Its name: 2 to 255 letters, digits or hyphens, no hyphen first or last (`name`). */
  readonly name: Scalars['String']['input'];
  /** The Region it shall be in, one of `FINSPACE_REGIONS`; the first of them when left out. */
  readonly region?: InputMaybe<Scalars['String']['input']>;
  /** Its first user, who may do everything (`superuserParameters`). */
  readonly superuser?: InputMaybe<SuperuserInput>;
  /** Its tags, at most 50, each name once (`tags`). */
  readonly tags?: InputMaybe<ReadonlyArray<TagInput>>;
};

/** What came of `createEnvironment`. From `CreateEnvironment` of Amazon FinSpace. */
export type CreateEnvironmentPayload = {
  /** The environment, which AWS is making now. From `ListEnvironments`; null when refused. */
  readonly environment: Maybe<Environment>;
  /** Why the change was not made; `[]` when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A user to let into a FinSpace environment. For `CreateUser` of the FinSpace data API. */
export type CreateEnvironmentUserInput = {
  /**
   * Whether a role may have the user's credentials; `DISABLED` when left out. `ENABLED` needs
   * `apiAccessPrincipalArn` (`apiAccess`).
   */
  readonly apiAccess?: InputMaybe<ApiAccess>;
  /** The ARN of the IAM role that may have the user's credentials (`apiAccessPrincipalArn`). */
  readonly apiAccessPrincipalArn?: InputMaybe<Scalars['Arn']['input']>;
  /**
   * The address that the user signs in with, unique in the environment; with two to four letters behind
   * its last full stop (`emailAddress`).
   */
  readonly emailAddress: Scalars['EmailAddress']['input'];
  /** The environment, by its global id. */
  readonly environment: Scalars['ID']['input'];
  /** The first name, 1 to 50 characters (`firstName`). */
  readonly firstName?: InputMaybe<Scalars['String']['input']>;
  /** The last name, 1 to 50 characters (`lastName`). */
  readonly lastName?: InputMaybe<Scalars['String']['input']>;
  /** Whether the user may do everything (`type`). */
  readonly type: EnvironmentUserType;
};

/** What came of `createEnvironmentUser`. From `CreateUser` of the FinSpace data API. */
export type CreateEnvironmentUserPayload = {
  /** The user, whom AWS may still be creating. From `ListUsers`; null when refused. */
  readonly user: Maybe<EnvironmentUser>;
  /** Why the change was not made; `[]` when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A permission set to add. For `CreatePermissionSet` of IAM Identity Center. */
export type CreatePermissionSetInput = {
  /** What it is for, 1 to 700 characters; none when left out or null (`Description`). */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /**
   * The ARN of the IAM Identity Center instance; the organization's own when left out or null
   * (`InstanceArn`).
   */
  readonly instance?: InputMaybe<Scalars['Arn']['input']>;
  /** Its name, 1 to 32 letters, digits or any of `_+=,.@-`, unique in the instance (`Name`). */
  readonly name: Scalars['String']['input'];
  /**
   * The page of the AWS console that a session begins at, 1 to 240 characters; none when left out or
   * null (`RelayState`).
   */
  readonly relayState?: InputMaybe<Scalars['String']['input']>;
  /** How long a session lasts, 1 to 12 hours; 1 hour when left out or null (`SessionDuration`). */
  readonly sessionDuration?: InputMaybe<Scalars['Duration']['input']>;
  /** Its tags, at most 75; none when left out or null (`Tags`). */
  readonly tags?: InputMaybe<ReadonlyArray<TagInput>>;
};

/** What came of `createPermissionSet`. From `CreatePermissionSet` of IAM Identity Center. */
export type CreatePermissionSetPayload = {
  /** The permission set that was added; null when refused. */
  readonly permissionSet: Maybe<PermissionSet>;
  /** Why the change was not made; `[]` when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A workspace to be made. For `CreateWorkspace` of Amazon Managed Grafana. */
export type CreateWorkspaceInput = {
  /** The account to make it in, by its global id; that of the gateway itself when left out. */
  readonly account?: InputMaybe<Scalars['ID']['input']>;
  /** Whether it reads data of its own account or of others in the organization. */
  readonly accountAccessType: WorkspaceAccountAccessType;
  /** How people may sign in, at least one way. SAML is configured with `updateWorkspaceAuthentication`. */
  readonly authenticationProviders: ReadonlyArray<WorkspaceAuthenticationProvider>;
  /** Its settings as JSON text: an object. */
  readonly configuration?: InputMaybe<Scalars['String']['input']>;
  /** The AWS data sources that AWS shall make roles for. */
  readonly dataSources?: InputMaybe<ReadonlyArray<WorkspaceDataSource>>;
  /** What it is for, at most 2,048 characters. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** The version of Grafana; AWS's newest when left out. */
  readonly grafanaVersion?: InputMaybe<Scalars['String']['input']>;
  /** The kind of addresses it answers at. */
  readonly ipAddressType?: InputMaybe<WorkspaceIpAddressType>;
  /** The KMS key to encrypt its data with; AWS's own when left out. */
  readonly kmsKeyId?: InputMaybe<Scalars['String']['input']>;
  /** Its name, which need not be unique: 1 to 255 letters, digits or any of `-._~`. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** From where it may be reached; from everywhere when left out. */
  readonly networkAccess?: InputMaybe<WorkspaceNetworkAccessInput>;
  /** Where alerts may be sent. */
  readonly notificationDestinations?: InputMaybe<ReadonlyArray<WorkspaceNotificationDestination>>;
  /** The name of the role that it reads other accounts with. */
  readonly organizationRoleName?: InputMaybe<Scalars['String']['input']>;
  /** The organizational units whose accounts it may read, by global id; the type ORGANIZATION needs one. */
  readonly organizationalUnits?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Who makes the IAM roles it reads with; CUSTOMER_MANAGED needs `roleArn`. */
  readonly permissionType: WorkspacePermissionType;
  /** The Region to make it in, one of those that are configured; that of the gateway when left out. */
  readonly region?: InputMaybe<Scalars['String']['input']>;
  /** The ARN of the IAM role that it reads data with. */
  readonly roleArn?: InputMaybe<Scalars['Arn']['input']>;
  /** The CloudFormation stack set that AWS makes its roles with. */
  readonly stackSetName?: InputMaybe<Scalars['String']['input']>;
  /** Its tags, at most 50. */
  readonly tags?: InputMaybe<ReadonlyArray<TagInput>>;
  /** The VPC that holds data sources. */
  readonly vpcConfiguration?: InputMaybe<WorkspaceVpcConfigurationInput>;
};

/** What came of making a workspace. From `CreateWorkspace` of Amazon Managed Grafana. */
export type CreateWorkspacePayload = {
  /** Why nothing was made; `[]` when AWS has accepted. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** The workspace, CREATING; null when it is not being made. */
  readonly workspace: Maybe<Workspace>;
};

/**
 * A policy of the customer's, by name: the one of that name in each account
 * (`CustomerManagedPolicyReference` of IAM Identity Center).
 */
export type CustomerManagedPolicy = {
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** Its path in IAM; `/` unless it was given one. */
  readonly path: Scalars['String']['output'];
};

/**
 * A policy of the customer's, by name: the one of that name in each account
 * (`CustomerManagedPolicyReference` of `PutPermissionsBoundaryToPermissionSet`).
 */
export type CustomerManagedPolicyInput = {
  /** Its name in IAM, 1 to 128 characters (`Name`). */
  readonly name: Scalars['String']['input'];
  /** Its path in IAM, as `/` or `/finance/`; null is the same as `/` (`Path`). */
  readonly path?: InputMaybe<Scalars['String']['input']>;
};

/** An assignment to delete. For `DeleteAccountAssignment` of IAM Identity Center. */
export type DeleteAccountAssignmentInput = {
  /** The account, by its global id (`TargetId`). */
  readonly account: Scalars['ID']['input'];
  /**
   * The ARN of the IAM Identity Center instance (`InstanceArn`), which must be the permission set's
   * own; left out or null, it is taken from there.
   */
  readonly instance?: InputMaybe<Scalars['Arn']['input']>;
  /** The permission set, by its global id (`PermissionSetArn`). */
  readonly permissionSet: Scalars['ID']['input'];
  /**
   * The user or group that has it, by global id (`PrincipalId`, `PrincipalType`). The id of an
   * assignment stands for its principal: so one can be named whom the directory no longer has.
   */
  readonly principal: Scalars['ID']['input'];
};

/** What came of `deleteAccountAssignment`. From `DeleteAccountAssignment` of IAM Identity Center. */
export type DeleteAccountAssignmentPayload = {
  /**
   * The global id of the assignment, once it is gone. Null when refused, and while `operation` is under
   * way: AWS still lists the assignment then, and keeps it when that fails (`DeleteAccountAssignment`).
   */
  readonly deletedId: Maybe<Scalars['ID']['output']>;
  /**
   * The deletion that was begun, or is under way already; null when the assignment is gone already, or
   * when refused. From `DeleteAccountAssignment`.
   */
  readonly operation: Maybe<AccountAssignmentOperation>;
  /**
   * Until when role sessions already issued may last, counted from now by the session duration of the
   * set (`DescribePermissionSet`): AWS does not end them. Null when nothing was deleted, or when the
   * set cannot be read.
   */
  readonly sessionsEndBy: Maybe<Scalars['DateTime']['output']>;
  /** Why the change was not made; `[]` when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Assignments to delete. For `DeleteAccountAssignment` of IAM Identity Center. */
export type DeleteAccountAssignmentsInput = {
  /** The assignments, at most 500. One that is named twice is deleted once. */
  readonly assignments: ReadonlyArray<AccountAssignmentInput>;
  /**
   * True: nothing is changed, and the answer says what would be. Reads only, no
   * `DeleteAccountAssignment`; null is the same as false.
   */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What came of `deleteAccountAssignments`. From `DeleteAccountAssignment` of IAM Identity Center. */
export type DeleteAccountAssignmentsPayload = {
  /**
   * What was begun or waits for its turn, in the order of the input; null in a dry run, and when all
   * of it was refused. From `DeleteAccountAssignment`.
   */
  readonly operations: Maybe<ReadonlyArray<AccountAssignmentOperation>>;
  /** What would be done; null unless it is a dry run. */
  readonly plan: Maybe<ChangePlan>;
  /** What came of each entry, in the order of the input; `[]` when all of it was refused. */
  readonly results: ReadonlyArray<AccountAssignmentResult>;
  /**
   * Until when role sessions already issued may last, counted from now by the longest session duration
   * of the sets (`DescribePermissionSet`): AWS does not end them. Null when nothing was deleted, in a
   * dry run, or when a set cannot be read, or not in time.
   */
  readonly sessionsEndBy: Maybe<Scalars['DateTime']['output']>;
  /** Why nothing was done; `[]` when entries were looked at: each has errors of its own. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A FinSpace environment to delete. For `DeleteEnvironment` of Amazon FinSpace. */
export type DeleteEnvironmentInput = {
  /** The environment, by its global id (`environmentId`). */
  readonly environment: Scalars['ID']['input'];
};

/** What came of `deleteEnvironment`. From `DeleteEnvironment` of Amazon FinSpace. */
export type DeleteEnvironmentPayload = {
  /** The global id of the environment once it is gone; null while AWS is deleting it, and when refused. */
  readonly deletedId: Maybe<Scalars['ID']['output']>;
  /**
   * The environment with how far its deletion has come, read again. From `ListEnvironments`; null when
   * refused, or when it is no longer there.
   */
  readonly environment: Maybe<Environment>;
  /** Why the change was not made; `[]` when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/**
 * A permission set to take the inline policy from. For `DeleteInlinePolicyFromPermissionSet` of IAM
 * Identity Center.
 */
export type DeleteInlinePolicyInput = {
  /** The permission set, by its global id. */
  readonly permissionSet: Scalars['ID']['input'];
};

/**
 * What came of `deleteInlinePolicy`. From `DeleteInlinePolicyFromPermissionSet` and
 * `DescribePermissionSet` of IAM Identity Center.
 */
export type DeleteInlinePolicyPayload = {
  /**
   * The accounts that have the set, but not in its newest form: what was changed reaches them only
   * with `provisionPermissionSet`. From `ListAccountsForProvisionedPermissionSet`; null when refused,
   * or when it cannot be read.
   */
  readonly outdatedAccountIds: Maybe<ReadonlyArray<Scalars['AccountId']['output']>>;
  /** The same accounts. From `DescribeAccount` or `ListAccounts` of AWS Organizations. */
  readonly outdatedAccounts: Maybe<ReadonlyArray<Account>>;
  /** The permission set as it is now, read again. From `DescribePermissionSet`; null when refused. */
  readonly permissionSet: Maybe<PermissionSet>;
  /** Why the change was not made; `[]` when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A permission set to delete. For `DeletePermissionSet` of IAM Identity Center. */
export type DeletePermissionSetInput = {
  /** The permission set, by its global id. */
  readonly permissionSet: Scalars['ID']['input'];
};

/** What came of `deletePermissionSet`. From `DeletePermissionSet` of IAM Identity Center. */
export type DeletePermissionSetPayload = {
  /** The global id of the permission set that is not there any more, or never was; null when refused. */
  readonly deletedId: Maybe<Scalars['ID']['output']>;
  /** Why the change was not made; `[]` when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/**
 * A permission set to take the boundary from. For `DeletePermissionsBoundaryFromPermissionSet` of IAM
 * Identity Center.
 */
export type DeletePermissionsBoundaryInput = {
  /** The permission set, by its global id. */
  readonly permissionSet: Scalars['ID']['input'];
};

/**
 * What came of `deletePermissionsBoundary`. From `DeletePermissionsBoundaryFromPermissionSet` and
 * `DescribePermissionSet` of IAM Identity Center.
 */
export type DeletePermissionsBoundaryPayload = {
  /**
   * The accounts that have the set, but not in its newest form: what was changed reaches them only
   * with `provisionPermissionSet`. From `ListAccountsForProvisionedPermissionSet`; null when refused,
   * or when it cannot be read.
   */
  readonly outdatedAccountIds: Maybe<ReadonlyArray<Scalars['AccountId']['output']>>;
  /** The same accounts. From `DescribeAccount` or `ListAccounts` of AWS Organizations. */
  readonly outdatedAccounts: Maybe<ReadonlyArray<Account>>;
  /** The permission set as it is now, read again. From `DescribePermissionSet`; null when refused. */
  readonly permissionSet: Maybe<PermissionSet>;
  /** Why the change was not made; `[]` when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A workspace to be deleted. For `DeleteWorkspace` of Amazon Managed Grafana. */
export type DeleteWorkspaceInput = {
  /** The workspace, by its global id. */
  readonly workspace: Scalars['ID']['input'];
};

/** What came of deleting a workspace. From `DeleteWorkspace` of Amazon Managed Grafana. */
export type DeleteWorkspacePayload = {
  /**
   * The global id of the workspace, once it is gone. Null while AWS is at it, which may fail:
   * `workspace` is then what AWS has accepted to delete.
   */
  readonly deletedId: Maybe<Scalars['ID']['output']>;
  /** Why it is not deleted; `[]` when AWS has accepted, or there is no such workspace. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** The workspace, DELETING; null when it is gone, or when nothing was accepted. */
  readonly workspace: Maybe<Workspace>;
};

/**
 * A policy of the customer's to detach. For `DetachCustomerManagedPolicyReferenceFromPermissionSet` of
 * IAM Identity Center.
 */
export type DetachCustomerManagedPolicyInput = {
  /** Its name in IAM, 1 to 128 characters (`Name`). */
  readonly name: Scalars['String']['input'];
  /** Its path in IAM, as `/` or `/finance/`; null is the same as `/` (`Path`). */
  readonly path?: InputMaybe<Scalars['String']['input']>;
  /** The permission set, by its global id. */
  readonly permissionSet: Scalars['ID']['input'];
};

/**
 * What came of `detachCustomerManagedPolicy`. From
 * `DetachCustomerManagedPolicyReferenceFromPermissionSet` and `DescribePermissionSet` of IAM Identity
 * Center.
 */
export type DetachCustomerManagedPolicyPayload = {
  /**
   * The accounts that have the set, but not in its newest form: what was changed reaches them only
   * with `provisionPermissionSet`. From `ListAccountsForProvisionedPermissionSet`; null when refused,
   * or when it cannot be read.
   */
  readonly outdatedAccountIds: Maybe<ReadonlyArray<Scalars['AccountId']['output']>>;
  /** The same accounts. From `DescribeAccount` or `ListAccounts` of AWS Organizations. */
  readonly outdatedAccounts: Maybe<ReadonlyArray<Account>>;
  /** The permission set as it is now, read again. From `DescribePermissionSet`; null when refused. */
  readonly permissionSet: Maybe<PermissionSet>;
  /** Why the change was not made; `[]` when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A policy of AWS's to detach. For `DetachManagedPolicyFromPermissionSet` of IAM Identity Center. */
export type DetachManagedPolicyInput = {
  /**
   * The ARN of AWS's policy, as `arn:aws:iam::aws:policy/ReadOnlyAccess`; another account's is
   * `VALIDATION` (`ManagedPolicyArn`).
   */
  readonly managedPolicyArn: Scalars['Arn']['input'];
  /** The permission set, by its global id. */
  readonly permissionSet: Scalars['ID']['input'];
};

/**
 * What came of `detachManagedPolicy`. From `DetachManagedPolicyFromPermissionSet` and
 * `DescribePermissionSet` of IAM Identity Center.
 */
export type DetachManagedPolicyPayload = {
  /**
   * The accounts that have the set, but not in its newest form: what was changed reaches them only
   * with `provisionPermissionSet`. From `ListAccountsForProvisionedPermissionSet`; null when refused,
   * or when it cannot be read.
   */
  readonly outdatedAccountIds: Maybe<ReadonlyArray<Scalars['AccountId']['output']>>;
  /** The same accounts. From `DescribeAccount` or `ListAccounts` of AWS Organizations. */
  readonly outdatedAccounts: Maybe<ReadonlyArray<Account>>;
  /** The permission set as it is now, read again. From `DescribePermissionSet`; null when refused. */
  readonly permissionSet: Maybe<PermissionSet>;
  /** Why the change was not made; `[]` when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A user to keep out. For `DisableUser` of the FinSpace data API. */
export type DisableEnvironmentUserInput = {
  /** The user, by the global id (`userId`). */
  readonly user: Scalars['ID']['input'];
};

/** What came of `disableEnvironmentUser`. From `DisableUser` of the FinSpace data API. */
export type DisableEnvironmentUserPayload = {
  /** The user as it is now, read again. From `ListUsers`; null when refused. */
  readonly user: Maybe<EnvironmentUser>;
  /** Why the change was not made; `[]` when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A user to let in again. For `EnableUser` of the FinSpace data API. */
export type EnableEnvironmentUserInput = {
  /** The user, by the global id (`userId`). */
  readonly user: Scalars['ID']['input'];
};

/** What came of `enableEnvironmentUser`. From `EnableUser` of the FinSpace data API. */
export type EnableEnvironmentUserPayload = {
  /** The user as it is now, read again. From `ListUsers`; null when refused. */
  readonly user: Maybe<EnvironmentUser>;
  /** Why the change was not made; `[]` when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Whose key encrypts the data of an instance (`KmsKeyType` of IAM Identity Center). */
export type EncryptionKeyType =
  /** AWS's own. */
  | 'AWS_OWNED_KMS_KEY'
  /** The customer's, in KMS: without `kms:Decrypt` on it, reads are refused. */
  | 'CUSTOMER_MANAGED_KEY'
  /** A kind that AWS has added and this gateway does not know yet. */
  | 'UNRECOGNIZED';

/** Whether an encryption key is in use (`KmsKeyStatus` of IAM Identity Center). */
export type EncryptionStatus =
  /** The key is in use. */
  | 'ENABLED'
  /** A status that AWS has added and this gateway does not know yet. */
  | 'UNRECOGNIZED'
  /** The data could not be moved to the key. */
  | 'UPDATE_FAILED'
  /** The data is being moved to the key. */
  | 'UPDATING';

/**
 * A place of its own for the data, the notebooks and the users of FinSpace. From `ListEnvironments` or
 * `GetEnvironment` of Amazon FinSpace, whose support AWS ended on 7 October 2026; its model marks both
 * as deprecated.
 */
export type Environment = Node & Taggable & {
  /**
   * Who can get into this environment: one row for each user of FinSpace that is enabled, with the user
   * of the directory that has the same email address. From `ListUsers` of FinSpace, and `ListUsers` or
   * `GetUserId` of Identity Store. Needs a role in `FINSPACE_ROLES`; without one there is a gap.
   */
  readonly access: Maybe<AccessGrantConnection>;
  /**
   * The AWS account it belongs to; null when the organization does not have it. From `DescribeAccount`
   * or `ListAccounts` of AWS Organizations.
   */
  readonly account: Maybe<Account>;
  /** Its ARN (`environmentArn`). */
  readonly arn: Maybe<Scalars['Arn']['output']>;
  /** The twelve digits of the account it belongs to (`awsAccountId`). */
  readonly awsAccountId: Maybe<Scalars['AccountId']['output']>;
  /**
   * The twelve digits of the account that AWS runs it in, which belongs to AWS
   * (`dedicatedServiceAccountId`).
   */
  readonly dedicatedServiceAccountId: Maybe<Scalars['AccountId']['output']>;
  /** What it is for, in somebody's words. */
  readonly description: Maybe<Scalars['String']['output']>;
  /** AWS's key of it, 1 to 26 letters and digits (`environmentId`). */
  readonly environmentId: Scalars['String']['output'];
  /** How its users sign in. */
  readonly federation: Maybe<EnvironmentFederation>;
  /** The global id: opaque, the same for as long as the object exists, and what `node` takes. */
  readonly id: Scalars['ID']['output'];
  /** The KMS key that its data is encrypted with (`kmsKeyId`). */
  readonly kmsKeyId: Maybe<Scalars['String']['output']>;
  /** Its name. Environments of several accounts or Regions may have the same. */
  readonly name: Maybe<Scalars['String']['output']>;
  /**
   * Its permission groups. From `ListPermissionGroups` of the FinSpace data API, which AWS's model
   * marks as deprecated. It is asked with credentials of the environment's own, for which
   * `FINSPACE_ROLES` names a role; `NOT_CONFIGURED` where it names none.
   */
  readonly permissionGroups: Maybe<PermissionGroupConnection>;
  /** The Region it is in. */
  readonly region: Scalars['String']['output'];
  /** Where its notebooks are (`sageMakerStudioDomainUrl`). */
  readonly sageMakerStudioDomainUrl: Maybe<Scalars['String']['output']>;
  /** How far it has come, and whether it can be used. */
  readonly status: Maybe<EnvironmentStatus>;
  /** Its tags. From `ListTagsForResource` of Amazon FinSpace. */
  readonly tags: Maybe<ReadonlyArray<Tag>>;
  /** Where its users sign in (`environmentUrl`). */
  readonly url: Maybe<Scalars['String']['output']>;
  /**
   * Its users. From `ListUsers` of the FinSpace data API, which AWS's model marks as deprecated. It is
   * asked with credentials of the environment's own: `AssumeRole` of STS takes on the role that
   * `FINSPACE_ROLES` names, and `GetProgrammaticAccessCredentials` gives them to it; `NOT_CONFIGURED`
   * where it names none.
   */
  readonly users: Maybe<EnvironmentUserConnection>;
};


/**
 * A place of its own for the data, the notebooks and the users of FinSpace. From `ListEnvironments` or
 * `GetEnvironment` of Amazon FinSpace, whose support AWS ended on 7 October 2026; its model marks both
 * as deprecated.
 */
export type EnvironmentAccessArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * A place of its own for the data, the notebooks and the users of FinSpace. From `ListEnvironments` or
 * `GetEnvironment` of Amazon FinSpace, whose support AWS ended on 7 October 2026; its model marks both
 * as deprecated.
 */
export type EnvironmentPermissionGroupsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * A place of its own for the data, the notebooks and the users of FinSpace. From `ListEnvironments` or
 * `GetEnvironment` of Amazon FinSpace, whose support AWS ended on 7 October 2026; its model marks both
 * as deprecated.
 */
export type EnvironmentUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/**
 * Somebody can get into a FinSpace environment, as a user of FinSpace. From `ListUsers` of the data API
 * of Amazon FinSpace, whose support AWS ended on 7 October 2026.
 *
 * FinSpace does not know the directory: whose user it is is told by the email address alone. That is a
 * match for reading, never for authorizing. Where the directory has nobody with the address, or several,
 * the row stays with FinSpace's own key of the user in `principalId`, and without `principal`.
 */
export type EnvironmentAccess = AccessGrant & {
  /** Always true. */
  readonly direct: Scalars['Boolean']['output'];
  /** The environment; null when it is gone. From `ListEnvironments` or `GetEnvironment` of FinSpace. */
  readonly environment: Maybe<Environment>;
  /** AWS's key of the environment. */
  readonly environmentId: Scalars['String']['output'];
  /** The user of FinSpace. From `ListUsers` or `GetUser` of the data API of FinSpace. */
  readonly environmentUser: Maybe<EnvironmentUser>;
  /** FinSpace's key of its user. */
  readonly environmentUserId: Scalars['String']['output'];
  /** What tells whose user it is; null where the directory has nobody for it, or several. */
  readonly matchedBy: Maybe<EnvironmentAccessMatch>;
  /** The twelve digits of the environment's account; null while that of the gateway is not known. */
  readonly ownerAccountId: Maybe<Scalars['AccountId']['output']>;
  /**
   * The user of the directory; null where `matchedBy` is, and when the directory cannot be read. From
   * `DescribeUser` or `ListUsers` of Identity Store.
   */
  readonly principal: Maybe<Principal>;
  /**
   * AWS's key of the user of the directory; where `matchedBy` is null, FinSpace's key of its own user
   * (`environmentUserId`).
   */
  readonly principalId: Scalars['String']['output'];
  /** Always `USER`. */
  readonly principalType: PrincipalType;
  /** The Region of the environment. */
  readonly region: Scalars['String']['output'];
  /** What the user is to the environment. */
  readonly type: Maybe<EnvironmentUserType>;
  /** Always `[]`: FinSpace knows nothing of the directory's groups. */
  readonly via: Maybe<ReadonlyArray<Group>>;
  /** Always `[]`: FinSpace knows nothing of the directory's groups. */
  readonly viaGroupIds: ReadonlyArray<Scalars['String']['output']>;
};

/** What tells which user of the directory a user of FinSpace is. */
export type EnvironmentAccessMatch =
  /** The same email address, whatever the case. A match for reading, never for authorizing. */
  | 'EMAIL';

/** What a FinSpace environment is looked up by. Exactly one member must be given. */
export type EnvironmentBy =
  /** By AWS's key of it, 1 to 26 letters and digits (`environmentId`). */
  { readonly environmentId: Scalars['String']['input']; readonly id?: never; readonly name?: never; }
  |  /** By global id. */
  { readonly environmentId?: never; readonly id: Scalars['ID']['input']; readonly name?: never; }
  |  /** By name, letter by letter; `AMBIGUOUS` when several environments have it. */
  { readonly environmentId?: never; readonly id?: never; readonly name: Scalars['String']['input']; };

/**
 * A page of FinSpace environments. Merged from a `ListEnvironments` of Amazon FinSpace for each account
 * and Region.
 */
export type EnvironmentConnection = {
  /** The moment at which the oldest value in this answer was read from AWS. */
  readonly asOf: Maybe<Scalars['DateTime']['output']>;
  /** The rows, each with its cursor. */
  readonly edges: ReadonlyArray<EnvironmentEdge>;
  /** What is missing from the rows so far, and why. `[]` means that nothing is missing. */
  readonly gaps: ReadonlyArray<Gap>;
  /** The same rows without cursors. */
  readonly nodes: ReadonlyArray<Environment>;
  /** Whether there is more, and the cursor to go on from. */
  readonly pageInfo: PageInfo;
};

/** One row of `EnvironmentConnection`. */
export type EnvironmentEdge = {
  /** Where this row is; pass it as `after` to go on behind it. */
  readonly cursor: Scalars['String']['output'];
  /** The environment. */
  readonly node: Environment;
};

/** How the users of an environment sign in. From `GetEnvironment` of Amazon FinSpace. */
export type EnvironmentFederation = {
  /** With an identity provider of the customer's, or with passwords (`federationMode`). */
  readonly mode: Maybe<FederationMode>;
  /** What the environment knows of the identity provider; null without one (`federationParameters`). */
  readonly parameters: Maybe<FederationParameters>;
};

/**
 * How the users of an environment shall sign in. For `CreateEnvironment` and `UpdateEnvironment` of
 * Amazon FinSpace.
 */
export type EnvironmentFederationInput = {
  /**
   * With an identity provider or with passwords (`federationMode`). In a change, left out, as it was;
   * null is `VALIDATION` there.
   */
  readonly mode?: InputMaybe<FederationMode>;
  /**
   * The identity provider, for the mode `FEDERATED`. In a change, a member that is left out stays as it
   * was, and one that is null is taken away; null for all of them is `VALIDATION` unless the mode becomes
   * `LOCAL` (`federationParameters`).
   */
  readonly parameters?: InputMaybe<FederationParametersInput>;
};

/** Which FinSpace environments to answer. All members must fit; one left out fits all. */
export type EnvironmentFilter = {
  /** Environments with this text in the name, the description or AWS's key, whatever the case. */
  readonly contains?: InputMaybe<Scalars['String']['input']>;
  /** Environments in this state. */
  readonly status?: InputMaybe<EnvironmentStatus>;
};

/** How far an environment has come (`EnvironmentStatus` of Amazon FinSpace). */
export type EnvironmentStatus =
  /** It can be used. */
  | 'CREATED'
  /** It was asked for. */
  | 'CREATE_REQUESTED'
  /** AWS is making it. */
  | 'CREATING'
  /** It is gone, and is shown for a while yet. */
  | 'DELETED'
  /** Its deletion was asked for. */
  | 'DELETE_REQUESTED'
  /** AWS is deleting it. */
  | 'DELETING'
  /** AWS could not make it. */
  | 'FAILED_CREATION'
  /** AWS could not delete it. */
  | 'FAILED_DELETION'
  /** AWS could not change its network. */
  | 'FAILED_UPDATING_NETWORK'
  /** AWS tries once more to delete it. */
  | 'RETRY_DELETION'
  /** AWS has suspended it. */
  | 'SUSPENDED'
  /** A state that AWS has added and this gateway does not know yet. */
  | 'UNRECOGNIZED'
  /** A change of its network was asked for. */
  | 'UPDATE_NETWORK_REQUESTED'
  /** AWS is changing its network. */
  | 'UPDATING_NETWORK';

/**
 * Somebody, or some program, that may use a FinSpace environment. From `ListUsers` or `GetUser` of the
 * FinSpace data API, which AWS's model marks as deprecated.
 */
export type EnvironmentUser = Node & {
  /** Whether the role of `apiAccessPrincipalArn` may have the user's credentials. */
  readonly apiAccess: Maybe<ApiAccess>;
  /** The ARN of the IAM role that may have the user's credentials. */
  readonly apiAccessPrincipalArn: Maybe<Scalars['Arn']['output']>;
  /** When the user was created (`createTime`). */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** The address that the user signs in with, unique in the environment. */
  readonly emailAddress: Maybe<Scalars['EmailAddress']['output']>;
  /** The environment. */
  readonly environment: Maybe<Environment>;
  /** The first name. */
  readonly firstName: Maybe<Scalars['String']['output']>;
  /** The global id: opaque, the same for as long as the object exists, and what `node` takes. */
  readonly id: Scalars['ID']['output'];
  /** When the user was last disabled; null for one that never was (`lastDisabledTime`). */
  readonly lastDisabledAt: Maybe<Scalars['DateTime']['output']>;
  /** When the user was last enabled (`lastEnabledTime`). */
  readonly lastEnabledAt: Maybe<Scalars['DateTime']['output']>;
  /** When the user last signed in; null for one that never has (`lastLoginTime`). */
  readonly lastLoginAt: Maybe<Scalars['DateTime']['output']>;
  /** When the user was last changed (`lastModifiedTime`). */
  readonly lastModifiedAt: Maybe<Scalars['DateTime']['output']>;
  /** The last name. */
  readonly lastName: Maybe<Scalars['String']['output']>;
  /**
   * The permission groups that the user is in. From `ListPermissionGroupsByUser` of the FinSpace data
   * API, which AWS's model marks as deprecated.
   */
  readonly permissionGroups: Maybe<UserPermissionGroupConnection>;
  /** Whether the user may sign in. */
  readonly status: Maybe<EnvironmentUserStatus>;
  /** Whether the user may do everything in the environment. */
  readonly type: Maybe<EnvironmentUserType>;
  /**
   * The user of the organization's directory with the same email address, whatever the case; null
   * where `userMatch` says why. A match for reading: FinSpace itself knows nothing of the directory.
   * From `ListUsers` or `GetUserId` of Identity Store.
   */
  readonly user: Maybe<User>;
  /** AWS's key of the user, unique in its environment (`userId`). */
  readonly userId: Scalars['String']['output'];
  /**
   * Whether the directory has a user with the email address, and why not. From `ListUsers` or
   * `GetUserId` of Identity Store.
   */
  readonly userMatch: Maybe<EnvironmentUserMatch>;
};


/**
 * Somebody, or some program, that may use a FinSpace environment. From `ListUsers` or `GetUser` of the
 * FinSpace data API, which AWS's model marks as deprecated.
 */
export type EnvironmentUserPermissionGroupsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of the users of an environment. From `ListUsers` of the FinSpace data API. */
export type EnvironmentUserConnection = {
  /** The rows, each with its cursor. */
  readonly edges: ReadonlyArray<EnvironmentUserEdge>;
  /** The same rows without cursors. */
  readonly nodes: ReadonlyArray<EnvironmentUser>;
  /** Whether there is more, and the cursor to go on from. */
  readonly pageInfo: PageInfo;
};

/** One row of `EnvironmentUserConnection`. */
export type EnvironmentUserEdge = {
  /** Where this row is; pass it as `after` to go on behind it. */
  readonly cursor: Scalars['String']['output'];
  /** The user. */
  readonly node: EnvironmentUser;
};

/**
 * What was found in the organization's directory for a user of FinSpace, by email address. From
 * `ListUsers` or `GetUserId` of Identity Store.
 */
export type EnvironmentUserMatch = {
  /** The global ids of the users that have the address: one for a match, several when it is ambiguous. */
  readonly candidates: ReadonlyArray<Scalars['ID']['output']>;
  /** Why there is no match, in a sentence; null when there is one. */
  readonly reason: Maybe<Scalars['String']['output']>;
  /** What was found. */
  readonly state: EnvironmentUserMatchState;
};

/** What was found for an email address in the directory. From `ListUsers` or `GetUserId` of Identity Store. */
export type EnvironmentUserMatchState =
  /** Several users have the address, so that none can be named. */
  | 'AMBIGUOUS'
  /** One user has the address. */
  | 'MATCHED'
  /** No user has the address, as with a user that is a program. */
  | 'NONE'
  /** FinSpace gave no address to look for. */
  | 'NO_ADDRESS';

/** Whether a user of an environment may sign in (`UserStatus` of the FinSpace data API). */
export type EnvironmentUserStatus =
  /** AWS is creating the user. */
  | 'CREATING'
  /** The user may not sign in. */
  | 'DISABLED'
  /** The user may sign in. */
  | 'ENABLED'
  /** A value that AWS has added and this gateway does not know yet. */
  | 'UNRECOGNIZED';

/** What a user of an environment may do (`UserType` of the FinSpace data API). */
export type EnvironmentUserType =
  /** What the permission groups allow that the user is in. */
  | 'APP_USER'
  /** Everything. */
  | 'SUPER_USER'
  /** A value that AWS has added and this gateway does not know yet. */
  | 'UNRECOGNIZED';

/** What went wrong, in errors, gaps and failures alike. */
export type ErrorCode =
  /** AWS refused the gateway this operation: an IAM permission is missing. */
  | 'ACCESS_DENIED'
  /** The AWS account is suspended or closed. */
  | 'ACCOUNT_SUSPENDED'
  /** An object with this name or key exists already. */
  | 'ALREADY_EXISTS'
  /** More than one object has this name; `extensions.candidates` of the error holds their global ids. */
  | 'AMBIGUOUS'
  /** The request has a value that is not allowed. */
  | 'BAD_USER_INPUT'
  /** The object is not in a state that allows this. */
  | 'CONFLICT'
  /** Another operation on the same object is running; try again when it has ended. */
  | 'CONFLICT_RETRYABLE'
  /** The query would cost more than allowed: its answer would hold too many objects. */
  | 'COST_LIMIT'
  /** The cursor no longer works; start again without `after`. */
  | 'CURSOR_EXPIRED'
  /** The deadline of the request has passed. */
  | 'DEADLINE_EXCEEDED'
  /** The caller may not do this. */
  | 'FORBIDDEN'
  /** The gateway's own AWS credentials are missing or have expired: never the caller's fault. */
  | 'GATEWAY_CREDENTIALS'
  /** Something unexpected happened in the gateway. */
  | 'INTERNAL'
  /** Only the management account of the organization may do this. */
  | 'MANAGEMENT_ACCOUNT_ONLY'
  /** The gateway is not configured for this. */
  | 'NOT_CONFIGURED'
  /** AWS has no list of this, so that it cannot be said what is missing. */
  | 'NOT_ENUMERABLE'
  /** AWS has no such object. */
  | 'NOT_FOUND'
  /** This kind of IAM Identity Center instance does not have this. */
  | 'NOT_SUPPORTED_BY_INSTANCE'
  /** The connection ended before AWS answered: the change may or may not have been made. */
  | 'OUTCOME_UNKNOWN'
  /** The directory has no such user or group. */
  | 'PRINCIPAL_NOT_FOUND'
  /** A quota of the AWS account is used up. */
  | 'QUOTA_EXCEEDED'
  /** This gateway is read-only. */
  | 'READ_ONLY'
  /** This service is switched off by configuration. */
  | 'SERVICE_DISABLED'
  /** AWS has ended this service. */
  | 'SERVICE_ENDED'
  /**
   * The AWS quota leaves no room for the call before the deadline of the request; `retryAfter` says
   * when it will.
   */
  | 'THROTTLED'
  /** Nobody is signed in. */
  | 'UNAUTHENTICATED'
  /** The AWS service gave an answer that its own model does not allow. */
  | 'UPSTREAM_MALFORMED'
  /** The AWS service could not be reached. */
  | 'UPSTREAM_UNAVAILABLE'
  /** AWS does not accept this value. */
  | 'VALIDATION';

/** The key of a user or a group in the system it is synchronized from (`ExternalId` of Identity Store). */
export type ExternalId = {
  /** The key in that system. */
  readonly id: Scalars['String']['output'];
  /** The system that gave the key. */
  readonly issuer: Scalars['String']['output'];
};

/**
 * The group is managed in the system it is synchronized from: AWS would take the change, but nothing
 * would carry it back there. From `ExternalIds` of `DescribeGroup` of Identity Store. The code is
 * `CONFLICT`.
 */
export type ExternallyManagedGroup = UserError & {
  /**
   * AWS's name of the operation that failed, as `CreatePermissionSet`; null when the gateway refused the
   * change by itself.
   */
  readonly awsOperation: Maybe<Scalars['String']['output']>;
  /** Always `CONFLICT`. */
  readonly code: ErrorCode;
  /** The group's keys in the systems it is synchronized from. */
  readonly externalIds: ReadonlyArray<ExternalId>;
  /** The path to the value at fault. */
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** Where to make the change instead, in a sentence for a person. */
  readonly message: Scalars['String']['output'];
};

/** One attribute of `attributeMap` of `FederationParameters` of Amazon FinSpace. */
export type FederationAttribute = {
  /** FinSpace's name for it, as `Email`. */
  readonly name: Scalars['String']['output'];
  /** The name of the identity provider for it. */
  readonly value: Scalars['String']['output'];
};

/** One attribute of `attributeMap` (`FederationParameters` of Amazon FinSpace). */
export type FederationAttributeInput = {
  /** FinSpace's name for it, 1 to 32 characters, as `Email`. */
  readonly name: Scalars['String']['input'];
  /** The name of the identity provider for it, 1 to 1,000 characters. */
  readonly value: Scalars['String']['input'];
};

/** How the users of an environment sign in (`FederationMode` of Amazon FinSpace). */
export type FederationMode =
  /** With an identity provider of the customer's. */
  | 'FEDERATED'
  /** With passwords that FinSpace keeps. */
  | 'LOCAL'
  /** A value that AWS has added and this gateway does not know yet. */
  | 'UNRECOGNIZED';

/** The identity provider of an environment (`FederationParameters` of Amazon FinSpace). */
export type FederationParameters = {
  /** Where the identity provider sends people back to (`applicationCallBackURL`). */
  readonly applicationCallBackUrl: Maybe<Scalars['String']['output']>;
  /** Which attribute of an assertion stands for which of FinSpace's (`attributeMap`). */
  readonly attributeMap: Maybe<ReadonlyArray<FederationAttribute>>;
  /** The name of the identity provider (`federationProviderName`). */
  readonly providerName: Maybe<Scalars['String']['output']>;
  /** What the identity provider says of itself, SAML metadata as XML (`samlMetadataDocument`). */
  readonly samlMetadataDocument: Maybe<Scalars['String']['output']>;
  /** Where the identity provider says that of itself (`samlMetadataURL`). */
  readonly samlMetadataUrl: Maybe<Scalars['String']['output']>;
  /** The name by which the identity provider knows FinSpace (`federationURN`). */
  readonly urn: Maybe<Scalars['String']['output']>;
};

/** An identity provider (`FederationParameters` of `CreateEnvironment` of Amazon FinSpace). */
export type FederationParametersInput = {
  /** Where the identity provider sends people back to (`applicationCallBackURL`). */
  readonly applicationCallBackUrl?: InputMaybe<Scalars['String']['input']>;
  /** Which attribute of an assertion stands for which of FinSpace's (`attributeMap`). */
  readonly attributeMap?: InputMaybe<ReadonlyArray<FederationAttributeInput>>;
  /** The name of the identity provider, at most 32 characters (`federationProviderName`). */
  readonly providerName?: InputMaybe<Scalars['String']['input']>;
  /**
   * What the identity provider says of itself, SAML metadata as XML, 1,000 to 10,000,000 characters
   * (`samlMetadataDocument`). This or `samlMetadataUrl` is needed.
   */
  readonly samlMetadataDocument?: InputMaybe<Scalars['String']['input']>;
  /** Where the identity provider says that of itself (`samlMetadataURL`). */
  readonly samlMetadataUrl?: InputMaybe<Scalars['String']['input']>;
  /** The name by which the identity provider knows FinSpace, 1 to 255 characters (`federationURN`). */
  readonly urn?: InputMaybe<Scalars['String']['input']>;
};

/** How signing in to an application works (`FederationProtocol` of IAM Identity Center). */
export type FederationProtocol =
  /** OAuth 2.0. */
  | 'OAUTH'
  /** SAML 2.0. */
  | 'SAML'
  /** A protocol that AWS has added and this gateway does not know yet. */
  | 'UNRECOGNIZED';

/**
 * A change was not made, because it is of something protected, and the caller has not signed in a short
 * while ago. The code is `FORBIDDEN`. Rests on `DescribeOrganization`, and on what IAM Identity Center has
 * assigned.
 */
export type FreshSignInRequired = UserError & {
  /** Always null: nothing was sent. */
  readonly awsOperation: Maybe<Scalars['String']['output']>;
  /** Always `FORBIDDEN`. */
  readonly code: ErrorCode;
  /** The path to the value at fault; null when no single value is. */
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** How long ago the sign-in may be, in seconds. */
  readonly maxAgeSeconds: Scalars['Int']['output'];
  /** What is protected, and what to do, in a sentence for a person. */
  readonly message: Scalars['String']['output'];
};

/**
 * A part of a merged answer that could not be read. The rows that are there are right; those that this
 * part would have given are missing.
 */
export type Gap = {
  /** The AWS account whose part is missing, where it is one account's. */
  readonly accountId: Maybe<Scalars['AccountId']['output']>;
  /** Why it is missing. */
  readonly code: ErrorCode;
  /** The same in a sentence for a person. */
  readonly message: Scalars['String']['output'];
  /** The Region that was asked; null for a service with one global endpoint. */
  readonly region: Maybe<Scalars['String']['output']>;
  /**
   * The service that did not answer, by the gateway's name for it, as `sso-admin`, `identitystore` or
   * `organizations`.
   */
  readonly service: Scalars['String']['output'];
};

/**
 * Several people under one name in the directory of IAM Identity Center. Groups hold users, never
 * groups. From `ListGroups` or `DescribeGroup` of Identity Store.
 */
export type Group = Node & Principal & {
  /**
   * What the group gives access to: one row for each account and permission set, and for each Grafana
   * workspace and role. From the group's assignments and `ListPermissions` of Amazon Managed Grafana.
   * FinSpace knows nothing of the directory's groups, so that no row is to an environment.
   */
  readonly access: Maybe<AccessGrantConnection>;
  /**
   * What the group is assigned in which account. From `ListAccountAssignmentsForPrincipal` of IAM
   * Identity Center, or from `ListAccountAssignments` where AWS refuses that.
   */
  readonly assignments: Maybe<AccountAssignmentConnection>;
  /** When the group was added. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** What the group is for, in its author's words. */
  readonly description: Maybe<Scalars['String']['output']>;
  /** What to call the group: its display name, else its key. */
  readonly displayName: Scalars['String']['output'];
  /** The group's keys in the systems it was synchronized from; `[]` for a group made in AWS. */
  readonly externalIds: ReadonlyArray<ExternalId>;
  /** AWS's key of the group in the directory (`GroupId`). */
  readonly groupId: Scalars['String']['output'];
  /** The global id: opaque, the same for as long as the object exists, and what `node` takes. */
  readonly id: Scalars['ID']['output'];
  /** The key of the directory the group is in (`IdentityStoreId`). */
  readonly identityStoreId: Scalars['String']['output'];
  /**
   * The users in the group. From `ListGroupMemberships` of Identity Store; each user costs a
   * `DescribeUser` or comes from `ListUsers`.
   */
  readonly members: Maybe<GroupMemberConnection>;
  /** The same as `groupId`. */
  readonly principalId: Scalars['String']['output'];
  /** Always GROUP. */
  readonly principalType: PrincipalType;
  /** When the group was last changed. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
};


/**
 * Several people under one name in the directory of IAM Identity Center. Groups hold users, never
 * groups. From `ListGroups` or `DescribeGroup` of Identity Store.
 */
export type GroupAccessArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  to?: InputMaybe<ReadonlyArray<AccessResource>>;
};


/**
 * Several people under one name in the directory of IAM Identity Center. Groups hold users, never
 * groups. From `ListGroups` or `DescribeGroup` of Identity Store.
 */
export type GroupAssignmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * Several people under one name in the directory of IAM Identity Center. Groups hold users, never
 * groups. From `ListGroups` or `DescribeGroup` of Identity Store.
 */
export type GroupMembersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** What a group is looked up by. Exactly one member must be given. */
export type GroupBy =
  /** By display name, letter by letter. From `GetGroupId` of Identity Store. */
  { readonly displayName: Scalars['String']['input']; readonly groupId?: never; readonly id?: never; }
  |  /** By AWS's key. */
  { readonly displayName?: never; readonly groupId: Scalars['String']['input']; readonly id?: never; }
  |  /** By global id. */
  { readonly displayName?: never; readonly groupId?: never; readonly id: Scalars['ID']['input']; };

/** A page of groups. From `ListGroups` of Identity Store. */
export type GroupConnection = {
  /** The rows, each with its cursor. */
  readonly edges: ReadonlyArray<GroupEdge>;
  /** The same rows without cursors. */
  readonly nodes: ReadonlyArray<Group>;
  /** Whether there is more, and the cursor to go on from. */
  readonly pageInfo: PageInfo;
};

/** One row of `GroupConnection`. */
export type GroupEdge = {
  /** Where this row is; pass it as `after` to go on behind it. */
  readonly cursor: Scalars['String']['output'];
  /** The group. */
  readonly node: Group;
};

/** Which groups to answer. All members must fit; one left out fits all. */
export type GroupFilter = {
  /** Groups with this text in the display name or the description, whatever the case. */
  readonly contains?: InputMaybe<Scalars['String']['input']>;
};

/** A page of the users of a group. From `ListGroupMemberships` of Identity Store. */
export type GroupMemberConnection = {
  /** The rows, each with its cursor. */
  readonly edges: ReadonlyArray<GroupMemberEdge>;
  /** The same rows without cursors. */
  readonly nodes: ReadonlyArray<Maybe<User>>;
  /** Whether there is more, and the cursor to go on from. */
  readonly pageInfo: PageInfo;
};

/** One row of `GroupMemberConnection`. */
export type GroupMemberEdge = {
  /** Where this row is; pass it as `after` to go on behind it. */
  readonly cursor: Scalars['String']['output'];
  /** AWS's key of the membership (`MembershipId`). */
  readonly membershipId: Scalars['String']['output'];
  /** The user; null where it cannot be read or is no longer there. */
  readonly node: Maybe<User>;
  /** AWS's key of the user. */
  readonly userId: Scalars['String']['output'];
};

/**
 * An instance of IAM Identity Center (formerly AWS Single Sign-On): the place where people and groups
 * of one directory are given access to AWS accounts and applications. From `ListInstances` and
 * `DescribeInstance`.
 */
export type IdentityCenterInstance = Node & Taggable & {
  /** The applications that its people can sign in to. From `ListApplications` of IAM Identity Center. */
  readonly applications: Maybe<ApplicationConnection>;
  /** Its ARN, AWS's key of it (`InstanceArn`). */
  readonly arn: Scalars['Arn']['output'];
  /**
   * Who is assigned what in which account. From `ListAccountAssignments` or
   * `ListAccountAssignmentsForPrincipal` of IAM Identity Center.
   */
  readonly assignments: Maybe<AccountAssignmentConnection>;
  /** When it was created. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** The key that its data is encrypted with (`EncryptionConfigurationDetails` of `DescribeInstance`). */
  readonly encryption: Maybe<InstanceEncryption>;
  /** The groups of its directory. From `ListGroups` of Identity Store. */
  readonly groups: Maybe<GroupConnection>;
  /** The global id: opaque, the same for as long as the object exists, and what `node` takes. */
  readonly id: Scalars['ID']['output'];
  /** The ARN of its directory (`IdentityStoreArn`). */
  readonly identityStoreArn: Maybe<Scalars['Arn']['output']>;
  /** The key of its directory in Identity Store (`IdentityStoreId`). */
  readonly identityStoreId: Maybe<Scalars['String']['output']>;
  /** Its name, where it was given one. */
  readonly name: Maybe<Scalars['String']['output']>;
  /**
   * Its changes that AWS finishes later, newest first. Merged from the three `List…Status` operations
   * of IAM Identity Center and the queue of the gateway.
   */
  readonly operations: Maybe<AsyncOperationConnection>;
  /** The AWS account that owns it. From `DescribeAccount` or `ListAccounts` of AWS Organizations. */
  readonly ownerAccount: Maybe<Account>;
  /**
   * The AWS account that owns it: the management account for the organization's own, any account for
   * an account instance (`OwnerAccountId`).
   */
  readonly ownerAccountId: Maybe<Scalars['AccountId']['output']>;
  /** Its permission sets. From `ListPermissionSets` of IAM Identity Center. */
  readonly permissionSets: Maybe<PermissionSetConnection>;
  /**
   * Whether it can give access to AWS accounts; false on account instances (`PermissionSetsEnabled` of
   * `DescribeInstance`).
   */
  readonly permissionSetsEnabled: Maybe<Scalars['Boolean']['output']>;
  /** The Region it was set up in, where all its changes are made (`PrimaryRegion`). */
  readonly primaryRegion: Maybe<Scalars['String']['output']>;
  /**
   * The Regions it is available in. From `ListInstances`, or `DescribeInstance` where that leaves them
   * out.
   */
  readonly regions: Maybe<ReadonlyArray<InstanceRegion>>;
  /** Whether it can be used. */
  readonly status: Maybe<InstanceStatus>;
  /** Why it has this status, where AWS says so (`StatusReason`). */
  readonly statusReason: Maybe<Scalars['String']['output']>;
  /** Its tags. From `ListTagsForResource` of IAM Identity Center. */
  readonly tags: Maybe<ReadonlyArray<Tag>>;
  /** The users of its directory. From `ListUsers` of Identity Store. */
  readonly users: Maybe<UserConnection>;
};


/**
 * An instance of IAM Identity Center (formerly AWS Single Sign-On): the place where people and groups
 * of one directory are given access to AWS accounts and applications. From `ListInstances` and
 * `DescribeInstance`.
 */
export type IdentityCenterInstanceApplicationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * An instance of IAM Identity Center (formerly AWS Single Sign-On): the place where people and groups
 * of one directory are given access to AWS accounts and applications. From `ListInstances` and
 * `DescribeInstance`.
 */
export type IdentityCenterInstanceAssignmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  coverage?: InputMaybe<AssignmentCoverage>;
  filter?: InputMaybe<AssignmentFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * An instance of IAM Identity Center (formerly AWS Single Sign-On): the place where people and groups
 * of one directory are given access to AWS accounts and applications. From `ListInstances` and
 * `DescribeInstance`.
 */
export type IdentityCenterInstanceGroupsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<GroupFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * An instance of IAM Identity Center (formerly AWS Single Sign-On): the place where people and groups
 * of one directory are given access to AWS accounts and applications. From `ListInstances` and
 * `DescribeInstance`.
 */
export type IdentityCenterInstanceOperationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OperationFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * An instance of IAM Identity Center (formerly AWS Single Sign-On): the place where people and groups
 * of one directory are given access to AWS accounts and applications. From `ListInstances` and
 * `DescribeInstance`.
 */
export type IdentityCenterInstancePermissionSetsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PermissionSetFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * An instance of IAM Identity Center (formerly AWS Single Sign-On): the place where people and groups
 * of one directory are given access to AWS accounts and applications. From `ListInstances` and
 * `DescribeInstance`.
 */
export type IdentityCenterInstanceUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<UserFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/**
 * What a user has through a group and keeps when the user's own access is revoked. From
 * `ListAccountAssignmentsForPrincipal` and `ListGroupMembershipsForMember`.
 */
export type InheritedAccess = {
  /** The assignment of the group. From `ListAccountAssignmentsForPrincipal`. */
  readonly assignment: AccountAssignment;
  /** The group: to end this too, use `removeGroupMember`. From `DescribeGroup` of Identity Store. */
  readonly group: Maybe<Group>;
  /** AWS's key of the group (`GroupId` of Identity Store). */
  readonly groupId: Scalars['String']['output'];
};

/**
 * A change was not made, and its code and message are all there is to say. Rests on the error that the
 * AWS operation of the change gave, or on a check that the gateway made before it was sent.
 */
export type InputError = UserError & {
  /**
   * AWS's name of the operation that failed, as `CreatePermissionSet`; null when the gateway refused the
   * change by itself.
   */
  readonly awsOperation: Maybe<Scalars['String']['output']>;
  /** What went wrong. */
  readonly code: ErrorCode;
  /**
   * The path to the value at fault, from the argument on, with the places in lists as numbers:
   * `["input", "assignments", "3", "principal"]`. Null when no single value is at fault.
   */
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** The same in a sentence for a person, with what can be done about it. */
  readonly message: Scalars['String']['output'];
};

/** How the data of an instance is encrypted (`EncryptionConfigurationDetails` of `DescribeInstance`). */
export type InstanceEncryption = {
  /** Whose key it is. */
  readonly keyType: Maybe<EncryptionKeyType>;
  /** The ARN of the KMS key, where it is the customer's. */
  readonly kmsKeyArn: Maybe<Scalars['Arn']['output']>;
  /** Whether the key is in use. */
  readonly status: Maybe<EncryptionStatus>;
  /** Why it has this status, where AWS says so. */
  readonly statusReason: Maybe<Scalars['String']['output']>;
};

/** A Region that an instance is available in (`RegionMetadata` of IAM Identity Center). */
export type InstanceRegion = {
  /** When it was added. */
  readonly addedAt: Maybe<Scalars['DateTime']['output']>;
  /** True for the Region the instance was set up in. */
  readonly isPrimary: Maybe<Scalars['Boolean']['output']>;
  /** The name of the Region, as `eu-west-1`. */
  readonly name: Scalars['String']['output'];
  /** Whether it is there yet. */
  readonly status: Maybe<InstanceRegionStatus>;
};

/** Whether an instance is available in a Region (`RegionStatus` of IAM Identity Center). */
export type InstanceRegionStatus =
  /** It is available there. */
  | 'ACTIVE'
  /** It is being added. */
  | 'ADDING'
  /** It is being removed. */
  | 'REMOVING'
  /** A status that AWS has added and this gateway does not know yet. */
  | 'UNRECOGNIZED';

/** Whether an instance can be used (`InstanceStatus` of IAM Identity Center). */
export type InstanceStatus =
  /** It can be used. */
  | 'ACTIVE'
  /** It could not be created. */
  | 'CREATE_FAILED'
  /** It is being created. */
  | 'CREATE_IN_PROGRESS'
  /** It is being deleted. */
  | 'DELETE_IN_PROGRESS'
  /** A status that AWS has added and this gateway does not know yet. */
  | 'UNRECOGNIZED';

/**
 * What credentials are for. For `GetProgrammaticAccessCredentials` of the FinSpace data API, and
 * `AssumeRole` of STS before it.
 */
export type IssueProgrammaticCredentialsInput = {
  /** How long they shall last, 1 to 60 minutes (`durationInMinutes`). */
  readonly durationInMinutes: Scalars['Int']['input'];
  /** The environment, by its global id (`environmentId`). */
  readonly environment: Scalars['ID']['input'];
  /**
   * The role to ask as, by the name that the configuration gives it (`FINSPACE_CREDENTIAL_ROLES`), never
   * by its ARN; the one that `FINSPACE_ROLES` names for the environment when left out.
   */
  readonly role?: InputMaybe<Scalars['String']['input']>;
};

/**
 * What came of `issueProgrammaticCredentials`. From `GetProgrammaticAccessCredentials` of the FinSpace
 * data API.
 */
export type IssueProgrammaticCredentialsPayload = {
  /** The credentials; null when refused. */
  readonly credentials: Maybe<ProgrammaticCredentials>;
  /** How long AWS says that they last, in minutes (`durationInMinutes`); null when refused. */
  readonly durationInMinutes: Maybe<Scalars['Int']['output']>;
  /** When they end, counted from before they were asked for; null when refused. */
  readonly expiresAt: Maybe<Scalars['DateTime']['output']>;
  /** Why there are none; `[]` when there are. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A policy that AWS maintains (`AttachedManagedPolicy` of IAM Identity Center). */
export type ManagedPolicy = {
  /** Its ARN, as `arn:aws:iam::aws:policy/ReadOnlyAccess`. */
  readonly arn: Scalars['Arn']['output'];
  /** Its name, as `ReadOnlyAccess`. */
  readonly name: Maybe<Scalars['String']['output']>;
};

/**
 * Where every change begins. A change takes one `input` and answers one payload. What a caller can put
 * right is in `userErrors` of the payload, and nothing was changed then; throttling and outages are
 * errors at the top. A gateway that only reads refuses every change with `READ_ONLY`, before any AWS
 * call.
 */
export type Mutation = {
  /**
   * Puts a user into a group. One who is in it already is no error. A group that is managed from
   * outside (`externalIds`) is `ExternallyManagedGroup` unless the configuration allows it.
   * `CreateGroupMembership` of Identity Store.
   */
  readonly addGroupMember: Maybe<AddGroupMemberPayload>;
  /**
   * Attaches a policy of the customer's to a permission set, by name: each account must have one of
   * that name, or provisioning fails there. One that is attached already is no error; another of the
   * same name with another path is `ALREADY_EXISTS`, because a role has room for one of each name.
   * `AttachCustomerManagedPolicyReferenceToPermissionSet` of IAM Identity Center.
   */
  readonly attachCustomerManagedPolicy: Maybe<AttachCustomerManagedPolicyPayload>;
  /**
   * Attaches one of AWS's policies to a permission set. One that is attached already is no error: the
   * change is safe to repeat. `AttachManagedPolicyToPermissionSet` of IAM Identity Center.
   */
  readonly attachManagedPolicy: Maybe<AttachManagedPolicyPayload>;
  /**
   * Gives a user or a group a permission set in an account. Waits for its turn among the 15 that AWS
   * runs at a time, and for other changes of the same set in the same account, and answers once AWS has
   * accepted it: follow `operation` to its end. An assignment that is there already is answered as such,
   * one that is being created with its operation; one that is being deleted is `OperationConflict`.
   * `CreateAccountAssignment` of IAM Identity Center.
   */
  readonly createAccountAssignment: Maybe<CreateAccountAssignmentPayload>;
  /**
   * Gives several permission sets in accounts, each with an operation or errors of its own: one that
   * is refused does not hold up the others, and one that there is no time to look at before the deadline
   * is looked at when its turn comes. `CreateAccountAssignment` of IAM Identity Center for each that is
   * not there.
   */
  readonly createAccountAssignments: Maybe<CreateAccountAssignmentsPayload>;
  /**
   * Asks for a FinSpace environment, which AWS then makes; `Subscription.environment` tells when it is
   * there. One whose name an environment of the same account and Region has already is refused.
   * `CreateEnvironment` of Amazon FinSpace, whose support AWS ended on 7 October 2026; its model marks
   * the operation as deprecated.
   */
  readonly createEnvironment: Maybe<CreateEnvironmentPayload>;
  /**
   * Lets somebody use a FinSpace environment. `CreateUser` of the FinSpace data API, with credentials
   * of the environment's own (`FINSPACE_ROLES`); AWS's model marks the operation as deprecated.
   */
  readonly createEnvironmentUser: Maybe<CreateEnvironmentUserPayload>;
  /**
   * Adds a permission set, with no policies yet. A name that is taken is `ALREADY_EXISTS`.
   * `CreatePermissionSet` of IAM Identity Center.
   */
  readonly createPermissionSet: Maybe<CreatePermissionSetPayload>;
  /**
   * Makes a workspace. AWS accepts at once and takes minutes: until then its status is CREATING, which
   * `Subscription.workspace` watches. `CreateWorkspace` of Amazon Managed Grafana, sent once.
   */
  readonly createWorkspace: Maybe<CreateWorkspacePayload>;
  /**
   * Takes a permission set in an account from a user or a group. Waits for its turn as a creation does,
   * and answers once AWS has accepted it: follow `operation` to its end. An assignment that is gone
   * already is no error; one that is being created is `OperationConflict`. `DeleteAccountAssignment` of
   * IAM Identity Center.
   */
  readonly deleteAccountAssignment: Maybe<DeleteAccountAssignmentPayload>;
  /**
   * Takes several permission sets in accounts, each with an operation or errors of its own: one that
   * is refused does not hold up the others, and one that there is no time to look at before the deadline
   * is looked at when its turn comes. `DeleteAccountAssignment` of IAM Identity Center for each that is
   * there.
   */
  readonly deleteAccountAssignments: Maybe<DeleteAccountAssignmentsPayload>;
  /**
   * Asks for the deletion of a FinSpace environment with everything in it; `Subscription.environment`
   * tells when it is gone. One that is gone or going already is no error. `DeleteEnvironment` of Amazon
   * FinSpace, whose support AWS ended on 7 October 2026; its model marks the operation as deprecated.
   */
  readonly deleteEnvironment: Maybe<DeleteEnvironmentPayload>;
  /**
   * Takes the inline policy from a permission set; a set without one is left as it is.
   * `DeleteInlinePolicyFromPermissionSet` of IAM Identity Center.
   */
  readonly deleteInlinePolicy: Maybe<DeleteInlinePolicyPayload>;
  /**
   * Deletes a permission set with its policies. One that accounts still have is `PermissionSetInUse`;
   * one that is not there is no error: the change is safe to repeat. AWS says the same of a set that is
   * gone and of one that never was, so both are answered with `deletedId`. For some time after the last account has lost it AWS refuses
   * all the same: that is waited for, until the deadline of the request. `DeletePermissionSet` of IAM
   * Identity Center.
   */
  readonly deletePermissionSet: Maybe<DeletePermissionSetPayload>;
  /**
   * Takes the permissions boundary from a permission set; a set without one is left as it is.
   * `DeletePermissionsBoundaryFromPermissionSet` of IAM Identity Center.
   */
  readonly deletePermissionsBoundary: Maybe<DeletePermissionsBoundaryPayload>;
  /**
   * Deletes a workspace with its dashboards and permissions. AWS accepts at once and takes minutes:
   * until then its status is DELETING. One that is gone, or being deleted, is no error.
   * `DeleteWorkspace` of Amazon Managed Grafana, after `DescribeWorkspace`.
   */
  readonly deleteWorkspace: Maybe<DeleteWorkspacePayload>;
  /**
   * Detaches a policy of the customer's from a permission set. One that is not attached is no error:
   * the change is safe to repeat. `DetachCustomerManagedPolicyReferenceFromPermissionSet` of IAM
   * Identity Center.
   */
  readonly detachCustomerManagedPolicy: Maybe<DetachCustomerManagedPolicyPayload>;
  /**
   * Detaches one of AWS's policies from a permission set. One that is not attached is no error: the
   * change is safe to repeat. `DetachManagedPolicyFromPermissionSet` of IAM Identity Center.
   */
  readonly detachManagedPolicy: Maybe<DetachManagedPolicyPayload>;
  /**
   * Keeps a user from signing in to a FinSpace environment. One who may not already is no error.
   * `DisableUser` of the FinSpace data API, with credentials of the environment's own
   * (`FINSPACE_ROLES`); AWS's model marks the operation as deprecated.
   */
  readonly disableEnvironmentUser: Maybe<DisableEnvironmentUserPayload>;
  /**
   * Lets a user sign in to a FinSpace environment again. One who may already is no error. `EnableUser`
   * of the FinSpace data API, with credentials of the environment's own (`FINSPACE_ROLES`); AWS's model
   * marks the operation as deprecated.
   */
  readonly enableEnvironmentUser: Maybe<EnableEnvironmentUserPayload>;
  /**
   * Temporary credentials for the data API of a FinSpace environment, made for this answer alone: the
   * gateway keeps none of them, and the answer must not be kept either (`Cache-Control: no-store`). The
   * gateway takes on a role that its configuration names (`AssumeRole` of STS) and asks
   * `GetProgrammaticAccessCredentials` of the FinSpace data API as that role; AWS's model marks the
   * operation as deprecated. Refused with `READ_ONLY` where the gateway only reads.
   */
  readonly issueProgrammaticCredentials: Maybe<IssueProgrammaticCredentialsPayload>;
  /**
   * Brings a permission set up to date in accounts that have it. At most three such operations run at
   * a time in AWS; further accounts are begun as those end, in order, while the deadline of the request
   * lasts (`x-deadline-ms`). Answers when the last one has begun. `ProvisionPermissionSet` of IAM
   * Identity Center.
   */
  readonly provisionPermissionSet: Maybe<ProvisionPermissionSetPayload>;
  /**
   * Writes the policy of a permission set that is part of the set itself, in place of the one before.
   * `PutInlinePolicyToPermissionSet` of IAM Identity Center.
   */
  readonly putInlinePolicy: Maybe<PutInlinePolicyPayload>;
  /**
   * Sets the policy that bounds what a permission set can grant, in place of the one before.
   * `PutPermissionsBoundaryToPermissionSet` of IAM Identity Center.
   */
  readonly putPermissionsBoundary: Maybe<PutPermissionsBoundaryPayload>;
  /**
   * Takes a user out of a group. One who is not in it is no error. A group that is managed from
   * outside (`externalIds`) is `ExternallyManagedGroup` unless the configuration allows it.
   * `GetGroupMembershipId` and `DeleteGroupMembership` of Identity Store.
   */
  readonly removeGroupMember: Maybe<RemoveGroupMemberPayload>;
  /**
   * Takes from a user or a group everything that is assigned to it directly. What a user has through
   * groups stays, and is listed with the group. `DeleteAccountAssignment` of IAM Identity Center for
   * each assignment that `ListAccountAssignmentsForPrincipal`, or `ListAccountAssignments` where AWS
   * refuses that, tells of.
   */
  readonly revokeAccess: Maybe<RevokeAccessPayload>;
  /**
   * Sets tags on a resource and keeps its others. For permission sets, instances and applications of
   * IAM Identity Center, Grafana workspaces and FinSpace environments; another resource is `VALIDATION`.
   * `TagResource` of IAM Identity Center, of Amazon Managed Grafana or of Amazon FinSpace.
   */
  readonly tagResource: Maybe<TagResourcePayload>;
  /**
   * Takes tags from a resource; a tag that it has not is no error. For permission sets, instances and
   * applications of IAM Identity Center, Grafana workspaces and FinSpace environments; another resource
   * is `VALIDATION`. `UntagResource` of IAM Identity Center, of Amazon Managed Grafana or of Amazon
   * FinSpace.
   */
  readonly untagResource: Maybe<UntagResourcePayload>;
  /**
   * Changes a FinSpace environment. What is left out stays as it is. `UpdateEnvironment` of Amazon
   * FinSpace, whose support AWS ended on 7 October 2026; its model marks the operation as deprecated.
   */
  readonly updateEnvironment: Maybe<UpdateEnvironmentPayload>;
  /**
   * Changes a user of a FinSpace environment. What is left out stays as it is. `UpdateUser` of the
   * FinSpace data API, with credentials of the environment's own (`FINSPACE_ROLES`); AWS's model marks
   * the operation as deprecated.
   */
  readonly updateEnvironmentUser: Maybe<UpdateEnvironmentUserPayload>;
  /**
   * Changes what a permission set is, and keeps what is not mentioned. Accounts get the change with
   * `provisionPermissionSet`. `UpdatePermissionSet` of IAM Identity Center, after
   * `DescribePermissionSet`, because AWS would clear a relay state that is left out.
   */
  readonly updatePermissionSet: Maybe<UpdatePermissionSetPayload>;
  /**
   * Changes what is named of a workspace and keeps the rest. AWS accepts at once and takes a while:
   * until then the workspace is UPDATING and as it was. Nothing is sent when nothing would change.
   * `UpdateWorkspace` of Amazon Managed Grafana, after `DescribeWorkspace`.
   */
  readonly updateWorkspace: Maybe<UpdateWorkspacePayload>;
  /**
   * Changes what is named of how people sign in to a workspace, and keeps the rest: AWS replaces the
   * whole, so it is read first and sent back. AWS accepts at once and takes minutes: until then the
   * workspace is UPDATING and people sign in as before. Nothing is sent when nothing would change.
   * `UpdateWorkspaceAuthentication` of Amazon Managed Grafana, after `DescribeWorkspaceAuthentication`.
   */
  readonly updateWorkspaceAuthentication: Maybe<UpdateWorkspaceAuthenticationPayload>;
  /**
   * Gives users and groups of IAM Identity Center roles in a workspace, and takes roles from them. What
   * AWS refuses of single entries is in `userErrors` with the place of the entry
   * (`["input", "changes", "3"]`): the others take effect, and `workspace` shows them.
   * `UpdatePermissions` of Amazon Managed Grafana, one for every 20 changes.
   */
  readonly updateWorkspacePermissions: Maybe<UpdateWorkspacePermissionsPayload>;
};


/**
 * Where every change begins. A change takes one `input` and answers one payload. What a caller can put
 * right is in `userErrors` of the payload, and nothing was changed then; throttling and outages are
 * errors at the top. A gateway that only reads refuses every change with `READ_ONLY`, before any AWS
 * call.
 */
export type MutationAddGroupMemberArgs = {
  input: AddGroupMemberInput;
};


/**
 * Where every change begins. A change takes one `input` and answers one payload. What a caller can put
 * right is in `userErrors` of the payload, and nothing was changed then; throttling and outages are
 * errors at the top. A gateway that only reads refuses every change with `READ_ONLY`, before any AWS
 * call.
 */
export type MutationAttachCustomerManagedPolicyArgs = {
  input: AttachCustomerManagedPolicyInput;
};


/**
 * Where every change begins. A change takes one `input` and answers one payload. What a caller can put
 * right is in `userErrors` of the payload, and nothing was changed then; throttling and outages are
 * errors at the top. A gateway that only reads refuses every change with `READ_ONLY`, before any AWS
 * call.
 */
export type MutationAttachManagedPolicyArgs = {
  input: AttachManagedPolicyInput;
};


/**
 * Where every change begins. A change takes one `input` and answers one payload. What a caller can put
 * right is in `userErrors` of the payload, and nothing was changed then; throttling and outages are
 * errors at the top. A gateway that only reads refuses every change with `READ_ONLY`, before any AWS
 * call.
 */
export type MutationCreateAccountAssignmentArgs = {
  input: CreateAccountAssignmentInput;
};


/**
 * Where every change begins. A change takes one `input` and answers one payload. What a caller can put
 * right is in `userErrors` of the payload, and nothing was changed then; throttling and outages are
 * errors at the top. A gateway that only reads refuses every change with `READ_ONLY`, before any AWS
 * call.
 */
export type MutationCreateAccountAssignmentsArgs = {
  input: CreateAccountAssignmentsInput;
};


/**
 * Where every change begins. A change takes one `input` and answers one payload. What a caller can put
 * right is in `userErrors` of the payload, and nothing was changed then; throttling and outages are
 * errors at the top. A gateway that only reads refuses every change with `READ_ONLY`, before any AWS
 * call.
 */
export type MutationCreateEnvironmentArgs = {
  input: CreateEnvironmentInput;
};


/**
 * Where every change begins. A change takes one `input` and answers one payload. What a caller can put
 * right is in `userErrors` of the payload, and nothing was changed then; throttling and outages are
 * errors at the top. A gateway that only reads refuses every change with `READ_ONLY`, before any AWS
 * call.
 */
export type MutationCreateEnvironmentUserArgs = {
  input: CreateEnvironmentUserInput;
};


/**
 * Where every change begins. A change takes one `input` and answers one payload. What a caller can put
 * right is in `userErrors` of the payload, and nothing was changed then; throttling and outages are
 * errors at the top. A gateway that only reads refuses every change with `READ_ONLY`, before any AWS
 * call.
 */
export type MutationCreatePermissionSetArgs = {
  input: CreatePermissionSetInput;
};


/**
 * Where every change begins. A change takes one `input` and answers one payload. What a caller can put
 * right is in `userErrors` of the payload, and nothing was changed then; throttling and outages are
 * errors at the top. A gateway that only reads refuses every change with `READ_ONLY`, before any AWS
 * call.
 */
export type MutationCreateWorkspaceArgs = {
  input: CreateWorkspaceInput;
};


/**
 * Where every change begins. A change takes one `input` and answers one payload. What a caller can put
 * right is in `userErrors` of the payload, and nothing was changed then; throttling and outages are
 * errors at the top. A gateway that only reads refuses every change with `READ_ONLY`, before any AWS
 * call.
 */
export type MutationDeleteAccountAssignmentArgs = {
  input: DeleteAccountAssignmentInput;
};


/**
 * Where every change begins. A change takes one `input` and answers one payload. What a caller can put
 * right is in `userErrors` of the payload, and nothing was changed then; throttling and outages are
 * errors at the top. A gateway that only reads refuses every change with `READ_ONLY`, before any AWS
 * call.
 */
export type MutationDeleteAccountAssignmentsArgs = {
  input: DeleteAccountAssignmentsInput;
};


/**
 * Where every change begins. A change takes one `input` and answers one payload. What a caller can put
 * right is in `userErrors` of the payload, and nothing was changed then; throttling and outages are
 * errors at the top. A gateway that only reads refuses every change with `READ_ONLY`, before any AWS
 * call.
 */
export type MutationDeleteEnvironmentArgs = {
  input: DeleteEnvironmentInput;
};


/**
 * Where every change begins. A change takes one `input` and answers one payload. What a caller can put
 * right is in `userErrors` of the payload, and nothing was changed then; throttling and outages are
 * errors at the top. A gateway that only reads refuses every change with `READ_ONLY`, before any AWS
 * call.
 */
export type MutationDeleteInlinePolicyArgs = {
  input: DeleteInlinePolicyInput;
};


/**
 * Where every change begins. A change takes one `input` and answers one payload. What a caller can put
 * right is in `userErrors` of the payload, and nothing was changed then; throttling and outages are
 * errors at the top. A gateway that only reads refuses every change with `READ_ONLY`, before any AWS
 * call.
 */
export type MutationDeletePermissionSetArgs = {
  input: DeletePermissionSetInput;
};


/**
 * Where every change begins. A change takes one `input` and answers one payload. What a caller can put
 * right is in `userErrors` of the payload, and nothing was changed then; throttling and outages are
 * errors at the top. A gateway that only reads refuses every change with `READ_ONLY`, before any AWS
 * call.
 */
export type MutationDeletePermissionsBoundaryArgs = {
  input: DeletePermissionsBoundaryInput;
};


/**
 * Where every change begins. A change takes one `input` and answers one payload. What a caller can put
 * right is in `userErrors` of the payload, and nothing was changed then; throttling and outages are
 * errors at the top. A gateway that only reads refuses every change with `READ_ONLY`, before any AWS
 * call.
 */
export type MutationDeleteWorkspaceArgs = {
  input: DeleteWorkspaceInput;
};


/**
 * Where every change begins. A change takes one `input` and answers one payload. What a caller can put
 * right is in `userErrors` of the payload, and nothing was changed then; throttling and outages are
 * errors at the top. A gateway that only reads refuses every change with `READ_ONLY`, before any AWS
 * call.
 */
export type MutationDetachCustomerManagedPolicyArgs = {
  input: DetachCustomerManagedPolicyInput;
};


/**
 * Where every change begins. A change takes one `input` and answers one payload. What a caller can put
 * right is in `userErrors` of the payload, and nothing was changed then; throttling and outages are
 * errors at the top. A gateway that only reads refuses every change with `READ_ONLY`, before any AWS
 * call.
 */
export type MutationDetachManagedPolicyArgs = {
  input: DetachManagedPolicyInput;
};


/**
 * Where every change begins. A change takes one `input` and answers one payload. What a caller can put
 * right is in `userErrors` of the payload, and nothing was changed then; throttling and outages are
 * errors at the top. A gateway that only reads refuses every change with `READ_ONLY`, before any AWS
 * call.
 */
export type MutationDisableEnvironmentUserArgs = {
  input: DisableEnvironmentUserInput;
};


/**
 * Where every change begins. A change takes one `input` and answers one payload. What a caller can put
 * right is in `userErrors` of the payload, and nothing was changed then; throttling and outages are
 * errors at the top. A gateway that only reads refuses every change with `READ_ONLY`, before any AWS
 * call.
 */
export type MutationEnableEnvironmentUserArgs = {
  input: EnableEnvironmentUserInput;
};


/**
 * Where every change begins. A change takes one `input` and answers one payload. What a caller can put
 * right is in `userErrors` of the payload, and nothing was changed then; throttling and outages are
 * errors at the top. A gateway that only reads refuses every change with `READ_ONLY`, before any AWS
 * call.
 */
export type MutationIssueProgrammaticCredentialsArgs = {
  input: IssueProgrammaticCredentialsInput;
};


/**
 * Where every change begins. A change takes one `input` and answers one payload. What a caller can put
 * right is in `userErrors` of the payload, and nothing was changed then; throttling and outages are
 * errors at the top. A gateway that only reads refuses every change with `READ_ONLY`, before any AWS
 * call.
 */
export type MutationProvisionPermissionSetArgs = {
  input: ProvisionPermissionSetInput;
};


/**
 * Where every change begins. A change takes one `input` and answers one payload. What a caller can put
 * right is in `userErrors` of the payload, and nothing was changed then; throttling and outages are
 * errors at the top. A gateway that only reads refuses every change with `READ_ONLY`, before any AWS
 * call.
 */
export type MutationPutInlinePolicyArgs = {
  input: PutInlinePolicyInput;
};


/**
 * Where every change begins. A change takes one `input` and answers one payload. What a caller can put
 * right is in `userErrors` of the payload, and nothing was changed then; throttling and outages are
 * errors at the top. A gateway that only reads refuses every change with `READ_ONLY`, before any AWS
 * call.
 */
export type MutationPutPermissionsBoundaryArgs = {
  input: PutPermissionsBoundaryInput;
};


/**
 * Where every change begins. A change takes one `input` and answers one payload. What a caller can put
 * right is in `userErrors` of the payload, and nothing was changed then; throttling and outages are
 * errors at the top. A gateway that only reads refuses every change with `READ_ONLY`, before any AWS
 * call.
 */
export type MutationRemoveGroupMemberArgs = {
  input: RemoveGroupMemberInput;
};


/**
 * Where every change begins. A change takes one `input` and answers one payload. What a caller can put
 * right is in `userErrors` of the payload, and nothing was changed then; throttling and outages are
 * errors at the top. A gateway that only reads refuses every change with `READ_ONLY`, before any AWS
 * call.
 */
export type MutationRevokeAccessArgs = {
  input: RevokeAccessInput;
};


/**
 * Where every change begins. A change takes one `input` and answers one payload. What a caller can put
 * right is in `userErrors` of the payload, and nothing was changed then; throttling and outages are
 * errors at the top. A gateway that only reads refuses every change with `READ_ONLY`, before any AWS
 * call.
 */
export type MutationTagResourceArgs = {
  input: TagResourceInput;
};


/**
 * Where every change begins. A change takes one `input` and answers one payload. What a caller can put
 * right is in `userErrors` of the payload, and nothing was changed then; throttling and outages are
 * errors at the top. A gateway that only reads refuses every change with `READ_ONLY`, before any AWS
 * call.
 */
export type MutationUntagResourceArgs = {
  input: UntagResourceInput;
};


/**
 * Where every change begins. A change takes one `input` and answers one payload. What a caller can put
 * right is in `userErrors` of the payload, and nothing was changed then; throttling and outages are
 * errors at the top. A gateway that only reads refuses every change with `READ_ONLY`, before any AWS
 * call.
 */
export type MutationUpdateEnvironmentArgs = {
  input: UpdateEnvironmentInput;
};


/**
 * Where every change begins. A change takes one `input` and answers one payload. What a caller can put
 * right is in `userErrors` of the payload, and nothing was changed then; throttling and outages are
 * errors at the top. A gateway that only reads refuses every change with `READ_ONLY`, before any AWS
 * call.
 */
export type MutationUpdateEnvironmentUserArgs = {
  input: UpdateEnvironmentUserInput;
};


/**
 * Where every change begins. A change takes one `input` and answers one payload. What a caller can put
 * right is in `userErrors` of the payload, and nothing was changed then; throttling and outages are
 * errors at the top. A gateway that only reads refuses every change with `READ_ONLY`, before any AWS
 * call.
 */
export type MutationUpdatePermissionSetArgs = {
  input: UpdatePermissionSetInput;
};


/**
 * Where every change begins. A change takes one `input` and answers one payload. What a caller can put
 * right is in `userErrors` of the payload, and nothing was changed then; throttling and outages are
 * errors at the top. A gateway that only reads refuses every change with `READ_ONLY`, before any AWS
 * call.
 */
export type MutationUpdateWorkspaceArgs = {
  input: UpdateWorkspaceInput;
};


/**
 * Where every change begins. A change takes one `input` and answers one payload. What a caller can put
 * right is in `userErrors` of the payload, and nothing was changed then; throttling and outages are
 * errors at the top. A gateway that only reads refuses every change with `READ_ONLY`, before any AWS
 * call.
 */
export type MutationUpdateWorkspaceAuthenticationArgs = {
  input: UpdateWorkspaceAuthenticationInput;
};


/**
 * Where every change begins. A change takes one `input` and answers one payload. What a caller can put
 * right is in `userErrors` of the payload, and nothing was changed then; throttling and outages are
 * errors at the top. A gateway that only reads refuses every change with `READ_ONLY`, before any AWS
 * call.
 */
export type MutationUpdateWorkspacePermissionsArgs = {
  input: UpdateWorkspacePermissionsInput;
};

/** Anything that has a global id and can be read again with `node`. */
export type Node = {
  /** The global id: opaque, the same for as long as the object exists, and what `node` takes. */
  readonly id: Scalars['ID']['output'];
};

/**
 * Another change of the same target is under way, and has to end first (`ConflictException` of
 * `CreateAccountAssignment`, `DeleteAccountAssignment` and `ProvisionPermissionSet` of IAM Identity
 * Center). The code is `CONFLICT_RETRYABLE`.
 */
export type OperationConflict = UserError & {
  /**
   * AWS's name of the operation that failed, as `CreatePermissionSet`; null when the gateway refused the
   * change by itself.
   */
  readonly awsOperation: Maybe<Scalars['String']['output']>;
  /** Always `CONFLICT_RETRYABLE`. */
  readonly code: ErrorCode;
  /** The path to the value at fault; null when no single value is. */
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** What is under way, in a sentence for a person. */
  readonly message: Scalars['String']['output'];
  /**
   * The change that is under way; try again when it has ended. Null when it can no longer be read.
   * From `DescribeAccountAssignmentCreationStatus`, `DescribeAccountAssignmentDeletionStatus` or
   * `DescribePermissionSetProvisioningStatus` of IAM Identity Center.
   */
  readonly operation: Maybe<AsyncOperation>;
};

/** Why an asynchronous change failed. */
export type OperationFailure = {
  /** What can be done about it, where that is known. */
  readonly advice: Maybe<Scalars['String']['output']>;
  /** The kind of failure; null when AWS's text is none that the gateway knows. */
  readonly code: Maybe<ErrorCode>;
  /**
   * Of an operation that is UNKNOWN: a GraphQL query, without variables, that tells whether the change
   * was made. Null otherwise, and where nobody knows what the operation was about.
   */
  readonly query: Maybe<Scalars['String']['output']>;
  /** AWS's own text (`FailureReason`). */
  readonly reason: Maybe<Scalars['String']['output']>;
};

/** Which asynchronous changes to answer. All members must fit; one left out fits all. */
export type OperationFilter = {
  /** Only those created after this moment. */
  readonly createdAfter?: InputMaybe<Scalars['DateTime']['input']>;
  /** What is being done. */
  readonly kind?: InputMaybe<AsyncOperationKind>;
  /** How far it has come. */
  readonly state?: InputMaybe<AsyncOperationState>;
};

/**
 * AWS accounts that are managed and paid for together. From `DescribeOrganization` of AWS
 * Organizations.
 */
export type Organization = Node & {
  /** All its AWS accounts, wherever they are in it. From `ListAccounts` of AWS Organizations. */
  readonly accounts: Maybe<AccountConnection>;
  /** Its ARN. */
  readonly arn: Scalars['Arn']['output'];
  /** Whether policies are available or only common bills. */
  readonly featureSet: Maybe<OrganizationFeatureSet>;
  /** The global id: opaque, the same for as long as the object exists, and what `node` takes. */
  readonly id: Scalars['ID']['output'];
  /** The account that manages and pays. From `DescribeAccount` or `ListAccounts` of AWS Organizations. */
  readonly managementAccount: Maybe<Account>;
  /** The email address of the account that manages and pays (`MasterAccountEmail`). */
  readonly managementAccountEmail: Maybe<Scalars['EmailAddress']['output']>;
  /** The account that manages and pays (`MasterAccountId`); null for who may not see it. */
  readonly managementAccountId: Maybe<Scalars['AccountId']['output']>;
  /** AWS's key of it, as `o-a1b2c3d4e5` (`Id`). */
  readonly organizationId: Scalars['String']['output'];
  /**
   * The organizational units directly under the root. From `ListOrganizationalUnitsForParent` of AWS
   * Organizations.
   */
  readonly organizationalUnits: Maybe<OrganizationalUnitConnection>;
  /** The root, under which all units and accounts are. From `ListRoots` of AWS Organizations. */
  readonly root: Maybe<OrganizationalUnit>;
};


/**
 * AWS accounts that are managed and paid for together. From `DescribeOrganization` of AWS
 * Organizations.
 */
export type OrganizationAccountsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AccountFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * AWS accounts that are managed and paid for together. From `DescribeOrganization` of AWS
 * Organizations.
 */
export type OrganizationOrganizationalUnitsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** What an organization can do (`OrganizationFeatureSet` of AWS Organizations). */
export type OrganizationFeatureSet =
  /** Everything, policies included. */
  | 'ALL'
  /** Common bills only. */
  | 'CONSOLIDATED_BILLING'
  /** A value that AWS has added and this gateway does not know yet. */
  | 'UNRECOGNIZED';

/**
 * A folder of accounts and further folders in an organization; its root is one too, with `isRoot`.
 * From `DescribeOrganizationalUnit`, `ListOrganizationalUnitsForParent` and `ListRoots` of AWS
 * Organizations.
 */
export type OrganizationalUnit = Node & Taggable & {
  /** The accounts directly under it. From `ListAccountsForParent` of AWS Organizations. */
  readonly accounts: Maybe<AccountConnection>;
  /** Its ARN. */
  readonly arn: Maybe<Scalars['Arn']['output']>;
  /** The global id: opaque, the same for as long as the object exists, and what `node` takes. */
  readonly id: Scalars['ID']['output'];
  /** True for the root of the organization. */
  readonly isRoot: Scalars['Boolean']['output'];
  /** Its name, unique among its neighbours. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** The units directly under it. From `ListOrganizationalUnitsForParent` of AWS Organizations. */
  readonly organizationalUnits: Maybe<OrganizationalUnitConnection>;
  /** AWS's key of it, as `ou-ab12-cdef3456`, or as `r-ab12` for the root (`Id`). */
  readonly ouId: Scalars['String']['output'];
  /**
   * The unit it is directly under; null for those directly under the root, and for the root. From
   * `ListParents` of AWS Organizations.
   */
  readonly parent: Maybe<OrganizationalUnit>;
  /**
   * AWS's key of what it is directly under, a unit or the root; null for the root. From `ListParents`
   * of AWS Organizations.
   */
  readonly parentId: Maybe<Scalars['String']['output']>;
  /** Its tags. From `ListTagsForResource` of AWS Organizations. */
  readonly tags: Maybe<ReadonlyArray<Tag>>;
};


/**
 * A folder of accounts and further folders in an organization; its root is one too, with `isRoot`.
 * From `DescribeOrganizationalUnit`, `ListOrganizationalUnitsForParent` and `ListRoots` of AWS
 * Organizations.
 */
export type OrganizationalUnitAccountsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * A folder of accounts and further folders in an organization; its root is one too, with `isRoot`.
 * From `DescribeOrganizationalUnit`, `ListOrganizationalUnitsForParent` and `ListRoots` of AWS
 * Organizations.
 */
export type OrganizationalUnitOrganizationalUnitsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of organizational units. From `ListOrganizationalUnitsForParent` of AWS Organizations. */
export type OrganizationalUnitConnection = {
  /** The rows, each with its cursor. */
  readonly edges: ReadonlyArray<OrganizationalUnitEdge>;
  /** The same rows without cursors. */
  readonly nodes: ReadonlyArray<OrganizationalUnit>;
  /** Whether there is more, and the cursor to go on from. */
  readonly pageInfo: PageInfo;
};

/** One row of `OrganizationalUnitConnection`. */
export type OrganizationalUnitEdge = {
  /** Where this row is; pass it as `after` to go on behind it. */
  readonly cursor: Scalars['String']['output'];
  /** The organizational unit. */
  readonly node: OrganizationalUnit;
};

/**
 * The connection ended after AWS may have taken the change, and reading back did not settle whether it
 * did. Rests on the AWS operation of the change, which is sent once. The code is `OUTCOME_UNKNOWN`.
 */
export type OutcomeUnknown = UserError & {
  /**
   * AWS's name of the operation that failed, as `CreatePermissionSet`; null when the gateway refused the
   * change by itself.
   */
  readonly awsOperation: Maybe<Scalars['String']['output']>;
  /** Always `OUTCOME_UNKNOWN`. */
  readonly code: ErrorCode;
  /** The path to the value at fault; null when no single value is. */
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** What is not known, in a sentence for a person. */
  readonly message: Scalars['String']['output'];
  /** A GraphQL query, without variables, that tells whether the change was made. */
  readonly query: Scalars['String']['output'];
};

/** Where a page ends, as the Relay specification has it. Pages go forward only. */
export type PageInfo = {
  /** The cursor of the last row, for `after`; null on an empty page. */
  readonly endCursor: Maybe<Scalars['String']['output']>;
  /**
   * True when there are rows behind this page. When a merged connection has `gaps`, what is missing is
   * told there and not here.
   */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /**
   * True when the page was asked for with `after`, so that there were rows before it. Going back is
   * not offered.
   */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first row; null on an empty page. */
  readonly startCursor: Maybe<Scalars['String']['output']>;
};

/**
 * Users of an environment who may do the same. From `ListPermissionGroups` of the FinSpace data API,
 * which AWS's model marks as deprecated.
 */
export type PermissionGroup = Node & {
  /** What its members may do. */
  readonly applicationPermissions: Maybe<ReadonlyArray<ApplicationPermission>>;
  /** When it was created (`createTime`). */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** What it is for, in somebody's words. */
  readonly description: Maybe<Scalars['String']['output']>;
  /** The environment. */
  readonly environment: Maybe<Environment>;
  /** The global id: opaque, the same for as long as the object exists, and what `node` takes. */
  readonly id: Scalars['ID']['output'];
  /** When it was last changed (`lastModifiedTime`). */
  readonly lastModifiedAt: Maybe<Scalars['DateTime']['output']>;
  /**
   * Who is in it. From `ListUsersByPermissionGroup` of the FinSpace data API, which AWS's model marks
   * as deprecated.
   */
  readonly members: Maybe<PermissionGroupMemberConnection>;
  /** Its name. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** AWS's key of the group, unique in its environment (`permissionGroupId`). */
  readonly permissionGroupId: Scalars['String']['output'];
};


/**
 * Users of an environment who may do the same. From `ListPermissionGroups` of the FinSpace data API,
 * which AWS's model marks as deprecated.
 */
export type PermissionGroupMembersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/**
 * A page of the permission groups of an environment. From `ListPermissionGroups` of the FinSpace data
 * API.
 */
export type PermissionGroupConnection = {
  /** The rows, each with its cursor. */
  readonly edges: ReadonlyArray<PermissionGroupEdge>;
  /** The same rows without cursors. */
  readonly nodes: ReadonlyArray<PermissionGroup>;
  /** Whether there is more, and the cursor to go on from. */
  readonly pageInfo: PageInfo;
};

/** One row of `PermissionGroupConnection`. */
export type PermissionGroupEdge = {
  /** Where this row is; pass it as `after` to go on behind it. */
  readonly cursor: Scalars['String']['output'];
  /** The permission group. */
  readonly node: PermissionGroup;
};

/**
 * A page of the users in a permission group. From `ListUsersByPermissionGroup` of the FinSpace data
 * API.
 */
export type PermissionGroupMemberConnection = {
  /** The rows, each with its cursor. */
  readonly edges: ReadonlyArray<PermissionGroupMemberEdge>;
  /** The same rows without cursors. */
  readonly nodes: ReadonlyArray<EnvironmentUser>;
  /** Whether there is more, and the cursor to go on from. */
  readonly pageInfo: PageInfo;
};

/** One row of `PermissionGroupMemberConnection`. */
export type PermissionGroupMemberEdge = {
  /** Where this row is; pass it as `after` to go on behind it. */
  readonly cursor: Scalars['String']['output'];
  /** How far the user is in the group (`membershipStatus`). */
  readonly membershipStatus: Maybe<PermissionGroupMembershipStatus>;
  /** The user. */
  readonly node: EnvironmentUser;
};

/** How far a user is in a permission group (`PermissionGroupMembershipStatus` of the FinSpace data API). */
export type PermissionGroupMembershipStatus =
  /** The user is being added. */
  | 'ADDITION_IN_PROGRESS'
  /** The user is in it. */
  | 'ADDITION_SUCCESS'
  /** The user is being taken out. */
  | 'REMOVAL_IN_PROGRESS'
  /** A value that AWS has added and this gateway does not know yet. */
  | 'UNRECOGNIZED';

/**
 * What a principal may do in an account: policies under a name, which IAM Identity Center turns into
 * an IAM role in each account where it is assigned. From `DescribePermissionSet` of IAM Identity
 * Center.
 */
export type PermissionSet = Node & Taggable & {
  /**
   * The accounts that have this set, each with whether in its newest form. From
   * `ListAccountsForProvisionedPermissionSet` of IAM Identity Center, one list for each status.
   */
  readonly accounts: Maybe<PermissionSetAccountConnection>;
  /** Its ARN, AWS's key of it (`PermissionSetArn`). */
  readonly arn: Scalars['Arn']['output'];
  /**
   * Who is assigned this set, and in which account. From `ListAccountsForProvisionedPermissionSet`
   * and, for each account, `ListAccountAssignments` of IAM Identity Center.
   */
  readonly assignments: Maybe<AccountAssignmentConnection>;
  /** When it was created. From `DescribePermissionSet`. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /**
   * The customer's own policies that are attached by name: each account must have one of that name.
   * From `ListCustomerManagedPolicyReferencesInPermissionSet` of IAM Identity Center.
   */
  readonly customerManagedPolicies: Maybe<ReadonlyArray<CustomerManagedPolicy>>;
  /** What it is for, in its author's words. From `DescribePermissionSet`. */
  readonly description: Maybe<Scalars['String']['output']>;
  /** The global id: opaque, the same for as long as the object exists, and what `node` takes. */
  readonly id: Scalars['ID']['output'];
  /**
   * The policy written into the set itself; null when it has none. From
   * `GetInlinePolicyForPermissionSet` of IAM Identity Center.
   */
  readonly inlinePolicy: Maybe<Scalars['PolicyDocument']['output']>;
  /** The instance it belongs to. From `DescribeInstance` or `ListInstances` of IAM Identity Center. */
  readonly instance: Maybe<IdentityCenterInstance>;
  /** The ARN of the instance it belongs to. */
  readonly instanceArn: Scalars['Arn']['output'];
  /**
   * The policies of AWS that are attached. From `ListManagedPoliciesInPermissionSet` of IAM Identity
   * Center.
   */
  readonly managedPolicies: Maybe<ReadonlyArray<ManagedPolicy>>;
  /** Its name, unique in the instance. From `DescribePermissionSet`. */
  readonly name: Maybe<Scalars['String']['output']>;
  /**
   * The policy that bounds what the set can grant; null when it has none. From
   * `GetPermissionsBoundaryForPermissionSet` of IAM Identity Center.
   */
  readonly permissionsBoundary: Maybe<PermissionsBoundary>;
  /** The page of the AWS console that a session begins at. From `DescribePermissionSet`. */
  readonly relayState: Maybe<Scalars['String']['output']>;
  /** How long a session lasts, 1 to 12 hours. From `DescribePermissionSet`. */
  readonly sessionDuration: Maybe<Scalars['Duration']['output']>;
  /** Its tags. From `ListTagsForResource` of IAM Identity Center. */
  readonly tags: Maybe<ReadonlyArray<Tag>>;
};


/**
 * What a principal may do in an account: policies under a name, which IAM Identity Center turns into
 * an IAM role in each account where it is assigned. From `DescribePermissionSet` of IAM Identity
 * Center.
 */
export type PermissionSetAccountsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  provisioningStatus?: InputMaybe<ProvisioningStatus>;
};


/**
 * What a principal may do in an account: policies under a name, which IAM Identity Center turns into
 * an IAM role in each account where it is assigned. From `DescribePermissionSet` of IAM Identity
 * Center.
 */
export type PermissionSetAssignmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/**
 * A page of the accounts that have a permission set. Merged from a
 * `ListAccountsForProvisionedPermissionSet` of IAM Identity Center for each status.
 */
export type PermissionSetAccountConnection = {
  /** The moment at which the oldest value in this answer was read from AWS. */
  readonly asOf: Maybe<Scalars['DateTime']['output']>;
  /** The rows, each with its cursor. */
  readonly edges: ReadonlyArray<PermissionSetAccountEdge>;
  /** What is missing from the rows so far, and why. `[]` means that nothing is missing. */
  readonly gaps: ReadonlyArray<Gap>;
  /** The same rows without cursors. */
  readonly nodes: ReadonlyArray<Maybe<Account>>;
  /** Whether there is more, and the cursor to go on from. */
  readonly pageInfo: PageInfo;
};

/** One row of `PermissionSetAccountConnection`. */
export type PermissionSetAccountEdge = {
  /** The twelve digits of the account. */
  readonly accountId: Scalars['AccountId']['output'];
  /** Where this row is; pass it as `after` to go on behind it. */
  readonly cursor: Scalars['String']['output'];
  /** The account; null where it cannot be read or is no longer there. */
  readonly node: Maybe<Account>;
  /** Whether the account has the set in its newest form. */
  readonly provisioningStatus: Maybe<ProvisioningStatus>;
};

/** What a permission set is looked up by. Exactly one member must be given. */
export type PermissionSetBy =
  /** By ARN. */
  { readonly arn: Scalars['Arn']['input']; readonly id?: never; readonly name?: never; }
  |  /** By global id. */
  { readonly arn?: never; readonly id: Scalars['ID']['input']; readonly name?: never; }
  |  /** By name, letter by letter. AWS has no lookup by name: the sets are read until it is found. */
  { readonly arn?: never; readonly id?: never; readonly name: Scalars['String']['input']; };

/**
 * The permission set has been changed since the caller saw it, so it was left as it is. From
 * `DescribePermissionSet` of IAM Identity Center. The code is `CONFLICT`.
 */
export type PermissionSetChanged = UserError & {
  /** The values that the set has. */
  readonly actual: PermissionSetValues;
  /**
   * AWS's name of the operation that failed, as `CreatePermissionSet`; null when the gateway refused the
   * change by itself.
   */
  readonly awsOperation: Maybe<Scalars['String']['output']>;
  /** Always `CONFLICT`. */
  readonly code: ErrorCode;
  /** The values that the caller saw; null where the caller named none. */
  readonly expected: PermissionSetValues;
  /** The path to the value at fault: the first member of `expected` that does not fit. */
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** Which values are others by now, in a sentence for a person. */
  readonly message: Scalars['String']['output'];
};

/**
 * A page of permission sets. From `ListPermissionSets` of IAM Identity Center; a filter needs further
 * calls for each set, and a set that could not be looked into is a gap.
 */
export type PermissionSetConnection = {
  /** The moment at which the oldest value in this answer was read from AWS. */
  readonly asOf: Maybe<Scalars['DateTime']['output']>;
  /** The rows, each with its cursor. */
  readonly edges: ReadonlyArray<PermissionSetEdge>;
  /** What is missing from the rows so far, and why. `[]` means that nothing is missing. */
  readonly gaps: ReadonlyArray<Gap>;
  /** The same rows without cursors. */
  readonly nodes: ReadonlyArray<PermissionSet>;
  /** Whether there is more, and the cursor to go on from. */
  readonly pageInfo: PageInfo;
};

/** One row of `PermissionSetConnection`. */
export type PermissionSetEdge = {
  /** Where this row is; pass it as `after` to go on behind it. */
  readonly cursor: Scalars['String']['output'];
  /** The permission set. */
  readonly node: PermissionSet;
};

/** Which permission sets to answer. All members must fit; one left out fits all. */
export type PermissionSetFilter = {
  /** Sets with this text in the name or the description, whatever the case. */
  readonly contains?: InputMaybe<Scalars['String']['input']>;
  /** Sets that have this policy of AWS's attached. */
  readonly managedPolicyArn?: InputMaybe<Scalars['Arn']['input']>;
  /**
   * True: sets that some account does not have in their newest form
   * (`LATEST_PERMISSION_SET_NOT_PROVISIONED`). False: sets that every account has in their newest
   * form.
   */
  readonly outdated?: InputMaybe<Scalars['Boolean']['input']>;
};

/**
 * The permission set cannot be deleted, because accounts still have it (`ConflictException` of
 * `DeletePermissionSet` of IAM Identity Center). The code is `CONFLICT`.
 */
export type PermissionSetInUse = UserError & {
  /** The accounts that have it. From `ListAccountsForProvisionedPermissionSet`. */
  readonly accountIds: ReadonlyArray<Scalars['AccountId']['output']>;
  /** The same accounts. From `DescribeAccount` or `ListAccounts` of AWS Organizations. */
  readonly accounts: Maybe<ReadonlyArray<Account>>;
  /**
   * AWS's name of the operation that failed, as `CreatePermissionSet`; null when the gateway refused the
   * change by itself.
   */
  readonly awsOperation: Maybe<Scalars['String']['output']>;
  /** Always `CONFLICT`. */
  readonly code: ErrorCode;
  /** The path to the value at fault. */
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** Where it is in use, in a sentence for a person. */
  readonly message: Scalars['String']['output'];
};

/**
 * Bringing a permission set in an account up to date, which AWS finishes later. From
 * `DescribePermissionSetProvisioningStatus` of IAM Identity Center; the list holds only state, request
 * and time, so the rest costs a call.
 */
export type PermissionSetProvisioning = AsyncOperation & Node & {
  /** The account that it is about. From `DescribeAccount` or `ListAccounts` of AWS Organizations. */
  readonly account: Maybe<Account>;
  /** The account that it is about; null as well when it is about all accounts that have the set. */
  readonly accountId: Maybe<Scalars['AccountId']['output']>;
  /** When AWS took it (`CreatedDate`), or when the gateway queued it. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** Why it is FAILED (`FailureReason`), or UNKNOWN where that can be said; null otherwise. */
  readonly failure: Maybe<OperationFailure>;
  /** The global id: opaque, the same for as long as the object exists, and what `node` takes. */
  readonly id: Scalars['ID']['output'];
  /** The permission set that is provisioned. From `DescribePermissionSet` of IAM Identity Center. */
  readonly permissionSet: Maybe<PermissionSet>;
  /** The ARN of the permission set that is provisioned. */
  readonly permissionSetArn: Maybe<Scalars['Arn']['output']>;
  /** Always null: a provisioning does not wait in the gateway's queue. */
  readonly queuePosition: Maybe<Scalars['Int']['output']>;
  /**
   * AWS's key of the request (`RequestId`); null while the change waits in the gateway's queue and has
   * not been sent.
   */
  readonly requestId: Maybe<Scalars['String']['output']>;
  /**
   * Waits until it has ended and answers the same operation, or as it stands at the limit. The
   * deadline of the request bounds it too.
   */
  readonly settled: Maybe<PermissionSetProvisioning>;
  /** How far it has come. From `DescribePermissionSetProvisioningStatus`. */
  readonly state: AsyncOperationState;
};


/**
 * Bringing a permission set in an account up to date, which AWS finishes later. From
 * `DescribePermissionSetProvisioningStatus` of IAM Identity Center; the list holds only state, request
 * and time, so the rest costs a call.
 */
export type PermissionSetProvisioningSettledArgs = {
  within?: InputMaybe<Scalars['Duration']['input']>;
};

/** What `updatePermissionSet` changes. From `DescribePermissionSet` of IAM Identity Center. */
export type PermissionSetValues = {
  /** What the set is for (`Description`). */
  readonly description: Maybe<Scalars['String']['output']>;
  /** The page of the AWS console that a session begins at (`RelayState`). */
  readonly relayState: Maybe<Scalars['String']['output']>;
  /** How long a session lasts (`SessionDuration`). */
  readonly sessionDuration: Maybe<Scalars['Duration']['output']>;
};

/**
 * The values of a permission set as a caller saw them. Compared with what `DescribePermissionSet` of
 * IAM Identity Center answers.
 */
export type PermissionSetValuesInput = {
  /** What it is for; null when the caller saw none, left out when it does not matter. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /**
   * The page that a session begins at; null when the caller saw none, left out when it does not
   * matter.
   */
  readonly relayState?: InputMaybe<Scalars['String']['input']>;
  /** How long a session lasts; left out when it does not matter. Null never fits. */
  readonly sessionDuration?: InputMaybe<Scalars['Duration']['input']>;
};

/**
 * The policy that bounds what a permission set can grant: one of AWS's or one of the customer's. From
 * `GetPermissionsBoundaryForPermissionSet` of IAM Identity Center.
 */
export type PermissionsBoundary = {
  /** The customer's policy, where it is one of those. */
  readonly customerManagedPolicy: Maybe<CustomerManagedPolicy>;
  /** The ARN of AWS's policy, where it is one of those. */
  readonly managedPolicyArn: Maybe<Scalars['Arn']['output']>;
};

/**
 * The policy that bounds what a permission set can grant. Exactly one member must be given. For
 * `PutPermissionsBoundaryToPermissionSet` of IAM Identity Center.
 */
export type PermissionsBoundaryInput =
  /** A policy of the customer's (`CustomerManagedPolicyReference`). */
  { readonly customerManagedPolicy: CustomerManagedPolicyInput; readonly managedPolicyArn?: never; }
  |  /** The ARN of a policy of AWS's (`ManagedPolicyArn`). */
  { readonly customerManagedPolicy?: never; readonly managedPolicyArn: Scalars['Arn']['input']; };

/** The parts of a person's name (`Name` of Identity Store). */
export type PersonName = {
  /** The family name. */
  readonly familyName: Maybe<Scalars['String']['output']>;
  /** The whole name as it is written. */
  readonly formatted: Maybe<Scalars['String']['output']>;
  /** The given name. */
  readonly givenName: Maybe<Scalars['String']['output']>;
  /** What comes before the name, as `Dr.`. */
  readonly honorificPrefix: Maybe<Scalars['String']['output']>;
  /** What comes after the name, as `Jr.`. */
  readonly honorificSuffix: Maybe<Scalars['String']['output']>;
  /** The middle name. */
  readonly middleName: Maybe<Scalars['String']['output']>;
};

/** Who can be given access: a user or a group of the directory. */
export type Principal = {
  /** What to call it: its display name, else its user name, else its key. */
  readonly displayName: Scalars['String']['output'];
  /** The global id: opaque, the same for as long as the object exists, and what `node` takes. */
  readonly id: Scalars['ID']['output'];
  /** AWS's key of the user or group (`UserId` or `GroupId` of Identity Store). */
  readonly principalId: Scalars['String']['output'];
  /** Whether it is a user or a group. */
  readonly principalType: PrincipalType;
};

/** Whether the directory has the principal of an assignment. */
export type PrincipalState =
  /**
   * It has not: the principal was deleted, or has not been synchronized. The assignment stays until it
   * is deleted.
   */
  | 'NOT_IN_DIRECTORY'
  /** It has. */
  | 'PRESENT'
  /** It cannot be told, because the directory could not be read, or the caller may not see it. */
  | 'UNKNOWN';

/** What a person or a group is called in an assignment (`PrincipalType` of IAM Identity Center). */
export type PrincipalType =
  /** A group of the directory. */
  | 'GROUP'
  /** A kind that AWS has added and this gateway does not know yet. */
  | 'UNRECOGNIZED'
  /** A user of the directory. */
  | 'USER';

/**
 * Credentials that select an environment and a user of it. All three are secret. From
 * `GetProgrammaticAccessCredentials` of the FinSpace data API.
 */
export type ProgrammaticCredentials = {
  /** For `AWS_ACCESS_KEY_ID`. */
  readonly accessKeyId: Scalars['String']['output'];
  /** For `AWS_SECRET_ACCESS_KEY`. */
  readonly secretAccessKey: Scalars['String']['output'];
  /** For `AWS_SESSION_TOKEN`. */
  readonly sessionToken: Scalars['String']['output'];
};

/**
 * A permission set, and the accounts to bring it up to date in. For `ProvisionPermissionSet` of IAM
 * Identity Center.
 */
export type ProvisionPermissionSetInput = {
  /**
   * With several accounts, how many may fail before no further one is begun: with 0, the first failure
   * ends the rollout, and the accounts that were not begun are `skipped`. Up to three run at a time, so
   * those may still go on. An account that is refused beforehand, because it is suspended or does not
   * have the set, is no failure. Null is the same as 0.
   */
  readonly maxFailures?: InputMaybe<Scalars['Int']['input']>;
  /** The permission set, by its global id. */
  readonly permissionSet: Scalars['ID']['input'];
  /** Where to provision it. */
  readonly target: ProvisionTarget;
};

/** What came of `provisionPermissionSet`. From `ProvisionPermissionSet` of IAM Identity Center. */
export type ProvisionPermissionSetPayload = {
  /**
   * The operation, when there is one: of a target of one account or of `allProvisioned`, and the first
   * of several. From `ProvisionPermissionSet`.
   */
  readonly operation: Maybe<PermissionSetProvisioning>;
  /**
   * What was begun; `[]` when there was nothing to bring up to date, null when refused. From
   * `ProvisionPermissionSet`.
   */
  readonly operations: Maybe<ReadonlyArray<PermissionSetProvisioning>>;
  /**
   * What came of each account, in the order of the input; null for a target of one account, for
   * `allProvisioned`, and when refused. From `ProvisionPermissionSet`.
   */
  readonly results: Maybe<ReadonlyArray<ProvisionResult>>;
  /** Why the change was not made; `[]` when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/**
 * What came of one account among several that a permission set is brought up to date in. From
 * `ProvisionPermissionSet` of IAM Identity Center.
 */
export type ProvisionResult = {
  /** The account. From `DescribeAccount` or `ListAccounts` of AWS Organizations. */
  readonly account: Maybe<Account>;
  /** The twelve digits of the account (`TargetId`). */
  readonly accountId: Scalars['AccountId']['output'];
  /** What was begun; null when nothing was. From `ProvisionPermissionSet`. */
  readonly operation: Maybe<PermissionSetProvisioning>;
  /**
   * True when `ProvisionPermissionSet` was left out for it: because more than `maxFailures` others had
   * failed already, or because the deadline of the request came first, which `userErrors` says.
   */
  readonly skipped: Scalars['Boolean']['output'];
  /** Why this account was refused, or not begun in time; `[]` when neither. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/**
 * Where to provision a permission set. Exactly one member must be given. For `TargetType` and
 * `TargetId` of `ProvisionPermissionSet` of IAM Identity Center.
 */
export type ProvisionTarget =
  /** One account that has the set, by its global id (`AWS_ACCOUNT`). */
  { readonly account: Scalars['ID']['input']; readonly accounts?: never; readonly allProvisioned?: never; readonly outdated?: never; }
  |  /**
   * Several accounts that have the set, by their global ids, each once, at most 500; each gets an
   * operation of its own (`AWS_ACCOUNT`).
   */
  { readonly account?: never; readonly accounts: ReadonlyArray<Scalars['ID']['input']>; readonly allProvisioned?: never; readonly outdated?: never; }
  |  /**
   * True: all accounts that have the set, in one operation (`ALL_PROVISIONED_ACCOUNTS`); AWS reaches
   * at most 3,500 so. False is `VALIDATION`.
   */
  { readonly account?: never; readonly accounts?: never; readonly allProvisioned: Scalars['Boolean']['input']; readonly outdated?: never; }
  |  /**
   * True: the accounts that have the set, but not in its newest form, each with an operation of its
   * own (`AWS_ACCOUNT`); false is `VALIDATION`. From `ListAccountsForProvisionedPermissionSet` with
   * `LATEST_PERMISSION_SET_NOT_PROVISIONED`.
   */
  { readonly account?: never; readonly accounts?: never; readonly allProvisioned?: never; readonly outdated: Scalars['Boolean']['input']; };

/**
 * Whether an account has a permission set in its newest form (`ProvisioningStatus` of IAM Identity
 * Center).
 */
export type ProvisioningStatus =
  /** The set has been changed since it was last provisioned to the account. */
  | 'LATEST_PERMISSION_SET_NOT_PROVISIONED'
  /** The account has the set as it is now. */
  | 'LATEST_PERMISSION_SET_PROVISIONED'
  /** A status that AWS has added and this gateway does not know yet. */
  | 'UNRECOGNIZED';

/**
 * A policy to write into a permission set. For `PutInlinePolicyToPermissionSet` of IAM Identity
 * Center.
 */
export type PutInlinePolicyInput = {
  /** The permission set, by its global id. */
  readonly permissionSet: Scalars['ID']['input'];
  /**
   * The policy, as a JSON object or as JSON text: at most 32,768 bytes, of which 10,240 are not white
   * space (`InlinePolicy`).
   */
  readonly policy: Scalars['PolicyDocument']['input'];
};

/**
 * What came of `putInlinePolicy`. From `PutInlinePolicyToPermissionSet` and `DescribePermissionSet` of
 * IAM Identity Center.
 */
export type PutInlinePolicyPayload = {
  /**
   * The accounts that have the set, but not in its newest form: what was changed reaches them only
   * with `provisionPermissionSet`. From `ListAccountsForProvisionedPermissionSet`; null when refused,
   * or when it cannot be read.
   */
  readonly outdatedAccountIds: Maybe<ReadonlyArray<Scalars['AccountId']['output']>>;
  /** The same accounts. From `DescribeAccount` or `ListAccounts` of AWS Organizations. */
  readonly outdatedAccounts: Maybe<ReadonlyArray<Account>>;
  /** The permission set as it is now, read again. From `DescribePermissionSet`; null when refused. */
  readonly permissionSet: Maybe<PermissionSet>;
  /** Why the change was not made; `[]` when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/**
 * A permission set, and the policy that shall bound it. For `PutPermissionsBoundaryToPermissionSet` of
 * IAM Identity Center.
 */
export type PutPermissionsBoundaryInput = {
  /** The policy that shall bound it (`PermissionsBoundary`). */
  readonly boundary: PermissionsBoundaryInput;
  /** The permission set, by its global id. */
  readonly permissionSet: Scalars['ID']['input'];
};

/**
 * What came of `putPermissionsBoundary`. From `PutPermissionsBoundaryToPermissionSet` and
 * `DescribePermissionSet` of IAM Identity Center.
 */
export type PutPermissionsBoundaryPayload = {
  /**
   * The accounts that have the set, but not in its newest form: what was changed reaches them only
   * with `provisionPermissionSet`. From `ListAccountsForProvisionedPermissionSet`; null when refused,
   * or when it cannot be read.
   */
  readonly outdatedAccountIds: Maybe<ReadonlyArray<Scalars['AccountId']['output']>>;
  /** The same accounts. From `DescribeAccount` or `ListAccounts` of AWS Organizations. */
  readonly outdatedAccounts: Maybe<ReadonlyArray<Account>>;
  /** The permission set as it is now, read again. From `DescribePermissionSet`; null when refused. */
  readonly permissionSet: Maybe<PermissionSet>;
  /** Why the change was not made; `[]` when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Where every read begins. Nothing here needs an id to be known beforehand. */
export type Query = {
  /**
   * One AWS account; null when the organization has none such. From `DescribeAccount` or
   * `ListAccounts` of AWS Organizations.
   */
  readonly account: Maybe<Account>;
  /** The AWS accounts of the organization. From `ListAccounts` of AWS Organizations. */
  readonly accounts: Maybe<AccountConnection>;
  /**
   * Who is assigned what in which account, over the whole organization, with no id required. AWS has
   * no such list: it is read from `ListAccountAssignments` for each account and provisioned permission
   * set, or from `ListAccountAssignmentsForPrincipal` for each principal, whichever needs fewer calls
   * for the same rows.
   */
  readonly assignments: Maybe<AccountAssignmentConnection>;
  /**
   * One FinSpace environment; null when no account and Region that the gateway asks has it. From
   * `ListEnvironments` or `GetEnvironment` of Amazon FinSpace, whose support AWS ended on 7 October
   * 2026; its model marks both as deprecated.
   */
  readonly environment: Maybe<Environment>;
  /**
   * The FinSpace environments of every account and Region that the gateway is configured to ask. From
   * `ListEnvironments` of Amazon FinSpace, one list for each account and Region; AWS ended support of
   * FinSpace on 7 October 2026 and its model marks the operation as deprecated. A place that cannot be
   * read is a gap.
   */
  readonly environments: Maybe<EnvironmentConnection>;
  /**
   * One group; null when there is none. From `DescribeGroup`, or `GetGroupId` and then
   * `DescribeGroup`, of Identity Store.
   */
  readonly group: Maybe<Group>;
  /** The groups of the directory. From `ListGroups` of Identity Store. */
  readonly groups: Maybe<GroupConnection>;
  /**
   * One IAM Identity Center instance; null when there is none. From `DescribeInstance` of IAM Identity
   * Center.
   */
  readonly instance: Maybe<IdentityCenterInstance>;
  /**
   * The IAM Identity Center instances that the gateway's account can see: the organization's own, and
   * account instances. From `ListInstances` of IAM Identity Center.
   */
  readonly instances: Maybe<ReadonlyArray<IdentityCenterInstance>>;
  /**
   * Any object by its global id; null when it is no longer there. An id that this gateway did not make
   * is `BAD_USER_INPUT`.
   */
  readonly node: Maybe<Node>;
  /** Several objects by their global ids, in the order asked for, null where one is no longer there. */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /**
   * The changes that AWS finishes later, newest first: creations and deletions of account assignments
   * and provisionings of permission sets. Merged from `ListAccountAssignmentCreationStatus`,
   * `ListAccountAssignmentDeletionStatus` and `ListPermissionSetProvisioningStatus` of IAM Identity
   * Center, and from what this gateway still holds in its queue.
   */
  readonly operations: Maybe<AsyncOperationConnection>;
  /**
   * The organization that the gateway's account is in; null when it is in none. From
   * `DescribeOrganization` of AWS Organizations.
   */
  readonly organization: Maybe<Organization>;
  /** One permission set; null when there is none. From `DescribePermissionSet` of IAM Identity Center. */
  readonly permissionSet: Maybe<PermissionSet>;
  /**
   * The permission sets of an instance. From `ListPermissionSets` of IAM Identity Center, which
   * answers ARNs only: every other field costs a call for each set.
   */
  readonly permissionSets: Maybe<PermissionSetConnection>;
  /**
   * The AWS services behind this gateway, one row for each Region: whether each answers, how much of
   * its quotas is in use, and what AWS refuses. Costs no AWS call: it tells what the gateway has seen. A
   * caller is told of the services that it has any scope of.
   */
  readonly services: ReadonlyArray<UpstreamService>;
  /**
   * One user; null when there is none. From `DescribeUser`, or `GetUserId` and then `DescribeUser`, of
   * Identity Store.
   */
  readonly user: Maybe<User>;
  /** The users of the directory. From `ListUsers` of Identity Store. */
  readonly users: Maybe<UserConnection>;
  /** Who is asking, what they may do, and whether the answers come from AWS or from the sandbox. */
  readonly viewer: Viewer;
  /**
   * One Grafana workspace; null when there is none in any account and Region that is configured. From
   * `ListWorkspaces` or `DescribeWorkspace` of Amazon Managed Grafana. When it is found nowhere and
   * one of these could not be read, that is an error and not null.
   */
  readonly workspace: Maybe<Workspace>;
  /**
   * The Grafana workspaces of every account and Region that the gateway is configured to read. From
   * `ListWorkspaces` of Amazon Managed Grafana, once for each account and Region.
   */
  readonly workspaces: Maybe<WorkspaceConnection>;
};


/** Where every read begins. Nothing here needs an id to be known beforehand. */
export type QueryAccountArgs = {
  by: AccountBy;
};


/** Where every read begins. Nothing here needs an id to be known beforehand. */
export type QueryAccountsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AccountFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Where every read begins. Nothing here needs an id to be known beforehand. */
export type QueryAssignmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  coverage?: InputMaybe<AssignmentCoverage>;
  filter?: InputMaybe<AssignmentFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  instance?: InputMaybe<Scalars['Arn']['input']>;
};


/** Where every read begins. Nothing here needs an id to be known beforehand. */
export type QueryEnvironmentArgs = {
  by: EnvironmentBy;
};


/** Where every read begins. Nothing here needs an id to be known beforehand. */
export type QueryEnvironmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<EnvironmentFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  region?: InputMaybe<Scalars['String']['input']>;
};


/** Where every read begins. Nothing here needs an id to be known beforehand. */
export type QueryGroupArgs = {
  by: GroupBy;
  instance?: InputMaybe<Scalars['Arn']['input']>;
};


/** Where every read begins. Nothing here needs an id to be known beforehand. */
export type QueryGroupsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<GroupFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  instance?: InputMaybe<Scalars['Arn']['input']>;
};


/** Where every read begins. Nothing here needs an id to be known beforehand. */
export type QueryInstanceArgs = {
  arn?: InputMaybe<Scalars['Arn']['input']>;
};


/** Where every read begins. Nothing here needs an id to be known beforehand. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** Where every read begins. Nothing here needs an id to be known beforehand. */
export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


/** Where every read begins. Nothing here needs an id to be known beforehand. */
export type QueryOperationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OperationFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  instance?: InputMaybe<Scalars['Arn']['input']>;
};


/** Where every read begins. Nothing here needs an id to be known beforehand. */
export type QueryPermissionSetArgs = {
  by: PermissionSetBy;
  instance?: InputMaybe<Scalars['Arn']['input']>;
};


/** Where every read begins. Nothing here needs an id to be known beforehand. */
export type QueryPermissionSetsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PermissionSetFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  instance?: InputMaybe<Scalars['Arn']['input']>;
};


/** Where every read begins. Nothing here needs an id to be known beforehand. */
export type QueryUserArgs = {
  by: UserBy;
  instance?: InputMaybe<Scalars['Arn']['input']>;
};


/** Where every read begins. Nothing here needs an id to be known beforehand. */
export type QueryUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<UserFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  instance?: InputMaybe<Scalars['Arn']['input']>;
};


/** Where every read begins. Nothing here needs an id to be known beforehand. */
export type QueryWorkspaceArgs = {
  by: WorkspaceBy;
};


/** Where every read begins. Nothing here needs an id to be known beforehand. */
export type QueryWorkspacesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<WorkspaceFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  region?: InputMaybe<Scalars['String']['input']>;
};

/**
 * One quota of AWS: how many calls a second, and what of it the gateway uses now. Figures are of this
 * process alone.
 */
export type QuotaUse = {
  /** The account it is charged to; null until AWS has told whose the credentials are. */
  readonly accountId: Maybe<Scalars['AccountId']['output']>;
  /**
   * What the gateway allows itself now, in calls a second: its share of the limit, less while AWS
   * throttles.
   */
  readonly allowed: Scalars['Float']['output'];
  /** AWS's limit, in calls a second. */
  readonly limit: Scalars['Float']['output'];
  /** The operations that share the quota, as `all` or `ListAccounts`. */
  readonly operationClass: Scalars['String']['output'];
  /** The Region it counts in; null for a service with one global endpoint. */
  readonly region: Maybe<Scalars['String']['output']>;
  /** How often AWS has throttled within the last minute. */
  readonly throttled: Scalars['Int']['output'];
  /** The calls started within the last second. */
  readonly used: Scalars['Float']['output'];
  /** The calls that wait for their turn. */
  readonly waiting: Scalars['Int']['output'];
};

/** An AWS operation that was refused to the gateway's credentials when it was last tried. */
export type RefusedOperation = {
  /** The account that was asked; null until AWS has told whose the credentials are. */
  readonly accountId: Maybe<Scalars['AccountId']['output']>;
  /** Why. */
  readonly code: ErrorCode;
  /** AWS's name for it, as `ListAccountAssignmentsForPrincipal`. */
  readonly operation: Scalars['String']['output'];
  /** When it was last refused. */
  readonly refusedAt: Scalars['DateTime']['output'];
};

/** A user to take out of a group. For `DeleteGroupMembership` of Identity Store. */
export type RemoveGroupMemberInput = {
  /** The group, by its global id (`GroupId`). */
  readonly group: Scalars['ID']['input'];
  /** The user, by its global id, in the same directory as the group (`MemberId`). */
  readonly user: Scalars['ID']['input'];
};

/** What came of `removeGroupMember`. From `DeleteGroupMembership` of Identity Store. */
export type RemoveGroupMemberPayload = {
  /** The group as it is now, read again. From `DescribeGroup`; null when refused. */
  readonly group: Maybe<Group>;
  /**
   * AWS's key of the membership that is gone (`MembershipId`); null when there was none, or when
   * refused.
   */
  readonly membershipId: Maybe<Scalars['String']['output']>;
  /** The user as it is now. From `DescribeUser`; null when refused. */
  readonly user: Maybe<User>;
  /** Why the change was not made; `[]` when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Whose access to revoke. For `DeleteAccountAssignment` of IAM Identity Center. */
export type RevokeAccessInput = {
  /**
   * True: nothing is changed, and the answer says what would be. Reads only, no
   * `DeleteAccountAssignment`; null is the same as false.
   */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /**
   * The user or group, by global id (`PrincipalId`, `PrincipalType`). The id of an assignment stands
   * for its principal: so one can be named whom the directory no longer has.
   */
  readonly principal: Scalars['ID']['input'];
};

/** What came of `revokeAccess`. From `DeleteAccountAssignment` of IAM Identity Center. */
export type RevokeAccessPayload = {
  /**
   * Where assignments of the principal could not be read, so that some may be left. `[]` means that
   * nothing is missing.
   */
  readonly gaps: ReadonlyArray<Gap>;
  /**
   * What a user keeps through groups; `[]` for a group. Null when refused. From
   * `ListAccountAssignmentsForPrincipal` and `ListGroupMembershipsForMember`.
   */
  readonly inherited: Maybe<ReadonlyArray<InheritedAccess>>;
  /**
   * What was begun or waits for its turn; null in a dry run, and when refused. From
   * `DeleteAccountAssignment`.
   */
  readonly operations: Maybe<ReadonlyArray<AccountAssignmentOperation>>;
  /** What would be done; null unless it is a dry run. */
  readonly plan: Maybe<ChangePlan>;
  /**
   * What came of each assignment of the principal's own; `[]` when there was none. Null when refused.
   * From `ListAccountAssignmentsForPrincipal` or `ListAccountAssignments`.
   */
  readonly results: Maybe<ReadonlyArray<AccountAssignmentResult>>;
  /**
   * Until when role sessions already issued may last, counted from now by the longest session duration
   * of the sets (`DescribePermissionSet`): AWS does not end them. Null when nothing was deleted, in a
   * dry run, or when a set cannot be read, or not in time.
   */
  readonly sessionsEndBy: Maybe<Scalars['DateTime']['output']>;
  /** Why the change was not made; `[]` when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/**
 * The names of the attributes of a SAML assertion that tell something of a person; null where none
 * does. From `DescribeWorkspaceAuthentication` of Amazon Managed Grafana.
 */
export type SamlAssertionAttributes = {
  /** The attribute with the e-mail address. */
  readonly email: Maybe<Scalars['String']['output']>;
  /** The attribute with the groups. */
  readonly groups: Maybe<Scalars['String']['output']>;
  /** The attribute with the name to sign in by. */
  readonly login: Maybe<Scalars['String']['output']>;
  /** The attribute with the full name. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** The attribute with the organization. */
  readonly org: Maybe<Scalars['String']['output']>;
  /** The attribute with the role. */
  readonly role: Maybe<Scalars['String']['output']>;
};

/**
 * The names of the attributes of a SAML assertion, 1 to 256 characters each: one that is left out stays
 * as it is, null clears it. For `AssertionAttributes` of Amazon Managed Grafana.
 */
export type SamlAssertionAttributesInput = {
  /** The attribute with the e-mail address. */
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** The attribute with the groups. */
  readonly groups?: InputMaybe<Scalars['String']['input']>;
  /** The attribute with the name to sign in by. */
  readonly login?: InputMaybe<Scalars['String']['input']>;
  /** The attribute with the full name. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** The attribute with the organization. */
  readonly org?: InputMaybe<Scalars['String']['input']>;
  /** The attribute with the role. */
  readonly role?: InputMaybe<Scalars['String']['input']>;
};

/** How SAML is configured. From `DescribeWorkspaceAuthentication` of Amazon Managed Grafana. */
export type SamlConfiguration = {
  /** The organizations of the identity provider whose people may sign in; all when `[]`. */
  readonly allowedOrganizations: ReadonlyArray<Scalars['String']['output']>;
  /** Which attributes of an assertion tell what. */
  readonly assertionAttributes: Maybe<SamlAssertionAttributes>;
  /** What the identity provider says of itself. */
  readonly idpMetadata: Maybe<SamlIdpMetadata>;
  /**
   * How long a sign-in is valid: AWS's number (`loginValidityDuration`), in minutes as far as its
   * documentation says.
   */
  readonly loginValidityDuration: Maybe<Scalars['Int']['output']>;
  /** Which values of the role attribute give which role. */
  readonly roleValues: Maybe<SamlRoleValues>;
};

/**
 * How SAML shall be configured: what is left out stays as it is, null clears it. For
 * `SamlConfiguration` of Amazon Managed Grafana.
 */
export type SamlConfigurationInput = {
  /** All organizations of the identity provider whose people may sign in; null is all there are. */
  readonly allowedOrganizations?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Which attributes of an assertion tell what; null clears them all. */
  readonly assertionAttributes?: InputMaybe<SamlAssertionAttributesInput>;
  /** What the identity provider says of itself. SAML cannot be configured without: null is refused. */
  readonly idpMetadata?: InputMaybe<SamlIdpMetadataInput>;
  /** How long a sign-in is valid: AWS's number, not negative; null is AWS's default. */
  readonly loginValidityDuration?: InputMaybe<Scalars['Int']['input']>;
  /** Which values of the role attribute give which role; null clears them. */
  readonly roleValues?: InputMaybe<SamlRoleValuesInput>;
};

/** Whether SAML is configured (`SamlConfigurationStatus` of Amazon Managed Grafana). */
export type SamlConfigurationStatus =
  /** It is. */
  | 'CONFIGURED'
  /** It is not: nobody can sign in by SAML. */
  | 'NOT_CONFIGURED'
  /** A status that AWS has added and this gateway does not know yet. */
  | 'UNRECOGNIZED';

/** What an identity provider says of itself: a place or a document. From `IdpMetadata` of Amazon Managed Grafana. */
export type SamlIdpMetadata = SamlIdpMetadataUrl | SamlIdpMetadataXml;

/**
 * What an identity provider says of itself: exactly one of these. For `IdpMetadata` of Amazon Managed
 * Grafana.
 */
export type SamlIdpMetadataInput =
  /** Where it is: a web address that AWS fetches, at most 2,048 characters. */
  { readonly url: Scalars['String']['input']; readonly xml?: never; }
  |  /** The document, an XML text. It is in no log, and in no error. */
  { readonly url?: never; readonly xml: Scalars['String']['input']; };

/** Metadata of an identity provider that AWS fetches. From `IdpMetadata` of Amazon Managed Grafana. */
export type SamlIdpMetadataUrl = {
  /** Where it is. AWS's text, not checked. */
  readonly url: Scalars['String']['output'];
};

/** Metadata of an identity provider that was handed over. From `IdpMetadata` of Amazon Managed Grafana. */
export type SamlIdpMetadataXml = {
  /** The document, an XML text. */
  readonly xml: Scalars['String']['output'];
};

/**
 * Which values of the role attribute of a SAML assertion give which role. From
 * `DescribeWorkspaceAuthentication` of Amazon Managed Grafana.
 */
export type SamlRoleValues = {
  /** Those that give ADMIN. */
  readonly admin: ReadonlyArray<Scalars['String']['output']>;
  /** Those that give EDITOR. */
  readonly editor: ReadonlyArray<Scalars['String']['output']>;
};

/**
 * Which values of the role attribute of a SAML assertion give which role, 1 to 256 characters each: a
 * role that is left out stays as it is, null clears it. For `RoleValues` of Amazon Managed Grafana.
 */
export type SamlRoleValuesInput = {
  /** All that give ADMIN. */
  readonly admin?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** All that give EDITOR. */
  readonly editor?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/**
 * A change was not made, because it would give something to the caller: directly, or through a group that
 * it is in. The code is `FORBIDDEN`. Rests on `GetUserId` and `ListGroupMembershipsForMember` of Identity
 * Store.
 */
export type SelfGrant = UserError & {
  /** Always null: nothing was sent. */
  readonly awsOperation: Maybe<Scalars['String']['output']>;
  /** Always `FORBIDDEN`. */
  readonly code: ErrorCode;
  /** The path to the value at fault. */
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** What it would give, in a sentence for a person. */
  readonly message: Scalars['String']['output'];
  /** AWS's key of the caller's own group; null when it is the caller itself. */
  readonly viaGroupId: Maybe<Scalars['String']['output']>;
};

/** Whether an AWS service can be used. */
export type ServiceState =
  /** It answers, or nothing speaks against it. */
  | 'AVAILABLE'
  /** Switched off in the configuration of this gateway. */
  | 'DISABLED'
  /** AWS has ended the service. */
  | 'ENDED'
  /** The configuration lacks something that the service needs. */
  | 'NOT_CONFIGURED'
  /** It answers, but has asked to slow down within the last minute. */
  | 'THROTTLED'
  /** It does not answer: no name, no connection, or only server faults. */
  | 'UNREACHABLE';

/** Where signing in to an application begins (`SignInOrigin` of IAM Identity Center). */
export type SignInOrigin =
  /** In the application. */
  | 'APPLICATION'
  /** In IAM Identity Center. */
  | 'IDENTITY_CENTER'
  /** A value that AWS has added and this gateway does not know yet. */
  | 'UNRECOGNIZED';

/** What is told as it happens, as server-sent events, until it has ended. */
export type Subscription = {
  /**
   * A FinSpace environment as it stands, then again whenever its status has changed, until it changes no
   * more by itself: CREATED, SUSPENDED, DELETED or one of the `FAILED_…`. Null, for the last time, when it
   * is gone. From `ListEnvironments` of Amazon FinSpace, one call every 5 seconds for each account and
   * Region however many watch; AWS's model marks the operation as deprecated.
   */
  readonly environment: Maybe<Environment>;
  /**
   * A change that AWS finishes later: as it stands, then again whenever that changes, and for the last
   * time when it has ended. From `ListAccountAssignmentCreationStatus`,
   * `ListAccountAssignmentDeletionStatus` or `ListPermissionSetProvisioningStatus` of IAM Identity
   * Center, one call a tick however many watch, and one `Describe…Status` when it has ended.
   */
  readonly operation: AsyncOperation;
  /**
   * A Grafana workspace as it stands, then again whenever its status has changed, until it changes no
   * more by itself: ACTIVE, DEGRADED or one of the `…FAILED`. Null, for the last time, when it is gone.
   * From `DescribeWorkspace` of Amazon Managed Grafana, one call every 2 seconds however many watch it,
   * or from one `ListWorkspaces` where several of an account and Region are watched.
   */
  readonly workspace: Maybe<Workspace>;
};


/** What is told as it happens, as server-sent events, until it has ended. */
export type SubscriptionEnvironmentArgs = {
  id: Scalars['ID']['input'];
};


/** What is told as it happens, as server-sent events, until it has ended. */
export type SubscriptionOperationArgs = {
  id: Scalars['ID']['input'];
};


/** What is told as it happens, as server-sent events, until it has ended. */
export type SubscriptionWorkspaceArgs = {
  id: Scalars['ID']['input'];
};

/** The first user of an environment (`SuperuserParameters` of `CreateEnvironment` of Amazon FinSpace). */
export type SuperuserInput = {
  /** The address that the user signs in with, at most 128 characters (`emailAddress`). */
  readonly emailAddress: Scalars['EmailAddress']['input'];
  /** The first name: 1 to 50 letters or digits (`firstName`). */
  readonly firstName: Scalars['String']['input'];
  /** The last name: 1 to 50 letters or digits (`lastName`). */
  readonly lastName: Scalars['String']['input'];
};

/** A label on an AWS resource. From `ListTagsForResource` of the service that the resource belongs to. */
export type Tag = {
  /** The name of the tag, unique on its resource. */
  readonly key: Scalars['String']['output'];
  /** Its value, possibly empty. */
  readonly value: Scalars['String']['output'];
};

/**
 * A tag to set: one of the same name is replaced. For `TagResource` of the service that the resource
 * belongs to, or for the AWS operation that creates it.
 */
export type TagInput = {
  /** The name of the tag, 1 to 128 characters (`Key`). */
  readonly key: Scalars['String']['input'];
  /** Its value, at most 256 characters, possibly empty (`Value`). */
  readonly value: Scalars['String']['input'];
};

/** Tags to set on a resource. For `TagResource` of the service that it belongs to. */
export type TagResourceInput = {
  /** The resource, by its global id (`ResourceArn`). */
  readonly resource: Scalars['ID']['input'];
  /**
   * The tags, at least one, each name once (`Tags`); none is `VALIDATION`. A resource of IAM Identity
   * Center may have at most 75, a Grafana workspace or a FinSpace environment 50.
   */
  readonly tags: ReadonlyArray<TagInput>;
};

/** What came of `tagResource`. From `TagResource` of the service that the resource belongs to. */
export type TagResourcePayload = {
  /** The resource, its tags read again; null when refused. */
  readonly resource: Maybe<Taggable>;
  /** Why the change was not made; `[]` when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** An AWS resource that can carry tags. */
export type Taggable = {
  /** The global id: opaque, the same for as long as the object exists, and what `node` takes. */
  readonly id: Scalars['ID']['output'];
  /** Its tags, all of them. From `ListTagsForResource` of the service that it belongs to. */
  readonly tags: Maybe<ReadonlyArray<Tag>>;
};

/** Tags to take from a resource. For `UntagResource` of the service that it belongs to. */
export type UntagResourceInput = {
  /** The resource, by its global id (`ResourceArn`). */
  readonly resource: Scalars['ID']['input'];
  /** The names of the tags: 1 to 75, of a workspace or an environment 1 to 50 (`TagKeys`). None is `VALIDATION`. */
  readonly tagKeys: ReadonlyArray<Scalars['String']['input']>;
};

/** What came of `untagResource`. From `UntagResource` of the service that the resource belongs to. */
export type UntagResourcePayload = {
  /** The resource, its tags read again; null when refused. */
  readonly resource: Maybe<Taggable>;
  /** Why the change was not made; `[]` when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A FinSpace environment and what to change of it. For `UpdateEnvironment` of Amazon FinSpace. */
export type UpdateEnvironmentInput = {
  /**
   * What it is for: 1 to 1,000 letters, digits, full stops or spaces. Null is `VALIDATION`: AWS cannot
   * clear it (`description`).
   */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** The environment, by its global id (`environmentId`). */
  readonly environment: Scalars['ID']['input'];
  /** How its users shall sign in (`federationMode`, `federationParameters`). */
  readonly federation?: InputMaybe<EnvironmentFederationInput>;
  /** Its new name: 2 to 255 letters, digits or hyphens, no hyphen first or last (`name`). */
  readonly name?: InputMaybe<Scalars['String']['input']>;
};

/** What came of `updateEnvironment`. From `UpdateEnvironment` of Amazon FinSpace. */
export type UpdateEnvironmentPayload = {
  /** The environment as it is now, read again. From `ListEnvironments`; null when refused. */
  readonly environment: Maybe<Environment>;
  /** Why the change was not made; `[]` when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A user of a FinSpace environment, and what to change. For `UpdateUser` of the FinSpace data API. */
export type UpdateEnvironmentUserInput = {
  /** Whether a role may have the user's credentials. `ENABLED` needs a role (`apiAccess`). */
  readonly apiAccess?: InputMaybe<ApiAccess>;
  /**
   * The ARN of the IAM role that may have the user's credentials. Null is `VALIDATION`: AWS cannot
   * clear it, and `apiAccess: DISABLED` takes the access away (`apiAccessPrincipalArn`).
   */
  readonly apiAccessPrincipalArn?: InputMaybe<Scalars['Arn']['input']>;
  /** The first name, 1 to 50 characters; null is `VALIDATION`, since AWS cannot clear it (`firstName`). */
  readonly firstName?: InputMaybe<Scalars['String']['input']>;
  /** The last name, 1 to 50 characters; null is `VALIDATION`, since AWS cannot clear it (`lastName`). */
  readonly lastName?: InputMaybe<Scalars['String']['input']>;
  /** Whether the user may do everything (`type`). */
  readonly type?: InputMaybe<EnvironmentUserType>;
  /** The user, by the global id (`userId`). */
  readonly user: Scalars['ID']['input'];
};

/** What came of `updateEnvironmentUser`. From `UpdateUser` of the FinSpace data API. */
export type UpdateEnvironmentUserPayload = {
  /** The user as it is now, read again. From `ListUsers`; null when refused. */
  readonly user: Maybe<EnvironmentUser>;
  /** Why the change was not made; `[]` when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/**
 * A permission set, and what to change of it: what is left out stays as it is. For
 * `UpdatePermissionSet` of IAM Identity Center.
 */
export type UpdatePermissionSetInput = {
  /**
   * What it is for, 1 to 700 characters; left out, it stays. Null is `VALIDATION`: AWS has no way to
   * clear it (`Description`).
   */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /**
   * The values that the caller saw: a set that has others by now is not changed, and
   * `PermissionSetChanged` says which. Left out or null, nothing is compared. AWS has no such check:
   * the gateway reads the set immediately before (`DescribePermissionSet`).
   */
  readonly expected?: InputMaybe<PermissionSetValuesInput>;
  /** The permission set, by its global id. */
  readonly permissionSet: Scalars['ID']['input'];
  /**
   * The page of the AWS console that a session begins at, 1 to 240 characters; left out, it stays.
   * Null clears it (`RelayState`).
   */
  readonly relayState?: InputMaybe<Scalars['String']['input']>;
  /**
   * How long a session lasts, 1 to 12 hours; left out, it stays. Null is `VALIDATION`: a set always
   * has one (`SessionDuration`).
   */
  readonly sessionDuration?: InputMaybe<Scalars['Duration']['input']>;
};

/**
 * What came of `updatePermissionSet`. From `UpdatePermissionSet` and `DescribePermissionSet` of IAM
 * Identity Center.
 */
export type UpdatePermissionSetPayload = {
  /**
   * The accounts that have the set, but not in its newest form: what was changed reaches them only
   * with `provisionPermissionSet`. From `ListAccountsForProvisionedPermissionSet`; null when refused,
   * or when it cannot be read.
   */
  readonly outdatedAccountIds: Maybe<ReadonlyArray<Scalars['AccountId']['output']>>;
  /** The same accounts. From `DescribeAccount` or `ListAccounts` of AWS Organizations. */
  readonly outdatedAccounts: Maybe<ReadonlyArray<Account>>;
  /** The permission set as it is now, read again. From `DescribePermissionSet`; null when refused. */
  readonly permissionSet: Maybe<PermissionSet>;
  /** Why the change was not made; `[]` when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/**
 * What to change of how people sign in to a workspace: what is left out stays as it is. For
 * `UpdateWorkspaceAuthentication` of Amazon Managed Grafana.
 */
export type UpdateWorkspaceAuthenticationInput = {
  /**
   * All ways to sign in, at least one. Without AWS_SSO nobody has a role by IAM Identity Center any
   * more; without SAML its configuration is gone.
   */
  readonly authenticationProviders?: InputMaybe<ReadonlyArray<WorkspaceAuthenticationProvider>>;
  /** How SAML is configured; null takes the configuration away, and nobody can sign in by SAML then. */
  readonly saml?: InputMaybe<SamlConfigurationInput>;
  /** The workspace, by its global id. */
  readonly workspace: Scalars['ID']['input'];
};

/**
 * What came of changing how people sign in. From `UpdateWorkspaceAuthentication` of Amazon Managed
 * Grafana.
 */
export type UpdateWorkspaceAuthenticationPayload = {
  /** Why nothing was changed; `[]` when AWS has accepted, or nothing had to change. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** The workspace as it is now: while it is UPDATING, as it was; null when nothing was accepted. */
  readonly workspace: Maybe<Workspace>;
};

/**
 * What to change of a workspace: what is left out stays as it is, null clears what can be cleared. For
 * `UpdateWorkspace` of Amazon Managed Grafana.
 */
export type UpdateWorkspaceInput = {
  /** Whether it reads data of its own account or of others in the organization. */
  readonly accountAccessType?: InputMaybe<WorkspaceAccountAccessType>;
  /** All AWS data sources that AWS shall have made roles for; null is none. */
  readonly dataSources?: InputMaybe<ReadonlyArray<WorkspaceDataSource>>;
  /** What it is for, at most 2,048 characters; null clears it. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** The kind of addresses it answers at. */
  readonly ipAddressType?: InputMaybe<WorkspaceIpAddressType>;
  /** Its name: 1 to 255 letters, digits or any of `-._~`. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** From where it may be reached; null is from everywhere. */
  readonly networkAccess?: InputMaybe<WorkspaceNetworkAccessInput>;
  /** Everywhere that alerts may be sent; null is nowhere. */
  readonly notificationDestinations?: InputMaybe<ReadonlyArray<WorkspaceNotificationDestination>>;
  /** The name of the role that it reads other accounts with. */
  readonly organizationRoleName?: InputMaybe<Scalars['String']['input']>;
  /** All organizational units whose accounts it may read, by global id; null is none. */
  readonly organizationalUnits?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Who makes the IAM roles it reads with. */
  readonly permissionType?: InputMaybe<WorkspacePermissionType>;
  /** The ARN of the IAM role that it reads data with. */
  readonly roleArn?: InputMaybe<Scalars['Arn']['input']>;
  /** The CloudFormation stack set that AWS makes its roles with. */
  readonly stackSetName?: InputMaybe<Scalars['String']['input']>;
  /** The VPC that holds data sources; null takes it away. */
  readonly vpcConfiguration?: InputMaybe<WorkspaceVpcConfigurationInput>;
  /** The workspace, by its global id. */
  readonly workspace: Scalars['ID']['input'];
};

/** What came of changing a workspace. From `UpdateWorkspace` of Amazon Managed Grafana. */
export type UpdateWorkspacePayload = {
  /** Why nothing was changed; `[]` when AWS has accepted, or nothing had to change. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** The workspace as it is now: while it is UPDATING, as it was; null when nothing was accepted. */
  readonly workspace: Maybe<Workspace>;
};

/** Roles to give and to take. For `UpdatePermissions` of Amazon Managed Grafana. */
export type UpdateWorkspacePermissionsInput = {
  /** What to do, 1 to 100 changes, done in this order. */
  readonly changes: ReadonlyArray<WorkspacePermissionChange>;
  /** The workspace, by its global id. */
  readonly workspace: Scalars['ID']['input'];
};

/** What came of changing permissions. From `UpdatePermissions` of Amazon Managed Grafana. */
export type UpdateWorkspacePermissionsPayload = {
  /** What was not done, entry by entry; `[]` when all was. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** The workspace, with the permissions it has now; null when nothing was changed at all. */
  readonly workspace: Maybe<Workspace>;
};

/** What the gateway talks to, and as whom. */
export type UpstreamIdentity = {
  /** The AWS account of the gateway's own credentials. From `GetCallerIdentity` of STS. */
  readonly accountId: Maybe<Scalars['AccountId']['output']>;
  /** The ARN of the role or user that the gateway calls AWS as. From `GetCallerIdentity` of STS. */
  readonly arn: Maybe<Scalars['Arn']['output']>;
  /** The embedded sandbox or AWS itself. */
  readonly kind: UpstreamKind;
  /** The AWS partition: `aws`, `aws-cn` or `aws-us-gov`. From `GetCallerIdentity` of STS. */
  readonly partition: Maybe<Scalars['String']['output']>;
  /** The Region whose IAM Identity Center and Identity Store are asked. */
  readonly region: Scalars['String']['output'];
  /** Whether the gateway makes changes. False: every mutation is refused with `READ_ONLY`. */
  readonly writes: Scalars['Boolean']['output'];
};

/** What kind of upstream answers. */
export type UpstreamKind =
  /** AWS, or an endpoint that was configured in its place. */
  | 'AWS'
  /** The embedded sandbox: invented data of an invented firm, no AWS account involved. */
  | 'SANDBOX';

/** An AWS service behind this gateway, in one Region. */
export type UpstreamService = {
  /**
   * When it last answered, a refusal included; null while it has not, and for a caller who does not see
   * every account.
   */
  readonly lastAnsweredAt: Maybe<Scalars['DateTime']['output']>;
  /**
   * The gateway's name for it, as in `gaps` and in the journal: `sso-admin` (IAM Identity Center),
   * `identitystore`, `organizations`, `sts`, `finspace`, `finspace-data` (the FinSpace data API),
   * `grafana`.
   */
  readonly name: Scalars['String']['output'];
  /**
   * Every quota of the operations that the gateway uses, from its start: what it allows and carries. None
   * for a caller who does not see every account: what is called for it, and for others, would tell of
   * those that are hidden.
   */
  readonly quotas: ReadonlyArray<QuotaUse>;
  /**
   * Why the state is not AVAILABLE, or which operations were refused when they were last tried, in a
   * sentence; null when there is nothing to say. AVAILABLE with a reason: it answers, and refuses. A
   * caller who does not see every account is told neither that nor of THROTTLED.
   */
  readonly reason: Maybe<Scalars['String']['output']>;
  /**
   * The AWS operations that it refused to the gateway's credentials when they were last tried, the
   * latest first, as `ListAccountAssignmentsForPrincipal` outside the management account. One is gone
   * from here once AWS answers it. A refusal may hold for one object only.
   */
  readonly refusals: ReadonlyArray<RefusedOperation>;
  /** The Region that is asked; null for a service with one global endpoint. */
  readonly region: Maybe<Scalars['String']['output']>;
  /** Whether it can be used now. */
  readonly state: ServiceState;
};

/**
 * A person in the directory of IAM Identity Center. From `ListUsers` or `DescribeUser` of Identity
 * Store.
 */
export type User = Node & Principal & {
  /**
   * What the user can get into, and how, with the groups that give it: one row for each account and
   * permission set, for each Grafana workspace and role, and for each user of a FinSpace environment
   * with the same email address. From the user's assignments, `ListGroupMembershipsForMember` of
   * Identity Store, `ListPermissions` of Amazon Managed Grafana and `ListUsers` of FinSpace.
   */
  readonly access: Maybe<AccessGrantConnection>;
  /** The user's postal addresses. */
  readonly addresses: ReadonlyArray<UserAddress>;
  /**
   * The applications the user may sign in to. From `ListApplicationAssignmentsForPrincipal` of IAM
   * Identity Center.
   */
  readonly applicationAssignments: Maybe<ApplicationAssignmentConnection>;
  /**
   * What the user is assigned in which account, directly and through groups. From
   * `ListAccountAssignmentsForPrincipal` of IAM Identity Center for the user and for the user's
   * groups, or from `ListAccountAssignments` where AWS refuses that.
   */
  readonly assignments: Maybe<UserAssignmentConnection>;
  /** When the user was added. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** What to call the user: the display name, else the user name, else the key. */
  readonly displayName: Scalars['String']['output'];
  /** The user's email addresses; AWS keeps at most one. */
  readonly emails: ReadonlyArray<UserEmail>;
  /** The user's keys in the systems they were synchronized from; `[]` for a user made in AWS. */
  readonly externalIds: ReadonlyArray<ExternalId>;
  /**
   * The groups the user is in. From `ListGroupMembershipsForMember` of Identity Store; each group
   * costs a `DescribeGroup` or comes from `ListGroups`.
   */
  readonly groups: Maybe<UserGroupConnection>;
  /** The global id: opaque, the same for as long as the object exists, and what `node` takes. */
  readonly id: Scalars['ID']['output'];
  /** The key of the directory the user is in (`IdentityStoreId`). */
  readonly identityStoreId: Scalars['String']['output'];
  /** How the user writes dates and numbers, as `en-GB`. */
  readonly locale: Maybe<Scalars['String']['output']>;
  /** The parts of the user's name. */
  readonly name: Maybe<PersonName>;
  /** What the user is called among colleagues (`NickName`). */
  readonly nickName: Maybe<Scalars['String']['output']>;
  /** The user's telephone numbers. */
  readonly phoneNumbers: ReadonlyArray<UserPhoneNumber>;
  /** The language the user prefers, as `en`. */
  readonly preferredLanguage: Maybe<Scalars['String']['output']>;
  /** The same as `userId`. */
  readonly principalId: Scalars['String']['output'];
  /** Always USER. */
  readonly principalType: PrincipalType;
  /** A page about the user. AWS's text, not checked. */
  readonly profileUrl: Maybe<Scalars['String']['output']>;
  /** Whether the user can sign in (`UserStatus`); null where AWS does not say. */
  readonly status: Maybe<UserStatus>;
  /** The user's time zone, as `Europe/London`. */
  readonly timezone: Maybe<Scalars['String']['output']>;
  /** The user's title in the firm. */
  readonly title: Maybe<Scalars['String']['output']>;
  /** When the user was last changed. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
  /** AWS's key of the user in the directory (`UserId`). */
  readonly userId: Scalars['String']['output'];
  /** What the user signs in as, unique in the directory. */
  readonly userName: Maybe<Scalars['String']['output']>;
  /** The kind of user, in the firm's own words (`UserType`). */
  readonly userType: Maybe<Scalars['String']['output']>;
  /** The user's own page. AWS's text, not checked. */
  readonly website: Maybe<Scalars['String']['output']>;
};


/**
 * A person in the directory of IAM Identity Center. From `ListUsers` or `DescribeUser` of Identity
 * Store.
 */
export type UserAccessArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  to?: InputMaybe<ReadonlyArray<AccessResource>>;
};


/**
 * A person in the directory of IAM Identity Center. From `ListUsers` or `DescribeUser` of Identity
 * Store.
 */
export type UserApplicationAssignmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * A person in the directory of IAM Identity Center. From `ListUsers` or `DescribeUser` of Identity
 * Store.
 */
export type UserAssignmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  via?: InputMaybe<AssignmentVia>;
};


/**
 * A person in the directory of IAM Identity Center. From `ListUsers` or `DescribeUser` of Identity
 * Store.
 */
export type UserGroupsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A postal address of a user (`Address` of Identity Store). */
export type UserAddress = {
  /** Country. */
  readonly country: Maybe<Scalars['String']['output']>;
  /** The whole address as it is written. */
  readonly formatted: Maybe<Scalars['String']['output']>;
  /** City or place. */
  readonly locality: Maybe<Scalars['String']['output']>;
  /** Postal code. */
  readonly postalCode: Maybe<Scalars['String']['output']>;
  /** Whether it is the one to use. */
  readonly primary: Scalars['Boolean']['output'];
  /** State or region. */
  readonly region: Maybe<Scalars['String']['output']>;
  /** Street and number. */
  readonly streetAddress: Maybe<Scalars['String']['output']>;
  /** What it is for, as `work`. */
  readonly type: Maybe<Scalars['String']['output']>;
};

/**
 * A page of the assignments that reach a user. An assignment to a group is the same object as in
 * `Query.assignments`; the edge says which group. Merged from `ListAccountAssignmentsForPrincipal` of
 * IAM Identity Center and `ListGroupMembershipsForMember` of Identity Store.
 */
export type UserAssignmentConnection = {
  /** The moment at which the oldest value in this answer was read from AWS. */
  readonly asOf: Maybe<Scalars['DateTime']['output']>;
  /** The rows, each with its cursor. */
  readonly edges: ReadonlyArray<UserAssignmentEdge>;
  /** What is missing from the rows so far, and why. `[]` means that nothing is missing. */
  readonly gaps: ReadonlyArray<Gap>;
  /** The same rows without cursors. */
  readonly nodes: ReadonlyArray<AccountAssignment>;
  /** Whether there is more, and the cursor to go on from. */
  readonly pageInfo: PageInfo;
};

/** One row of `UserAssignmentConnection`. */
export type UserAssignmentEdge = {
  /** Where this row is; pass it as `after` to go on behind it. */
  readonly cursor: Scalars['String']['output'];
  /** True when it is assigned to the user, false when to a group the user is in. */
  readonly direct: Scalars['Boolean']['output'];
  /** The assignment. */
  readonly node: AccountAssignment;
  /** The group that holds it; null when `direct`. From `DescribeGroup` of Identity Store. */
  readonly via: Maybe<Group>;
  /** AWS's key of the group that holds it; null when `direct`. */
  readonly viaGroupId: Maybe<Scalars['String']['output']>;
};

/** What a user is looked up by. Exactly one member must be given. */
export type UserBy =
  /** By email address. From `GetUserId` of Identity Store. */
  { readonly email: Scalars['EmailAddress']['input']; readonly id?: never; readonly userId?: never; readonly userName?: never; }
  |  /** By global id. */
  { readonly email?: never; readonly id: Scalars['ID']['input']; readonly userId?: never; readonly userName?: never; }
  |  /** By AWS's key. */
  { readonly email?: never; readonly id?: never; readonly userId: Scalars['String']['input']; readonly userName?: never; }
  |  /** By what the user signs in as. From `GetUserId` of Identity Store. */
  { readonly email?: never; readonly id?: never; readonly userId?: never; readonly userName: Scalars['String']['input']; };

/** A page of users. From `ListUsers` of Identity Store. */
export type UserConnection = {
  /** The rows, each with its cursor. */
  readonly edges: ReadonlyArray<UserEdge>;
  /** The same rows without cursors. */
  readonly nodes: ReadonlyArray<User>;
  /** Whether there is more, and the cursor to go on from. */
  readonly pageInfo: PageInfo;
};

/** One row of `UserConnection`. */
export type UserEdge = {
  /** Where this row is; pass it as `after` to go on behind it. */
  readonly cursor: Scalars['String']['output'];
  /** The user. */
  readonly node: User;
};

/** An email address of a user (`Email` of Identity Store). */
export type UserEmail = {
  /** Whether it is the one to use. */
  readonly primary: Scalars['Boolean']['output'];
  /** What it is for, as `work`. */
  readonly type: Maybe<Scalars['String']['output']>;
  /** The address. AWS does not check it, so it is plain text. */
  readonly value: Maybe<Scalars['String']['output']>;
};

/**
 * Why a change was not made, in a form that can be shown to a person. Rests on the error that the AWS
 * operation of the change gave, or on a check that the gateway made before it was sent.
 */
export type UserError = {
  /**
   * AWS's name of the operation that failed, as `CreatePermissionSet`; null when the gateway refused the
   * change by itself.
   */
  readonly awsOperation: Maybe<Scalars['String']['output']>;
  /** What went wrong. */
  readonly code: ErrorCode;
  /**
   * The path to the value at fault, from the argument on, with the places in lists as numbers:
   * `["input", "assignments", "3", "principal"]`. Null when no single value is at fault.
   */
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** The same in a sentence for a person, with what can be done about it. */
  readonly message: Scalars['String']['output'];
};

/** Which users to answer. All members must fit; one left out fits all. */
export type UserFilter = {
  /** Users with this text in the user name, display name, name or an email address, whatever the case. */
  readonly contains?: InputMaybe<Scalars['String']['input']>;
  /** Users who can, or cannot, sign in. */
  readonly status?: InputMaybe<UserStatus>;
};

/** A page of the groups of a user. From `ListGroupMembershipsForMember` of Identity Store. */
export type UserGroupConnection = {
  /** The rows, each with its cursor. */
  readonly edges: ReadonlyArray<UserGroupEdge>;
  /** The same rows without cursors. */
  readonly nodes: ReadonlyArray<Maybe<Group>>;
  /** Whether there is more, and the cursor to go on from. */
  readonly pageInfo: PageInfo;
};

/** One row of `UserGroupConnection`. */
export type UserGroupEdge = {
  /** Where this row is; pass it as `after` to go on behind it. */
  readonly cursor: Scalars['String']['output'];
  /** AWS's key of the group. */
  readonly groupId: Scalars['String']['output'];
  /** AWS's key of the membership (`MembershipId`). */
  readonly membershipId: Scalars['String']['output'];
  /** The group; null where it cannot be read or is no longer there. */
  readonly node: Maybe<Group>;
};

/**
 * A page of the permission groups that a user is in. From `ListPermissionGroupsByUser` of the FinSpace
 * data API.
 */
export type UserPermissionGroupConnection = {
  /** The rows, each with its cursor. */
  readonly edges: ReadonlyArray<UserPermissionGroupEdge>;
  /** The same rows without cursors. */
  readonly nodes: ReadonlyArray<PermissionGroup>;
  /** Whether there is more, and the cursor to go on from. */
  readonly pageInfo: PageInfo;
};

/** One row of `UserPermissionGroupConnection`. */
export type UserPermissionGroupEdge = {
  /** Where this row is; pass it as `after` to go on behind it. */
  readonly cursor: Scalars['String']['output'];
  /** How far the user is in it (`membershipStatus`). */
  readonly membershipStatus: Maybe<PermissionGroupMembershipStatus>;
  /** The permission group. */
  readonly node: PermissionGroup;
};

/** A telephone number of a user (`PhoneNumber` of Identity Store). */
export type UserPhoneNumber = {
  /** Whether it is the one to use. */
  readonly primary: Scalars['Boolean']['output'];
  /** What it is for, as `work`. */
  readonly type: Maybe<Scalars['String']['output']>;
  /** The number. */
  readonly value: Maybe<Scalars['String']['output']>;
};

/** Whether a user can sign in (`UserStatus` of Identity Store). */
export type UserStatus =
  /** The user cannot sign in. Assignments stay. */
  | 'DISABLED'
  /** The user can sign in. */
  | 'ENABLED'
  /** A status that AWS has added and this gateway does not know yet. */
  | 'UNRECOGNIZED';

/** Who is asking. */
export type Viewer = {
  /**
   * The root fields that the caller may ask for, so that a page can show what will be refused before it
   * is. What is asked of an object beneath them may need more.
   */
  readonly allowed: AllowedFields;
  /** When it last showed who it is, as its issuer tells (`auth_time`); null where that is not told. */
  readonly authenticatedAt: Maybe<Scalars['DateTime']['output']>;
  /** How the caller said who it is. */
  readonly authentication: AuthenticationKind;
  /**
   * The name the gateway knows the caller by; `anonymous` where the gateway asks nobody who they
   * are.
   */
  readonly caller: Scalars['String']['output'];
  /**
   * When what it signed in with ends, and its subscriptions with it; null where there is no such
   * moment.
   */
  readonly expiresAt: Maybe<Scalars['DateTime']['output']>;
  /**
   * Until when the caller may change what is protected (accounts, permission sets, SAML) without signing
   * in again. Null when it has to sign in first, and for a caller that does not sign in.
   */
  readonly freshUntil: Maybe<Scalars['DateTime']['output']>;
  /** The groups that its token or the configuration of its API key names. */
  readonly groups: ReadonlyArray<Scalars['String']['output']>;
  /** Every scope there is, and whether the caller has it. */
  readonly permissions: ReadonlyArray<ViewerPermission>;
  /** What the caller may do, by the names of the gateway's scopes. */
  readonly scopes: ReadonlyArray<Scalars['String']['output']>;
  /** What answers behind the gateway. */
  readonly upstream: UpstreamIdentity;
};

/** A scope, and whether the caller has it. */
export type ViewerPermission = {
  /** What it allows, in a sentence. */
  readonly description: Scalars['String']['output'];
  /** Whether the caller has it. */
  readonly granted: Scalars['Boolean']['output'];
  /** Its name, as `identity-center:read`. */
  readonly scope: Scalars['Scope']['output'];
};

/**
 * A workspace of Amazon Managed Grafana. What is not said to cost a call of its own comes with
 * `ListWorkspaces`; the rest from `DescribeWorkspace`.
 */
export type Workspace = Node & Taggable & {
  /**
   * Who can get into this workspace, and how: one row for each principal and role. A group is a row of
   * its own, and each of its members is one with the group in `via`. From `ListPermissions` of Amazon
   * Managed Grafana and `ListGroupMemberships` of Identity Store. Where SAML is configured, the roles
   * that only an assertion gives are a gap, since AWS has no list of them.
   */
  readonly access: Maybe<AccessGrantConnection>;
  /**
   * The account it belongs to; null when the organization does not have it, and, with an error that says
   * why, while nobody tells the number of the gateway's own account. From `DescribeAccount` or
   * `ListAccounts` of AWS Organizations.
   */
  readonly account: Maybe<Account>;
  /** Whether it reads data of its own account or of others in the organization. From `DescribeWorkspace`. */
  readonly accountAccessType: Maybe<WorkspaceAccountAccessType>;
  /** The account it belongs to; null while the number of the gateway's own account is not known. */
  readonly accountId: Maybe<Scalars['AccountId']['output']>;
  /** Its ARN; null while the number of the gateway's own account is not known. */
  readonly arn: Maybe<Scalars['Arn']['output']>;
  /**
   * How people sign in. `providers` and `saml { status }` come with `ListWorkspaces`; what else is asked
   * takes `DescribeWorkspaceAuthentication`, which AWS allows once a second for an account and Region.
   */
  readonly authentication: Maybe<WorkspaceAuthentication>;
  /** How people may sign in. */
  readonly authenticationProviders: Maybe<ReadonlyArray<WorkspaceAuthenticationProvider>>;
  /** Its settings as JSON text, as AWS gives them. From `DescribeWorkspaceConfiguration`. */
  readonly configuration: Maybe<Scalars['String']['output']>;
  /** When it was made. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** The AWS data sources that AWS has made roles for. From `DescribeWorkspace`. */
  readonly dataSources: Maybe<ReadonlyArray<WorkspaceDataSource>>;
  /** What it is for. */
  readonly description: Maybe<Scalars['String']['output']>;
  /** The host that Grafana answers at, as AWS gives it: without a scheme. */
  readonly endpoint: Maybe<Scalars['String']['output']>;
  /** The version of Grafana. */
  readonly grafanaVersion: Maybe<Scalars['String']['output']>;
  /** The global id: opaque, the same for as long as the object exists, and what `node` takes. */
  readonly id: Scalars['ID']['output'];
  /** The kind of addresses it answers at. From `DescribeWorkspace`. */
  readonly ipAddressType: Maybe<WorkspaceIpAddressType>;
  /** The KMS key that its data is encrypted with; null when AWS's own. From `DescribeWorkspace`. */
  readonly kmsKeyId: Maybe<Scalars['String']['output']>;
  /** Its licence of Grafana Enterprise. All but `type` and `hasGrafanaToken` from `DescribeWorkspace`. */
  readonly license: Maybe<WorkspaceLicense>;
  /** When it was last changed. */
  readonly modifiedAt: Maybe<Scalars['DateTime']['output']>;
  /** Its name, which need not be unique. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** From where it may be reached; null when from everywhere. From `DescribeWorkspace`. */
  readonly networkAccess: Maybe<WorkspaceNetworkAccess>;
  /** Where alerts may be sent. */
  readonly notificationDestinations: Maybe<ReadonlyArray<WorkspaceNotificationDestination>>;
  /** The name of the role that it reads other accounts with. From `DescribeWorkspace`. */
  readonly organizationRoleName: Maybe<Scalars['String']['output']>;
  /**
   * AWS's keys of the organizational units whose accounts it may read, with the access type
   * ORGANIZATION. From `DescribeWorkspace`.
   */
  readonly organizationalUnitIds: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /**
   * The organizational units whose accounts it may read, without those that are gone. From
   * `DescribeOrganizationalUnit` of AWS Organizations.
   */
  readonly organizationalUnits: Maybe<ReadonlyArray<OrganizationalUnit>>;
  /** Who makes the IAM roles it reads with. From `DescribeWorkspace`. */
  readonly permissionType: Maybe<WorkspacePermissionType>;
  /**
   * The users and groups of IAM Identity Center that have a role in it. Roles that a SAML assertion
   * gives are in no list of AWS. From `ListPermissions`.
   */
  readonly permissions: Maybe<WorkspacePermissionConnection>;
  /** The Region it is in. */
  readonly region: Scalars['String']['output'];
  /** The ARN of the IAM role that it reads data with. From `DescribeWorkspace`. */
  readonly roleArn: Maybe<Scalars['Arn']['output']>;
  /** Whether SAML is configured; null when it is no way to sign in. */
  readonly samlStatus: Maybe<SamlConfigurationStatus>;
  /** Its service accounts, all of them. From `ListWorkspaceServiceAccounts`. */
  readonly serviceAccounts: Maybe<ReadonlyArray<WorkspaceServiceAccount>>;
  /** The CloudFormation stack set that AWS makes its roles with. From `DescribeWorkspace`. */
  readonly stackSetName: Maybe<Scalars['String']['output']>;
  /** How it is: made, changed, in use or failed. */
  readonly status: Maybe<WorkspaceStatus>;
  /** Its tags. They come with `ListWorkspaces`. */
  readonly tags: Maybe<ReadonlyArray<Tag>>;
  /** The versions of Grafana it can be brought to. From `ListVersions`. */
  readonly upgradeVersions: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** The VPC that holds data sources; null when none is configured. From `DescribeWorkspace`. */
  readonly vpcConfiguration: Maybe<WorkspaceVpcConfiguration>;
  /** AWS's key of it, as `g-0123456789`. */
  readonly workspaceId: Scalars['String']['output'];
};


/**
 * A workspace of Amazon Managed Grafana. What is not said to cost a call of its own comes with
 * `ListWorkspaces`; the rest from `DescribeWorkspace`.
 */
export type WorkspaceAccessArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * A workspace of Amazon Managed Grafana. What is not said to cost a call of its own comes with
 * `ListWorkspaces`; the rest from `DescribeWorkspace`.
 */
export type WorkspacePermissionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/**
 * A principal can get into a Grafana workspace, in a role, by signing in with IAM Identity Center. From
 * `ListPermissions` of Amazon Managed Grafana and the memberships of Identity Store.
 */
export type WorkspaceAccess = AccessGrant & {
  /** True when the principal holds it itself, whatever groups may give it besides. */
  readonly direct: Scalars['Boolean']['output'];
  /** The twelve digits of the workspace's account; null while that of the gateway is not known. */
  readonly ownerAccountId: Maybe<Scalars['AccountId']['output']>;
  /**
   * The user or group that has access; null when the directory has none such or cannot be read. From
   * `DescribeUser` or `DescribeGroup` of Identity Store.
   */
  readonly principal: Maybe<Principal>;
  /** AWS's key of the user or group. */
  readonly principalId: Scalars['String']['output'];
  /** Whether it is a user or a group. */
  readonly principalType: PrincipalType;
  /** The Region of the workspace. */
  readonly region: Scalars['String']['output'];
  /** What the principal may do there. */
  readonly role: WorkspaceRole;
  /**
   * The groups through which the principal has it; `[]` when only directly. From `DescribeGroup` of
   * Identity Store.
   */
  readonly via: Maybe<ReadonlyArray<Group>>;
  /** AWS's keys of the groups through which the principal has it; `[]` when only directly. */
  readonly viaGroupIds: ReadonlyArray<Scalars['String']['output']>;
  /**
   * The workspace; null when it is gone. From `ListWorkspaces` or `DescribeWorkspace` of Amazon Managed
   * Grafana.
   */
  readonly workspace: Maybe<Workspace>;
  /** AWS's key of the workspace. */
  readonly workspaceId: Scalars['String']['output'];
};

/** Whose data a workspace reads (`AccountAccessType` of Amazon Managed Grafana). */
export type WorkspaceAccountAccessType =
  /** That of its own account. */
  | 'CURRENT_ACCOUNT'
  /** That of accounts in organizational units, too. */
  | 'ORGANIZATION'
  /** A type that AWS has added and this gateway does not know yet. */
  | 'UNRECOGNIZED';

/**
 * How people sign in to a workspace. From `DescribeWorkspaceAuthentication` of Amazon Managed Grafana,
 * or `ListWorkspaces` when nothing is asked that it does not carry.
 */
export type WorkspaceAuthentication = {
  /** By IAM Identity Center; null when that is no way to sign in. From `DescribeWorkspaceAuthentication`. */
  readonly awsSso: Maybe<WorkspaceAwsSso>;
  /** When this was read from AWS; at most five minutes ago. */
  readonly fetchedAt: Scalars['DateTime']['output'];
  /** How people may sign in. */
  readonly providers: ReadonlyArray<WorkspaceAuthenticationProvider>;
  /** By SAML; null when that is no way to sign in. */
  readonly saml: Maybe<WorkspaceSaml>;
};

/** How people may sign in (`AuthenticationProviderTypes` of Amazon Managed Grafana). */
export type WorkspaceAuthenticationProvider =
  /** By IAM Identity Center. */
  | 'AWS_SSO'
  /** By an identity provider of the organization, with SAML 2.0. */
  | 'SAML'
  /** A way that AWS has added and this gateway does not know yet. */
  | 'UNRECOGNIZED';

/** Signing in by IAM Identity Center. From `DescribeWorkspaceAuthentication` of Amazon Managed Grafana. */
export type WorkspaceAwsSso = {
  /**
   * The application of the organization's own instance that stands for the workspace: the one whose ARN
   * ends in `ssoClientId`. Null when there is none such or it cannot be told; `applicationState` says
   * which. From `ListApplications` of IAM Identity Center.
   */
  readonly application: Maybe<Application>;
  /** Whether the instance has the application. From the same calls as `application`. */
  readonly applicationState: ApplicationState;
  /** AWS's key of the application of IAM Identity Center that stands for the workspace. */
  readonly ssoClientId: Maybe<Scalars['String']['output']>;
};

/** What a Grafana workspace is looked up by: exactly one of these. */
export type WorkspaceBy =
  /** The global id. */
  { readonly id: Scalars['ID']['input']; readonly name?: never; readonly workspaceId?: never; }
  |  /** Its name. AWS does not keep names unique: several of this name are `AMBIGUOUS`, with their ids. */
  { readonly id?: never; readonly name: Scalars['String']['input']; readonly workspaceId?: never; }
  |  /** AWS's key of it (`workspaceId`), as `g-0123456789`. */
  { readonly id?: never; readonly name?: never; readonly workspaceId: Scalars['String']['input']; };

/** A page of workspaces. Merged from a `ListWorkspaces` of Amazon Managed Grafana for each account and Region. */
export type WorkspaceConnection = {
  /** The moment at which the oldest value in this answer was read from AWS. */
  readonly asOf: Maybe<Scalars['DateTime']['output']>;
  /** The rows, each with its cursor. */
  readonly edges: ReadonlyArray<WorkspaceEdge>;
  /** What is missing from the rows, and why. `[]` means that nothing is missing. */
  readonly gaps: ReadonlyArray<Gap>;
  /** The same rows without cursors. */
  readonly nodes: ReadonlyArray<Workspace>;
  /** Whether there is more, and the cursor to go on from. */
  readonly pageInfo: PageInfo;
};

/** What AWS makes roles for, to read data (`DataSourceType` of Amazon Managed Grafana). */
export type WorkspaceDataSource =
  /** Amazon OpenSearch Service. */
  | 'AMAZON_OPENSEARCH_SERVICE'
  /** Amazon Athena. */
  | 'ATHENA'
  /** Amazon CloudWatch. */
  | 'CLOUDWATCH'
  /** Amazon Managed Service for Prometheus. */
  | 'PROMETHEUS'
  /** Amazon Redshift. */
  | 'REDSHIFT'
  /** AWS IoT SiteWise. */
  | 'SITEWISE'
  /** Amazon Timestream. */
  | 'TIMESTREAM'
  /** AWS IoT TwinMaker. */
  | 'TWINMAKER'
  /** A data source that AWS has added and this gateway does not know yet. */
  | 'UNRECOGNIZED'
  /** AWS X-Ray. */
  | 'XRAY';

/** One row of `WorkspaceConnection`. */
export type WorkspaceEdge = {
  /** Where this row is; pass it as `after` to go on behind it. */
  readonly cursor: Scalars['String']['output'];
  /** The workspace. */
  readonly node: Workspace;
};

/** Which workspaces to answer. All members must fit; one left out fits all. */
export type WorkspaceFilter = {
  /** Those of this account, by its global id. */
  readonly account?: InputMaybe<Scalars['ID']['input']>;
  /** Those that people may sign in to this way. */
  readonly authenticationProvider?: InputMaybe<WorkspaceAuthenticationProvider>;
  /** Text in the name, the description or the id, upper or lower case. */
  readonly contains?: InputMaybe<Scalars['String']['input']>;
  /** Those with SAML, by whether it is configured. */
  readonly samlStatus?: InputMaybe<SamlConfigurationStatus>;
  /** Their status. */
  readonly status?: InputMaybe<WorkspaceStatus>;
};

/** The kind of addresses of a workspace (`IPAddressType` of Amazon Managed Grafana). */
export type WorkspaceIpAddressType =
  /** IPv4 and IPv6 (`DualStack`). */
  | 'DUAL_STACK'
  /** IPv4 alone (`IPv4`). */
  | 'IPV4'
  /** A kind that AWS has added and this gateway does not know yet. */
  | 'UNRECOGNIZED';

/** A workspace's licence of Grafana Enterprise. From `DescribeWorkspace` of Amazon Managed Grafana. */
export type WorkspaceLicense = {
  /** When it ends; null when there is none. */
  readonly expiresAt: Maybe<Scalars['DateTime']['output']>;
  /** Whether the free trial was used. */
  readonly freeTrialConsumed: Maybe<Scalars['Boolean']['output']>;
  /** When the free trial ends; null when there is none. */
  readonly freeTrialExpiresAt: Maybe<Scalars['DateTime']['output']>;
  /** Whether a token ties it to an account at Grafana Labs. The token itself is shown to nobody. */
  readonly hasGrafanaToken: Maybe<Scalars['Boolean']['output']>;
  /** Which one; null when there is none. */
  readonly type: Maybe<WorkspaceLicenseType>;
};

/** A licence of Grafana Enterprise (`LicenseType` of Amazon Managed Grafana). */
export type WorkspaceLicenseType =
  /** A paid licence. */
  | 'ENTERPRISE'
  /** A free trial, which ends. */
  | 'ENTERPRISE_FREE_TRIAL'
  /** A licence that AWS has added and this gateway does not know yet. */
  | 'UNRECOGNIZED';

/** From where a workspace may be reached. From `DescribeWorkspace` of Amazon Managed Grafana. */
export type WorkspaceNetworkAccess = {
  /** The prefix lists whose addresses may reach it; none when `[]`. */
  readonly prefixListIds: ReadonlyArray<Scalars['String']['output']>;
  /** The VPC endpoints that may reach it; none when `[]`. */
  readonly vpcEndpointIds: ReadonlyArray<Scalars['String']['output']>;
};

/** From where a workspace may be reached. For `NetworkAccessConfiguration` of Amazon Managed Grafana. */
export type WorkspaceNetworkAccessInput = {
  /** The prefix lists whose addresses may reach it. */
  readonly prefixListIds: ReadonlyArray<Scalars['String']['input']>;
  /** The VPC endpoints that may reach it. */
  readonly vpcEndpointIds: ReadonlyArray<Scalars['String']['input']>;
};

/** Where alerts may be sent (`NotificationDestinationType` of Amazon Managed Grafana). */
export type WorkspaceNotificationDestination =
  /** Amazon SNS. */
  | 'SNS'
  /** A destination that AWS has added and this gateway does not know yet. */
  | 'UNRECOGNIZED';

/**
 * Somebody has a role in a workspace by way of IAM Identity Center. From `ListPermissions` of Amazon
 * Managed Grafana.
 */
export type WorkspacePermission = {
  /**
   * The user or group that has the role, in the directory of the organization's own instance; null when
   * that has none such or cannot be read. From `DescribeUser`, `DescribeGroup` or the lists of Identity
   * Store.
   */
  readonly principal: Maybe<Principal>;
  /** AWS's key of the user or group. */
  readonly principalId: Scalars['String']['output'];
  /** Whether the directory has the principal. From the same calls as `principal`. */
  readonly principalState: PrincipalState;
  /** Whether it is a user or a group. */
  readonly principalType: PrincipalType;
  /** The role. */
  readonly role: WorkspaceRole;
};

/** Whether a role is given or taken away (`UpdateAction` of Amazon Managed Grafana). */
export type WorkspacePermissionAction =
  /** Give it. */
  | 'ADD'
  /** Take it away. */
  | 'REVOKE';

/**
 * A role to give to a user or a group, or to take away. Name the principal by `principal`, or one that
 * has left the directory by `principalId` and `principalType`. For `UpdateInstruction` of Amazon Managed
 * Grafana.
 */
export type WorkspacePermissionChange = {
  /** Whether to give the role or to take it away. */
  readonly action: WorkspacePermissionAction;
  /** The user or group, by its global id. */
  readonly principal?: InputMaybe<Scalars['ID']['input']>;
  /** AWS's key of the user or group. */
  readonly principalId?: InputMaybe<Scalars['String']['input']>;
  /** Whether `principalId` is a user or a group. */
  readonly principalType?: InputMaybe<PrincipalType>;
  /** The role. A principal has one: giving another replaces it. */
  readonly role: WorkspaceRole;
};

/** A page of permissions. From `ListPermissions` of Amazon Managed Grafana. */
export type WorkspacePermissionConnection = {
  /** The rows, each with its cursor. */
  readonly edges: ReadonlyArray<WorkspacePermissionEdge>;
  /** The same rows without cursors. */
  readonly nodes: ReadonlyArray<WorkspacePermission>;
  /** Whether there is more, and the cursor to go on from. */
  readonly pageInfo: PageInfo;
};

/** One row of `WorkspacePermissionConnection`. */
export type WorkspacePermissionEdge = {
  /** Where this row is; pass it as `after` to go on behind it. */
  readonly cursor: Scalars['String']['output'];
  /** The permission. */
  readonly node: WorkspacePermission;
};

/** Who makes the IAM roles of a workspace (`PermissionType` of Amazon Managed Grafana). */
export type WorkspacePermissionType =
  /** Whoever runs it. */
  | 'CUSTOMER_MANAGED'
  /** AWS. */
  | 'SERVICE_MANAGED'
  /** A type that AWS has added and this gateway does not know yet. */
  | 'UNRECOGNIZED';

/** The role of somebody in Grafana (`Role` of Amazon Managed Grafana). */
export type WorkspaceRole =
  /** May do everything. */
  | 'ADMIN'
  /** May change dashboards. */
  | 'EDITOR'
  /** A role that AWS has added and this gateway does not know yet. */
  | 'UNRECOGNIZED'
  /** May look. */
  | 'VIEWER';

/**
 * Signing in by SAML. From `DescribeWorkspaceAuthentication` of Amazon Managed Grafana; `status` alone
 * from `ListWorkspaces`.
 */
export type WorkspaceSaml = {
  /** How; null when it is not configured. From `DescribeWorkspaceAuthentication`. */
  readonly configuration: Maybe<SamlConfiguration>;
  /** Whether it is configured. */
  readonly status: Maybe<SamlConfigurationStatus>;
};

/**
 * An account of Grafana's own that a program uses. From `ListWorkspaceServiceAccounts` of Amazon
 * Managed Grafana.
 */
export type WorkspaceServiceAccount = {
  /** Whether it may not be used; null where AWS says neither. */
  readonly isDisabled: Maybe<Scalars['Boolean']['output']>;
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** Its role. */
  readonly role: WorkspaceRole;
  /** Grafana's key of it, unique in its workspace. */
  readonly serviceAccountId: Scalars['String']['output'];
  /**
   * Its tokens, without what is secret of them: AWS gives that out once. From
   * `ListWorkspaceServiceAccountTokens`.
   */
  readonly tokens: Maybe<ReadonlyArray<WorkspaceServiceAccountToken>>;
};

/**
 * A token of a service account, without what is secret of it. From
 * `ListWorkspaceServiceAccountTokens` of Amazon Managed Grafana.
 */
export type WorkspaceServiceAccountToken = {
  /** When it was made. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** When it stops working. */
  readonly expiresAt: Maybe<Scalars['DateTime']['output']>;
  /** When it was last used; null when never. */
  readonly lastUsedAt: Maybe<Scalars['DateTime']['output']>;
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** Grafana's key of it, unique in its service account. */
  readonly tokenId: Scalars['String']['output'];
};

/** How a workspace is (`WorkspaceStatus` of Amazon Managed Grafana). */
export type WorkspaceStatus =
  /** In use. */
  | 'ACTIVE'
  /** Being made. */
  | 'CREATING'
  /** It could not be made. */
  | 'CREATION_FAILED'
  /** It works only in part. */
  | 'DEGRADED'
  /** Being deleted. */
  | 'DELETING'
  /** It could not be deleted. */
  | 'DELETION_FAILED'
  /** It does not work. */
  | 'FAILED'
  /** Its licence could not be taken away. */
  | 'LICENSE_REMOVAL_FAILED'
  /** A status that AWS has added and this gateway does not know yet. */
  | 'UNRECOGNIZED'
  /** A change failed; it is as it was. */
  | 'UPDATE_FAILED'
  /** Being changed. */
  | 'UPDATING'
  /** It could not be brought to Grafana Enterprise. */
  | 'UPGRADE_FAILED'
  /** Being brought to Grafana Enterprise. */
  | 'UPGRADING'
  /** It could not be brought to another version of Grafana. */
  | 'VERSION_UPDATE_FAILED'
  /** Being brought to another version of Grafana. */
  | 'VERSION_UPDATING';

/** A VPC with data sources that a workspace reads. From `DescribeWorkspace` of Amazon Managed Grafana. */
export type WorkspaceVpcConfiguration = {
  /** The security groups that it is in. */
  readonly securityGroupIds: ReadonlyArray<Scalars['String']['output']>;
  /** The subnets that it reaches. */
  readonly subnetIds: ReadonlyArray<Scalars['String']['output']>;
};

/** A VPC with data sources that a workspace reads. For `VpcConfiguration` of Amazon Managed Grafana. */
export type WorkspaceVpcConfigurationInput = {
  /** The security groups that it is in, 1 to 5. */
  readonly securityGroupIds: ReadonlyArray<Scalars['String']['input']>;
  /** The subnets that it reaches, 2 to 6. */
  readonly subnetIds: ReadonlyArray<Scalars['String']['input']>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;



/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  SamlIdpMetadata:
    | ( SamlIdpMetadataUrl )
    | ( SamlIdpMetadataXml )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  AccessGrant:
    | ( AccountAccessModel )
    | ( EnvironmentAccessModel )
    | ( WorkspaceAccessModel )
  ;
  AsyncOperation:
    | ( AssignmentOperationModel )
    | ( ProvisioningModel )
  ;
  Node:
    | ( AccountModel )
    | ( AssignmentModel )
    | ( AssignmentOperationModel )
    | ( ApplicationModel )
    | ( EnvironmentModel )
    | ( EnvironmentUserModel )
    | ( GroupModel )
    | ( InstanceModel )
    | ( OrganizationModel )
    | ( OrganizationalUnitModel )
    | ( PermissionGroupModel )
    | ( PermissionSetModel )
    | ( ProvisioningModel )
    | ( UserModel )
    | ( WorkspaceModel )
  ;
  Principal:
    | ( GroupModel )
    | ( UserModel )
  ;
  Taggable:
    | ( AccountModel )
    | ( ApplicationModel )
    | ( EnvironmentModel )
    | ( InstanceModel )
    | ( OrganizationalUnitModel )
    | ( PermissionSetModel )
    | ( WorkspaceModel )
  ;
  UserError:
    | ( AccessDenied )
    | ( ExternallyManagedGroup )
    | ( FreshSignInRequired )
    | ( InputError )
    | ( Omit<OperationConflict, 'operation'> & { operation: Maybe<_RefType['AsyncOperation']> } )
    | ( OutcomeUnknown )
    | ( PermissionSetChanged )
    | ( Omit<PermissionSetInUse, 'accounts'> & { accounts: Maybe<ReadonlyArray<_RefType['Account']>> } )
    | ( SelfGrant )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AccessDenied: ResolverTypeWrapper<AccessDenied>;
  AccessGrant: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['AccessGrant']>;
  AccessGrantConnection: ResolverTypeWrapper<Omit<AccessGrantConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['AccessGrantEdge']>, nodes: ReadonlyArray<ResolversTypes['AccessGrant']> }>;
  AccessGrantEdge: ResolverTypeWrapper<Omit<AccessGrantEdge, 'node'> & { node: ResolversTypes['AccessGrant'] }>;
  AccessResource: AccessResource;
  Account: ResolverTypeWrapper<AccountModel>;
  AccountAccess: ResolverTypeWrapper<AccountAccessModel>;
  AccountAssignment: ResolverTypeWrapper<AssignmentModel>;
  AccountAssignmentConnection: ResolverTypeWrapper<Omit<AccountAssignmentConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['AccountAssignmentEdge']>, nodes: ReadonlyArray<ResolversTypes['AccountAssignment']> }>;
  AccountAssignmentEdge: ResolverTypeWrapper<Omit<AccountAssignmentEdge, 'node'> & { node: ResolversTypes['AccountAssignment'] }>;
  AccountAssignmentInput: AccountAssignmentInput;
  AccountAssignmentOperation: ResolverTypeWrapper<AssignmentOperationModel>;
  AccountAssignmentOperationKind: AccountAssignmentOperationKind;
  AccountAssignmentResult: ResolverTypeWrapper<Omit<AccountAssignmentResult, 'assignment' | 'operation' | 'userErrors'> & { assignment: Maybe<ResolversTypes['AccountAssignment']>, operation: Maybe<ResolversTypes['AccountAssignmentOperation']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  AccountBy: AccountBy;
  AccountConnection: ResolverTypeWrapper<Omit<AccountConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['AccountEdge']>, nodes: ReadonlyArray<ResolversTypes['Account']> }>;
  AccountEdge: ResolverTypeWrapper<Omit<AccountEdge, 'node'> & { node: ResolversTypes['Account'] }>;
  AccountFilter: AccountFilter;
  AccountId: ResolverTypeWrapper<Scalars['AccountId']['output']>;
  AccountJoinedMethod: AccountJoinedMethod;
  AccountPermissionSetConnection: ResolverTypeWrapper<Omit<AccountPermissionSetConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['AccountPermissionSetEdge']>, nodes: ReadonlyArray<Maybe<ResolversTypes['PermissionSet']>> }>;
  AccountPermissionSetEdge: ResolverTypeWrapper<AccountPermissionSetEdgeModel>;
  AccountState: AccountState;
  AddGroupMemberInput: AddGroupMemberInput;
  AddGroupMemberPayload: ResolverTypeWrapper<Omit<AddGroupMemberPayload, 'group' | 'user' | 'userErrors'> & { group: Maybe<ResolversTypes['Group']>, user: Maybe<ResolversTypes['User']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  AllowedFields: ResolverTypeWrapper<AllowedFields>;
  ApiAccess: ApiAccess;
  Application: ResolverTypeWrapper<ApplicationModel>;
  ApplicationAssignment: ResolverTypeWrapper<ApplicationAssignmentModel>;
  ApplicationAssignmentConnection: ResolverTypeWrapper<Omit<ApplicationAssignmentConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ApplicationAssignmentEdge']>, nodes: ReadonlyArray<ResolversTypes['ApplicationAssignment']> }>;
  ApplicationAssignmentEdge: ResolverTypeWrapper<Omit<ApplicationAssignmentEdge, 'node'> & { node: ResolversTypes['ApplicationAssignment'] }>;
  ApplicationConnection: ResolverTypeWrapper<Omit<ApplicationConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ApplicationEdge']>, nodes: ReadonlyArray<ResolversTypes['Application']> }>;
  ApplicationEdge: ResolverTypeWrapper<Omit<ApplicationEdge, 'node'> & { node: ResolversTypes['Application'] }>;
  ApplicationPermission: ApplicationPermission;
  ApplicationPortal: ResolverTypeWrapper<ApplicationPortal>;
  ApplicationProvider: ResolverTypeWrapper<ApplicationProvider>;
  ApplicationState: ApplicationState;
  ApplicationStatus: ApplicationStatus;
  ApplicationVisibility: ApplicationVisibility;
  Arn: ResolverTypeWrapper<Scalars['Arn']['output']>;
  AssignmentAction: AssignmentAction;
  AssignmentCoverage: AssignmentCoverage;
  AssignmentFilter: AssignmentFilter;
  AssignmentVia: AssignmentVia;
  AsyncOperation: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['AsyncOperation']>;
  AsyncOperationConnection: ResolverTypeWrapper<Omit<AsyncOperationConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['AsyncOperationEdge']>, nodes: ReadonlyArray<ResolversTypes['AsyncOperation']> }>;
  AsyncOperationEdge: ResolverTypeWrapper<Omit<AsyncOperationEdge, 'node'> & { node: ResolversTypes['AsyncOperation'] }>;
  AsyncOperationKind: AsyncOperationKind;
  AsyncOperationState: AsyncOperationState;
  AttachCustomerManagedPolicyInput: AttachCustomerManagedPolicyInput;
  AttachCustomerManagedPolicyPayload: ResolverTypeWrapper<PermissionSetChangeModel>;
  AttachManagedPolicyInput: AttachManagedPolicyInput;
  AttachManagedPolicyPayload: ResolverTypeWrapper<PermissionSetChangeModel>;
  AuthenticationKind: AuthenticationKind;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ChangePlan: ResolverTypeWrapper<ChangePlan>;
  CreateAccountAssignmentInput: CreateAccountAssignmentInput;
  CreateAccountAssignmentPayload: ResolverTypeWrapper<Omit<CreateAccountAssignmentPayload, 'assignment' | 'operation' | 'userErrors'> & { assignment: Maybe<ResolversTypes['AccountAssignment']>, operation: Maybe<ResolversTypes['AccountAssignmentOperation']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  CreateAccountAssignmentsInput: CreateAccountAssignmentsInput;
  CreateAccountAssignmentsPayload: ResolverTypeWrapper<Omit<CreateAccountAssignmentsPayload, 'operations' | 'results' | 'userErrors'> & { operations: Maybe<ReadonlyArray<ResolversTypes['AccountAssignmentOperation']>>, results: ReadonlyArray<ResolversTypes['AccountAssignmentResult']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  CreateEnvironmentInput: CreateEnvironmentInput;
  CreateEnvironmentPayload: ResolverTypeWrapper<Omit<CreateEnvironmentPayload, 'environment' | 'userErrors'> & { environment: Maybe<ResolversTypes['Environment']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  CreateEnvironmentUserInput: CreateEnvironmentUserInput;
  CreateEnvironmentUserPayload: ResolverTypeWrapper<Omit<CreateEnvironmentUserPayload, 'user' | 'userErrors'> & { user: Maybe<ResolversTypes['EnvironmentUser']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  CreatePermissionSetInput: CreatePermissionSetInput;
  CreatePermissionSetPayload: ResolverTypeWrapper<Omit<CreatePermissionSetPayload, 'permissionSet' | 'userErrors'> & { permissionSet: Maybe<ResolversTypes['PermissionSet']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  CreateWorkspaceInput: CreateWorkspaceInput;
  CreateWorkspacePayload: ResolverTypeWrapper<Omit<CreateWorkspacePayload, 'userErrors' | 'workspace'> & { userErrors: ReadonlyArray<ResolversTypes['UserError']>, workspace: Maybe<ResolversTypes['Workspace']> }>;
  CustomerManagedPolicy: ResolverTypeWrapper<CustomerManagedPolicy>;
  CustomerManagedPolicyInput: CustomerManagedPolicyInput;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeleteAccountAssignmentInput: DeleteAccountAssignmentInput;
  DeleteAccountAssignmentPayload: ResolverTypeWrapper<Omit<DeleteAccountAssignmentPayload, 'operation' | 'userErrors'> & { operation: Maybe<ResolversTypes['AccountAssignmentOperation']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  DeleteAccountAssignmentsInput: DeleteAccountAssignmentsInput;
  DeleteAccountAssignmentsPayload: ResolverTypeWrapper<Omit<DeleteAccountAssignmentsPayload, 'operations' | 'results' | 'userErrors'> & { operations: Maybe<ReadonlyArray<ResolversTypes['AccountAssignmentOperation']>>, results: ReadonlyArray<ResolversTypes['AccountAssignmentResult']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  DeleteEnvironmentInput: DeleteEnvironmentInput;
  DeleteEnvironmentPayload: ResolverTypeWrapper<Omit<DeleteEnvironmentPayload, 'environment' | 'userErrors'> & { environment: Maybe<ResolversTypes['Environment']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  DeleteInlinePolicyInput: DeleteInlinePolicyInput;
  DeleteInlinePolicyPayload: ResolverTypeWrapper<PermissionSetChangeModel>;
  DeletePermissionSetInput: DeletePermissionSetInput;
  DeletePermissionSetPayload: ResolverTypeWrapper<Omit<DeletePermissionSetPayload, 'userErrors'> & { userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  DeletePermissionsBoundaryInput: DeletePermissionsBoundaryInput;
  DeletePermissionsBoundaryPayload: ResolverTypeWrapper<PermissionSetChangeModel>;
  DeleteWorkspaceInput: DeleteWorkspaceInput;
  DeleteWorkspacePayload: ResolverTypeWrapper<Omit<DeleteWorkspacePayload, 'userErrors' | 'workspace'> & { userErrors: ReadonlyArray<ResolversTypes['UserError']>, workspace: Maybe<ResolversTypes['Workspace']> }>;
  DetachCustomerManagedPolicyInput: DetachCustomerManagedPolicyInput;
  DetachCustomerManagedPolicyPayload: ResolverTypeWrapper<PermissionSetChangeModel>;
  DetachManagedPolicyInput: DetachManagedPolicyInput;
  DetachManagedPolicyPayload: ResolverTypeWrapper<PermissionSetChangeModel>;
  DisableEnvironmentUserInput: DisableEnvironmentUserInput;
  DisableEnvironmentUserPayload: ResolverTypeWrapper<Omit<DisableEnvironmentUserPayload, 'user' | 'userErrors'> & { user: Maybe<ResolversTypes['EnvironmentUser']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  Duration: ResolverTypeWrapper<Scalars['Duration']['output']>;
  EmailAddress: ResolverTypeWrapper<Scalars['EmailAddress']['output']>;
  EnableEnvironmentUserInput: EnableEnvironmentUserInput;
  EnableEnvironmentUserPayload: ResolverTypeWrapper<Omit<EnableEnvironmentUserPayload, 'user' | 'userErrors'> & { user: Maybe<ResolversTypes['EnvironmentUser']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  EncryptionKeyType: EncryptionKeyType;
  EncryptionStatus: EncryptionStatus;
  Environment: ResolverTypeWrapper<EnvironmentModel>;
  EnvironmentAccess: ResolverTypeWrapper<EnvironmentAccessModel>;
  EnvironmentAccessMatch: EnvironmentAccessMatch;
  EnvironmentBy: EnvironmentBy;
  EnvironmentConnection: ResolverTypeWrapper<Omit<EnvironmentConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['EnvironmentEdge']>, nodes: ReadonlyArray<ResolversTypes['Environment']> }>;
  EnvironmentEdge: ResolverTypeWrapper<Omit<EnvironmentEdge, 'node'> & { node: ResolversTypes['Environment'] }>;
  EnvironmentFederation: ResolverTypeWrapper<EnvironmentFederation>;
  EnvironmentFederationInput: EnvironmentFederationInput;
  EnvironmentFilter: EnvironmentFilter;
  EnvironmentStatus: EnvironmentStatus;
  EnvironmentUser: ResolverTypeWrapper<EnvironmentUserModel>;
  EnvironmentUserConnection: ResolverTypeWrapper<Omit<EnvironmentUserConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['EnvironmentUserEdge']>, nodes: ReadonlyArray<ResolversTypes['EnvironmentUser']> }>;
  EnvironmentUserEdge: ResolverTypeWrapper<Omit<EnvironmentUserEdge, 'node'> & { node: ResolversTypes['EnvironmentUser'] }>;
  EnvironmentUserMatch: ResolverTypeWrapper<EnvironmentUserMatch>;
  EnvironmentUserMatchState: EnvironmentUserMatchState;
  EnvironmentUserStatus: EnvironmentUserStatus;
  EnvironmentUserType: EnvironmentUserType;
  ErrorCode: ErrorCode;
  ExternalId: ResolverTypeWrapper<ExternalId>;
  ExternallyManagedGroup: ResolverTypeWrapper<ExternallyManagedGroup>;
  FederationAttribute: ResolverTypeWrapper<FederationAttribute>;
  FederationAttributeInput: FederationAttributeInput;
  FederationMode: FederationMode;
  FederationParameters: ResolverTypeWrapper<FederationParameters>;
  FederationParametersInput: FederationParametersInput;
  FederationProtocol: FederationProtocol;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  FreshSignInRequired: ResolverTypeWrapper<FreshSignInRequired>;
  Gap: ResolverTypeWrapper<Gap>;
  Group: ResolverTypeWrapper<GroupModel>;
  GroupBy: GroupBy;
  GroupConnection: ResolverTypeWrapper<Omit<GroupConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['GroupEdge']>, nodes: ReadonlyArray<ResolversTypes['Group']> }>;
  GroupEdge: ResolverTypeWrapper<Omit<GroupEdge, 'node'> & { node: ResolversTypes['Group'] }>;
  GroupFilter: GroupFilter;
  GroupMemberConnection: ResolverTypeWrapper<Omit<GroupMemberConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['GroupMemberEdge']>, nodes: ReadonlyArray<Maybe<ResolversTypes['User']>> }>;
  GroupMemberEdge: ResolverTypeWrapper<Omit<GroupMemberEdge, 'node'> & { node: Maybe<ResolversTypes['User']> }>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  IdentityCenterInstance: ResolverTypeWrapper<InstanceModel>;
  InheritedAccess: ResolverTypeWrapper<Omit<InheritedAccess, 'assignment' | 'group'> & { assignment: ResolversTypes['AccountAssignment'], group: Maybe<ResolversTypes['Group']> }>;
  InputError: ResolverTypeWrapper<InputError>;
  InstanceEncryption: ResolverTypeWrapper<InstanceEncryption>;
  InstanceRegion: ResolverTypeWrapper<InstanceRegion>;
  InstanceRegionStatus: InstanceRegionStatus;
  InstanceStatus: InstanceStatus;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  IssueProgrammaticCredentialsInput: IssueProgrammaticCredentialsInput;
  IssueProgrammaticCredentialsPayload: ResolverTypeWrapper<Omit<IssueProgrammaticCredentialsPayload, 'userErrors'> & { userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  ManagedPolicy: ResolverTypeWrapper<ManagedPolicy>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  OperationConflict: ResolverTypeWrapper<Omit<OperationConflict, 'operation'> & { operation: Maybe<ResolversTypes['AsyncOperation']> }>;
  OperationFailure: ResolverTypeWrapper<OperationFailure>;
  OperationFilter: OperationFilter;
  Organization: ResolverTypeWrapper<OrganizationModel>;
  OrganizationFeatureSet: OrganizationFeatureSet;
  OrganizationalUnit: ResolverTypeWrapper<OrganizationalUnitModel>;
  OrganizationalUnitConnection: ResolverTypeWrapper<Omit<OrganizationalUnitConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['OrganizationalUnitEdge']>, nodes: ReadonlyArray<ResolversTypes['OrganizationalUnit']> }>;
  OrganizationalUnitEdge: ResolverTypeWrapper<Omit<OrganizationalUnitEdge, 'node'> & { node: ResolversTypes['OrganizationalUnit'] }>;
  OutcomeUnknown: ResolverTypeWrapper<OutcomeUnknown>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PermissionGroup: ResolverTypeWrapper<PermissionGroupModel>;
  PermissionGroupConnection: ResolverTypeWrapper<Omit<PermissionGroupConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PermissionGroupEdge']>, nodes: ReadonlyArray<ResolversTypes['PermissionGroup']> }>;
  PermissionGroupEdge: ResolverTypeWrapper<Omit<PermissionGroupEdge, 'node'> & { node: ResolversTypes['PermissionGroup'] }>;
  PermissionGroupMemberConnection: ResolverTypeWrapper<Omit<PermissionGroupMemberConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PermissionGroupMemberEdge']>, nodes: ReadonlyArray<ResolversTypes['EnvironmentUser']> }>;
  PermissionGroupMemberEdge: ResolverTypeWrapper<Omit<PermissionGroupMemberEdge, 'node'> & { node: ResolversTypes['EnvironmentUser'] }>;
  PermissionGroupMembershipStatus: PermissionGroupMembershipStatus;
  PermissionSet: ResolverTypeWrapper<PermissionSetModel>;
  PermissionSetAccountConnection: ResolverTypeWrapper<Omit<PermissionSetAccountConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PermissionSetAccountEdge']>, nodes: ReadonlyArray<Maybe<ResolversTypes['Account']>> }>;
  PermissionSetAccountEdge: ResolverTypeWrapper<PermissionSetAccountEdgeModel>;
  PermissionSetBy: PermissionSetBy;
  PermissionSetChanged: ResolverTypeWrapper<PermissionSetChanged>;
  PermissionSetConnection: ResolverTypeWrapper<Omit<PermissionSetConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PermissionSetEdge']>, nodes: ReadonlyArray<ResolversTypes['PermissionSet']> }>;
  PermissionSetEdge: ResolverTypeWrapper<Omit<PermissionSetEdge, 'node'> & { node: ResolversTypes['PermissionSet'] }>;
  PermissionSetFilter: PermissionSetFilter;
  PermissionSetInUse: ResolverTypeWrapper<Omit<PermissionSetInUse, 'accounts'> & { accounts: Maybe<ReadonlyArray<ResolversTypes['Account']>> }>;
  PermissionSetProvisioning: ResolverTypeWrapper<ProvisioningModel>;
  PermissionSetValues: ResolverTypeWrapper<PermissionSetValues>;
  PermissionSetValuesInput: PermissionSetValuesInput;
  PermissionsBoundary: ResolverTypeWrapper<PermissionsBoundary>;
  PermissionsBoundaryInput: PermissionsBoundaryInput;
  PersonName: ResolverTypeWrapper<PersonName>;
  PolicyDocument: ResolverTypeWrapper<Scalars['PolicyDocument']['output']>;
  Principal: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Principal']>;
  PrincipalState: PrincipalState;
  PrincipalType: PrincipalType;
  ProgrammaticCredentials: ResolverTypeWrapper<ProgrammaticCredentials>;
  ProvisionPermissionSetInput: ProvisionPermissionSetInput;
  ProvisionPermissionSetPayload: ResolverTypeWrapper<Omit<ProvisionPermissionSetPayload, 'operation' | 'operations' | 'results' | 'userErrors'> & { operation: Maybe<ResolversTypes['PermissionSetProvisioning']>, operations: Maybe<ReadonlyArray<ResolversTypes['PermissionSetProvisioning']>>, results: Maybe<ReadonlyArray<ResolversTypes['ProvisionResult']>>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  ProvisionResult: ResolverTypeWrapper<Omit<ProvisionResult, 'account' | 'operation' | 'userErrors'> & { account: Maybe<ResolversTypes['Account']>, operation: Maybe<ResolversTypes['PermissionSetProvisioning']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  ProvisionTarget: ProvisionTarget;
  ProvisioningStatus: ProvisioningStatus;
  PutInlinePolicyInput: PutInlinePolicyInput;
  PutInlinePolicyPayload: ResolverTypeWrapper<PermissionSetChangeModel>;
  PutPermissionsBoundaryInput: PutPermissionsBoundaryInput;
  PutPermissionsBoundaryPayload: ResolverTypeWrapper<PermissionSetChangeModel>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  QuotaUse: ResolverTypeWrapper<QuotaUse>;
  RefusedOperation: ResolverTypeWrapper<RefusedOperation>;
  RemoveGroupMemberInput: RemoveGroupMemberInput;
  RemoveGroupMemberPayload: ResolverTypeWrapper<Omit<RemoveGroupMemberPayload, 'group' | 'user' | 'userErrors'> & { group: Maybe<ResolversTypes['Group']>, user: Maybe<ResolversTypes['User']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  RevokeAccessInput: RevokeAccessInput;
  RevokeAccessPayload: ResolverTypeWrapper<Omit<RevokeAccessPayload, 'inherited' | 'operations' | 'results' | 'userErrors'> & { inherited: Maybe<ReadonlyArray<ResolversTypes['InheritedAccess']>>, operations: Maybe<ReadonlyArray<ResolversTypes['AccountAssignmentOperation']>>, results: Maybe<ReadonlyArray<ResolversTypes['AccountAssignmentResult']>>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  SamlAssertionAttributes: ResolverTypeWrapper<SamlAssertionAttributes>;
  SamlAssertionAttributesInput: SamlAssertionAttributesInput;
  SamlConfiguration: ResolverTypeWrapper<Omit<SamlConfiguration, 'assertionAttributes' | 'idpMetadata'> & { assertionAttributes: Maybe<ResolversTypes['SamlAssertionAttributes']>, idpMetadata: Maybe<ResolversTypes['SamlIdpMetadata']> }>;
  SamlConfigurationInput: SamlConfigurationInput;
  SamlConfigurationStatus: SamlConfigurationStatus;
  SamlIdpMetadata: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SamlIdpMetadata']>;
  SamlIdpMetadataInput: SamlIdpMetadataInput;
  SamlIdpMetadataUrl: ResolverTypeWrapper<SamlIdpMetadataUrl>;
  SamlIdpMetadataXml: ResolverTypeWrapper<SamlIdpMetadataXml>;
  SamlRoleValues: ResolverTypeWrapper<SamlRoleValues>;
  SamlRoleValuesInput: SamlRoleValuesInput;
  Scope: ResolverTypeWrapper<Scalars['Scope']['output']>;
  SelfGrant: ResolverTypeWrapper<SelfGrant>;
  ServiceState: ServiceState;
  SignInOrigin: SignInOrigin;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SuperuserInput: SuperuserInput;
  Tag: ResolverTypeWrapper<Tag>;
  TagInput: TagInput;
  TagResourceInput: TagResourceInput;
  TagResourcePayload: ResolverTypeWrapper<Omit<TagResourcePayload, 'resource' | 'userErrors'> & { resource: Maybe<ResolversTypes['Taggable']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  Taggable: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Taggable']>;
  UntagResourceInput: UntagResourceInput;
  UntagResourcePayload: ResolverTypeWrapper<Omit<UntagResourcePayload, 'resource' | 'userErrors'> & { resource: Maybe<ResolversTypes['Taggable']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  UpdateEnvironmentInput: UpdateEnvironmentInput;
  UpdateEnvironmentPayload: ResolverTypeWrapper<Omit<UpdateEnvironmentPayload, 'environment' | 'userErrors'> & { environment: Maybe<ResolversTypes['Environment']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  UpdateEnvironmentUserInput: UpdateEnvironmentUserInput;
  UpdateEnvironmentUserPayload: ResolverTypeWrapper<Omit<UpdateEnvironmentUserPayload, 'user' | 'userErrors'> & { user: Maybe<ResolversTypes['EnvironmentUser']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  UpdatePermissionSetInput: UpdatePermissionSetInput;
  UpdatePermissionSetPayload: ResolverTypeWrapper<PermissionSetChangeModel>;
  UpdateWorkspaceAuthenticationInput: UpdateWorkspaceAuthenticationInput;
  UpdateWorkspaceAuthenticationPayload: ResolverTypeWrapper<Omit<UpdateWorkspaceAuthenticationPayload, 'userErrors' | 'workspace'> & { userErrors: ReadonlyArray<ResolversTypes['UserError']>, workspace: Maybe<ResolversTypes['Workspace']> }>;
  UpdateWorkspaceInput: UpdateWorkspaceInput;
  UpdateWorkspacePayload: ResolverTypeWrapper<Omit<UpdateWorkspacePayload, 'userErrors' | 'workspace'> & { userErrors: ReadonlyArray<ResolversTypes['UserError']>, workspace: Maybe<ResolversTypes['Workspace']> }>;
  UpdateWorkspacePermissionsInput: UpdateWorkspacePermissionsInput;
  UpdateWorkspacePermissionsPayload: ResolverTypeWrapper<Omit<UpdateWorkspacePermissionsPayload, 'userErrors' | 'workspace'> & { userErrors: ReadonlyArray<ResolversTypes['UserError']>, workspace: Maybe<ResolversTypes['Workspace']> }>;
  UpstreamIdentity: ResolverTypeWrapper<UpstreamIdentityModel>;
  UpstreamKind: UpstreamKind;
  UpstreamService: ResolverTypeWrapper<UpstreamService>;
  User: ResolverTypeWrapper<UserModel>;
  UserAddress: ResolverTypeWrapper<UserAddress>;
  UserAssignmentConnection: ResolverTypeWrapper<Omit<UserAssignmentConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['UserAssignmentEdge']>, nodes: ReadonlyArray<ResolversTypes['AccountAssignment']> }>;
  UserAssignmentEdge: ResolverTypeWrapper<UserAssignmentEdgeModel>;
  UserBy: UserBy;
  UserConnection: ResolverTypeWrapper<Omit<UserConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['UserEdge']>, nodes: ReadonlyArray<ResolversTypes['User']> }>;
  UserEdge: ResolverTypeWrapper<Omit<UserEdge, 'node'> & { node: ResolversTypes['User'] }>;
  UserEmail: ResolverTypeWrapper<UserEmail>;
  UserError: ResolverTypeWrapper<UserErrorModel>;
  UserFilter: UserFilter;
  UserGroupConnection: ResolverTypeWrapper<Omit<UserGroupConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['UserGroupEdge']>, nodes: ReadonlyArray<Maybe<ResolversTypes['Group']>> }>;
  UserGroupEdge: ResolverTypeWrapper<Omit<UserGroupEdge, 'node'> & { node: Maybe<ResolversTypes['Group']> }>;
  UserPermissionGroupConnection: ResolverTypeWrapper<Omit<UserPermissionGroupConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['UserPermissionGroupEdge']>, nodes: ReadonlyArray<ResolversTypes['PermissionGroup']> }>;
  UserPermissionGroupEdge: ResolverTypeWrapper<Omit<UserPermissionGroupEdge, 'node'> & { node: ResolversTypes['PermissionGroup'] }>;
  UserPhoneNumber: ResolverTypeWrapper<UserPhoneNumber>;
  UserStatus: UserStatus;
  Viewer: ResolverTypeWrapper<Omit<Viewer, 'upstream'> & { upstream: ResolversTypes['UpstreamIdentity'] }>;
  ViewerPermission: ResolverTypeWrapper<ViewerPermission>;
  Workspace: ResolverTypeWrapper<WorkspaceModel>;
  WorkspaceAccess: ResolverTypeWrapper<WorkspaceAccessModel>;
  WorkspaceAccountAccessType: WorkspaceAccountAccessType;
  WorkspaceAuthentication: ResolverTypeWrapper<Omit<WorkspaceAuthentication, 'awsSso' | 'saml'> & { awsSso: Maybe<ResolversTypes['WorkspaceAwsSso']>, saml: Maybe<ResolversTypes['WorkspaceSaml']> }>;
  WorkspaceAuthenticationProvider: WorkspaceAuthenticationProvider;
  WorkspaceAwsSso: ResolverTypeWrapper<AwsSsoModel>;
  WorkspaceBy: WorkspaceBy;
  WorkspaceConnection: ResolverTypeWrapper<Omit<WorkspaceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['WorkspaceEdge']>, nodes: ReadonlyArray<ResolversTypes['Workspace']> }>;
  WorkspaceDataSource: WorkspaceDataSource;
  WorkspaceEdge: ResolverTypeWrapper<Omit<WorkspaceEdge, 'node'> & { node: ResolversTypes['Workspace'] }>;
  WorkspaceFilter: WorkspaceFilter;
  WorkspaceIpAddressType: WorkspaceIpAddressType;
  WorkspaceLicense: ResolverTypeWrapper<WorkspaceModel>;
  WorkspaceLicenseType: WorkspaceLicenseType;
  WorkspaceNetworkAccess: ResolverTypeWrapper<WorkspaceNetworkAccess>;
  WorkspaceNetworkAccessInput: WorkspaceNetworkAccessInput;
  WorkspaceNotificationDestination: WorkspaceNotificationDestination;
  WorkspacePermission: ResolverTypeWrapper<WorkspacePermissionModel>;
  WorkspacePermissionAction: WorkspacePermissionAction;
  WorkspacePermissionChange: WorkspacePermissionChange;
  WorkspacePermissionConnection: ResolverTypeWrapper<Omit<WorkspacePermissionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['WorkspacePermissionEdge']>, nodes: ReadonlyArray<ResolversTypes['WorkspacePermission']> }>;
  WorkspacePermissionEdge: ResolverTypeWrapper<Omit<WorkspacePermissionEdge, 'node'> & { node: ResolversTypes['WorkspacePermission'] }>;
  WorkspacePermissionType: WorkspacePermissionType;
  WorkspaceRole: WorkspaceRole;
  WorkspaceSaml: ResolverTypeWrapper<Omit<WorkspaceSaml, 'configuration'> & { configuration: Maybe<ResolversTypes['SamlConfiguration']> }>;
  WorkspaceServiceAccount: ResolverTypeWrapper<ServiceAccountModel>;
  WorkspaceServiceAccountToken: ResolverTypeWrapper<WorkspaceServiceAccountToken>;
  WorkspaceStatus: WorkspaceStatus;
  WorkspaceVpcConfiguration: ResolverTypeWrapper<WorkspaceVpcConfiguration>;
  WorkspaceVpcConfigurationInput: WorkspaceVpcConfigurationInput;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AccessDenied: AccessDenied;
  AccessGrant: ResolversInterfaceTypes<ResolversParentTypes>['AccessGrant'];
  AccessGrantConnection: Omit<AccessGrantConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['AccessGrantEdge']>, nodes: ReadonlyArray<ResolversParentTypes['AccessGrant']> };
  AccessGrantEdge: Omit<AccessGrantEdge, 'node'> & { node: ResolversParentTypes['AccessGrant'] };
  Account: AccountModel;
  AccountAccess: AccountAccessModel;
  AccountAssignment: AssignmentModel;
  AccountAssignmentConnection: Omit<AccountAssignmentConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['AccountAssignmentEdge']>, nodes: ReadonlyArray<ResolversParentTypes['AccountAssignment']> };
  AccountAssignmentEdge: Omit<AccountAssignmentEdge, 'node'> & { node: ResolversParentTypes['AccountAssignment'] };
  AccountAssignmentInput: AccountAssignmentInput;
  AccountAssignmentOperation: AssignmentOperationModel;
  AccountAssignmentResult: Omit<AccountAssignmentResult, 'assignment' | 'operation' | 'userErrors'> & { assignment: Maybe<ResolversParentTypes['AccountAssignment']>, operation: Maybe<ResolversParentTypes['AccountAssignmentOperation']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  AccountBy: AccountBy;
  AccountConnection: Omit<AccountConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['AccountEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Account']> };
  AccountEdge: Omit<AccountEdge, 'node'> & { node: ResolversParentTypes['Account'] };
  AccountFilter: AccountFilter;
  AccountId: Scalars['AccountId']['output'];
  AccountPermissionSetConnection: Omit<AccountPermissionSetConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['AccountPermissionSetEdge']>, nodes: ReadonlyArray<Maybe<ResolversParentTypes['PermissionSet']>> };
  AccountPermissionSetEdge: AccountPermissionSetEdgeModel;
  AddGroupMemberInput: AddGroupMemberInput;
  AddGroupMemberPayload: Omit<AddGroupMemberPayload, 'group' | 'user' | 'userErrors'> & { group: Maybe<ResolversParentTypes['Group']>, user: Maybe<ResolversParentTypes['User']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  AllowedFields: AllowedFields;
  Application: ApplicationModel;
  ApplicationAssignment: ApplicationAssignmentModel;
  ApplicationAssignmentConnection: Omit<ApplicationAssignmentConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ApplicationAssignmentEdge']>, nodes: ReadonlyArray<ResolversParentTypes['ApplicationAssignment']> };
  ApplicationAssignmentEdge: Omit<ApplicationAssignmentEdge, 'node'> & { node: ResolversParentTypes['ApplicationAssignment'] };
  ApplicationConnection: Omit<ApplicationConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ApplicationEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Application']> };
  ApplicationEdge: Omit<ApplicationEdge, 'node'> & { node: ResolversParentTypes['Application'] };
  ApplicationPortal: ApplicationPortal;
  ApplicationProvider: ApplicationProvider;
  Arn: Scalars['Arn']['output'];
  AssignmentFilter: AssignmentFilter;
  AsyncOperation: ResolversInterfaceTypes<ResolversParentTypes>['AsyncOperation'];
  AsyncOperationConnection: Omit<AsyncOperationConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['AsyncOperationEdge']>, nodes: ReadonlyArray<ResolversParentTypes['AsyncOperation']> };
  AsyncOperationEdge: Omit<AsyncOperationEdge, 'node'> & { node: ResolversParentTypes['AsyncOperation'] };
  AttachCustomerManagedPolicyInput: AttachCustomerManagedPolicyInput;
  AttachCustomerManagedPolicyPayload: PermissionSetChangeModel;
  AttachManagedPolicyInput: AttachManagedPolicyInput;
  AttachManagedPolicyPayload: PermissionSetChangeModel;
  Boolean: Scalars['Boolean']['output'];
  ChangePlan: ChangePlan;
  CreateAccountAssignmentInput: CreateAccountAssignmentInput;
  CreateAccountAssignmentPayload: Omit<CreateAccountAssignmentPayload, 'assignment' | 'operation' | 'userErrors'> & { assignment: Maybe<ResolversParentTypes['AccountAssignment']>, operation: Maybe<ResolversParentTypes['AccountAssignmentOperation']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  CreateAccountAssignmentsInput: CreateAccountAssignmentsInput;
  CreateAccountAssignmentsPayload: Omit<CreateAccountAssignmentsPayload, 'operations' | 'results' | 'userErrors'> & { operations: Maybe<ReadonlyArray<ResolversParentTypes['AccountAssignmentOperation']>>, results: ReadonlyArray<ResolversParentTypes['AccountAssignmentResult']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  CreateEnvironmentInput: CreateEnvironmentInput;
  CreateEnvironmentPayload: Omit<CreateEnvironmentPayload, 'environment' | 'userErrors'> & { environment: Maybe<ResolversParentTypes['Environment']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  CreateEnvironmentUserInput: CreateEnvironmentUserInput;
  CreateEnvironmentUserPayload: Omit<CreateEnvironmentUserPayload, 'user' | 'userErrors'> & { user: Maybe<ResolversParentTypes['EnvironmentUser']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  CreatePermissionSetInput: CreatePermissionSetInput;
  CreatePermissionSetPayload: Omit<CreatePermissionSetPayload, 'permissionSet' | 'userErrors'> & { permissionSet: Maybe<ResolversParentTypes['PermissionSet']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  CreateWorkspaceInput: CreateWorkspaceInput;
  CreateWorkspacePayload: Omit<CreateWorkspacePayload, 'userErrors' | 'workspace'> & { userErrors: ReadonlyArray<ResolversParentTypes['UserError']>, workspace: Maybe<ResolversParentTypes['Workspace']> };
  CustomerManagedPolicy: CustomerManagedPolicy;
  CustomerManagedPolicyInput: CustomerManagedPolicyInput;
  DateTime: Scalars['DateTime']['output'];
  DeleteAccountAssignmentInput: DeleteAccountAssignmentInput;
  DeleteAccountAssignmentPayload: Omit<DeleteAccountAssignmentPayload, 'operation' | 'userErrors'> & { operation: Maybe<ResolversParentTypes['AccountAssignmentOperation']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  DeleteAccountAssignmentsInput: DeleteAccountAssignmentsInput;
  DeleteAccountAssignmentsPayload: Omit<DeleteAccountAssignmentsPayload, 'operations' | 'results' | 'userErrors'> & { operations: Maybe<ReadonlyArray<ResolversParentTypes['AccountAssignmentOperation']>>, results: ReadonlyArray<ResolversParentTypes['AccountAssignmentResult']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  DeleteEnvironmentInput: DeleteEnvironmentInput;
  DeleteEnvironmentPayload: Omit<DeleteEnvironmentPayload, 'environment' | 'userErrors'> & { environment: Maybe<ResolversParentTypes['Environment']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  DeleteInlinePolicyInput: DeleteInlinePolicyInput;
  DeleteInlinePolicyPayload: PermissionSetChangeModel;
  DeletePermissionSetInput: DeletePermissionSetInput;
  DeletePermissionSetPayload: Omit<DeletePermissionSetPayload, 'userErrors'> & { userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  DeletePermissionsBoundaryInput: DeletePermissionsBoundaryInput;
  DeletePermissionsBoundaryPayload: PermissionSetChangeModel;
  DeleteWorkspaceInput: DeleteWorkspaceInput;
  DeleteWorkspacePayload: Omit<DeleteWorkspacePayload, 'userErrors' | 'workspace'> & { userErrors: ReadonlyArray<ResolversParentTypes['UserError']>, workspace: Maybe<ResolversParentTypes['Workspace']> };
  DetachCustomerManagedPolicyInput: DetachCustomerManagedPolicyInput;
  DetachCustomerManagedPolicyPayload: PermissionSetChangeModel;
  DetachManagedPolicyInput: DetachManagedPolicyInput;
  DetachManagedPolicyPayload: PermissionSetChangeModel;
  DisableEnvironmentUserInput: DisableEnvironmentUserInput;
  DisableEnvironmentUserPayload: Omit<DisableEnvironmentUserPayload, 'user' | 'userErrors'> & { user: Maybe<ResolversParentTypes['EnvironmentUser']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  Duration: Scalars['Duration']['output'];
  EmailAddress: Scalars['EmailAddress']['output'];
  EnableEnvironmentUserInput: EnableEnvironmentUserInput;
  EnableEnvironmentUserPayload: Omit<EnableEnvironmentUserPayload, 'user' | 'userErrors'> & { user: Maybe<ResolversParentTypes['EnvironmentUser']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  Environment: EnvironmentModel;
  EnvironmentAccess: EnvironmentAccessModel;
  EnvironmentBy: EnvironmentBy;
  EnvironmentConnection: Omit<EnvironmentConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['EnvironmentEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Environment']> };
  EnvironmentEdge: Omit<EnvironmentEdge, 'node'> & { node: ResolversParentTypes['Environment'] };
  EnvironmentFederation: EnvironmentFederation;
  EnvironmentFederationInput: EnvironmentFederationInput;
  EnvironmentFilter: EnvironmentFilter;
  EnvironmentUser: EnvironmentUserModel;
  EnvironmentUserConnection: Omit<EnvironmentUserConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['EnvironmentUserEdge']>, nodes: ReadonlyArray<ResolversParentTypes['EnvironmentUser']> };
  EnvironmentUserEdge: Omit<EnvironmentUserEdge, 'node'> & { node: ResolversParentTypes['EnvironmentUser'] };
  EnvironmentUserMatch: EnvironmentUserMatch;
  ExternalId: ExternalId;
  ExternallyManagedGroup: ExternallyManagedGroup;
  FederationAttribute: FederationAttribute;
  FederationAttributeInput: FederationAttributeInput;
  FederationParameters: FederationParameters;
  FederationParametersInput: FederationParametersInput;
  Float: Scalars['Float']['output'];
  FreshSignInRequired: FreshSignInRequired;
  Gap: Gap;
  Group: GroupModel;
  GroupBy: GroupBy;
  GroupConnection: Omit<GroupConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['GroupEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Group']> };
  GroupEdge: Omit<GroupEdge, 'node'> & { node: ResolversParentTypes['Group'] };
  GroupFilter: GroupFilter;
  GroupMemberConnection: Omit<GroupMemberConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['GroupMemberEdge']>, nodes: ReadonlyArray<Maybe<ResolversParentTypes['User']>> };
  GroupMemberEdge: Omit<GroupMemberEdge, 'node'> & { node: Maybe<ResolversParentTypes['User']> };
  ID: Scalars['ID']['output'];
  IdentityCenterInstance: InstanceModel;
  InheritedAccess: Omit<InheritedAccess, 'assignment' | 'group'> & { assignment: ResolversParentTypes['AccountAssignment'], group: Maybe<ResolversParentTypes['Group']> };
  InputError: InputError;
  InstanceEncryption: InstanceEncryption;
  InstanceRegion: InstanceRegion;
  Int: Scalars['Int']['output'];
  IssueProgrammaticCredentialsInput: IssueProgrammaticCredentialsInput;
  IssueProgrammaticCredentialsPayload: Omit<IssueProgrammaticCredentialsPayload, 'userErrors'> & { userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  ManagedPolicy: ManagedPolicy;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  OperationConflict: Omit<OperationConflict, 'operation'> & { operation: Maybe<ResolversParentTypes['AsyncOperation']> };
  OperationFailure: OperationFailure;
  OperationFilter: OperationFilter;
  Organization: OrganizationModel;
  OrganizationalUnit: OrganizationalUnitModel;
  OrganizationalUnitConnection: Omit<OrganizationalUnitConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['OrganizationalUnitEdge']>, nodes: ReadonlyArray<ResolversParentTypes['OrganizationalUnit']> };
  OrganizationalUnitEdge: Omit<OrganizationalUnitEdge, 'node'> & { node: ResolversParentTypes['OrganizationalUnit'] };
  OutcomeUnknown: OutcomeUnknown;
  PageInfo: PageInfo;
  PermissionGroup: PermissionGroupModel;
  PermissionGroupConnection: Omit<PermissionGroupConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PermissionGroupEdge']>, nodes: ReadonlyArray<ResolversParentTypes['PermissionGroup']> };
  PermissionGroupEdge: Omit<PermissionGroupEdge, 'node'> & { node: ResolversParentTypes['PermissionGroup'] };
  PermissionGroupMemberConnection: Omit<PermissionGroupMemberConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PermissionGroupMemberEdge']>, nodes: ReadonlyArray<ResolversParentTypes['EnvironmentUser']> };
  PermissionGroupMemberEdge: Omit<PermissionGroupMemberEdge, 'node'> & { node: ResolversParentTypes['EnvironmentUser'] };
  PermissionSet: PermissionSetModel;
  PermissionSetAccountConnection: Omit<PermissionSetAccountConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PermissionSetAccountEdge']>, nodes: ReadonlyArray<Maybe<ResolversParentTypes['Account']>> };
  PermissionSetAccountEdge: PermissionSetAccountEdgeModel;
  PermissionSetBy: PermissionSetBy;
  PermissionSetChanged: PermissionSetChanged;
  PermissionSetConnection: Omit<PermissionSetConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PermissionSetEdge']>, nodes: ReadonlyArray<ResolversParentTypes['PermissionSet']> };
  PermissionSetEdge: Omit<PermissionSetEdge, 'node'> & { node: ResolversParentTypes['PermissionSet'] };
  PermissionSetFilter: PermissionSetFilter;
  PermissionSetInUse: Omit<PermissionSetInUse, 'accounts'> & { accounts: Maybe<ReadonlyArray<ResolversParentTypes['Account']>> };
  PermissionSetProvisioning: ProvisioningModel;
  PermissionSetValues: PermissionSetValues;
  PermissionSetValuesInput: PermissionSetValuesInput;
  PermissionsBoundary: PermissionsBoundary;
  PermissionsBoundaryInput: PermissionsBoundaryInput;
  PersonName: PersonName;
  PolicyDocument: Scalars['PolicyDocument']['output'];
  Principal: ResolversInterfaceTypes<ResolversParentTypes>['Principal'];
  ProgrammaticCredentials: ProgrammaticCredentials;
  ProvisionPermissionSetInput: ProvisionPermissionSetInput;
  ProvisionPermissionSetPayload: Omit<ProvisionPermissionSetPayload, 'operation' | 'operations' | 'results' | 'userErrors'> & { operation: Maybe<ResolversParentTypes['PermissionSetProvisioning']>, operations: Maybe<ReadonlyArray<ResolversParentTypes['PermissionSetProvisioning']>>, results: Maybe<ReadonlyArray<ResolversParentTypes['ProvisionResult']>>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  ProvisionResult: Omit<ProvisionResult, 'account' | 'operation' | 'userErrors'> & { account: Maybe<ResolversParentTypes['Account']>, operation: Maybe<ResolversParentTypes['PermissionSetProvisioning']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  ProvisionTarget: ProvisionTarget;
  PutInlinePolicyInput: PutInlinePolicyInput;
  PutInlinePolicyPayload: PermissionSetChangeModel;
  PutPermissionsBoundaryInput: PutPermissionsBoundaryInput;
  PutPermissionsBoundaryPayload: PermissionSetChangeModel;
  Query: Record<PropertyKey, never>;
  QuotaUse: QuotaUse;
  RefusedOperation: RefusedOperation;
  RemoveGroupMemberInput: RemoveGroupMemberInput;
  RemoveGroupMemberPayload: Omit<RemoveGroupMemberPayload, 'group' | 'user' | 'userErrors'> & { group: Maybe<ResolversParentTypes['Group']>, user: Maybe<ResolversParentTypes['User']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  RevokeAccessInput: RevokeAccessInput;
  RevokeAccessPayload: Omit<RevokeAccessPayload, 'inherited' | 'operations' | 'results' | 'userErrors'> & { inherited: Maybe<ReadonlyArray<ResolversParentTypes['InheritedAccess']>>, operations: Maybe<ReadonlyArray<ResolversParentTypes['AccountAssignmentOperation']>>, results: Maybe<ReadonlyArray<ResolversParentTypes['AccountAssignmentResult']>>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  SamlAssertionAttributes: SamlAssertionAttributes;
  SamlAssertionAttributesInput: SamlAssertionAttributesInput;
  SamlConfiguration: Omit<SamlConfiguration, 'assertionAttributes' | 'idpMetadata'> & { assertionAttributes: Maybe<ResolversParentTypes['SamlAssertionAttributes']>, idpMetadata: Maybe<ResolversParentTypes['SamlIdpMetadata']> };
  SamlConfigurationInput: SamlConfigurationInput;
  SamlIdpMetadata: ResolversUnionTypes<ResolversParentTypes>['SamlIdpMetadata'];
  SamlIdpMetadataInput: SamlIdpMetadataInput;
  SamlIdpMetadataUrl: SamlIdpMetadataUrl;
  SamlIdpMetadataXml: SamlIdpMetadataXml;
  SamlRoleValues: SamlRoleValues;
  SamlRoleValuesInput: SamlRoleValuesInput;
  Scope: Scalars['Scope']['output'];
  SelfGrant: SelfGrant;
  String: Scalars['String']['output'];
  Subscription: Record<PropertyKey, never>;
  SuperuserInput: SuperuserInput;
  Tag: Tag;
  TagInput: TagInput;
  TagResourceInput: TagResourceInput;
  TagResourcePayload: Omit<TagResourcePayload, 'resource' | 'userErrors'> & { resource: Maybe<ResolversParentTypes['Taggable']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  Taggable: ResolversInterfaceTypes<ResolversParentTypes>['Taggable'];
  UntagResourceInput: UntagResourceInput;
  UntagResourcePayload: Omit<UntagResourcePayload, 'resource' | 'userErrors'> & { resource: Maybe<ResolversParentTypes['Taggable']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  UpdateEnvironmentInput: UpdateEnvironmentInput;
  UpdateEnvironmentPayload: Omit<UpdateEnvironmentPayload, 'environment' | 'userErrors'> & { environment: Maybe<ResolversParentTypes['Environment']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  UpdateEnvironmentUserInput: UpdateEnvironmentUserInput;
  UpdateEnvironmentUserPayload: Omit<UpdateEnvironmentUserPayload, 'user' | 'userErrors'> & { user: Maybe<ResolversParentTypes['EnvironmentUser']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  UpdatePermissionSetInput: UpdatePermissionSetInput;
  UpdatePermissionSetPayload: PermissionSetChangeModel;
  UpdateWorkspaceAuthenticationInput: UpdateWorkspaceAuthenticationInput;
  UpdateWorkspaceAuthenticationPayload: Omit<UpdateWorkspaceAuthenticationPayload, 'userErrors' | 'workspace'> & { userErrors: ReadonlyArray<ResolversParentTypes['UserError']>, workspace: Maybe<ResolversParentTypes['Workspace']> };
  UpdateWorkspaceInput: UpdateWorkspaceInput;
  UpdateWorkspacePayload: Omit<UpdateWorkspacePayload, 'userErrors' | 'workspace'> & { userErrors: ReadonlyArray<ResolversParentTypes['UserError']>, workspace: Maybe<ResolversParentTypes['Workspace']> };
  UpdateWorkspacePermissionsInput: UpdateWorkspacePermissionsInput;
  UpdateWorkspacePermissionsPayload: Omit<UpdateWorkspacePermissionsPayload, 'userErrors' | 'workspace'> & { userErrors: ReadonlyArray<ResolversParentTypes['UserError']>, workspace: Maybe<ResolversParentTypes['Workspace']> };
  UpstreamIdentity: UpstreamIdentityModel;
  UpstreamService: UpstreamService;
  User: UserModel;
  UserAddress: UserAddress;
  UserAssignmentConnection: Omit<UserAssignmentConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['UserAssignmentEdge']>, nodes: ReadonlyArray<ResolversParentTypes['AccountAssignment']> };
  UserAssignmentEdge: UserAssignmentEdgeModel;
  UserBy: UserBy;
  UserConnection: Omit<UserConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['UserEdge']>, nodes: ReadonlyArray<ResolversParentTypes['User']> };
  UserEdge: Omit<UserEdge, 'node'> & { node: ResolversParentTypes['User'] };
  UserEmail: UserEmail;
  UserError: UserErrorModel;
  UserFilter: UserFilter;
  UserGroupConnection: Omit<UserGroupConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['UserGroupEdge']>, nodes: ReadonlyArray<Maybe<ResolversParentTypes['Group']>> };
  UserGroupEdge: Omit<UserGroupEdge, 'node'> & { node: Maybe<ResolversParentTypes['Group']> };
  UserPermissionGroupConnection: Omit<UserPermissionGroupConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['UserPermissionGroupEdge']>, nodes: ReadonlyArray<ResolversParentTypes['PermissionGroup']> };
  UserPermissionGroupEdge: Omit<UserPermissionGroupEdge, 'node'> & { node: ResolversParentTypes['PermissionGroup'] };
  UserPhoneNumber: UserPhoneNumber;
  Viewer: Omit<Viewer, 'upstream'> & { upstream: ResolversParentTypes['UpstreamIdentity'] };
  ViewerPermission: ViewerPermission;
  Workspace: WorkspaceModel;
  WorkspaceAccess: WorkspaceAccessModel;
  WorkspaceAuthentication: Omit<WorkspaceAuthentication, 'awsSso' | 'saml'> & { awsSso: Maybe<ResolversParentTypes['WorkspaceAwsSso']>, saml: Maybe<ResolversParentTypes['WorkspaceSaml']> };
  WorkspaceAwsSso: AwsSsoModel;
  WorkspaceBy: WorkspaceBy;
  WorkspaceConnection: Omit<WorkspaceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['WorkspaceEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Workspace']> };
  WorkspaceEdge: Omit<WorkspaceEdge, 'node'> & { node: ResolversParentTypes['Workspace'] };
  WorkspaceFilter: WorkspaceFilter;
  WorkspaceLicense: WorkspaceModel;
  WorkspaceNetworkAccess: WorkspaceNetworkAccess;
  WorkspaceNetworkAccessInput: WorkspaceNetworkAccessInput;
  WorkspacePermission: WorkspacePermissionModel;
  WorkspacePermissionChange: WorkspacePermissionChange;
  WorkspacePermissionConnection: Omit<WorkspacePermissionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['WorkspacePermissionEdge']>, nodes: ReadonlyArray<ResolversParentTypes['WorkspacePermission']> };
  WorkspacePermissionEdge: Omit<WorkspacePermissionEdge, 'node'> & { node: ResolversParentTypes['WorkspacePermission'] };
  WorkspaceSaml: Omit<WorkspaceSaml, 'configuration'> & { configuration: Maybe<ResolversParentTypes['SamlConfiguration']> };
  WorkspaceServiceAccount: ServiceAccountModel;
  WorkspaceServiceAccountToken: WorkspaceServiceAccountToken;
  WorkspaceVpcConfiguration: WorkspaceVpcConfiguration;
  WorkspaceVpcConfigurationInput: WorkspaceVpcConfigurationInput;
};

export type DeferDirectiveArgs = {
  if?: Scalars['Boolean']['input'];
  label?: Maybe<Scalars['String']['input']>;
};

export type DeferDirectiveResolver<Result, Parent, ContextType = GatewayContext, Args = DeferDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type RequiresScopesDirectiveArgs = {
  scopes: ReadonlyArray<ReadonlyArray<Scalars['Scope']['input']>>;
};

export type RequiresScopesDirectiveResolver<Result, Parent, ContextType = GatewayContext, Args = RequiresScopesDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type StreamDirectiveArgs = {
  if?: Scalars['Boolean']['input'];
  initialCount?: Maybe<Scalars['Int']['input']>;
  label?: Maybe<Scalars['String']['input']>;
};

export type StreamDirectiveResolver<Result, Parent, ContextType = GatewayContext, Args = StreamDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AccessDeniedResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['AccessDenied'] = ResolversParentTypes['AccessDenied']> = {
  awsOperation: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  code: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  field: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  missingAction: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AccessGrantResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['AccessGrant'] = ResolversParentTypes['AccessGrant']> = {
  __resolveType: TypeResolveFn<'AccountAccess' | 'EnvironmentAccess' | 'WorkspaceAccess', ParentType, ContextType>;
};

export type AccessGrantConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['AccessGrantConnection'] = ResolversParentTypes['AccessGrantConnection']> = {
  asOf: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  edges: Resolver<ReadonlyArray<ResolversTypes['AccessGrantEdge']>, ParentType, ContextType>;
  gaps: Resolver<ReadonlyArray<ResolversTypes['Gap']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['AccessGrant']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AccessGrantEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['AccessGrantEdge'] = ResolversParentTypes['AccessGrantEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['AccessGrant'], ParentType, ContextType>;
};

export type AccountResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Account'] = ResolversParentTypes['Account']> = {
  access: Resolver<Maybe<ResolversTypes['AccessGrantConnection']>, ParentType, ContextType, RequireFields<AccountAccessArgs, 'first'>>;
  accountId: Resolver<ResolversTypes['AccountId'], ParentType, ContextType>;
  arn: Resolver<Maybe<ResolversTypes['Arn']>, ParentType, ContextType>;
  assignments: Resolver<Maybe<ResolversTypes['AccountAssignmentConnection']>, ParentType, ContextType, RequireFields<AccountAssignmentsArgs, 'first'>>;
  email: Resolver<Maybe<ResolversTypes['EmailAddress']>, ParentType, ContextType>;
  environments: Resolver<Maybe<ResolversTypes['EnvironmentConnection']>, ParentType, ContextType, RequireFields<AccountEnvironmentsArgs, 'first'>>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  joinedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  joinedMethod: Resolver<Maybe<ResolversTypes['AccountJoinedMethod']>, ParentType, ContextType>;
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  organizationalUnits: Resolver<Maybe<ReadonlyArray<ResolversTypes['OrganizationalUnit']>>, ParentType, ContextType>;
  permissionSets: Resolver<Maybe<ResolversTypes['AccountPermissionSetConnection']>, ParentType, ContextType, RequireFields<AccountPermissionSetsArgs, 'first'>>;
  state: Resolver<Maybe<ResolversTypes['AccountState']>, ParentType, ContextType>;
  tags: Resolver<Maybe<ReadonlyArray<ResolversTypes['Tag']>>, ParentType, ContextType>;
  workspaces: Resolver<Maybe<ResolversTypes['WorkspaceConnection']>, ParentType, ContextType, RequireFields<AccountWorkspacesArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AccountAccessResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['AccountAccess'] = ResolversParentTypes['AccountAccess']> = {
  account: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  accountId: Resolver<ResolversTypes['AccountId'], ParentType, ContextType>;
  direct: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  permissionSet: Resolver<Maybe<ResolversTypes['PermissionSet']>, ParentType, ContextType>;
  permissionSetArn: Resolver<ResolversTypes['Arn'], ParentType, ContextType>;
  principal: Resolver<Maybe<ResolversTypes['Principal']>, ParentType, ContextType>;
  principalId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  principalType: Resolver<ResolversTypes['PrincipalType'], ParentType, ContextType>;
  via: Resolver<Maybe<ReadonlyArray<ResolversTypes['Group']>>, ParentType, ContextType>;
  viaGroupIds: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AccountAssignmentResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['AccountAssignment'] = ResolversParentTypes['AccountAssignment']> = {
  account: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  accountId: Resolver<ResolversTypes['AccountId'], ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  permissionSet: Resolver<Maybe<ResolversTypes['PermissionSet']>, ParentType, ContextType>;
  permissionSetArn: Resolver<ResolversTypes['Arn'], ParentType, ContextType>;
  principal: Resolver<Maybe<ResolversTypes['Principal']>, ParentType, ContextType>;
  principalId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  principalState: Resolver<ResolversTypes['PrincipalState'], ParentType, ContextType>;
  principalType: Resolver<ResolversTypes['PrincipalType'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AccountAssignmentConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['AccountAssignmentConnection'] = ResolversParentTypes['AccountAssignmentConnection']> = {
  asOf: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  edges: Resolver<ReadonlyArray<ResolversTypes['AccountAssignmentEdge']>, ParentType, ContextType>;
  gaps: Resolver<ReadonlyArray<ResolversTypes['Gap']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['AccountAssignment']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AccountAssignmentEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['AccountAssignmentEdge'] = ResolversParentTypes['AccountAssignmentEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['AccountAssignment'], ParentType, ContextType>;
};

export type AccountAssignmentOperationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['AccountAssignmentOperation'] = ResolversParentTypes['AccountAssignmentOperation']> = {
  account: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  accountId: Resolver<Maybe<ResolversTypes['AccountId']>, ParentType, ContextType>;
  assignment: Resolver<Maybe<ResolversTypes['AccountAssignment']>, ParentType, ContextType>;
  createdAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  failure: Resolver<Maybe<ResolversTypes['OperationFailure']>, ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind: Resolver<ResolversTypes['AccountAssignmentOperationKind'], ParentType, ContextType>;
  permissionSet: Resolver<Maybe<ResolversTypes['PermissionSet']>, ParentType, ContextType>;
  permissionSetArn: Resolver<Maybe<ResolversTypes['Arn']>, ParentType, ContextType>;
  principal: Resolver<Maybe<ResolversTypes['Principal']>, ParentType, ContextType>;
  principalId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  principalType: Resolver<Maybe<ResolversTypes['PrincipalType']>, ParentType, ContextType>;
  queuePosition: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  requestId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  settled: Resolver<Maybe<ResolversTypes['AccountAssignmentOperation']>, ParentType, ContextType, RequireFields<AccountAssignmentOperationSettledArgs, 'within'>>;
  state: Resolver<ResolversTypes['AsyncOperationState'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AccountAssignmentResultResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['AccountAssignmentResult'] = ResolversParentTypes['AccountAssignmentResult']> = {
  accountId: Resolver<Maybe<ResolversTypes['AccountId']>, ParentType, ContextType>;
  action: Resolver<ResolversTypes['AssignmentAction'], ParentType, ContextType>;
  assignment: Resolver<Maybe<ResolversTypes['AccountAssignment']>, ParentType, ContextType>;
  checked: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  index: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  operation: Resolver<Maybe<ResolversTypes['AccountAssignmentOperation']>, ParentType, ContextType>;
  permissionSetArn: Resolver<Maybe<ResolversTypes['Arn']>, ParentType, ContextType>;
  principalId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  principalType: Resolver<Maybe<ResolversTypes['PrincipalType']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AccountConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['AccountConnection'] = ResolversParentTypes['AccountConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['AccountEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Account']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AccountEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['AccountEdge'] = ResolversParentTypes['AccountEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Account'], ParentType, ContextType>;
};

export interface AccountIdScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['AccountId'], any> {
  name: 'AccountId';
}

export type AccountPermissionSetConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['AccountPermissionSetConnection'] = ResolversParentTypes['AccountPermissionSetConnection']> = {
  asOf: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  edges: Resolver<ReadonlyArray<ResolversTypes['AccountPermissionSetEdge']>, ParentType, ContextType>;
  gaps: Resolver<ReadonlyArray<ResolversTypes['Gap']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<Maybe<ResolversTypes['PermissionSet']>>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AccountPermissionSetEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['AccountPermissionSetEdge'] = ResolversParentTypes['AccountPermissionSetEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<Maybe<ResolversTypes['PermissionSet']>, ParentType, ContextType>;
  permissionSetArn: Resolver<ResolversTypes['Arn'], ParentType, ContextType>;
  provisioningStatus: Resolver<Maybe<ResolversTypes['ProvisioningStatus']>, ParentType, ContextType>;
};

export type AddGroupMemberPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['AddGroupMemberPayload'] = ResolversParentTypes['AddGroupMemberPayload']> = {
  group: Resolver<Maybe<ResolversTypes['Group']>, ParentType, ContextType>;
  membershipId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  user: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AllowedFieldsResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['AllowedFields'] = ResolversParentTypes['AllowedFields']> = {
  mutations: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  queries: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  subscriptions: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ApplicationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Application'] = ResolversParentTypes['Application']> = {
  applicationAccount: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  applicationAccountId: Resolver<Maybe<ResolversTypes['AccountId']>, ParentType, ContextType>;
  arn: Resolver<ResolversTypes['Arn'], ParentType, ContextType>;
  createdAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdFrom: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  instance: Resolver<Maybe<ResolversTypes['IdentityCenterInstance']>, ParentType, ContextType>;
  instanceArn: Resolver<Maybe<ResolversTypes['Arn']>, ParentType, ContextType>;
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  portal: Resolver<Maybe<ResolversTypes['ApplicationPortal']>, ParentType, ContextType>;
  provider: Resolver<Maybe<ResolversTypes['ApplicationProvider']>, ParentType, ContextType>;
  providerArn: Resolver<Maybe<ResolversTypes['Arn']>, ParentType, ContextType>;
  status: Resolver<Maybe<ResolversTypes['ApplicationStatus']>, ParentType, ContextType>;
  tags: Resolver<Maybe<ReadonlyArray<ResolversTypes['Tag']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ApplicationAssignmentResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ApplicationAssignment'] = ResolversParentTypes['ApplicationAssignment']> = {
  application: Resolver<Maybe<ResolversTypes['Application']>, ParentType, ContextType>;
  applicationArn: Resolver<ResolversTypes['Arn'], ParentType, ContextType>;
  principal: Resolver<Maybe<ResolversTypes['Principal']>, ParentType, ContextType>;
  principalId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  principalType: Resolver<ResolversTypes['PrincipalType'], ParentType, ContextType>;
};

export type ApplicationAssignmentConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ApplicationAssignmentConnection'] = ResolversParentTypes['ApplicationAssignmentConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['ApplicationAssignmentEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['ApplicationAssignment']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ApplicationAssignmentEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ApplicationAssignmentEdge'] = ResolversParentTypes['ApplicationAssignmentEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['ApplicationAssignment'], ParentType, ContextType>;
};

export type ApplicationConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ApplicationConnection'] = ResolversParentTypes['ApplicationConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['ApplicationEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Application']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ApplicationEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ApplicationEdge'] = ResolversParentTypes['ApplicationEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Application'], ParentType, ContextType>;
};

export type ApplicationPortalResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ApplicationPortal'] = ResolversParentTypes['ApplicationPortal']> = {
  applicationUrl: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  signInOrigin: Resolver<Maybe<ResolversTypes['SignInOrigin']>, ParentType, ContextType>;
  visibility: Resolver<Maybe<ResolversTypes['ApplicationVisibility']>, ParentType, ContextType>;
};

export type ApplicationProviderResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ApplicationProvider'] = ResolversParentTypes['ApplicationProvider']> = {
  arn: Resolver<ResolversTypes['Arn'], ParentType, ContextType>;
  description: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  displayName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  federationProtocol: Resolver<Maybe<ResolversTypes['FederationProtocol']>, ParentType, ContextType>;
  iconUrl: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface ArnScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Arn'], any> {
  name: 'Arn';
}

export type AsyncOperationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['AsyncOperation'] = ResolversParentTypes['AsyncOperation']> = {
  __resolveType: TypeResolveFn<'AccountAssignmentOperation' | 'PermissionSetProvisioning', ParentType, ContextType>;
};

export type AsyncOperationConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['AsyncOperationConnection'] = ResolversParentTypes['AsyncOperationConnection']> = {
  asOf: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  edges: Resolver<ReadonlyArray<ResolversTypes['AsyncOperationEdge']>, ParentType, ContextType>;
  gaps: Resolver<ReadonlyArray<ResolversTypes['Gap']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['AsyncOperation']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AsyncOperationEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['AsyncOperationEdge'] = ResolversParentTypes['AsyncOperationEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['AsyncOperation'], ParentType, ContextType>;
};

export type AttachCustomerManagedPolicyPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['AttachCustomerManagedPolicyPayload'] = ResolversParentTypes['AttachCustomerManagedPolicyPayload']> = {
  outdatedAccountIds: Resolver<Maybe<ReadonlyArray<ResolversTypes['AccountId']>>, ParentType, ContextType>;
  outdatedAccounts: Resolver<Maybe<ReadonlyArray<ResolversTypes['Account']>>, ParentType, ContextType>;
  permissionSet: Resolver<Maybe<ResolversTypes['PermissionSet']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AttachManagedPolicyPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['AttachManagedPolicyPayload'] = ResolversParentTypes['AttachManagedPolicyPayload']> = {
  outdatedAccountIds: Resolver<Maybe<ReadonlyArray<ResolversTypes['AccountId']>>, ParentType, ContextType>;
  outdatedAccounts: Resolver<Maybe<ReadonlyArray<ResolversTypes['Account']>>, ParentType, ContextType>;
  permissionSet: Resolver<Maybe<ResolversTypes['PermissionSet']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ChangePlanResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ChangePlan'] = ResolversParentTypes['ChangePlan']> = {
  awsCalls: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  expectedDuration: Resolver<Maybe<ResolversTypes['Duration']>, ParentType, ContextType>;
  refused: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  toCreate: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  toDelete: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unchanged: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unchecked: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CreateAccountAssignmentPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['CreateAccountAssignmentPayload'] = ResolversParentTypes['CreateAccountAssignmentPayload']> = {
  assignment: Resolver<Maybe<ResolversTypes['AccountAssignment']>, ParentType, ContextType>;
  operation: Resolver<Maybe<ResolversTypes['AccountAssignmentOperation']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateAccountAssignmentsPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['CreateAccountAssignmentsPayload'] = ResolversParentTypes['CreateAccountAssignmentsPayload']> = {
  operations: Resolver<Maybe<ReadonlyArray<ResolversTypes['AccountAssignmentOperation']>>, ParentType, ContextType>;
  plan: Resolver<Maybe<ResolversTypes['ChangePlan']>, ParentType, ContextType>;
  results: Resolver<ReadonlyArray<ResolversTypes['AccountAssignmentResult']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateEnvironmentPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['CreateEnvironmentPayload'] = ResolversParentTypes['CreateEnvironmentPayload']> = {
  environment: Resolver<Maybe<ResolversTypes['Environment']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateEnvironmentUserPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['CreateEnvironmentUserPayload'] = ResolversParentTypes['CreateEnvironmentUserPayload']> = {
  user: Resolver<Maybe<ResolversTypes['EnvironmentUser']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreatePermissionSetPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['CreatePermissionSetPayload'] = ResolversParentTypes['CreatePermissionSetPayload']> = {
  permissionSet: Resolver<Maybe<ResolversTypes['PermissionSet']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateWorkspacePayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['CreateWorkspacePayload'] = ResolversParentTypes['CreateWorkspacePayload']> = {
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  workspace: Resolver<Maybe<ResolversTypes['Workspace']>, ParentType, ContextType>;
};

export type CustomerManagedPolicyResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['CustomerManagedPolicy'] = ResolversParentTypes['CustomerManagedPolicy']> = {
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeleteAccountAssignmentPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['DeleteAccountAssignmentPayload'] = ResolversParentTypes['DeleteAccountAssignmentPayload']> = {
  deletedId: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  operation: Resolver<Maybe<ResolversTypes['AccountAssignmentOperation']>, ParentType, ContextType>;
  sessionsEndBy: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteAccountAssignmentsPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['DeleteAccountAssignmentsPayload'] = ResolversParentTypes['DeleteAccountAssignmentsPayload']> = {
  operations: Resolver<Maybe<ReadonlyArray<ResolversTypes['AccountAssignmentOperation']>>, ParentType, ContextType>;
  plan: Resolver<Maybe<ResolversTypes['ChangePlan']>, ParentType, ContextType>;
  results: Resolver<ReadonlyArray<ResolversTypes['AccountAssignmentResult']>, ParentType, ContextType>;
  sessionsEndBy: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteEnvironmentPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['DeleteEnvironmentPayload'] = ResolversParentTypes['DeleteEnvironmentPayload']> = {
  deletedId: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  environment: Resolver<Maybe<ResolversTypes['Environment']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteInlinePolicyPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['DeleteInlinePolicyPayload'] = ResolversParentTypes['DeleteInlinePolicyPayload']> = {
  outdatedAccountIds: Resolver<Maybe<ReadonlyArray<ResolversTypes['AccountId']>>, ParentType, ContextType>;
  outdatedAccounts: Resolver<Maybe<ReadonlyArray<ResolversTypes['Account']>>, ParentType, ContextType>;
  permissionSet: Resolver<Maybe<ResolversTypes['PermissionSet']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeletePermissionSetPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['DeletePermissionSetPayload'] = ResolversParentTypes['DeletePermissionSetPayload']> = {
  deletedId: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeletePermissionsBoundaryPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['DeletePermissionsBoundaryPayload'] = ResolversParentTypes['DeletePermissionsBoundaryPayload']> = {
  outdatedAccountIds: Resolver<Maybe<ReadonlyArray<ResolversTypes['AccountId']>>, ParentType, ContextType>;
  outdatedAccounts: Resolver<Maybe<ReadonlyArray<ResolversTypes['Account']>>, ParentType, ContextType>;
  permissionSet: Resolver<Maybe<ResolversTypes['PermissionSet']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteWorkspacePayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['DeleteWorkspacePayload'] = ResolversParentTypes['DeleteWorkspacePayload']> = {
  deletedId: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  workspace: Resolver<Maybe<ResolversTypes['Workspace']>, ParentType, ContextType>;
};

export type DetachCustomerManagedPolicyPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['DetachCustomerManagedPolicyPayload'] = ResolversParentTypes['DetachCustomerManagedPolicyPayload']> = {
  outdatedAccountIds: Resolver<Maybe<ReadonlyArray<ResolversTypes['AccountId']>>, ParentType, ContextType>;
  outdatedAccounts: Resolver<Maybe<ReadonlyArray<ResolversTypes['Account']>>, ParentType, ContextType>;
  permissionSet: Resolver<Maybe<ResolversTypes['PermissionSet']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DetachManagedPolicyPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['DetachManagedPolicyPayload'] = ResolversParentTypes['DetachManagedPolicyPayload']> = {
  outdatedAccountIds: Resolver<Maybe<ReadonlyArray<ResolversTypes['AccountId']>>, ParentType, ContextType>;
  outdatedAccounts: Resolver<Maybe<ReadonlyArray<ResolversTypes['Account']>>, ParentType, ContextType>;
  permissionSet: Resolver<Maybe<ResolversTypes['PermissionSet']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DisableEnvironmentUserPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['DisableEnvironmentUserPayload'] = ResolversParentTypes['DisableEnvironmentUserPayload']> = {
  user: Resolver<Maybe<ResolversTypes['EnvironmentUser']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export interface DurationScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Duration'], any> {
  name: 'Duration';
}

export interface EmailAddressScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['EmailAddress'], any> {
  name: 'EmailAddress';
}

export type EnableEnvironmentUserPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['EnableEnvironmentUserPayload'] = ResolversParentTypes['EnableEnvironmentUserPayload']> = {
  user: Resolver<Maybe<ResolversTypes['EnvironmentUser']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type EnvironmentResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Environment'] = ResolversParentTypes['Environment']> = {
  access: Resolver<Maybe<ResolversTypes['AccessGrantConnection']>, ParentType, ContextType, RequireFields<EnvironmentAccessArgs, 'first'>>;
  account: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  arn: Resolver<Maybe<ResolversTypes['Arn']>, ParentType, ContextType>;
  awsAccountId: Resolver<Maybe<ResolversTypes['AccountId']>, ParentType, ContextType>;
  dedicatedServiceAccountId: Resolver<Maybe<ResolversTypes['AccountId']>, ParentType, ContextType>;
  description: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  environmentId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  federation: Resolver<Maybe<ResolversTypes['EnvironmentFederation']>, ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kmsKeyId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  permissionGroups: Resolver<Maybe<ResolversTypes['PermissionGroupConnection']>, ParentType, ContextType, RequireFields<EnvironmentPermissionGroupsArgs, 'first'>>;
  region: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sageMakerStudioDomainUrl: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status: Resolver<Maybe<ResolversTypes['EnvironmentStatus']>, ParentType, ContextType>;
  tags: Resolver<Maybe<ReadonlyArray<ResolversTypes['Tag']>>, ParentType, ContextType>;
  url: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  users: Resolver<Maybe<ResolversTypes['EnvironmentUserConnection']>, ParentType, ContextType, RequireFields<EnvironmentUsersArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EnvironmentAccessResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['EnvironmentAccess'] = ResolversParentTypes['EnvironmentAccess']> = {
  direct: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  environment: Resolver<Maybe<ResolversTypes['Environment']>, ParentType, ContextType>;
  environmentId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  environmentUser: Resolver<Maybe<ResolversTypes['EnvironmentUser']>, ParentType, ContextType>;
  environmentUserId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  matchedBy: Resolver<Maybe<ResolversTypes['EnvironmentAccessMatch']>, ParentType, ContextType>;
  ownerAccountId: Resolver<Maybe<ResolversTypes['AccountId']>, ParentType, ContextType>;
  principal: Resolver<Maybe<ResolversTypes['Principal']>, ParentType, ContextType>;
  principalId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  principalType: Resolver<ResolversTypes['PrincipalType'], ParentType, ContextType>;
  region: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type: Resolver<Maybe<ResolversTypes['EnvironmentUserType']>, ParentType, ContextType>;
  via: Resolver<Maybe<ReadonlyArray<ResolversTypes['Group']>>, ParentType, ContextType>;
  viaGroupIds: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EnvironmentConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['EnvironmentConnection'] = ResolversParentTypes['EnvironmentConnection']> = {
  asOf: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  edges: Resolver<ReadonlyArray<ResolversTypes['EnvironmentEdge']>, ParentType, ContextType>;
  gaps: Resolver<ReadonlyArray<ResolversTypes['Gap']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Environment']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type EnvironmentEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['EnvironmentEdge'] = ResolversParentTypes['EnvironmentEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Environment'], ParentType, ContextType>;
};

export type EnvironmentFederationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['EnvironmentFederation'] = ResolversParentTypes['EnvironmentFederation']> = {
  mode: Resolver<Maybe<ResolversTypes['FederationMode']>, ParentType, ContextType>;
  parameters: Resolver<Maybe<ResolversTypes['FederationParameters']>, ParentType, ContextType>;
};

export type EnvironmentUserResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['EnvironmentUser'] = ResolversParentTypes['EnvironmentUser']> = {
  apiAccess: Resolver<Maybe<ResolversTypes['ApiAccess']>, ParentType, ContextType>;
  apiAccessPrincipalArn: Resolver<Maybe<ResolversTypes['Arn']>, ParentType, ContextType>;
  createdAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  emailAddress: Resolver<Maybe<ResolversTypes['EmailAddress']>, ParentType, ContextType>;
  environment: Resolver<Maybe<ResolversTypes['Environment']>, ParentType, ContextType>;
  firstName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastDisabledAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastEnabledAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastLoginAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastModifiedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  permissionGroups: Resolver<Maybe<ResolversTypes['UserPermissionGroupConnection']>, ParentType, ContextType, RequireFields<EnvironmentUserPermissionGroupsArgs, 'first'>>;
  status: Resolver<Maybe<ResolversTypes['EnvironmentUserStatus']>, ParentType, ContextType>;
  type: Resolver<Maybe<ResolversTypes['EnvironmentUserType']>, ParentType, ContextType>;
  user: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  userMatch: Resolver<Maybe<ResolversTypes['EnvironmentUserMatch']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EnvironmentUserConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['EnvironmentUserConnection'] = ResolversParentTypes['EnvironmentUserConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['EnvironmentUserEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['EnvironmentUser']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type EnvironmentUserEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['EnvironmentUserEdge'] = ResolversParentTypes['EnvironmentUserEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['EnvironmentUser'], ParentType, ContextType>;
};

export type EnvironmentUserMatchResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['EnvironmentUserMatch'] = ResolversParentTypes['EnvironmentUserMatch']> = {
  candidates: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  reason: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state: Resolver<ResolversTypes['EnvironmentUserMatchState'], ParentType, ContextType>;
};

export type ExternalIdResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ExternalId'] = ResolversParentTypes['ExternalId']> = {
  id: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  issuer: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ExternallyManagedGroupResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ExternallyManagedGroup'] = ResolversParentTypes['ExternallyManagedGroup']> = {
  awsOperation: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  code: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  externalIds: Resolver<ReadonlyArray<ResolversTypes['ExternalId']>, ParentType, ContextType>;
  field: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FederationAttributeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['FederationAttribute'] = ResolversParentTypes['FederationAttribute']> = {
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FederationParametersResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['FederationParameters'] = ResolversParentTypes['FederationParameters']> = {
  applicationCallBackUrl: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  attributeMap: Resolver<Maybe<ReadonlyArray<ResolversTypes['FederationAttribute']>>, ParentType, ContextType>;
  providerName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  samlMetadataDocument: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  samlMetadataUrl: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  urn: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type FreshSignInRequiredResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['FreshSignInRequired'] = ResolversParentTypes['FreshSignInRequired']> = {
  awsOperation: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  code: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  field: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  maxAgeSeconds: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type GapResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Gap'] = ResolversParentTypes['Gap']> = {
  accountId: Resolver<Maybe<ResolversTypes['AccountId']>, ParentType, ContextType>;
  code: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  region: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  service: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type GroupResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Group'] = ResolversParentTypes['Group']> = {
  access: Resolver<Maybe<ResolversTypes['AccessGrantConnection']>, ParentType, ContextType, RequireFields<GroupAccessArgs, 'first'>>;
  assignments: Resolver<Maybe<ResolversTypes['AccountAssignmentConnection']>, ParentType, ContextType, RequireFields<GroupAssignmentsArgs, 'first'>>;
  createdAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  description: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  displayName: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  externalIds: Resolver<ReadonlyArray<ResolversTypes['ExternalId']>, ParentType, ContextType>;
  groupId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identityStoreId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  members: Resolver<Maybe<ResolversTypes['GroupMemberConnection']>, ParentType, ContextType, RequireFields<GroupMembersArgs, 'first'>>;
  principalId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  principalType: Resolver<ResolversTypes['PrincipalType'], ParentType, ContextType>;
  updatedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type GroupConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['GroupConnection'] = ResolversParentTypes['GroupConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['GroupEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Group']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type GroupEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['GroupEdge'] = ResolversParentTypes['GroupEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Group'], ParentType, ContextType>;
};

export type GroupMemberConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['GroupMemberConnection'] = ResolversParentTypes['GroupMemberConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['GroupMemberEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<Maybe<ResolversTypes['User']>>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type GroupMemberEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['GroupMemberEdge'] = ResolversParentTypes['GroupMemberEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  membershipId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type IdentityCenterInstanceResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['IdentityCenterInstance'] = ResolversParentTypes['IdentityCenterInstance']> = {
  applications: Resolver<Maybe<ResolversTypes['ApplicationConnection']>, ParentType, ContextType, RequireFields<IdentityCenterInstanceApplicationsArgs, 'first'>>;
  arn: Resolver<ResolversTypes['Arn'], ParentType, ContextType>;
  assignments: Resolver<Maybe<ResolversTypes['AccountAssignmentConnection']>, ParentType, ContextType, RequireFields<IdentityCenterInstanceAssignmentsArgs, 'coverage' | 'first'>>;
  createdAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  encryption: Resolver<Maybe<ResolversTypes['InstanceEncryption']>, ParentType, ContextType>;
  groups: Resolver<Maybe<ResolversTypes['GroupConnection']>, ParentType, ContextType, RequireFields<IdentityCenterInstanceGroupsArgs, 'first'>>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identityStoreArn: Resolver<Maybe<ResolversTypes['Arn']>, ParentType, ContextType>;
  identityStoreId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  operations: Resolver<Maybe<ResolversTypes['AsyncOperationConnection']>, ParentType, ContextType, RequireFields<IdentityCenterInstanceOperationsArgs, 'first'>>;
  ownerAccount: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  ownerAccountId: Resolver<Maybe<ResolversTypes['AccountId']>, ParentType, ContextType>;
  permissionSets: Resolver<Maybe<ResolversTypes['PermissionSetConnection']>, ParentType, ContextType, RequireFields<IdentityCenterInstancePermissionSetsArgs, 'first'>>;
  permissionSetsEnabled: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  primaryRegion: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  regions: Resolver<Maybe<ReadonlyArray<ResolversTypes['InstanceRegion']>>, ParentType, ContextType>;
  status: Resolver<Maybe<ResolversTypes['InstanceStatus']>, ParentType, ContextType>;
  statusReason: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tags: Resolver<Maybe<ReadonlyArray<ResolversTypes['Tag']>>, ParentType, ContextType>;
  users: Resolver<Maybe<ResolversTypes['UserConnection']>, ParentType, ContextType, RequireFields<IdentityCenterInstanceUsersArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InheritedAccessResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['InheritedAccess'] = ResolversParentTypes['InheritedAccess']> = {
  assignment: Resolver<ResolversTypes['AccountAssignment'], ParentType, ContextType>;
  group: Resolver<Maybe<ResolversTypes['Group']>, ParentType, ContextType>;
  groupId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type InputErrorResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['InputError'] = ResolversParentTypes['InputError']> = {
  awsOperation: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  code: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  field: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InstanceEncryptionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['InstanceEncryption'] = ResolversParentTypes['InstanceEncryption']> = {
  keyType: Resolver<Maybe<ResolversTypes['EncryptionKeyType']>, ParentType, ContextType>;
  kmsKeyArn: Resolver<Maybe<ResolversTypes['Arn']>, ParentType, ContextType>;
  status: Resolver<Maybe<ResolversTypes['EncryptionStatus']>, ParentType, ContextType>;
  statusReason: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type InstanceRegionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['InstanceRegion'] = ResolversParentTypes['InstanceRegion']> = {
  addedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  isPrimary: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status: Resolver<Maybe<ResolversTypes['InstanceRegionStatus']>, ParentType, ContextType>;
};

export type IssueProgrammaticCredentialsPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['IssueProgrammaticCredentialsPayload'] = ResolversParentTypes['IssueProgrammaticCredentialsPayload']> = {
  credentials: Resolver<Maybe<ResolversTypes['ProgrammaticCredentials']>, ParentType, ContextType>;
  durationInMinutes: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  expiresAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ManagedPolicyResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ManagedPolicy'] = ResolversParentTypes['ManagedPolicy']> = {
  arn: Resolver<ResolversTypes['Arn'], ParentType, ContextType>;
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  addGroupMember: Resolver<Maybe<ResolversTypes['AddGroupMemberPayload']>, ParentType, ContextType, RequireFields<MutationAddGroupMemberArgs, 'input'>>;
  attachCustomerManagedPolicy: Resolver<Maybe<ResolversTypes['AttachCustomerManagedPolicyPayload']>, ParentType, ContextType, RequireFields<MutationAttachCustomerManagedPolicyArgs, 'input'>>;
  attachManagedPolicy: Resolver<Maybe<ResolversTypes['AttachManagedPolicyPayload']>, ParentType, ContextType, RequireFields<MutationAttachManagedPolicyArgs, 'input'>>;
  createAccountAssignment: Resolver<Maybe<ResolversTypes['CreateAccountAssignmentPayload']>, ParentType, ContextType, RequireFields<MutationCreateAccountAssignmentArgs, 'input'>>;
  createAccountAssignments: Resolver<Maybe<ResolversTypes['CreateAccountAssignmentsPayload']>, ParentType, ContextType, RequireFields<MutationCreateAccountAssignmentsArgs, 'input'>>;
  createEnvironment: Resolver<Maybe<ResolversTypes['CreateEnvironmentPayload']>, ParentType, ContextType, RequireFields<MutationCreateEnvironmentArgs, 'input'>>;
  createEnvironmentUser: Resolver<Maybe<ResolversTypes['CreateEnvironmentUserPayload']>, ParentType, ContextType, RequireFields<MutationCreateEnvironmentUserArgs, 'input'>>;
  createPermissionSet: Resolver<Maybe<ResolversTypes['CreatePermissionSetPayload']>, ParentType, ContextType, RequireFields<MutationCreatePermissionSetArgs, 'input'>>;
  createWorkspace: Resolver<Maybe<ResolversTypes['CreateWorkspacePayload']>, ParentType, ContextType, RequireFields<MutationCreateWorkspaceArgs, 'input'>>;
  deleteAccountAssignment: Resolver<Maybe<ResolversTypes['DeleteAccountAssignmentPayload']>, ParentType, ContextType, RequireFields<MutationDeleteAccountAssignmentArgs, 'input'>>;
  deleteAccountAssignments: Resolver<Maybe<ResolversTypes['DeleteAccountAssignmentsPayload']>, ParentType, ContextType, RequireFields<MutationDeleteAccountAssignmentsArgs, 'input'>>;
  deleteEnvironment: Resolver<Maybe<ResolversTypes['DeleteEnvironmentPayload']>, ParentType, ContextType, RequireFields<MutationDeleteEnvironmentArgs, 'input'>>;
  deleteInlinePolicy: Resolver<Maybe<ResolversTypes['DeleteInlinePolicyPayload']>, ParentType, ContextType, RequireFields<MutationDeleteInlinePolicyArgs, 'input'>>;
  deletePermissionSet: Resolver<Maybe<ResolversTypes['DeletePermissionSetPayload']>, ParentType, ContextType, RequireFields<MutationDeletePermissionSetArgs, 'input'>>;
  deletePermissionsBoundary: Resolver<Maybe<ResolversTypes['DeletePermissionsBoundaryPayload']>, ParentType, ContextType, RequireFields<MutationDeletePermissionsBoundaryArgs, 'input'>>;
  deleteWorkspace: Resolver<Maybe<ResolversTypes['DeleteWorkspacePayload']>, ParentType, ContextType, RequireFields<MutationDeleteWorkspaceArgs, 'input'>>;
  detachCustomerManagedPolicy: Resolver<Maybe<ResolversTypes['DetachCustomerManagedPolicyPayload']>, ParentType, ContextType, RequireFields<MutationDetachCustomerManagedPolicyArgs, 'input'>>;
  detachManagedPolicy: Resolver<Maybe<ResolversTypes['DetachManagedPolicyPayload']>, ParentType, ContextType, RequireFields<MutationDetachManagedPolicyArgs, 'input'>>;
  disableEnvironmentUser: Resolver<Maybe<ResolversTypes['DisableEnvironmentUserPayload']>, ParentType, ContextType, RequireFields<MutationDisableEnvironmentUserArgs, 'input'>>;
  enableEnvironmentUser: Resolver<Maybe<ResolversTypes['EnableEnvironmentUserPayload']>, ParentType, ContextType, RequireFields<MutationEnableEnvironmentUserArgs, 'input'>>;
  issueProgrammaticCredentials: Resolver<Maybe<ResolversTypes['IssueProgrammaticCredentialsPayload']>, ParentType, ContextType, RequireFields<MutationIssueProgrammaticCredentialsArgs, 'input'>>;
  provisionPermissionSet: Resolver<Maybe<ResolversTypes['ProvisionPermissionSetPayload']>, ParentType, ContextType, RequireFields<MutationProvisionPermissionSetArgs, 'input'>>;
  putInlinePolicy: Resolver<Maybe<ResolversTypes['PutInlinePolicyPayload']>, ParentType, ContextType, RequireFields<MutationPutInlinePolicyArgs, 'input'>>;
  putPermissionsBoundary: Resolver<Maybe<ResolversTypes['PutPermissionsBoundaryPayload']>, ParentType, ContextType, RequireFields<MutationPutPermissionsBoundaryArgs, 'input'>>;
  removeGroupMember: Resolver<Maybe<ResolversTypes['RemoveGroupMemberPayload']>, ParentType, ContextType, RequireFields<MutationRemoveGroupMemberArgs, 'input'>>;
  revokeAccess: Resolver<Maybe<ResolversTypes['RevokeAccessPayload']>, ParentType, ContextType, RequireFields<MutationRevokeAccessArgs, 'input'>>;
  tagResource: Resolver<Maybe<ResolversTypes['TagResourcePayload']>, ParentType, ContextType, RequireFields<MutationTagResourceArgs, 'input'>>;
  untagResource: Resolver<Maybe<ResolversTypes['UntagResourcePayload']>, ParentType, ContextType, RequireFields<MutationUntagResourceArgs, 'input'>>;
  updateEnvironment: Resolver<Maybe<ResolversTypes['UpdateEnvironmentPayload']>, ParentType, ContextType, RequireFields<MutationUpdateEnvironmentArgs, 'input'>>;
  updateEnvironmentUser: Resolver<Maybe<ResolversTypes['UpdateEnvironmentUserPayload']>, ParentType, ContextType, RequireFields<MutationUpdateEnvironmentUserArgs, 'input'>>;
  updatePermissionSet: Resolver<Maybe<ResolversTypes['UpdatePermissionSetPayload']>, ParentType, ContextType, RequireFields<MutationUpdatePermissionSetArgs, 'input'>>;
  updateWorkspace: Resolver<Maybe<ResolversTypes['UpdateWorkspacePayload']>, ParentType, ContextType, RequireFields<MutationUpdateWorkspaceArgs, 'input'>>;
  updateWorkspaceAuthentication: Resolver<Maybe<ResolversTypes['UpdateWorkspaceAuthenticationPayload']>, ParentType, ContextType, RequireFields<MutationUpdateWorkspaceAuthenticationArgs, 'input'>>;
  updateWorkspacePermissions: Resolver<Maybe<ResolversTypes['UpdateWorkspacePermissionsPayload']>, ParentType, ContextType, RequireFields<MutationUpdateWorkspacePermissionsArgs, 'input'>>;
};

export type NodeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Account' | 'AccountAssignment' | 'AccountAssignmentOperation' | 'Application' | 'Environment' | 'EnvironmentUser' | 'Group' | 'IdentityCenterInstance' | 'Organization' | 'OrganizationalUnit' | 'PermissionGroup' | 'PermissionSet' | 'PermissionSetProvisioning' | 'User' | 'Workspace', ParentType, ContextType>;
};

export type OperationConflictResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['OperationConflict'] = ResolversParentTypes['OperationConflict']> = {
  awsOperation: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  code: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  field: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  operation: Resolver<Maybe<ResolversTypes['AsyncOperation']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OperationFailureResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['OperationFailure'] = ResolversParentTypes['OperationFailure']> = {
  advice: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  code: Resolver<Maybe<ResolversTypes['ErrorCode']>, ParentType, ContextType>;
  query: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type OrganizationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Organization'] = ResolversParentTypes['Organization']> = {
  accounts: Resolver<Maybe<ResolversTypes['AccountConnection']>, ParentType, ContextType, RequireFields<OrganizationAccountsArgs, 'first'>>;
  arn: Resolver<ResolversTypes['Arn'], ParentType, ContextType>;
  featureSet: Resolver<Maybe<ResolversTypes['OrganizationFeatureSet']>, ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  managementAccount: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  managementAccountEmail: Resolver<Maybe<ResolversTypes['EmailAddress']>, ParentType, ContextType>;
  managementAccountId: Resolver<Maybe<ResolversTypes['AccountId']>, ParentType, ContextType>;
  organizationId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  organizationalUnits: Resolver<Maybe<ResolversTypes['OrganizationalUnitConnection']>, ParentType, ContextType, RequireFields<OrganizationOrganizationalUnitsArgs, 'first'>>;
  root: Resolver<Maybe<ResolversTypes['OrganizationalUnit']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrganizationalUnitResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['OrganizationalUnit'] = ResolversParentTypes['OrganizationalUnit']> = {
  accounts: Resolver<Maybe<ResolversTypes['AccountConnection']>, ParentType, ContextType, RequireFields<OrganizationalUnitAccountsArgs, 'first'>>;
  arn: Resolver<Maybe<ResolversTypes['Arn']>, ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isRoot: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  organizationalUnits: Resolver<Maybe<ResolversTypes['OrganizationalUnitConnection']>, ParentType, ContextType, RequireFields<OrganizationalUnitOrganizationalUnitsArgs, 'first'>>;
  ouId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parent: Resolver<Maybe<ResolversTypes['OrganizationalUnit']>, ParentType, ContextType>;
  parentId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tags: Resolver<Maybe<ReadonlyArray<ResolversTypes['Tag']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrganizationalUnitConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['OrganizationalUnitConnection'] = ResolversParentTypes['OrganizationalUnitConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['OrganizationalUnitEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['OrganizationalUnit']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type OrganizationalUnitEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['OrganizationalUnitEdge'] = ResolversParentTypes['OrganizationalUnitEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['OrganizationalUnit'], ParentType, ContextType>;
};

export type OutcomeUnknownResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['OutcomeUnknown'] = ResolversParentTypes['OutcomeUnknown']> = {
  awsOperation: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  code: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  field: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  query: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PermissionGroupResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PermissionGroup'] = ResolversParentTypes['PermissionGroup']> = {
  applicationPermissions: Resolver<Maybe<ReadonlyArray<ResolversTypes['ApplicationPermission']>>, ParentType, ContextType>;
  createdAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  description: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  environment: Resolver<Maybe<ResolversTypes['Environment']>, ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastModifiedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  members: Resolver<Maybe<ResolversTypes['PermissionGroupMemberConnection']>, ParentType, ContextType, RequireFields<PermissionGroupMembersArgs, 'first'>>;
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  permissionGroupId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PermissionGroupConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PermissionGroupConnection'] = ResolversParentTypes['PermissionGroupConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['PermissionGroupEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['PermissionGroup']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PermissionGroupEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PermissionGroupEdge'] = ResolversParentTypes['PermissionGroupEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['PermissionGroup'], ParentType, ContextType>;
};

export type PermissionGroupMemberConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PermissionGroupMemberConnection'] = ResolversParentTypes['PermissionGroupMemberConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['PermissionGroupMemberEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['EnvironmentUser']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PermissionGroupMemberEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PermissionGroupMemberEdge'] = ResolversParentTypes['PermissionGroupMemberEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  membershipStatus: Resolver<Maybe<ResolversTypes['PermissionGroupMembershipStatus']>, ParentType, ContextType>;
  node: Resolver<ResolversTypes['EnvironmentUser'], ParentType, ContextType>;
};

export type PermissionSetResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PermissionSet'] = ResolversParentTypes['PermissionSet']> = {
  accounts: Resolver<Maybe<ResolversTypes['PermissionSetAccountConnection']>, ParentType, ContextType, RequireFields<PermissionSetAccountsArgs, 'first'>>;
  arn: Resolver<ResolversTypes['Arn'], ParentType, ContextType>;
  assignments: Resolver<Maybe<ResolversTypes['AccountAssignmentConnection']>, ParentType, ContextType, RequireFields<PermissionSetAssignmentsArgs, 'first'>>;
  createdAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  customerManagedPolicies: Resolver<Maybe<ReadonlyArray<ResolversTypes['CustomerManagedPolicy']>>, ParentType, ContextType>;
  description: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  inlinePolicy: Resolver<Maybe<ResolversTypes['PolicyDocument']>, ParentType, ContextType>;
  instance: Resolver<Maybe<ResolversTypes['IdentityCenterInstance']>, ParentType, ContextType>;
  instanceArn: Resolver<ResolversTypes['Arn'], ParentType, ContextType>;
  managedPolicies: Resolver<Maybe<ReadonlyArray<ResolversTypes['ManagedPolicy']>>, ParentType, ContextType>;
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  permissionsBoundary: Resolver<Maybe<ResolversTypes['PermissionsBoundary']>, ParentType, ContextType>;
  relayState: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sessionDuration: Resolver<Maybe<ResolversTypes['Duration']>, ParentType, ContextType>;
  tags: Resolver<Maybe<ReadonlyArray<ResolversTypes['Tag']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PermissionSetAccountConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PermissionSetAccountConnection'] = ResolversParentTypes['PermissionSetAccountConnection']> = {
  asOf: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  edges: Resolver<ReadonlyArray<ResolversTypes['PermissionSetAccountEdge']>, ParentType, ContextType>;
  gaps: Resolver<ReadonlyArray<ResolversTypes['Gap']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<Maybe<ResolversTypes['Account']>>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PermissionSetAccountEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PermissionSetAccountEdge'] = ResolversParentTypes['PermissionSetAccountEdge']> = {
  accountId: Resolver<ResolversTypes['AccountId'], ParentType, ContextType>;
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  provisioningStatus: Resolver<Maybe<ResolversTypes['ProvisioningStatus']>, ParentType, ContextType>;
};

export type PermissionSetChangedResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PermissionSetChanged'] = ResolversParentTypes['PermissionSetChanged']> = {
  actual: Resolver<ResolversTypes['PermissionSetValues'], ParentType, ContextType>;
  awsOperation: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  code: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  expected: Resolver<ResolversTypes['PermissionSetValues'], ParentType, ContextType>;
  field: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PermissionSetConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PermissionSetConnection'] = ResolversParentTypes['PermissionSetConnection']> = {
  asOf: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  edges: Resolver<ReadonlyArray<ResolversTypes['PermissionSetEdge']>, ParentType, ContextType>;
  gaps: Resolver<ReadonlyArray<ResolversTypes['Gap']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['PermissionSet']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PermissionSetEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PermissionSetEdge'] = ResolversParentTypes['PermissionSetEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['PermissionSet'], ParentType, ContextType>;
};

export type PermissionSetInUseResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PermissionSetInUse'] = ResolversParentTypes['PermissionSetInUse']> = {
  accountIds: Resolver<ReadonlyArray<ResolversTypes['AccountId']>, ParentType, ContextType>;
  accounts: Resolver<Maybe<ReadonlyArray<ResolversTypes['Account']>>, ParentType, ContextType>;
  awsOperation: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  code: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  field: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PermissionSetProvisioningResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PermissionSetProvisioning'] = ResolversParentTypes['PermissionSetProvisioning']> = {
  account: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  accountId: Resolver<Maybe<ResolversTypes['AccountId']>, ParentType, ContextType>;
  createdAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  failure: Resolver<Maybe<ResolversTypes['OperationFailure']>, ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  permissionSet: Resolver<Maybe<ResolversTypes['PermissionSet']>, ParentType, ContextType>;
  permissionSetArn: Resolver<Maybe<ResolversTypes['Arn']>, ParentType, ContextType>;
  queuePosition: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  requestId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  settled: Resolver<Maybe<ResolversTypes['PermissionSetProvisioning']>, ParentType, ContextType, RequireFields<PermissionSetProvisioningSettledArgs, 'within'>>;
  state: Resolver<ResolversTypes['AsyncOperationState'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PermissionSetValuesResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PermissionSetValues'] = ResolversParentTypes['PermissionSetValues']> = {
  description: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  relayState: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sessionDuration: Resolver<Maybe<ResolversTypes['Duration']>, ParentType, ContextType>;
};

export type PermissionsBoundaryResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PermissionsBoundary'] = ResolversParentTypes['PermissionsBoundary']> = {
  customerManagedPolicy: Resolver<Maybe<ResolversTypes['CustomerManagedPolicy']>, ParentType, ContextType>;
  managedPolicyArn: Resolver<Maybe<ResolversTypes['Arn']>, ParentType, ContextType>;
};

export type PersonNameResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PersonName'] = ResolversParentTypes['PersonName']> = {
  familyName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  formatted: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  givenName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  honorificPrefix: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  honorificSuffix: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  middleName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface PolicyDocumentScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['PolicyDocument'], any> {
  name: 'PolicyDocument';
}

export type PrincipalResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Principal'] = ResolversParentTypes['Principal']> = {
  __resolveType: TypeResolveFn<'Group' | 'User', ParentType, ContextType>;
};

export type ProgrammaticCredentialsResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ProgrammaticCredentials'] = ResolversParentTypes['ProgrammaticCredentials']> = {
  accessKeyId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  secretAccessKey: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sessionToken: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ProvisionPermissionSetPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ProvisionPermissionSetPayload'] = ResolversParentTypes['ProvisionPermissionSetPayload']> = {
  operation: Resolver<Maybe<ResolversTypes['PermissionSetProvisioning']>, ParentType, ContextType>;
  operations: Resolver<Maybe<ReadonlyArray<ResolversTypes['PermissionSetProvisioning']>>, ParentType, ContextType>;
  results: Resolver<Maybe<ReadonlyArray<ResolversTypes['ProvisionResult']>>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ProvisionResultResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ProvisionResult'] = ResolversParentTypes['ProvisionResult']> = {
  account: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  accountId: Resolver<ResolversTypes['AccountId'], ParentType, ContextType>;
  operation: Resolver<Maybe<ResolversTypes['PermissionSetProvisioning']>, ParentType, ContextType>;
  skipped: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PutInlinePolicyPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PutInlinePolicyPayload'] = ResolversParentTypes['PutInlinePolicyPayload']> = {
  outdatedAccountIds: Resolver<Maybe<ReadonlyArray<ResolversTypes['AccountId']>>, ParentType, ContextType>;
  outdatedAccounts: Resolver<Maybe<ReadonlyArray<ResolversTypes['Account']>>, ParentType, ContextType>;
  permissionSet: Resolver<Maybe<ResolversTypes['PermissionSet']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PutPermissionsBoundaryPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PutPermissionsBoundaryPayload'] = ResolversParentTypes['PutPermissionsBoundaryPayload']> = {
  outdatedAccountIds: Resolver<Maybe<ReadonlyArray<ResolversTypes['AccountId']>>, ParentType, ContextType>;
  outdatedAccounts: Resolver<Maybe<ReadonlyArray<ResolversTypes['Account']>>, ParentType, ContextType>;
  permissionSet: Resolver<Maybe<ResolversTypes['PermissionSet']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  account: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType, RequireFields<QueryAccountArgs, 'by'>>;
  accounts: Resolver<Maybe<ResolversTypes['AccountConnection']>, ParentType, ContextType, RequireFields<QueryAccountsArgs, 'first'>>;
  assignments: Resolver<Maybe<ResolversTypes['AccountAssignmentConnection']>, ParentType, ContextType, RequireFields<QueryAssignmentsArgs, 'coverage' | 'first'>>;
  environment: Resolver<Maybe<ResolversTypes['Environment']>, ParentType, ContextType, RequireFields<QueryEnvironmentArgs, 'by'>>;
  environments: Resolver<Maybe<ResolversTypes['EnvironmentConnection']>, ParentType, ContextType, RequireFields<QueryEnvironmentsArgs, 'first'>>;
  group: Resolver<Maybe<ResolversTypes['Group']>, ParentType, ContextType, RequireFields<QueryGroupArgs, 'by'>>;
  groups: Resolver<Maybe<ResolversTypes['GroupConnection']>, ParentType, ContextType, RequireFields<QueryGroupsArgs, 'first'>>;
  instance: Resolver<Maybe<ResolversTypes['IdentityCenterInstance']>, ParentType, ContextType, Partial<QueryInstanceArgs>>;
  instances: Resolver<Maybe<ReadonlyArray<ResolversTypes['IdentityCenterInstance']>>, ParentType, ContextType>;
  node: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  operations: Resolver<Maybe<ResolversTypes['AsyncOperationConnection']>, ParentType, ContextType, RequireFields<QueryOperationsArgs, 'first'>>;
  organization: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  permissionSet: Resolver<Maybe<ResolversTypes['PermissionSet']>, ParentType, ContextType, RequireFields<QueryPermissionSetArgs, 'by'>>;
  permissionSets: Resolver<Maybe<ResolversTypes['PermissionSetConnection']>, ParentType, ContextType, RequireFields<QueryPermissionSetsArgs, 'first'>>;
  services: Resolver<ReadonlyArray<ResolversTypes['UpstreamService']>, ParentType, ContextType>;
  user: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<QueryUserArgs, 'by'>>;
  users: Resolver<Maybe<ResolversTypes['UserConnection']>, ParentType, ContextType, RequireFields<QueryUsersArgs, 'first'>>;
  viewer: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
  workspace: Resolver<Maybe<ResolversTypes['Workspace']>, ParentType, ContextType, RequireFields<QueryWorkspaceArgs, 'by'>>;
  workspaces: Resolver<Maybe<ResolversTypes['WorkspaceConnection']>, ParentType, ContextType, RequireFields<QueryWorkspacesArgs, 'first'>>;
};

export type QuotaUseResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['QuotaUse'] = ResolversParentTypes['QuotaUse']> = {
  accountId: Resolver<Maybe<ResolversTypes['AccountId']>, ParentType, ContextType>;
  allowed: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  limit: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  operationClass: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  region: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  throttled: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  used: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  waiting: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RefusedOperationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['RefusedOperation'] = ResolversParentTypes['RefusedOperation']> = {
  accountId: Resolver<Maybe<ResolversTypes['AccountId']>, ParentType, ContextType>;
  code: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  operation: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  refusedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type RemoveGroupMemberPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['RemoveGroupMemberPayload'] = ResolversParentTypes['RemoveGroupMemberPayload']> = {
  group: Resolver<Maybe<ResolversTypes['Group']>, ParentType, ContextType>;
  membershipId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  user: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RevokeAccessPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['RevokeAccessPayload'] = ResolversParentTypes['RevokeAccessPayload']> = {
  gaps: Resolver<ReadonlyArray<ResolversTypes['Gap']>, ParentType, ContextType>;
  inherited: Resolver<Maybe<ReadonlyArray<ResolversTypes['InheritedAccess']>>, ParentType, ContextType>;
  operations: Resolver<Maybe<ReadonlyArray<ResolversTypes['AccountAssignmentOperation']>>, ParentType, ContextType>;
  plan: Resolver<Maybe<ResolversTypes['ChangePlan']>, ParentType, ContextType>;
  results: Resolver<Maybe<ReadonlyArray<ResolversTypes['AccountAssignmentResult']>>, ParentType, ContextType>;
  sessionsEndBy: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SamlAssertionAttributesResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['SamlAssertionAttributes'] = ResolversParentTypes['SamlAssertionAttributes']> = {
  email: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  groups: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  login: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  org: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  role: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SamlConfigurationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['SamlConfiguration'] = ResolversParentTypes['SamlConfiguration']> = {
  allowedOrganizations: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  assertionAttributes: Resolver<Maybe<ResolversTypes['SamlAssertionAttributes']>, ParentType, ContextType>;
  idpMetadata: Resolver<Maybe<ResolversTypes['SamlIdpMetadata']>, ParentType, ContextType>;
  loginValidityDuration: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  roleValues: Resolver<Maybe<ResolversTypes['SamlRoleValues']>, ParentType, ContextType>;
};

export type SamlIdpMetadataResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['SamlIdpMetadata'] = ResolversParentTypes['SamlIdpMetadata']> = {
  __resolveType: TypeResolveFn<'SamlIdpMetadataUrl' | 'SamlIdpMetadataXml', ParentType, ContextType>;
};

export type SamlIdpMetadataUrlResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['SamlIdpMetadataUrl'] = ResolversParentTypes['SamlIdpMetadataUrl']> = {
  url: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SamlIdpMetadataXmlResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['SamlIdpMetadataXml'] = ResolversParentTypes['SamlIdpMetadataXml']> = {
  xml: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SamlRoleValuesResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['SamlRoleValues'] = ResolversParentTypes['SamlRoleValues']> = {
  admin: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  editor: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface ScopeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Scope'], any> {
  name: 'Scope';
}

export type SelfGrantResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['SelfGrant'] = ResolversParentTypes['SelfGrant']> = {
  awsOperation: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  code: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  field: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  viaGroupId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  environment: SubscriptionResolver<Maybe<ResolversTypes['Environment']>, "environment", ParentType, ContextType, RequireFields<SubscriptionEnvironmentArgs, 'id'>>;
  operation: SubscriptionResolver<ResolversTypes['AsyncOperation'], "operation", ParentType, ContextType, RequireFields<SubscriptionOperationArgs, 'id'>>;
  workspace: SubscriptionResolver<Maybe<ResolversTypes['Workspace']>, "workspace", ParentType, ContextType, RequireFields<SubscriptionWorkspaceArgs, 'id'>>;
};

export type TagResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Tag'] = ResolversParentTypes['Tag']> = {
  key: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TagResourcePayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TagResourcePayload'] = ResolversParentTypes['TagResourcePayload']> = {
  resource: Resolver<Maybe<ResolversTypes['Taggable']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type TaggableResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Taggable'] = ResolversParentTypes['Taggable']> = {
  __resolveType: TypeResolveFn<'Account' | 'Application' | 'Environment' | 'IdentityCenterInstance' | 'OrganizationalUnit' | 'PermissionSet' | 'Workspace', ParentType, ContextType>;
};

export type UntagResourcePayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['UntagResourcePayload'] = ResolversParentTypes['UntagResourcePayload']> = {
  resource: Resolver<Maybe<ResolversTypes['Taggable']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateEnvironmentPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['UpdateEnvironmentPayload'] = ResolversParentTypes['UpdateEnvironmentPayload']> = {
  environment: Resolver<Maybe<ResolversTypes['Environment']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateEnvironmentUserPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['UpdateEnvironmentUserPayload'] = ResolversParentTypes['UpdateEnvironmentUserPayload']> = {
  user: Resolver<Maybe<ResolversTypes['EnvironmentUser']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdatePermissionSetPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['UpdatePermissionSetPayload'] = ResolversParentTypes['UpdatePermissionSetPayload']> = {
  outdatedAccountIds: Resolver<Maybe<ReadonlyArray<ResolversTypes['AccountId']>>, ParentType, ContextType>;
  outdatedAccounts: Resolver<Maybe<ReadonlyArray<ResolversTypes['Account']>>, ParentType, ContextType>;
  permissionSet: Resolver<Maybe<ResolversTypes['PermissionSet']>, ParentType, ContextType>;
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateWorkspaceAuthenticationPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['UpdateWorkspaceAuthenticationPayload'] = ResolversParentTypes['UpdateWorkspaceAuthenticationPayload']> = {
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  workspace: Resolver<Maybe<ResolversTypes['Workspace']>, ParentType, ContextType>;
};

export type UpdateWorkspacePayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['UpdateWorkspacePayload'] = ResolversParentTypes['UpdateWorkspacePayload']> = {
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  workspace: Resolver<Maybe<ResolversTypes['Workspace']>, ParentType, ContextType>;
};

export type UpdateWorkspacePermissionsPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['UpdateWorkspacePermissionsPayload'] = ResolversParentTypes['UpdateWorkspacePermissionsPayload']> = {
  userErrors: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  workspace: Resolver<Maybe<ResolversTypes['Workspace']>, ParentType, ContextType>;
};

export type UpstreamIdentityResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['UpstreamIdentity'] = ResolversParentTypes['UpstreamIdentity']> = {
  accountId: Resolver<Maybe<ResolversTypes['AccountId']>, ParentType, ContextType>;
  arn: Resolver<Maybe<ResolversTypes['Arn']>, ParentType, ContextType>;
  kind: Resolver<ResolversTypes['UpstreamKind'], ParentType, ContextType>;
  partition: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  region: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  writes: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type UpstreamServiceResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['UpstreamService'] = ResolversParentTypes['UpstreamService']> = {
  lastAnsweredAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quotas: Resolver<ReadonlyArray<ResolversTypes['QuotaUse']>, ParentType, ContextType>;
  reason: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  refusals: Resolver<ReadonlyArray<ResolversTypes['RefusedOperation']>, ParentType, ContextType>;
  region: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state: Resolver<ResolversTypes['ServiceState'], ParentType, ContextType>;
};

export type UserResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  access: Resolver<Maybe<ResolversTypes['AccessGrantConnection']>, ParentType, ContextType, RequireFields<UserAccessArgs, 'first'>>;
  addresses: Resolver<ReadonlyArray<ResolversTypes['UserAddress']>, ParentType, ContextType>;
  applicationAssignments: Resolver<Maybe<ResolversTypes['ApplicationAssignmentConnection']>, ParentType, ContextType, RequireFields<UserApplicationAssignmentsArgs, 'first'>>;
  assignments: Resolver<Maybe<ResolversTypes['UserAssignmentConnection']>, ParentType, ContextType, RequireFields<UserAssignmentsArgs, 'first' | 'via'>>;
  createdAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  displayName: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  emails: Resolver<ReadonlyArray<ResolversTypes['UserEmail']>, ParentType, ContextType>;
  externalIds: Resolver<ReadonlyArray<ResolversTypes['ExternalId']>, ParentType, ContextType>;
  groups: Resolver<Maybe<ResolversTypes['UserGroupConnection']>, ParentType, ContextType, RequireFields<UserGroupsArgs, 'first'>>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identityStoreId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  locale: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name: Resolver<Maybe<ResolversTypes['PersonName']>, ParentType, ContextType>;
  nickName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  phoneNumbers: Resolver<ReadonlyArray<ResolversTypes['UserPhoneNumber']>, ParentType, ContextType>;
  preferredLanguage: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  principalId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  principalType: Resolver<ResolversTypes['PrincipalType'], ParentType, ContextType>;
  profileUrl: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status: Resolver<Maybe<ResolversTypes['UserStatus']>, ParentType, ContextType>;
  timezone: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  userId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  userName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userType: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  website: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserAddressResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['UserAddress'] = ResolversParentTypes['UserAddress']> = {
  country: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  formatted: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  locality: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postalCode: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  primary: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  region: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  streetAddress: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UserAssignmentConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['UserAssignmentConnection'] = ResolversParentTypes['UserAssignmentConnection']> = {
  asOf: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  edges: Resolver<ReadonlyArray<ResolversTypes['UserAssignmentEdge']>, ParentType, ContextType>;
  gaps: Resolver<ReadonlyArray<ResolversTypes['Gap']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['AccountAssignment']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type UserAssignmentEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['UserAssignmentEdge'] = ResolversParentTypes['UserAssignmentEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  direct: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['AccountAssignment'], ParentType, ContextType>;
  via: Resolver<Maybe<ResolversTypes['Group']>, ParentType, ContextType>;
  viaGroupId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UserConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['UserConnection'] = ResolversParentTypes['UserConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['UserEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['User']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type UserEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['UserEdge'] = ResolversParentTypes['UserEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type UserEmailResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['UserEmail'] = ResolversParentTypes['UserEmail']> = {
  primary: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  type: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType: TypeResolveFn<'AccessDenied' | 'ExternallyManagedGroup' | 'FreshSignInRequired' | 'InputError' | 'OperationConflict' | 'OutcomeUnknown' | 'PermissionSetChanged' | 'PermissionSetInUse' | 'SelfGrant', ParentType, ContextType>;
};

export type UserGroupConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['UserGroupConnection'] = ResolversParentTypes['UserGroupConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['UserGroupEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<Maybe<ResolversTypes['Group']>>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type UserGroupEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['UserGroupEdge'] = ResolversParentTypes['UserGroupEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  groupId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  membershipId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<Maybe<ResolversTypes['Group']>, ParentType, ContextType>;
};

export type UserPermissionGroupConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['UserPermissionGroupConnection'] = ResolversParentTypes['UserPermissionGroupConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['UserPermissionGroupEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['PermissionGroup']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type UserPermissionGroupEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['UserPermissionGroupEdge'] = ResolversParentTypes['UserPermissionGroupEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  membershipStatus: Resolver<Maybe<ResolversTypes['PermissionGroupMembershipStatus']>, ParentType, ContextType>;
  node: Resolver<ResolversTypes['PermissionGroup'], ParentType, ContextType>;
};

export type UserPhoneNumberResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['UserPhoneNumber'] = ResolversParentTypes['UserPhoneNumber']> = {
  primary: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  type: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  allowed: Resolver<ResolversTypes['AllowedFields'], ParentType, ContextType>;
  authenticatedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  authentication: Resolver<ResolversTypes['AuthenticationKind'], ParentType, ContextType>;
  caller: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  freshUntil: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  groups: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  permissions: Resolver<ReadonlyArray<ResolversTypes['ViewerPermission']>, ParentType, ContextType>;
  scopes: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  upstream: Resolver<ResolversTypes['UpstreamIdentity'], ParentType, ContextType>;
};

export type ViewerPermissionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ViewerPermission'] = ResolversParentTypes['ViewerPermission']> = {
  description: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  granted: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  scope: Resolver<ResolversTypes['Scope'], ParentType, ContextType>;
};

export type WorkspaceResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Workspace'] = ResolversParentTypes['Workspace']> = {
  access: Resolver<Maybe<ResolversTypes['AccessGrantConnection']>, ParentType, ContextType, RequireFields<WorkspaceAccessArgs, 'first'>>;
  account: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  accountAccessType: Resolver<Maybe<ResolversTypes['WorkspaceAccountAccessType']>, ParentType, ContextType>;
  accountId: Resolver<Maybe<ResolversTypes['AccountId']>, ParentType, ContextType>;
  arn: Resolver<Maybe<ResolversTypes['Arn']>, ParentType, ContextType>;
  authentication: Resolver<Maybe<ResolversTypes['WorkspaceAuthentication']>, ParentType, ContextType>;
  authenticationProviders: Resolver<Maybe<ReadonlyArray<ResolversTypes['WorkspaceAuthenticationProvider']>>, ParentType, ContextType>;
  configuration: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  dataSources: Resolver<Maybe<ReadonlyArray<ResolversTypes['WorkspaceDataSource']>>, ParentType, ContextType>;
  description: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endpoint: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  grafanaVersion: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ipAddressType: Resolver<Maybe<ResolversTypes['WorkspaceIpAddressType']>, ParentType, ContextType>;
  kmsKeyId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  license: Resolver<Maybe<ResolversTypes['WorkspaceLicense']>, ParentType, ContextType>;
  modifiedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  networkAccess: Resolver<Maybe<ResolversTypes['WorkspaceNetworkAccess']>, ParentType, ContextType>;
  notificationDestinations: Resolver<Maybe<ReadonlyArray<ResolversTypes['WorkspaceNotificationDestination']>>, ParentType, ContextType>;
  organizationRoleName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  organizationalUnitIds: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  organizationalUnits: Resolver<Maybe<ReadonlyArray<ResolversTypes['OrganizationalUnit']>>, ParentType, ContextType>;
  permissionType: Resolver<Maybe<ResolversTypes['WorkspacePermissionType']>, ParentType, ContextType>;
  permissions: Resolver<Maybe<ResolversTypes['WorkspacePermissionConnection']>, ParentType, ContextType, RequireFields<WorkspacePermissionsArgs, 'first'>>;
  region: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  roleArn: Resolver<Maybe<ResolversTypes['Arn']>, ParentType, ContextType>;
  samlStatus: Resolver<Maybe<ResolversTypes['SamlConfigurationStatus']>, ParentType, ContextType>;
  serviceAccounts: Resolver<Maybe<ReadonlyArray<ResolversTypes['WorkspaceServiceAccount']>>, ParentType, ContextType>;
  stackSetName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status: Resolver<Maybe<ResolversTypes['WorkspaceStatus']>, ParentType, ContextType>;
  tags: Resolver<Maybe<ReadonlyArray<ResolversTypes['Tag']>>, ParentType, ContextType>;
  upgradeVersions: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  vpcConfiguration: Resolver<Maybe<ResolversTypes['WorkspaceVpcConfiguration']>, ParentType, ContextType>;
  workspaceId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WorkspaceAccessResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['WorkspaceAccess'] = ResolversParentTypes['WorkspaceAccess']> = {
  direct: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  ownerAccountId: Resolver<Maybe<ResolversTypes['AccountId']>, ParentType, ContextType>;
  principal: Resolver<Maybe<ResolversTypes['Principal']>, ParentType, ContextType>;
  principalId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  principalType: Resolver<ResolversTypes['PrincipalType'], ParentType, ContextType>;
  region: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  role: Resolver<ResolversTypes['WorkspaceRole'], ParentType, ContextType>;
  via: Resolver<Maybe<ReadonlyArray<ResolversTypes['Group']>>, ParentType, ContextType>;
  viaGroupIds: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  workspace: Resolver<Maybe<ResolversTypes['Workspace']>, ParentType, ContextType>;
  workspaceId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WorkspaceAuthenticationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['WorkspaceAuthentication'] = ResolversParentTypes['WorkspaceAuthentication']> = {
  awsSso: Resolver<Maybe<ResolversTypes['WorkspaceAwsSso']>, ParentType, ContextType>;
  fetchedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  providers: Resolver<ReadonlyArray<ResolversTypes['WorkspaceAuthenticationProvider']>, ParentType, ContextType>;
  saml: Resolver<Maybe<ResolversTypes['WorkspaceSaml']>, ParentType, ContextType>;
};

export type WorkspaceAwsSsoResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['WorkspaceAwsSso'] = ResolversParentTypes['WorkspaceAwsSso']> = {
  application: Resolver<Maybe<ResolversTypes['Application']>, ParentType, ContextType>;
  applicationState: Resolver<ResolversTypes['ApplicationState'], ParentType, ContextType>;
  ssoClientId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type WorkspaceConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['WorkspaceConnection'] = ResolversParentTypes['WorkspaceConnection']> = {
  asOf: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  edges: Resolver<ReadonlyArray<ResolversTypes['WorkspaceEdge']>, ParentType, ContextType>;
  gaps: Resolver<ReadonlyArray<ResolversTypes['Gap']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Workspace']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type WorkspaceEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['WorkspaceEdge'] = ResolversParentTypes['WorkspaceEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Workspace'], ParentType, ContextType>;
};

export type WorkspaceLicenseResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['WorkspaceLicense'] = ResolversParentTypes['WorkspaceLicense']> = {
  expiresAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  freeTrialConsumed: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  freeTrialExpiresAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  hasGrafanaToken: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  type: Resolver<Maybe<ResolversTypes['WorkspaceLicenseType']>, ParentType, ContextType>;
};

export type WorkspaceNetworkAccessResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['WorkspaceNetworkAccess'] = ResolversParentTypes['WorkspaceNetworkAccess']> = {
  prefixListIds: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  vpcEndpointIds: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type WorkspacePermissionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['WorkspacePermission'] = ResolversParentTypes['WorkspacePermission']> = {
  principal: Resolver<Maybe<ResolversTypes['Principal']>, ParentType, ContextType>;
  principalId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  principalState: Resolver<ResolversTypes['PrincipalState'], ParentType, ContextType>;
  principalType: Resolver<ResolversTypes['PrincipalType'], ParentType, ContextType>;
  role: Resolver<ResolversTypes['WorkspaceRole'], ParentType, ContextType>;
};

export type WorkspacePermissionConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['WorkspacePermissionConnection'] = ResolversParentTypes['WorkspacePermissionConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['WorkspacePermissionEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['WorkspacePermission']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type WorkspacePermissionEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['WorkspacePermissionEdge'] = ResolversParentTypes['WorkspacePermissionEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['WorkspacePermission'], ParentType, ContextType>;
};

export type WorkspaceSamlResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['WorkspaceSaml'] = ResolversParentTypes['WorkspaceSaml']> = {
  configuration: Resolver<Maybe<ResolversTypes['SamlConfiguration']>, ParentType, ContextType>;
  status: Resolver<Maybe<ResolversTypes['SamlConfigurationStatus']>, ParentType, ContextType>;
};

export type WorkspaceServiceAccountResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['WorkspaceServiceAccount'] = ResolversParentTypes['WorkspaceServiceAccount']> = {
  isDisabled: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  role: Resolver<ResolversTypes['WorkspaceRole'], ParentType, ContextType>;
  serviceAccountId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tokens: Resolver<Maybe<ReadonlyArray<ResolversTypes['WorkspaceServiceAccountToken']>>, ParentType, ContextType>;
};

export type WorkspaceServiceAccountTokenResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['WorkspaceServiceAccountToken'] = ResolversParentTypes['WorkspaceServiceAccountToken']> = {
  createdAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  expiresAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastUsedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tokenId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type WorkspaceVpcConfigurationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['WorkspaceVpcConfiguration'] = ResolversParentTypes['WorkspaceVpcConfiguration']> = {
  securityGroupIds: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  subnetIds: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = GatewayContext> = {
  AccessDenied: AccessDeniedResolvers<ContextType>;
  AccessGrant: AccessGrantResolvers<ContextType>;
  AccessGrantConnection: AccessGrantConnectionResolvers<ContextType>;
  AccessGrantEdge: AccessGrantEdgeResolvers<ContextType>;
  Account: AccountResolvers<ContextType>;
  AccountAccess: AccountAccessResolvers<ContextType>;
  AccountAssignment: AccountAssignmentResolvers<ContextType>;
  AccountAssignmentConnection: AccountAssignmentConnectionResolvers<ContextType>;
  AccountAssignmentEdge: AccountAssignmentEdgeResolvers<ContextType>;
  AccountAssignmentOperation: AccountAssignmentOperationResolvers<ContextType>;
  AccountAssignmentResult: AccountAssignmentResultResolvers<ContextType>;
  AccountConnection: AccountConnectionResolvers<ContextType>;
  AccountEdge: AccountEdgeResolvers<ContextType>;
  AccountId: GraphQLScalarType;
  AccountPermissionSetConnection: AccountPermissionSetConnectionResolvers<ContextType>;
  AccountPermissionSetEdge: AccountPermissionSetEdgeResolvers<ContextType>;
  AddGroupMemberPayload: AddGroupMemberPayloadResolvers<ContextType>;
  AllowedFields: AllowedFieldsResolvers<ContextType>;
  Application: ApplicationResolvers<ContextType>;
  ApplicationAssignment: ApplicationAssignmentResolvers<ContextType>;
  ApplicationAssignmentConnection: ApplicationAssignmentConnectionResolvers<ContextType>;
  ApplicationAssignmentEdge: ApplicationAssignmentEdgeResolvers<ContextType>;
  ApplicationConnection: ApplicationConnectionResolvers<ContextType>;
  ApplicationEdge: ApplicationEdgeResolvers<ContextType>;
  ApplicationPortal: ApplicationPortalResolvers<ContextType>;
  ApplicationProvider: ApplicationProviderResolvers<ContextType>;
  Arn: GraphQLScalarType;
  AsyncOperation: AsyncOperationResolvers<ContextType>;
  AsyncOperationConnection: AsyncOperationConnectionResolvers<ContextType>;
  AsyncOperationEdge: AsyncOperationEdgeResolvers<ContextType>;
  AttachCustomerManagedPolicyPayload: AttachCustomerManagedPolicyPayloadResolvers<ContextType>;
  AttachManagedPolicyPayload: AttachManagedPolicyPayloadResolvers<ContextType>;
  ChangePlan: ChangePlanResolvers<ContextType>;
  CreateAccountAssignmentPayload: CreateAccountAssignmentPayloadResolvers<ContextType>;
  CreateAccountAssignmentsPayload: CreateAccountAssignmentsPayloadResolvers<ContextType>;
  CreateEnvironmentPayload: CreateEnvironmentPayloadResolvers<ContextType>;
  CreateEnvironmentUserPayload: CreateEnvironmentUserPayloadResolvers<ContextType>;
  CreatePermissionSetPayload: CreatePermissionSetPayloadResolvers<ContextType>;
  CreateWorkspacePayload: CreateWorkspacePayloadResolvers<ContextType>;
  CustomerManagedPolicy: CustomerManagedPolicyResolvers<ContextType>;
  DateTime: GraphQLScalarType;
  DeleteAccountAssignmentPayload: DeleteAccountAssignmentPayloadResolvers<ContextType>;
  DeleteAccountAssignmentsPayload: DeleteAccountAssignmentsPayloadResolvers<ContextType>;
  DeleteEnvironmentPayload: DeleteEnvironmentPayloadResolvers<ContextType>;
  DeleteInlinePolicyPayload: DeleteInlinePolicyPayloadResolvers<ContextType>;
  DeletePermissionSetPayload: DeletePermissionSetPayloadResolvers<ContextType>;
  DeletePermissionsBoundaryPayload: DeletePermissionsBoundaryPayloadResolvers<ContextType>;
  DeleteWorkspacePayload: DeleteWorkspacePayloadResolvers<ContextType>;
  DetachCustomerManagedPolicyPayload: DetachCustomerManagedPolicyPayloadResolvers<ContextType>;
  DetachManagedPolicyPayload: DetachManagedPolicyPayloadResolvers<ContextType>;
  DisableEnvironmentUserPayload: DisableEnvironmentUserPayloadResolvers<ContextType>;
  Duration: GraphQLScalarType;
  EmailAddress: GraphQLScalarType;
  EnableEnvironmentUserPayload: EnableEnvironmentUserPayloadResolvers<ContextType>;
  Environment: EnvironmentResolvers<ContextType>;
  EnvironmentAccess: EnvironmentAccessResolvers<ContextType>;
  EnvironmentConnection: EnvironmentConnectionResolvers<ContextType>;
  EnvironmentEdge: EnvironmentEdgeResolvers<ContextType>;
  EnvironmentFederation: EnvironmentFederationResolvers<ContextType>;
  EnvironmentUser: EnvironmentUserResolvers<ContextType>;
  EnvironmentUserConnection: EnvironmentUserConnectionResolvers<ContextType>;
  EnvironmentUserEdge: EnvironmentUserEdgeResolvers<ContextType>;
  EnvironmentUserMatch: EnvironmentUserMatchResolvers<ContextType>;
  ExternalId: ExternalIdResolvers<ContextType>;
  ExternallyManagedGroup: ExternallyManagedGroupResolvers<ContextType>;
  FederationAttribute: FederationAttributeResolvers<ContextType>;
  FederationParameters: FederationParametersResolvers<ContextType>;
  FreshSignInRequired: FreshSignInRequiredResolvers<ContextType>;
  Gap: GapResolvers<ContextType>;
  Group: GroupResolvers<ContextType>;
  GroupConnection: GroupConnectionResolvers<ContextType>;
  GroupEdge: GroupEdgeResolvers<ContextType>;
  GroupMemberConnection: GroupMemberConnectionResolvers<ContextType>;
  GroupMemberEdge: GroupMemberEdgeResolvers<ContextType>;
  IdentityCenterInstance: IdentityCenterInstanceResolvers<ContextType>;
  InheritedAccess: InheritedAccessResolvers<ContextType>;
  InputError: InputErrorResolvers<ContextType>;
  InstanceEncryption: InstanceEncryptionResolvers<ContextType>;
  InstanceRegion: InstanceRegionResolvers<ContextType>;
  IssueProgrammaticCredentialsPayload: IssueProgrammaticCredentialsPayloadResolvers<ContextType>;
  ManagedPolicy: ManagedPolicyResolvers<ContextType>;
  Mutation: MutationResolvers<ContextType>;
  Node: NodeResolvers<ContextType>;
  OperationConflict: OperationConflictResolvers<ContextType>;
  OperationFailure: OperationFailureResolvers<ContextType>;
  Organization: OrganizationResolvers<ContextType>;
  OrganizationalUnit: OrganizationalUnitResolvers<ContextType>;
  OrganizationalUnitConnection: OrganizationalUnitConnectionResolvers<ContextType>;
  OrganizationalUnitEdge: OrganizationalUnitEdgeResolvers<ContextType>;
  OutcomeUnknown: OutcomeUnknownResolvers<ContextType>;
  PageInfo: PageInfoResolvers<ContextType>;
  PermissionGroup: PermissionGroupResolvers<ContextType>;
  PermissionGroupConnection: PermissionGroupConnectionResolvers<ContextType>;
  PermissionGroupEdge: PermissionGroupEdgeResolvers<ContextType>;
  PermissionGroupMemberConnection: PermissionGroupMemberConnectionResolvers<ContextType>;
  PermissionGroupMemberEdge: PermissionGroupMemberEdgeResolvers<ContextType>;
  PermissionSet: PermissionSetResolvers<ContextType>;
  PermissionSetAccountConnection: PermissionSetAccountConnectionResolvers<ContextType>;
  PermissionSetAccountEdge: PermissionSetAccountEdgeResolvers<ContextType>;
  PermissionSetChanged: PermissionSetChangedResolvers<ContextType>;
  PermissionSetConnection: PermissionSetConnectionResolvers<ContextType>;
  PermissionSetEdge: PermissionSetEdgeResolvers<ContextType>;
  PermissionSetInUse: PermissionSetInUseResolvers<ContextType>;
  PermissionSetProvisioning: PermissionSetProvisioningResolvers<ContextType>;
  PermissionSetValues: PermissionSetValuesResolvers<ContextType>;
  PermissionsBoundary: PermissionsBoundaryResolvers<ContextType>;
  PersonName: PersonNameResolvers<ContextType>;
  PolicyDocument: GraphQLScalarType;
  Principal: PrincipalResolvers<ContextType>;
  ProgrammaticCredentials: ProgrammaticCredentialsResolvers<ContextType>;
  ProvisionPermissionSetPayload: ProvisionPermissionSetPayloadResolvers<ContextType>;
  ProvisionResult: ProvisionResultResolvers<ContextType>;
  PutInlinePolicyPayload: PutInlinePolicyPayloadResolvers<ContextType>;
  PutPermissionsBoundaryPayload: PutPermissionsBoundaryPayloadResolvers<ContextType>;
  Query: QueryResolvers<ContextType>;
  QuotaUse: QuotaUseResolvers<ContextType>;
  RefusedOperation: RefusedOperationResolvers<ContextType>;
  RemoveGroupMemberPayload: RemoveGroupMemberPayloadResolvers<ContextType>;
  RevokeAccessPayload: RevokeAccessPayloadResolvers<ContextType>;
  SamlAssertionAttributes: SamlAssertionAttributesResolvers<ContextType>;
  SamlConfiguration: SamlConfigurationResolvers<ContextType>;
  SamlIdpMetadata: SamlIdpMetadataResolvers<ContextType>;
  SamlIdpMetadataUrl: SamlIdpMetadataUrlResolvers<ContextType>;
  SamlIdpMetadataXml: SamlIdpMetadataXmlResolvers<ContextType>;
  SamlRoleValues: SamlRoleValuesResolvers<ContextType>;
  Scope: GraphQLScalarType;
  SelfGrant: SelfGrantResolvers<ContextType>;
  Subscription: SubscriptionResolvers<ContextType>;
  Tag: TagResolvers<ContextType>;
  TagResourcePayload: TagResourcePayloadResolvers<ContextType>;
  Taggable: TaggableResolvers<ContextType>;
  UntagResourcePayload: UntagResourcePayloadResolvers<ContextType>;
  UpdateEnvironmentPayload: UpdateEnvironmentPayloadResolvers<ContextType>;
  UpdateEnvironmentUserPayload: UpdateEnvironmentUserPayloadResolvers<ContextType>;
  UpdatePermissionSetPayload: UpdatePermissionSetPayloadResolvers<ContextType>;
  UpdateWorkspaceAuthenticationPayload: UpdateWorkspaceAuthenticationPayloadResolvers<ContextType>;
  UpdateWorkspacePayload: UpdateWorkspacePayloadResolvers<ContextType>;
  UpdateWorkspacePermissionsPayload: UpdateWorkspacePermissionsPayloadResolvers<ContextType>;
  UpstreamIdentity: UpstreamIdentityResolvers<ContextType>;
  UpstreamService: UpstreamServiceResolvers<ContextType>;
  User: UserResolvers<ContextType>;
  UserAddress: UserAddressResolvers<ContextType>;
  UserAssignmentConnection: UserAssignmentConnectionResolvers<ContextType>;
  UserAssignmentEdge: UserAssignmentEdgeResolvers<ContextType>;
  UserConnection: UserConnectionResolvers<ContextType>;
  UserEdge: UserEdgeResolvers<ContextType>;
  UserEmail: UserEmailResolvers<ContextType>;
  UserError: UserErrorResolvers<ContextType>;
  UserGroupConnection: UserGroupConnectionResolvers<ContextType>;
  UserGroupEdge: UserGroupEdgeResolvers<ContextType>;
  UserPermissionGroupConnection: UserPermissionGroupConnectionResolvers<ContextType>;
  UserPermissionGroupEdge: UserPermissionGroupEdgeResolvers<ContextType>;
  UserPhoneNumber: UserPhoneNumberResolvers<ContextType>;
  Viewer: ViewerResolvers<ContextType>;
  ViewerPermission: ViewerPermissionResolvers<ContextType>;
  Workspace: WorkspaceResolvers<ContextType>;
  WorkspaceAccess: WorkspaceAccessResolvers<ContextType>;
  WorkspaceAuthentication: WorkspaceAuthenticationResolvers<ContextType>;
  WorkspaceAwsSso: WorkspaceAwsSsoResolvers<ContextType>;
  WorkspaceConnection: WorkspaceConnectionResolvers<ContextType>;
  WorkspaceEdge: WorkspaceEdgeResolvers<ContextType>;
  WorkspaceLicense: WorkspaceLicenseResolvers<ContextType>;
  WorkspaceNetworkAccess: WorkspaceNetworkAccessResolvers<ContextType>;
  WorkspacePermission: WorkspacePermissionResolvers<ContextType>;
  WorkspacePermissionConnection: WorkspacePermissionConnectionResolvers<ContextType>;
  WorkspacePermissionEdge: WorkspacePermissionEdgeResolvers<ContextType>;
  WorkspaceSaml: WorkspaceSamlResolvers<ContextType>;
  WorkspaceServiceAccount: WorkspaceServiceAccountResolvers<ContextType>;
  WorkspaceServiceAccountToken: WorkspaceServiceAccountTokenResolvers<ContextType>;
  WorkspaceVpcConfiguration: WorkspaceVpcConfigurationResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = GatewayContext> = {
  defer: DeferDirectiveResolver<any, any, ContextType>;
  requiresScopes: RequiresScopesDirectiveResolver<any, any, ContextType>;
  stream: StreamDirectiveResolver<any, any, ContextType>;
};
