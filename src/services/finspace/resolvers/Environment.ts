import { recognize } from '../../../core/enums.ts';
import type { EnvironmentResolvers } from '../../../generated/resolvers.ts';
import { toFederation } from '../federation.ts';
import { detailOf, environmentIdOf } from '../find-environment.ts';
import { connectGroups, connectUsers } from '../user-connections.ts';

export const STATUSES = [
  'CREATE_REQUESTED',
  'CREATING',
  'CREATED',
  'DELETE_REQUESTED',
  'DELETING',
  'DELETED',
  'FAILED_CREATION',
  'RETRY_DELETION',
  'FAILED_DELETION',
  'UPDATE_NETWORK_REQUESTED',
  'UPDATING_NETWORK',
  'FAILED_UPDATING_NETWORK',
  'SUSPENDED',
] as const;

/** The fields of an environment that rest on FinSpace alone. */
export const Environment: Omit<EnvironmentResolvers, 'account' | 'access'> = {
  id: (key) => environmentIdOf(key),
  environmentId: ({ environmentId }) => environmentId,
  region: ({ region }) => region,
  arn: async (key, _args, context) => (await detailOf(key, context)).environmentArn,
  name: async (key, _args, context) => (await detailOf(key, context)).name,
  description: async (key, _args, context) => (await detailOf(key, context)).description,
  status: async (key, _args, context) =>
    recognize((await detailOf(key, context)).status, STATUSES, (message) =>
      context.log.warn(message),
    ),
  url: async (key, _args, context) => (await detailOf(key, context)).environmentUrl,
  sageMakerStudioDomainUrl: async (key, _args, context) =>
    (await detailOf(key, context)).sageMakerStudioDomainUrl,
  kmsKeyId: async (key, _args, context) => (await detailOf(key, context)).kmsKeyId,
  awsAccountId: async (key, _args, context) => (await detailOf(key, context)).awsAccountId,
  dedicatedServiceAccountId: async (key, _args, context) =>
    (await detailOf(key, context)).dedicatedServiceAccountId,
  federation: async (key, _args, context) => toFederation(context, await detailOf(key, context)),
  tags: async (key, _args, { loaders }) =>
    Object.entries(await loaders.finspace.tagsOf(key)).map(([name, value]) => ({
      key: name,
      value,
    })),
  users: (key, args, context) => connectUsers(context, key, args),
  permissionGroups: (key, args, context) => connectGroups(context, key, args),
};
