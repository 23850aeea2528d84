import type { EnvironmentModel } from './models.ts';

/**
 * What cached values depend on. A write names the tags of what it changed, and everything read of
 * it before is dropped.
 */
export const tags = {
  /** The environments of one Region, whatever the account: accounts have two names, see `self`. */
  place: (region: string) => `finspace:${region}`,
  environment: ({ environmentId }: Pick<EnvironmentModel, 'environmentId'>) =>
    `environment:${environmentId}`,
  /** Users, permission groups and who is in them. */
  users: ({ environmentId }: Pick<EnvironmentModel, 'environmentId'>) =>
    `environment-users:${environmentId}`,
} as const;
