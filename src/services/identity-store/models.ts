/** The keys of a user; the rest is loaded when a field asks for it. */
export interface UserModel {
  readonly identityStoreId: string;
  readonly userId: string;
  /** What `userKey` makes of the two, where the model is kept: it is written out once then. */
  readonly key?: string;
}

/** The place of a user in the cache and in a request, whether it came by itself or with a list. */
export const userKey = (user: UserModel): string =>
  user.key ?? `DescribeUser|${user.identityStoreId}|${user.userId}`;

/** The keys of a group; the rest is loaded when a field asks for it. */
export interface GroupModel {
  readonly identityStoreId: string;
  readonly groupId: string;
}

export type PrincipalModel = UserModel | GroupModel;

/** One membership of a user in a group. */
export interface MembershipModel {
  readonly membershipId: string;
  readonly groupId: string;
  readonly userId: string;
}
