import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { OrganizationModel, OrganizationalUnitModel, AccountModel } from '../services/organizations/models.ts';
import type { InstanceModel, PermissionSetModel, AssignmentModel, ApplicationModel, ApplicationAssignmentModel, AssignmentOperationModel, ProvisioningModel } from '../services/identity-center/models.ts';
import type { UserModel, GroupModel } from '../services/identity-store/models.ts';
import type { AccountAccessModel, PermissionSetAccountEdgeModel, AccountPermissionSetEdgeModel, UserAssignmentEdgeModel } from '../links/models.ts';
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
export type AccountPermissionSetsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  provisioningStatus?: InputMaybe<ProvisioningStatus>;
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
  /** Why it failed (`FailureReason`); null unless `state` is FAILED. */
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
  /** Its place in the gateway's queue, from 1; null once it has been sent. */
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
  /** Why it failed; null unless `state` is FAILED. */
  readonly failure: Maybe<OperationFailure>;
  /** The global id: opaque, the same for as long as the object exists, and what `node` takes. */
  readonly id: Scalars['ID']['output'];
  /** Its place in the gateway's queue, from 1; null once it has been sent. */
  readonly queuePosition: Maybe<Scalars['Int']['output']>;
  /**
   * AWS's key of the request; null while the change waits in the gateway's queue and has not been
   * sent.
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
  /** It cannot be told: the connection ended before AWS answered, or AWS no longer knows the request. */
  | 'UNKNOWN';

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

/** What went wrong, in errors, gaps and failures alike. */
export type ErrorCode =
  /** AWS refused the gateway this operation: an IAM permission is missing. */
  | 'ACCESS_DENIED'
  /** The AWS account is suspended or closed. */
  | 'ACCOUNT_SUSPENDED'
  /** An object with this name or key exists already. */
  | 'ALREADY_EXISTS'
  /** More than one object has this name; the error holds their ids. */
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

/** How signing in to an application works (`FederationProtocol` of IAM Identity Center). */
export type FederationProtocol =
  /** OAuth 2.0. */
  | 'OAUTH'
  /** SAML 2.0. */
  | 'SAML'
  /** A protocol that AWS has added and this gateway does not know yet. */
  | 'UNRECOGNIZED';

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
  /** The Region that was asked, where one was. */
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
   * What the group gives access to: one row for each account and permission set. From the group's
   * assignments.
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
  /** The Regions it is available in. From `DescribeInstance` or `ListRegions` of IAM Identity Center. */
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

/** A policy that AWS maintains (`AttachedManagedPolicy` of IAM Identity Center). */
export type ManagedPolicy = {
  /** Its ARN, as `arn:aws:iam::aws:policy/ReadOnlyAccess`. */
  readonly arn: Scalars['Arn']['output'];
  /** Its name, as `ReadOnlyAccess`. */
  readonly name: Maybe<Scalars['String']['output']>;
};

/** Anything that has a global id and can be read again with `node`. */
export type Node = {
  /** The global id: opaque, the same for as long as the object exists, and what `node` takes. */
  readonly id: Scalars['ID']['output'];
};

/** Why an asynchronous change failed. */
export type OperationFailure = {
  /** What can be done about it, where that is known. */
  readonly advice: Maybe<Scalars['String']['output']>;
  /** The kind of failure; null when AWS's text is none that the gateway knows. */
  readonly code: Maybe<ErrorCode>;
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
  /** The account that manages and pays (`MasterAccountId`). */
  readonly managementAccountId: Scalars['AccountId']['output'];
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
  /** Why it failed (`FailureReason`); null unless `state` is FAILED. */
  readonly failure: Maybe<OperationFailure>;
  /** The global id: opaque, the same for as long as the object exists, and what `node` takes. */
  readonly id: Scalars['ID']['output'];
  /** The permission set that is provisioned. From `DescribePermissionSet` of IAM Identity Center. */
  readonly permissionSet: Maybe<PermissionSet>;
  /** The ARN of the permission set that is provisioned. */
  readonly permissionSetArn: Maybe<Scalars['Arn']['output']>;
  /** Its place in the gateway's queue, from 1; null once it has been sent. */
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
  /** It cannot be told, because the directory could not be read. */
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
   * The AWS services behind this gateway: whether each answers, and how much of its quota is in use.
   * Costs no AWS call.
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

/**
 * One quota of AWS: how many calls a second, and what of it the gateway uses now. Figures are of this
 * process alone.
 */
export type QuotaUse = {
  /** The account it is charged to; null while it is not known. */
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

/** An AWS operation that was refused to the gateway's credentials. */
export type RefusedOperation = {
  /** Why. */
  readonly code: ErrorCode;
  /** AWS's name for it, as `ListAccountAssignmentsForPrincipal`. */
  readonly operation: Scalars['String']['output'];
  /** When it was last refused. */
  readonly refusedAt: Scalars['DateTime']['output'];
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

/** A label on an AWS resource. From `ListTagsForResource` of the service that the resource belongs to. */
export type Tag = {
  /** The name of the tag, unique on its resource. */
  readonly key: Scalars['String']['output'];
  /** Its value, possibly empty. */
  readonly value: Scalars['String']['output'];
};

/** An AWS resource that can carry tags. */
export type Taggable = {
  /** The global id: opaque, the same for as long as the object exists, and what `node` takes. */
  readonly id: Scalars['ID']['output'];
  /** Its tags, all of them. From `ListTagsForResource` of the service that it belongs to. */
  readonly tags: Maybe<ReadonlyArray<Tag>>;
};

/** What the gateway talks to, and as whom. */
export type UpstreamIdentity = {
  /** The AWS account of the gateway's own credentials. From `GetCallerIdentity` of STS. */
  readonly accountId: Maybe<Scalars['AccountId']['output']>;
  /** The ARN of the role or user that the gateway calls AWS as. From `GetCallerIdentity` of STS. */
  readonly arn: Maybe<Scalars['Arn']['output']>;
  /** The embedded sandbox or AWS itself. */
  readonly kind: UpstreamKind;
  /** The AWS partition: `aws`, `aws-cn` or `aws-us-gov`. */
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
  /** When it last answered; null while it has not been called. */
  readonly lastAnsweredAt: Maybe<Scalars['DateTime']['output']>;
  /**
   * The gateway's name for it, as in `gaps` and in the journal: `sso-admin` (IAM Identity Center),
   * `identitystore`, `organizations`, `sts`.
   */
  readonly name: Scalars['String']['output'];
  /** What its quotas allow and carry now; `[]` while none has been used. */
  readonly quotas: ReadonlyArray<QuotaUse>;
  /**
   * Why the state is not AVAILABLE, or what is known to be refused, in a sentence; null when there is
   * nothing to say.
   */
  readonly reason: Maybe<Scalars['String']['output']>;
  /**
   * The AWS operations it was found to refuse to the gateway's credentials, so that other ways are
   * taken, as `ListAccountAssignmentsForPrincipal` outside the management account.
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
   * What the user can get into, and how: one row for each account and permission set, with the groups
   * that give it. From the user's assignments and `ListGroupMembershipsForMember` of Identity Store.
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
   * The name the gateway knows the caller by; `anonymous` while the gateway asks for no
   * authentication.
   */
  readonly caller: Scalars['String']['output'];
  /** What the caller may do, by the names of the gateway's scopes. */
  readonly scopes: ReadonlyArray<Scalars['String']['output']>;
  /** What answers behind the gateway. */
  readonly upstream: UpstreamIdentity;
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




/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  AccessGrant: ( AccountAccessModel );
  AsyncOperation:
    | ( AssignmentOperationModel )
    | ( ProvisioningModel )
  ;
  Node:
    | ( AccountModel )
    | ( AssignmentModel )
    | ( AssignmentOperationModel )
    | ( ApplicationModel )
    | ( GroupModel )
    | ( InstanceModel )
    | ( OrganizationModel )
    | ( OrganizationalUnitModel )
    | ( PermissionSetModel )
    | ( ProvisioningModel )
    | ( UserModel )
  ;
  Principal:
    | ( GroupModel )
    | ( UserModel )
  ;
  Taggable:
    | ( AccountModel )
    | ( ApplicationModel )
    | ( InstanceModel )
    | ( OrganizationalUnitModel )
    | ( PermissionSetModel )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AccessGrant: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['AccessGrant']>;
  AccessGrantConnection: ResolverTypeWrapper<Omit<AccessGrantConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['AccessGrantEdge']>, nodes: ReadonlyArray<ResolversTypes['AccessGrant']> }>;
  AccessGrantEdge: ResolverTypeWrapper<Omit<AccessGrantEdge, 'node'> & { node: ResolversTypes['AccessGrant'] }>;
  Account: ResolverTypeWrapper<AccountModel>;
  AccountAccess: ResolverTypeWrapper<AccountAccessModel>;
  AccountAssignment: ResolverTypeWrapper<AssignmentModel>;
  AccountAssignmentConnection: ResolverTypeWrapper<Omit<AccountAssignmentConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['AccountAssignmentEdge']>, nodes: ReadonlyArray<ResolversTypes['AccountAssignment']> }>;
  AccountAssignmentEdge: ResolverTypeWrapper<Omit<AccountAssignmentEdge, 'node'> & { node: ResolversTypes['AccountAssignment'] }>;
  AccountAssignmentOperation: ResolverTypeWrapper<AssignmentOperationModel>;
  AccountAssignmentOperationKind: AccountAssignmentOperationKind;
  AccountBy: AccountBy;
  AccountConnection: ResolverTypeWrapper<Omit<AccountConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['AccountEdge']>, nodes: ReadonlyArray<ResolversTypes['Account']> }>;
  AccountEdge: ResolverTypeWrapper<Omit<AccountEdge, 'node'> & { node: ResolversTypes['Account'] }>;
  AccountFilter: AccountFilter;
  AccountId: ResolverTypeWrapper<Scalars['AccountId']['output']>;
  AccountJoinedMethod: AccountJoinedMethod;
  AccountPermissionSetConnection: ResolverTypeWrapper<Omit<AccountPermissionSetConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['AccountPermissionSetEdge']>, nodes: ReadonlyArray<Maybe<ResolversTypes['PermissionSet']>> }>;
  AccountPermissionSetEdge: ResolverTypeWrapper<AccountPermissionSetEdgeModel>;
  AccountState: AccountState;
  Application: ResolverTypeWrapper<ApplicationModel>;
  ApplicationAssignment: ResolverTypeWrapper<ApplicationAssignmentModel>;
  ApplicationAssignmentConnection: ResolverTypeWrapper<Omit<ApplicationAssignmentConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ApplicationAssignmentEdge']>, nodes: ReadonlyArray<ResolversTypes['ApplicationAssignment']> }>;
  ApplicationAssignmentEdge: ResolverTypeWrapper<Omit<ApplicationAssignmentEdge, 'node'> & { node: ResolversTypes['ApplicationAssignment'] }>;
  ApplicationConnection: ResolverTypeWrapper<Omit<ApplicationConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ApplicationEdge']>, nodes: ReadonlyArray<ResolversTypes['Application']> }>;
  ApplicationEdge: ResolverTypeWrapper<Omit<ApplicationEdge, 'node'> & { node: ResolversTypes['Application'] }>;
  ApplicationPortal: ResolverTypeWrapper<ApplicationPortal>;
  ApplicationProvider: ResolverTypeWrapper<ApplicationProvider>;
  ApplicationStatus: ApplicationStatus;
  ApplicationVisibility: ApplicationVisibility;
  Arn: ResolverTypeWrapper<Scalars['Arn']['output']>;
  AssignmentCoverage: AssignmentCoverage;
  AssignmentFilter: AssignmentFilter;
  AssignmentVia: AssignmentVia;
  AsyncOperation: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['AsyncOperation']>;
  AsyncOperationConnection: ResolverTypeWrapper<Omit<AsyncOperationConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['AsyncOperationEdge']>, nodes: ReadonlyArray<ResolversTypes['AsyncOperation']> }>;
  AsyncOperationEdge: ResolverTypeWrapper<Omit<AsyncOperationEdge, 'node'> & { node: ResolversTypes['AsyncOperation'] }>;
  AsyncOperationKind: AsyncOperationKind;
  AsyncOperationState: AsyncOperationState;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CustomerManagedPolicy: ResolverTypeWrapper<CustomerManagedPolicy>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Duration: ResolverTypeWrapper<Scalars['Duration']['output']>;
  EmailAddress: ResolverTypeWrapper<Scalars['EmailAddress']['output']>;
  EncryptionKeyType: EncryptionKeyType;
  EncryptionStatus: EncryptionStatus;
  ErrorCode: ErrorCode;
  ExternalId: ResolverTypeWrapper<ExternalId>;
  FederationProtocol: FederationProtocol;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
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
  InstanceEncryption: ResolverTypeWrapper<InstanceEncryption>;
  InstanceRegion: ResolverTypeWrapper<InstanceRegion>;
  InstanceRegionStatus: InstanceRegionStatus;
  InstanceStatus: InstanceStatus;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ManagedPolicy: ResolverTypeWrapper<ManagedPolicy>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  OperationFailure: ResolverTypeWrapper<OperationFailure>;
  OperationFilter: OperationFilter;
  Organization: ResolverTypeWrapper<OrganizationModel>;
  OrganizationFeatureSet: OrganizationFeatureSet;
  OrganizationalUnit: ResolverTypeWrapper<OrganizationalUnitModel>;
  OrganizationalUnitConnection: ResolverTypeWrapper<Omit<OrganizationalUnitConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['OrganizationalUnitEdge']>, nodes: ReadonlyArray<ResolversTypes['OrganizationalUnit']> }>;
  OrganizationalUnitEdge: ResolverTypeWrapper<Omit<OrganizationalUnitEdge, 'node'> & { node: ResolversTypes['OrganizationalUnit'] }>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PermissionSet: ResolverTypeWrapper<PermissionSetModel>;
  PermissionSetAccountConnection: ResolverTypeWrapper<Omit<PermissionSetAccountConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PermissionSetAccountEdge']>, nodes: ReadonlyArray<Maybe<ResolversTypes['Account']>> }>;
  PermissionSetAccountEdge: ResolverTypeWrapper<PermissionSetAccountEdgeModel>;
  PermissionSetBy: PermissionSetBy;
  PermissionSetConnection: ResolverTypeWrapper<Omit<PermissionSetConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PermissionSetEdge']>, nodes: ReadonlyArray<ResolversTypes['PermissionSet']> }>;
  PermissionSetEdge: ResolverTypeWrapper<Omit<PermissionSetEdge, 'node'> & { node: ResolversTypes['PermissionSet'] }>;
  PermissionSetFilter: PermissionSetFilter;
  PermissionSetProvisioning: ResolverTypeWrapper<ProvisioningModel>;
  PermissionsBoundary: ResolverTypeWrapper<PermissionsBoundary>;
  PersonName: ResolverTypeWrapper<PersonName>;
  PolicyDocument: ResolverTypeWrapper<Scalars['PolicyDocument']['output']>;
  Principal: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Principal']>;
  PrincipalState: PrincipalState;
  PrincipalType: PrincipalType;
  ProvisioningStatus: ProvisioningStatus;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  QuotaUse: ResolverTypeWrapper<QuotaUse>;
  RefusedOperation: ResolverTypeWrapper<RefusedOperation>;
  ServiceState: ServiceState;
  SignInOrigin: SignInOrigin;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Tag: ResolverTypeWrapper<Tag>;
  Taggable: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Taggable']>;
  UpstreamIdentity: ResolverTypeWrapper<UpstreamIdentity>;
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
  UserFilter: UserFilter;
  UserGroupConnection: ResolverTypeWrapper<Omit<UserGroupConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['UserGroupEdge']>, nodes: ReadonlyArray<Maybe<ResolversTypes['Group']>> }>;
  UserGroupEdge: ResolverTypeWrapper<Omit<UserGroupEdge, 'node'> & { node: Maybe<ResolversTypes['Group']> }>;
  UserPhoneNumber: ResolverTypeWrapper<UserPhoneNumber>;
  UserStatus: UserStatus;
  Viewer: ResolverTypeWrapper<Viewer>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AccessGrant: ResolversInterfaceTypes<ResolversParentTypes>['AccessGrant'];
  AccessGrantConnection: Omit<AccessGrantConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['AccessGrantEdge']>, nodes: ReadonlyArray<ResolversParentTypes['AccessGrant']> };
  AccessGrantEdge: Omit<AccessGrantEdge, 'node'> & { node: ResolversParentTypes['AccessGrant'] };
  Account: AccountModel;
  AccountAccess: AccountAccessModel;
  AccountAssignment: AssignmentModel;
  AccountAssignmentConnection: Omit<AccountAssignmentConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['AccountAssignmentEdge']>, nodes: ReadonlyArray<ResolversParentTypes['AccountAssignment']> };
  AccountAssignmentEdge: Omit<AccountAssignmentEdge, 'node'> & { node: ResolversParentTypes['AccountAssignment'] };
  AccountAssignmentOperation: AssignmentOperationModel;
  AccountBy: AccountBy;
  AccountConnection: Omit<AccountConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['AccountEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Account']> };
  AccountEdge: Omit<AccountEdge, 'node'> & { node: ResolversParentTypes['Account'] };
  AccountFilter: AccountFilter;
  AccountId: Scalars['AccountId']['output'];
  AccountPermissionSetConnection: Omit<AccountPermissionSetConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['AccountPermissionSetEdge']>, nodes: ReadonlyArray<Maybe<ResolversParentTypes['PermissionSet']>> };
  AccountPermissionSetEdge: AccountPermissionSetEdgeModel;
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
  Boolean: Scalars['Boolean']['output'];
  CustomerManagedPolicy: CustomerManagedPolicy;
  DateTime: Scalars['DateTime']['output'];
  Duration: Scalars['Duration']['output'];
  EmailAddress: Scalars['EmailAddress']['output'];
  ExternalId: ExternalId;
  Float: Scalars['Float']['output'];
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
  InstanceEncryption: InstanceEncryption;
  InstanceRegion: InstanceRegion;
  Int: Scalars['Int']['output'];
  ManagedPolicy: ManagedPolicy;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  OperationFailure: OperationFailure;
  OperationFilter: OperationFilter;
  Organization: OrganizationModel;
  OrganizationalUnit: OrganizationalUnitModel;
  OrganizationalUnitConnection: Omit<OrganizationalUnitConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['OrganizationalUnitEdge']>, nodes: ReadonlyArray<ResolversParentTypes['OrganizationalUnit']> };
  OrganizationalUnitEdge: Omit<OrganizationalUnitEdge, 'node'> & { node: ResolversParentTypes['OrganizationalUnit'] };
  PageInfo: PageInfo;
  PermissionSet: PermissionSetModel;
  PermissionSetAccountConnection: Omit<PermissionSetAccountConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PermissionSetAccountEdge']>, nodes: ReadonlyArray<Maybe<ResolversParentTypes['Account']>> };
  PermissionSetAccountEdge: PermissionSetAccountEdgeModel;
  PermissionSetBy: PermissionSetBy;
  PermissionSetConnection: Omit<PermissionSetConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PermissionSetEdge']>, nodes: ReadonlyArray<ResolversParentTypes['PermissionSet']> };
  PermissionSetEdge: Omit<PermissionSetEdge, 'node'> & { node: ResolversParentTypes['PermissionSet'] };
  PermissionSetFilter: PermissionSetFilter;
  PermissionSetProvisioning: ProvisioningModel;
  PermissionsBoundary: PermissionsBoundary;
  PersonName: PersonName;
  PolicyDocument: Scalars['PolicyDocument']['output'];
  Principal: ResolversInterfaceTypes<ResolversParentTypes>['Principal'];
  Query: Record<PropertyKey, never>;
  QuotaUse: QuotaUse;
  RefusedOperation: RefusedOperation;
  String: Scalars['String']['output'];
  Tag: Tag;
  Taggable: ResolversInterfaceTypes<ResolversParentTypes>['Taggable'];
  UpstreamIdentity: UpstreamIdentity;
  UpstreamService: UpstreamService;
  User: UserModel;
  UserAddress: UserAddress;
  UserAssignmentConnection: Omit<UserAssignmentConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['UserAssignmentEdge']>, nodes: ReadonlyArray<ResolversParentTypes['AccountAssignment']> };
  UserAssignmentEdge: UserAssignmentEdgeModel;
  UserBy: UserBy;
  UserConnection: Omit<UserConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['UserEdge']>, nodes: ReadonlyArray<ResolversParentTypes['User']> };
  UserEdge: Omit<UserEdge, 'node'> & { node: ResolversParentTypes['User'] };
  UserEmail: UserEmail;
  UserFilter: UserFilter;
  UserGroupConnection: Omit<UserGroupConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['UserGroupEdge']>, nodes: ReadonlyArray<Maybe<ResolversParentTypes['Group']>> };
  UserGroupEdge: Omit<UserGroupEdge, 'node'> & { node: Maybe<ResolversParentTypes['Group']> };
  UserPhoneNumber: UserPhoneNumber;
  Viewer: Viewer;
};

export type AccessGrantResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['AccessGrant'] = ResolversParentTypes['AccessGrant']> = {
  __resolveType: TypeResolveFn<'AccountAccess', ParentType, ContextType>;
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
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  joinedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  joinedMethod: Resolver<Maybe<ResolversTypes['AccountJoinedMethod']>, ParentType, ContextType>;
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  organizationalUnits: Resolver<Maybe<ReadonlyArray<ResolversTypes['OrganizationalUnit']>>, ParentType, ContextType>;
  permissionSets: Resolver<Maybe<ResolversTypes['AccountPermissionSetConnection']>, ParentType, ContextType, RequireFields<AccountPermissionSetsArgs, 'first'>>;
  state: Resolver<Maybe<ResolversTypes['AccountState']>, ParentType, ContextType>;
  tags: Resolver<Maybe<ReadonlyArray<ResolversTypes['Tag']>>, ParentType, ContextType>;
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

export type CustomerManagedPolicyResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['CustomerManagedPolicy'] = ResolversParentTypes['CustomerManagedPolicy']> = {
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DurationScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Duration'], any> {
  name: 'Duration';
}

export interface EmailAddressScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['EmailAddress'], any> {
  name: 'EmailAddress';
}

export type ExternalIdResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ExternalId'] = ResolversParentTypes['ExternalId']> = {
  id: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  issuer: Resolver<ResolversTypes['String'], ParentType, ContextType>;
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

export type ManagedPolicyResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ManagedPolicy'] = ResolversParentTypes['ManagedPolicy']> = {
  arn: Resolver<ResolversTypes['Arn'], ParentType, ContextType>;
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type NodeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Account' | 'AccountAssignment' | 'AccountAssignmentOperation' | 'Application' | 'Group' | 'IdentityCenterInstance' | 'Organization' | 'OrganizationalUnit' | 'PermissionSet' | 'PermissionSetProvisioning' | 'User', ParentType, ContextType>;
};

export type OperationFailureResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['OperationFailure'] = ResolversParentTypes['OperationFailure']> = {
  advice: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  code: Resolver<Maybe<ResolversTypes['ErrorCode']>, ParentType, ContextType>;
  reason: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type OrganizationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Organization'] = ResolversParentTypes['Organization']> = {
  accounts: Resolver<Maybe<ResolversTypes['AccountConnection']>, ParentType, ContextType, RequireFields<OrganizationAccountsArgs, 'first'>>;
  arn: Resolver<ResolversTypes['Arn'], ParentType, ContextType>;
  featureSet: Resolver<Maybe<ResolversTypes['OrganizationFeatureSet']>, ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  managementAccount: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  managementAccountEmail: Resolver<Maybe<ResolversTypes['EmailAddress']>, ParentType, ContextType>;
  managementAccountId: Resolver<ResolversTypes['AccountId'], ParentType, ContextType>;
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

export type PageInfoResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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

export type QueryResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType, RequireFields<QueryAccountArgs, 'by'>>;
  accounts?: Resolver<Maybe<ResolversTypes['AccountConnection']>, ParentType, ContextType, RequireFields<QueryAccountsArgs, 'first'>>;
  assignments?: Resolver<Maybe<ResolversTypes['AccountAssignmentConnection']>, ParentType, ContextType, RequireFields<QueryAssignmentsArgs, 'coverage' | 'first'>>;
  group?: Resolver<Maybe<ResolversTypes['Group']>, ParentType, ContextType, RequireFields<QueryGroupArgs, 'by'>>;
  groups?: Resolver<Maybe<ResolversTypes['GroupConnection']>, ParentType, ContextType, RequireFields<QueryGroupsArgs, 'first'>>;
  instance?: Resolver<Maybe<ResolversTypes['IdentityCenterInstance']>, ParentType, ContextType, Partial<QueryInstanceArgs>>;
  instances?: Resolver<Maybe<ReadonlyArray<ResolversTypes['IdentityCenterInstance']>>, ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  operations?: Resolver<Maybe<ResolversTypes['AsyncOperationConnection']>, ParentType, ContextType, RequireFields<QueryOperationsArgs, 'first'>>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  permissionSet?: Resolver<Maybe<ResolversTypes['PermissionSet']>, ParentType, ContextType, RequireFields<QueryPermissionSetArgs, 'by'>>;
  permissionSets?: Resolver<Maybe<ResolversTypes['PermissionSetConnection']>, ParentType, ContextType, RequireFields<QueryPermissionSetsArgs, 'first'>>;
  services?: Resolver<ReadonlyArray<ResolversTypes['UpstreamService']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<QueryUserArgs, 'by'>>;
  users?: Resolver<Maybe<ResolversTypes['UserConnection']>, ParentType, ContextType, RequireFields<QueryUsersArgs, 'first'>>;
  viewer?: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
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
  code: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  operation: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  refusedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type TagResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Tag'] = ResolversParentTypes['Tag']> = {
  key: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TaggableResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Taggable'] = ResolversParentTypes['Taggable']> = {
  __resolveType: TypeResolveFn<'Account' | 'Application' | 'IdentityCenterInstance' | 'OrganizationalUnit' | 'PermissionSet', ParentType, ContextType>;
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

export type UserPhoneNumberResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['UserPhoneNumber'] = ResolversParentTypes['UserPhoneNumber']> = {
  primary: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  type: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  caller: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  scopes: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  upstream: Resolver<ResolversTypes['UpstreamIdentity'], ParentType, ContextType>;
};

export type Resolvers<ContextType = GatewayContext> = {
  AccessGrant: AccessGrantResolvers<ContextType>;
  AccessGrantConnection: AccessGrantConnectionResolvers<ContextType>;
  AccessGrantEdge: AccessGrantEdgeResolvers<ContextType>;
  Account: AccountResolvers<ContextType>;
  AccountAccess: AccountAccessResolvers<ContextType>;
  AccountAssignment: AccountAssignmentResolvers<ContextType>;
  AccountAssignmentConnection: AccountAssignmentConnectionResolvers<ContextType>;
  AccountAssignmentEdge: AccountAssignmentEdgeResolvers<ContextType>;
  AccountAssignmentOperation: AccountAssignmentOperationResolvers<ContextType>;
  AccountConnection: AccountConnectionResolvers<ContextType>;
  AccountEdge: AccountEdgeResolvers<ContextType>;
  AccountId: GraphQLScalarType;
  AccountPermissionSetConnection: AccountPermissionSetConnectionResolvers<ContextType>;
  AccountPermissionSetEdge: AccountPermissionSetEdgeResolvers<ContextType>;
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
  CustomerManagedPolicy: CustomerManagedPolicyResolvers<ContextType>;
  DateTime: GraphQLScalarType;
  Duration: GraphQLScalarType;
  EmailAddress: GraphQLScalarType;
  ExternalId: ExternalIdResolvers<ContextType>;
  Gap: GapResolvers<ContextType>;
  Group: GroupResolvers<ContextType>;
  GroupConnection: GroupConnectionResolvers<ContextType>;
  GroupEdge: GroupEdgeResolvers<ContextType>;
  GroupMemberConnection: GroupMemberConnectionResolvers<ContextType>;
  GroupMemberEdge: GroupMemberEdgeResolvers<ContextType>;
  IdentityCenterInstance: IdentityCenterInstanceResolvers<ContextType>;
  InstanceEncryption: InstanceEncryptionResolvers<ContextType>;
  InstanceRegion: InstanceRegionResolvers<ContextType>;
  ManagedPolicy: ManagedPolicyResolvers<ContextType>;
  Node: NodeResolvers<ContextType>;
  OperationFailure: OperationFailureResolvers<ContextType>;
  Organization: OrganizationResolvers<ContextType>;
  OrganizationalUnit: OrganizationalUnitResolvers<ContextType>;
  OrganizationalUnitConnection: OrganizationalUnitConnectionResolvers<ContextType>;
  OrganizationalUnitEdge: OrganizationalUnitEdgeResolvers<ContextType>;
  PageInfo: PageInfoResolvers<ContextType>;
  PermissionSet: PermissionSetResolvers<ContextType>;
  PermissionSetAccountConnection: PermissionSetAccountConnectionResolvers<ContextType>;
  PermissionSetAccountEdge: PermissionSetAccountEdgeResolvers<ContextType>;
  PermissionSetConnection: PermissionSetConnectionResolvers<ContextType>;
  PermissionSetEdge: PermissionSetEdgeResolvers<ContextType>;
  PermissionSetProvisioning: PermissionSetProvisioningResolvers<ContextType>;
  PermissionsBoundary: PermissionsBoundaryResolvers<ContextType>;
  PersonName: PersonNameResolvers<ContextType>;
  PolicyDocument: GraphQLScalarType;
  Principal: PrincipalResolvers<ContextType>;
  Query: QueryResolvers<ContextType>;
  QuotaUse: QuotaUseResolvers<ContextType>;
  RefusedOperation: RefusedOperationResolvers<ContextType>;
  Tag: TagResolvers<ContextType>;
  Taggable: TaggableResolvers<ContextType>;
  UpstreamIdentity: UpstreamIdentityResolvers<ContextType>;
  UpstreamService: UpstreamServiceResolvers<ContextType>;
  User: UserResolvers<ContextType>;
  UserAddress: UserAddressResolvers<ContextType>;
  UserAssignmentConnection: UserAssignmentConnectionResolvers<ContextType>;
  UserAssignmentEdge: UserAssignmentEdgeResolvers<ContextType>;
  UserConnection: UserConnectionResolvers<ContextType>;
  UserEdge: UserEdgeResolvers<ContextType>;
  UserEmail: UserEmailResolvers<ContextType>;
  UserGroupConnection: UserGroupConnectionResolvers<ContextType>;
  UserGroupEdge: UserGroupEdgeResolvers<ContextType>;
  UserPhoneNumber: UserPhoneNumberResolvers<ContextType>;
  Viewer: ViewerResolvers<ContextType>;
};

