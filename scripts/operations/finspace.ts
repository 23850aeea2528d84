/** Amazon FinSpace: the operations of its API model, by the names of `@aws-sdk/client-finspace`. */
import { at, beneath, nextPage, pagesOf } from './place.ts';
import type { DescribedOperation, Places, ServiceTable } from './place.ts';

const environment: Places = {
  name: at('Environment.name'),
  environmentId: at('Environment.environmentId'),
  awsAccountId: at(['Environment.awsAccountId', 'Environment.account']),
  status: at('Environment.status'),
  environmentUrl: at('Environment.url'),
  description: at('Environment.description'),
  environmentArn: at('Environment.arn'),
  sageMakerStudioDomainUrl: at('Environment.sageMakerStudioDomainUrl'),
  kmsKeyId: at('Environment.kmsKeyId'),
  dedicatedServiceAccountId: at('Environment.dedicatedServiceAccountId'),
  federationMode: at('EnvironmentFederation.mode'),
  ...beneath('federationParameters', {
    samlMetadataDocument: at('FederationParameters.samlMetadataDocument'),
    samlMetadataURL: at('FederationParameters.samlMetadataUrl'),
    applicationCallBackURL: at('FederationParameters.applicationCallBackUrl'),
    federationURN: at('FederationParameters.urn'),
    federationProviderName: at('FederationParameters.providerName'),
    'attributeMap.{key}': at('FederationAttribute.name'),
    'attributeMap.{value}': at('FederationAttribute.value'),
  }),
};

const tags: Places = { 'tags.{key}': at('Tag.key'), 'tags.{value}': at('Tag.value') };

const IN_THE_ID = "the environment's global id holds it";

/** How the users of an environment shall sign in, in `CreateEnvironment` and `UpdateEnvironment`. */
const federationInput: Places = {
  federationMode: at('EnvironmentFederationInput.mode'),
  ...beneath('federationParameters', {
    samlMetadataDocument: at('FederationParametersInput.samlMetadataDocument'),
    samlMetadataURL: at('FederationParametersInput.samlMetadataUrl'),
    applicationCallBackURL: at('FederationParametersInput.applicationCallBackUrl'),
    federationURN: at('FederationParametersInput.urn'),
    federationProviderName: at('FederationParametersInput.providerName'),
    'attributeMap.{key}': at('FederationAttributeInput.name'),
    'attributeMap.{value}': at('FederationAttributeInput.value'),
  }),
};

const described: Readonly<Record<string, DescribedOperation>> = {
  ListEnvironments: {
    fields: ['Query.environments', 'Account.environments', 'EnvironmentBy.name'],
    request: pagesOf('Query.environments', 'lower'),
    response: { ...beneath('environments[]', environment), ...nextPage('lower') },
    note: 'Once for each account and Region that is configured.',
  },
  GetEnvironment: {
    fields: ['Query.environment'],
    request: { environmentId: at(['EnvironmentBy.environmentId', 'EnvironmentBy.id']) },
    response: beneath('environment', environment),
  },
  CreateEnvironment: {
    fields: ['Mutation.createEnvironment'],
    request: {
      name: at('CreateEnvironmentInput.name'),
      description: at('CreateEnvironmentInput.description'),
      kmsKeyId: at('CreateEnvironmentInput.kmsKeyId'),
      'tags.{key}': at(['CreateEnvironmentInput.tags', 'TagInput.key']),
      'tags.{value}': at(['CreateEnvironmentInput.tags', 'TagInput.value']),
      ...federationInput,
      ...beneath('superuserParameters', {
        emailAddress: at('SuperuserInput.emailAddress'),
        firstName: at('SuperuserInput.firstName'),
        lastName: at('SuperuserInput.lastName'),
      }),
      'dataBundles[]': at('CreateEnvironmentInput.dataBundles'),
    },
    response: {
      environmentId: at('Environment.environmentId'),
      environmentArn: at('Environment.arn'),
      environmentUrl: at('Environment.url'),
    },
  },
  UpdateEnvironment: {
    fields: ['Mutation.updateEnvironment'],
    request: {
      environmentId: at('UpdateEnvironmentInput.environment', { note: IN_THE_ID }),
      name: at('UpdateEnvironmentInput.name'),
      description: at('UpdateEnvironmentInput.description'),
      ...federationInput,
    },
    response: beneath('environment', environment),
  },
  DeleteEnvironment: {
    fields: ['Mutation.deleteEnvironment'],
    request: { environmentId: at('DeleteEnvironmentInput.environment', { note: IN_THE_ID }) },
    response: {},
  },
  ListTagsForResource: {
    fields: ['Environment.tags'],
    request: { resourceArn: at('Environment.arn') },
    response: tags,
  },
  TagResource: {
    fields: ['Mutation.tagResource'],
    request: {
      resourceArn: at('TagResourceInput.resource', { note: IN_THE_ID }),
      'tags.{key}': at(['TagResourceInput.tags', 'TagInput.key']),
      'tags.{value}': at(['TagResourceInput.tags', 'TagInput.value']),
    },
    response: {},
  },
  UntagResource: {
    fields: ['Mutation.untagResource'],
    request: {
      resourceArn: at('UntagResourceInput.resource', { note: IN_THE_ID }),
      'tagKeys[]': at('UntagResourceInput.tagKeys'),
    },
    response: {},
  },
};

export const finspace: ServiceTable = {
  service: 'finspace',
  title: 'Amazon FinSpace',
  source: 'its API model and the commands of `@aws-sdk/client-finspace`',
  described,
  used: {},
  notUsed: [
    {
      why: 'Managed kdb Insights is another product under the same name: databases and clusters, and none of the people of this graph.',
      operations: [
        'CreateKxChangeset',
        'CreateKxCluster',
        'CreateKxDatabase',
        'CreateKxDataview',
        'CreateKxEnvironment',
        'CreateKxScalingGroup',
        'CreateKxUser',
        'CreateKxVolume',
        'DeleteKxCluster',
        'DeleteKxDatabase',
        'DeleteKxDataview',
        'DeleteKxEnvironment',
        'DeleteKxScalingGroup',
        'DeleteKxUser',
        'DeleteKxVolume',
        'GetKxChangeset',
        'GetKxCluster',
        'GetKxConnectionString',
        'GetKxDatabase',
        'GetKxDataview',
        'GetKxEnvironment',
        'GetKxScalingGroup',
        'GetKxUser',
        'GetKxVolume',
        'ListKxChangesets',
        'ListKxClusterNodes',
        'ListKxClusters',
        'ListKxDatabases',
        'ListKxDataviews',
        'ListKxEnvironments',
        'ListKxScalingGroups',
        'ListKxUsers',
        'ListKxVolumes',
        'UpdateKxClusterCodeConfiguration',
        'UpdateKxClusterDatabases',
        'UpdateKxDatabase',
        'UpdateKxDataview',
        'UpdateKxEnvironment',
        'UpdateKxEnvironmentNetwork',
        'UpdateKxUser',
        'UpdateKxVolume',
      ],
    },
  ],
};
