/** What a workspace may be, beyond what the model says of each member. */
import type { AuthenticationProviderTypes } from '@aws-sdk/client-grafana';

import type { WorkspaceDetails } from '../../grafana-rows.ts';
import { invalid } from './errors.ts';

/** @throws ValidationException for a role or units that the other members ask for. */
export const checkDetails = (details: WorkspaceDetails): void => {
  const { permissionType, workspaceRoleArn, accountAccessType, organizationalUnits } = details;
  if (permissionType === 'CUSTOMER_MANAGED' && workspaceRoleArn === undefined) {
    throw invalid(
      'When the permissionType is CUSTOMER_MANAGED a Workspace Role ARN should be provided.',
      'workspaceRoleArn',
    );
  }
  const units = organizationalUnits ?? [];
  if (accountAccessType === 'ORGANIZATION' && units.length === 0) {
    throw invalid(
      'When the accountAccessType is ORGANIZATION organizational units should be provided.',
      'workspaceOrganizationalUnits',
    );
  }
};

/** @throws ValidationException unless at least one provider is named, and none twice. */
export const checkProviders = (providers: readonly AuthenticationProviderTypes[]): void => {
  const field = 'authenticationProviders';
  if (providers.length === 0) {
    throw invalid('At least one authentication provider should be provided.', field);
  }
  if (new Set(providers).size < providers.length) {
    throw invalid('An authentication provider should be provided once only.', field);
  }
};

/** What a workspace is configured with when nobody says otherwise. */
export const defaultConfiguration = JSON.stringify({
  plugins: { pluginAdminEnabled: false },
  unifiedAlerting: { enabled: false },
});

interface GivesConfiguration {
  /** The SDK's schemas hand it over as an object that is a string, and its types as anything. */
  readonly configuration?: unknown;
}

/** The text of a request's configuration, whatever it says; undefined if there is none. */
export const configurationText = ({ configuration }: GivesConfiguration): string | undefined =>
  (configuration as { toString(): string } | undefined)?.toString();

/**
 * A configuration as it is kept.
 *
 * @throws ValidationException unless it is a JSON object.
 */
export const readConfiguration = (text: string): string => {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return text;
  } catch {
    // Not JSON at all: refused as what is not an object is.
  }
  throw invalid('The configuration should be a JSON object.', 'configuration');
};
