/** A role that IAM Identity Center has made for a permission set in an account. */
export interface SignInRole {
  readonly accountId: string;
  /** The name of the set, in small letters: IAM does not tell names of roles apart by case. */
  readonly setName: string;
}

/**
 * `…:role/aws-reserved/sso.amazonaws.com/[REGION/]AWSReservedSSO_SET_0123456789abcdef`. The path is not
 * looked at: nobody but AWS makes roles whose names begin so.
 */
const ROLE = /^arn:aws[a-z-]*:iam::(\d{12}):role\/(?:\S*\/)?AWSReservedSSO_(\S+)_[0-9a-f]{16}$/i;

/** The role of IAM Identity Center that an ARN names; undefined for every other role. */
export const signInRoleOf = (roleArn: string): SignInRole | undefined => {
  const [, accountId, setName] = ROLE.exec(roleArn) ?? [];
  return accountId === undefined || setName === undefined
    ? undefined
    : { accountId, setName: setName.toLowerCase() };
};

/**
 * An email address to compare others with: in small letters, and without what stands behind a plus, since
 * `ana+x@example.com` comes to `ana@example.com` wherever that is a feature at all.
 */
export const plainAddress = (address: string): string =>
  address.toLowerCase().replace(/\+[^@]*(?=@)/, '');
