/** The keys of a user; the rest is loaded when a field asks for it. */
export interface UserModel {
  readonly identityStoreId: string;
  readonly userId: string;
}

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
