import type { Application as AwsApplication } from '@aws-sdk/client-sso-admin';
import type { GatewayContext } from '../../../context.ts';
import { recognize } from '../../../core/enums.ts';
import { GatewayError } from '../../../core/errors.ts';
import type { ApplicationResolvers } from '../../../generated/resolvers.ts';
import { globalIds } from '../../../node-types.ts';
import type { ApplicationModel } from '../models.ts';
import { toTags } from '../../../core/tags.ts';

const detailOf = async (
  { applicationArn, detail }: ApplicationModel,
  { loaders }: GatewayContext,
): Promise<AwsApplication> => {
  const found = detail ?? (await loaders.identityCenter.application(applicationArn));
  if (found !== null) return found;
  throw new GatewayError('NOT_FOUND', `There is no application ${applicationArn}.`, {
    service: 'sso-admin',
    operation: 'DescribeApplication',
  });
};

/** The fields of an application that rest on sso-admin alone. */
export const Application: Omit<ApplicationResolvers, 'applicationAccount'> = {
  id: ({ applicationArn }) => globalIds.encode('Application', applicationArn),
  arn: ({ applicationArn }) => applicationArn,
  name: async (key, _args, context) => (await detailOf(key, context)).Name,
  description: async (key, _args, context) => (await detailOf(key, context)).Description,
  status: async (key, _args, context) =>
    recognize((await detailOf(key, context)).Status, ['ENABLED', 'DISABLED'] as const, (message) =>
      context.log.warn(message),
    ),
  createdAt: async (key, _args, context) => (await detailOf(key, context)).CreatedDate,
  createdFrom: async (key, _args, context) => (await detailOf(key, context)).CreatedFrom,
  applicationAccountId: async (key, _args, context) =>
    (await detailOf(key, context)).ApplicationAccount,
  instanceArn: async (key, _args, context) => (await detailOf(key, context)).InstanceArn,
  async instance(key, _args, context) {
    const { InstanceArn } = await detailOf(key, context);
    return InstanceArn === undefined ? null : context.instance(InstanceArn);
  },
  providerArn: async (key, _args, context) => (await detailOf(key, context)).ApplicationProviderArn,
  async provider(key, _args, context) {
    const { ApplicationProviderArn: arn } = await detailOf(key, context);
    if (arn === undefined) return null;
    const provider = await context.loaders.identityCenter.applicationProvider(arn);
    return {
      arn,
      displayName: provider.DisplayData?.DisplayName,
      description: provider.DisplayData?.Description,
      iconUrl: provider.DisplayData?.IconUrl,
      federationProtocol: recognize(
        provider.FederationProtocol,
        ['SAML', 'OAUTH'] as const,
        (message) => context.log.warn(message),
      ),
    };
  },
  async portal(key, _args, context) {
    const { PortalOptions: portal } = await detailOf(key, context);
    if (portal === undefined) return null;
    const warn = (message: string): void => context.log.warn(message);
    return {
      visibility: recognize(portal.Visibility, ['ENABLED', 'DISABLED'] as const, warn),
      signInOrigin: recognize(
        portal.SignInOptions?.Origin,
        ['IDENTITY_CENTER', 'APPLICATION'] as const,
        warn,
      ),
      applicationUrl: portal.SignInOptions?.ApplicationUrl,
    };
  },
  async tags(key, _args, context) {
    const { InstanceArn: instanceArn } = await detailOf(key, context);
    if (instanceArn === undefined) return null;
    const resource = { instanceArn, resourceArn: key.applicationArn };
    return toTags(await context.loaders.identityCenter.tagsOf(resource));
  },
};
