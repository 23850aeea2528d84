/** The services that the sandbox plays, with what only their documentation says about the wire. */
import * as grafana from '@aws-sdk/client-grafana';
import * as identityStore from '@aws-sdk/client-identitystore';
import * as organizations from '@aws-sdk/client-organizations';
import * as ssoAdmin from '@aws-sdk/client-sso-admin';
import * as sts from '@aws-sdk/client-sts';
import { readModel } from './model.ts';
import type { ClientPackage, ServiceModel } from './model.ts';
import { structureModel } from './structure.ts';
import finspaceData from './structures/finspace-data.json' with { type: 'json' };
import finspace from './structures/finspace.json' with { type: 'json' };
import iam from './structures/iam.json' with { type: 'json' };

/** Every service of the sandbox, by our name for it. */
export const serviceModels: ReadonlyMap<string, ServiceModel> = new Map(
  [
    readModel(ssoAdmin as unknown as ClientPackage, {
      id: 'sso-admin',
      protocol: 'awsJson1_1',
      target: 'SWBExternalService',
      signingName: 'sso',
      actionPrefix: 'sso',
    }),
    readModel(identityStore as unknown as ClientPackage, {
      id: 'identitystore',
      protocol: 'awsJson1_1',
      target: 'AWSIdentityStore',
      signingName: 'identitystore',
      actionPrefix: 'identitystore',
    }),
    readModel(organizations as unknown as ClientPackage, {
      id: 'organizations',
      protocol: 'awsJson1_1',
      target: 'AWSOrganizationsV20161128',
      signingName: 'organizations',
      actionPrefix: 'organizations',
    }),
    readModel(sts as unknown as ClientPackage, {
      id: 'sts',
      protocol: 'awsQuery',
      target: '2011-06-15',
      signingName: 'sts',
      actionPrefix: 'sts',
    }),
    structureModel(iam, {
      id: 'iam',
      protocol: 'awsQuery',
      target: '2010-05-08',
      signingName: 'iam',
      actionPrefix: 'iam',
    }),
    structureModel(finspace, {
      id: 'finspace',
      protocol: 'restJson1',
      target: '',
      signingName: 'finspace',
      actionPrefix: 'finspace',
    }),
    structureModel(finspaceData, {
      id: 'finspace-data',
      protocol: 'restJson1',
      target: '',
      signingName: 'finspace-api',
      actionPrefix: 'finspace-api',
    }),
    readModel(grafana as unknown as ClientPackage, {
      id: 'grafana',
      protocol: 'restJson1',
      target: '',
      signingName: 'grafana',
      actionPrefix: 'grafana',
    }),
  ].map((model) => [model.id, model]),
);
