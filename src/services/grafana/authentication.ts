import type {
  AssertionAttributes,
  AuthenticationDescription,
  SamlConfiguration,
} from '@aws-sdk/client-grafana';
import type { GraphQLResolveInfo } from 'graphql';
import type { GatewayContext } from '../../context.ts';
import { recognize } from '../../core/enums.ts';
import { selectsOnly } from '../../core/selection.ts';
import { PROVIDERS, SAML_STATUSES } from './enums.ts';
import type { WorkspaceModel } from './models.ts';
import { seenOf } from './seen-workspace.ts';

/** What `ListWorkspaces` carries of how people sign in. */
export const FROM_LIST = new Set(['fetchedAt', 'providers', 'saml.status']);

const toIdpMetadata = ({ idpMetadata }: SamlConfiguration) => {
  if (idpMetadata?.url !== undefined) return { url: idpMetadata.url };
  return idpMetadata?.xml === undefined ? null : { xml: idpMetadata.xml };
};

const toAttributes = (attributes: AssertionAttributes | undefined) =>
  attributes && {
    email: attributes.email,
    groups: attributes.groups,
    login: attributes.login,
    name: attributes.name,
    org: attributes.org,
    role: attributes.role,
  };

const toConfiguration = (configuration: SamlConfiguration) => ({
  allowedOrganizations: configuration.allowedOrganizations ?? [],
  assertionAttributes: toAttributes(configuration.assertionAttributes),
  idpMetadata: toIdpMetadata(configuration),
  loginValidityDuration: configuration.loginValidityDuration,
  roleValues: configuration.roleValues && {
    admin: configuration.roleValues.admin ?? [],
    editor: configuration.roleValues.editor ?? [],
  },
});

const toAuthentication = (
  { log }: GatewayContext,
  { providers, awsSso, saml }: AuthenticationDescription,
  fetchedAt: number,
) => {
  const warn = (message: string): void => log.warn(message);
  return {
    fetchedAt: new Date(fetchedAt),
    providers: (providers ?? []).flatMap((one) => recognize(one, PROVIDERS, warn) ?? []),
    awsSso,
    saml: saml && {
      status: recognize(saml.status, SAML_STATUSES, warn),
      configuration: saml.configuration && toConfiguration(saml.configuration),
    },
  };
};

/**
 * How people sign in to a workspace. AWS describes that once a second: it is described only when
 * something is asked that a list does not carry.
 *
 * @returns null when there is no such workspace.
 */
export const authenticationOf = async (
  context: GatewayContext,
  key: WorkspaceModel,
  info: GraphQLResolveInfo,
) => {
  if (selectsOnly(info, FROM_LIST)) {
    const { workspace, readAt } = await seenOf(key, context);
    const { providers, samlConfigurationStatus: status } = workspace.authentication ?? {};
    const listed = { providers, saml: status && { status } };
    return toAuthentication(context, listed, readAt);
  }
  const read = await context.loaders.grafana.authentication(key);
  return read === null ? null : toAuthentication(context, read.value, read.fetchedAt);
};
