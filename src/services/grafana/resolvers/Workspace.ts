import type { GatewayContext } from '../../../context.ts';
import { createCursorCodec } from '../../../core/cursor.ts';
import { recognize } from '../../../core/enums.ts';
import { connectPages } from '../../../core/paged-list.ts';
import type {
  WorkspaceLicenseResolvers,
  WorkspaceResolvers,
} from '../../../generated/resolvers.ts';
import { OWN_ACCOUNT } from '../../../upstream/places.ts';
import { authenticationOf } from '../authentication.ts';
import {
  ACCESS_TYPES,
  ADDRESS_TYPES,
  DATA_SOURCES,
  DESTINATIONS,
  LICENSES,
  PERMISSION_TYPES,
  PROVIDERS,
  SAML_STATUSES,
  STATUSES,
  toAddressType,
} from '../enums.ts';
import { workspaceId as idOf } from '../find-workspace.ts';
import type { WorkspaceKey } from '../models.ts';
import { describedOf, listedOf } from '../seen-workspace.ts';
import { workspaceArn } from '../workspace-arn.ts';
import { workspaceKey } from '../workspace-loaders.ts';

type Warn = (message: string) => void;

const warnOf =
  ({ log }: GatewayContext): Warn =>
  (message) =>
    log.warn(message);

const recognizeAll = <const Known extends string>(
  values: readonly string[] | undefined,
  known: readonly Known[],
  warn: Warn,
): (Known | 'UNRECOGNIZED')[] =>
  (values ?? []).flatMap((value) => recognize(value, known, warn) ?? []);

/** The number of its account; null while nobody has told that of the gateway's own. No call is made. */
const ownerOf = (
  { accountId }: WorkspaceKey,
  { accountId: own }: GatewayContext['knowledge'],
): string | null => (accountId === OWN_ACCOUNT ? (own ?? null) : accountId);

/** The fields of a workspace that rest on Grafana alone. */
export const Workspace: Omit<WorkspaceResolvers, 'account' | 'organizationalUnits' | 'access'> = {
  id: idOf,
  workspaceId: ({ workspaceId }) => workspaceId,
  arn: (key, _args, { knowledge }) =>
    workspaceArn({ ...key, accountId: ownerOf(key, knowledge) ?? OWN_ACCOUNT }),
  region: ({ region }) => region,
  accountId: (key, _args, { knowledge }) => ownerOf(key, knowledge),
  name: async (key, _args, context) => (await listedOf(key, context)).name,
  description: async (key, _args, context) => (await listedOf(key, context)).description,
  status: async (key, _args, context) =>
    recognize((await listedOf(key, context)).status, STATUSES, warnOf(context)),
  endpoint: async (key, _args, context) => (await listedOf(key, context)).endpoint,
  grafanaVersion: async (key, _args, context) => (await listedOf(key, context)).grafanaVersion,
  createdAt: async (key, _args, context) => (await listedOf(key, context)).created,
  modifiedAt: async (key, _args, context) => (await listedOf(key, context)).modified,
  async authenticationProviders(key, _args, context) {
    const { authentication } = await listedOf(key, context);
    return recognizeAll(authentication?.providers, PROVIDERS, warnOf(context));
  },
  async samlStatus(key, _args, context) {
    const { authentication } = await listedOf(key, context);
    return recognize(authentication?.samlConfigurationStatus, SAML_STATUSES, warnOf(context));
  },
  authentication: (key, _args, context, info) => authenticationOf(context, key, info),
  accountAccessType: async (key, _args, context) =>
    recognize((await describedOf(key, context)).accountAccessType, ACCESS_TYPES, warnOf(context)),
  permissionType: async (key, _args, context) =>
    recognize((await describedOf(key, context)).permissionType, PERMISSION_TYPES, warnOf(context)),
  dataSources: async (key, _args, context) =>
    recognizeAll((await describedOf(key, context)).dataSources, DATA_SOURCES, warnOf(context)),
  async notificationDestinations(key, _args, context) {
    const { notificationDestinations } = await listedOf(key, context);
    return recognizeAll(notificationDestinations, DESTINATIONS, warnOf(context));
  },
  async organizationalUnitIds(key, _args, context) {
    const { organizationalUnits: ids = [] } = await describedOf(key, context);
    const { rows } = context.loaders;
    if (rows.seesAll) return ids;
    const seen = await Promise.all(ids.map(rows.seesUnit));
    return ids.filter((_, index) => seen[index]);
  },
  organizationRoleName: async (key, _args, context) =>
    (await describedOf(key, context)).organizationRoleName,
  roleArn: async (key, _args, context) => (await describedOf(key, context)).workspaceRoleArn,
  stackSetName: async (key, _args, context) => (await describedOf(key, context)).stackSetName,
  async vpcConfiguration(key, _args, context) {
    const { vpcConfiguration: vpc } = await describedOf(key, context);
    if (vpc === undefined) return null;
    return { securityGroupIds: vpc.securityGroupIds ?? [], subnetIds: vpc.subnetIds ?? [] };
  },
  async networkAccess(key, _args, context) {
    const { networkAccessControl: access } = await describedOf(key, context);
    if (access === undefined) return null;
    return { prefixListIds: access.prefixListIds ?? [], vpcEndpointIds: access.vpceIds ?? [] };
  },
  async ipAddressType(key, _args, context) {
    const type = toAddressType((await describedOf(key, context)).ipAddressType);
    const known = Object.keys(ADDRESS_TYPES) as (keyof typeof ADDRESS_TYPES)[];
    return recognize(type, known, warnOf(context));
  },
  kmsKeyId: async (key, _args, context) => (await describedOf(key, context)).kmsKeyId,
  license: (key) => key,
  configuration: ({ accountId, region, workspaceId }, _args, { loaders }) =>
    loaders.grafana.configuration({ accountId, region, workspaceId }),
  upgradeVersions: ({ accountId, region, workspaceId }, _args, { loaders }) =>
    loaders.grafana.upgradeVersions({ accountId, region, workspaceId }),
  async tags(key, _args, context) {
    const { tags = {} } = await listedOf(key, context);
    return Object.entries(tags).map(([name, value]) => ({ key: name, value }));
  },
  async permissions(key, args, { loaders }) {
    const codec = createCursorCodec('Workspace.permissions', workspaceKey(key), args);
    const list = await loaders.grafana.permissionList(key);
    return connectPages(codec, args, list, (permission) => permission);
  },
  serviceAccounts: (key, _args, { loaders }) => loaders.grafana.serviceAccounts(key),
};

export const WorkspaceLicense: WorkspaceLicenseResolvers = {
  type: async (key, _args, context) =>
    recognize((await listedOf(key, context)).licenseType, LICENSES, warnOf(context)),
  expiresAt: async (key, _args, context) => (await describedOf(key, context)).licenseExpiration,
  freeTrialConsumed: async (key, _args, context) =>
    (await describedOf(key, context)).freeTrialConsumed,
  freeTrialExpiresAt: async (key, _args, context) =>
    (await describedOf(key, context)).freeTrialExpiration,
  hasGrafanaToken: async (key, _args, context) => (await listedOf(key, context)).hasGrafanaToken,
};
