import type { Environment } from '@aws-sdk/client-finspace';

/** An environment, by the keys that no other has: its account and Region, and AWS's id. */
export interface EnvironmentModel {
  /** `self` while the number of the gateway's own account is not known. */
  readonly accountId: string;
  readonly region: string;
  readonly environmentId: string;
}

/** A user of an environment. */
export interface EnvironmentUserModel extends EnvironmentModel {
  readonly userId: string;
}

/** A permission group of an environment. */
export interface PermissionGroupModel extends EnvironmentModel {
  readonly permissionGroupId: string;
}

/** An environment as a list gave it: never without its id. */
export type ListedEnvironment = Environment & { readonly environmentId: string };

/** Without what is not part of an environment's own key. */
export const environmentOf = ({
  accountId,
  region,
  environmentId,
}: EnvironmentModel): EnvironmentModel => ({ accountId, region, environmentId });
