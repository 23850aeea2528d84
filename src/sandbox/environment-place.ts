/** The ids that FinSpace makes, and what follows from where an environment is. */
import type { EnvironmentRow } from './finspace-rows.ts';
import { hexId, upperId, uuid } from './ids.ts';

/** An id of an environment, a user or a permission group, as FinSpace makes them of letters and digits. */
export const finspaceId = (text: string): string => upperId(`finspace/${text}`, 22).toLowerCase();

/** What follows from an environment's id, account and Region. */
export const placeEnvironment = (
  partition: string,
  {
    environmentId,
    accountId,
    region,
  }: Pick<EnvironmentRow, 'environmentId' | 'accountId' | 'region'>,
): Pick<
  EnvironmentRow,
  | 'environmentId'
  | 'environmentArn'
  | 'accountId'
  | 'region'
  | 'kmsKeyId'
  | 'dedicatedServiceAccountId'
> => {
  const resource = `${region}:${accountId}`;
  const digits = BigInt(`0x${hexId(`service-account/${environmentId}`, 16)}`) % 900_000_000_000n;
  return {
    environmentId,
    environmentArn: `arn:${partition}:finspace:${resource}:environment/${environmentId}`,
    accountId,
    region,
    kmsKeyId: `arn:${partition}:kms:${resource}:key/${uuid(`kms/${environmentId}`)}`,
    dedicatedServiceAccountId: String(100_000_000_000n + digits),
  };
};
