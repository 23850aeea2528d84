import { recognize } from '../../../core/enums.ts';
import type {
  SamlIdpMetadataResolvers,
  WorkspacePermissionResolvers,
  WorkspaceServiceAccountResolvers,
} from '../../../generated/resolvers.ts';
import { ROLES } from '../enums.ts';

/** A role that is missing is none that is known. */
const roleOf = (role: string | undefined, warn: (message: string) => void) =>
  recognize(role ?? '', ROLES, warn) ?? 'UNRECOGNIZED';

export const WorkspacePermission: Omit<
  WorkspacePermissionResolvers,
  'principal' | 'principalState'
> = {
  principalId: ({ principalId }) => principalId,
  principalType: ({ principalType }) => principalType,
  role: ({ role }, _args, { log }) => roleOf(role, (message) => log.warn(message)),
};

export const WorkspaceServiceAccount: WorkspaceServiceAccountResolvers = {
  serviceAccountId: ({ account }) => account.id,
  name: ({ account }) => account.name ?? account.id,
  role: ({ account }, _args, { log }) => roleOf(account.grafanaRole, (text) => log.warn(text)),
  // A text in AWS's model.
  isDisabled: ({ account }) =>
    ({ true: true, false: false })[account.isDisabled?.toLowerCase() ?? ''],
  async tokens(key, _args, { loaders }) {
    const tokens = await loaders.grafana.serviceAccountTokens(key);
    return tokens.map(({ id, name, createdAt, expiresAt, lastUsedAt }) => ({
      tokenId: id ?? '',
      name: name ?? '',
      createdAt,
      expiresAt,
      lastUsedAt,
    }));
  },
};

export const SamlIdpMetadata: SamlIdpMetadataResolvers = {
  __resolveType: (metadata) => ('url' in metadata ? 'SamlIdpMetadataUrl' : 'SamlIdpMetadataXml'),
};
