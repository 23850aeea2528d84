import type {
  AuthenticationDescription,
  AuthenticationProviderTypes,
  SamlConfiguration,
} from '@aws-sdk/client-grafana';
import type { GatewayContext } from '../../context.ts';
import { invalid } from '../../core/checks.ts';
import { GatewayError } from '../../core/errors.ts';
import { UserErrors } from '../../core/user-errors.ts';
import type { UpdateWorkspaceAuthenticationInput } from '../../generated/resolvers.ts';
import { inTurn, noSuchWorkspace, type Opened, settleChange, whyNot } from './change-workspace.ts';
import type { WorkspaceModel } from './models.ts';
import { mergeSaml } from './saml-input.ts';
import { changedBy, tags } from './tags.ts';

type Input = Omit<UpdateWorkspaceAuthenticationInput, 'workspace'>;

/** How people shall sign in: everything, since AWS replaces everything. */
interface Wanted {
  readonly authenticationProviders: AuthenticationProviderTypes[];
  readonly samlConfiguration: SamlConfiguration | undefined;
}

/** Not the metadata: whoever looks at the answer of a query has no need of it here. */
const SELECTION =
  'status authentication { providers saml { status configuration { allowedOrganizations loginValidityDuration assertionAttributes { email groups login name org role } idpMetadata { __typename ... on SamlIdpMetadataUrl { url } } roleValues { admin editor } } } }';

const samlOf = (
  { saml }: Input,
  providers: readonly string[],
  stored: SamlConfiguration | undefined,
): SamlConfiguration | undefined => {
  if (!providers.includes('SAML')) {
    if (saml == null) return undefined;
    const message = 'SAML is no way to sign in to this workspace: add it to the providers.';
    throw new UserErrors(invalid('input.saml', message));
  }
  if (saml === undefined) return stored;
  if (saml === null) return undefined;
  const merged = mergeSaml(saml, stored);
  if (merged !== undefined) return merged;
  const message = 'SAML is not configured yet, and cannot be without the metadata of the provider.';
  throw new UserErrors(invalid('input.saml.idpMetadata', message));
};

const merge = (input: Input, stored: AuthenticationDescription): Wanted => {
  const authenticationProviders = [
    ...(input.authenticationProviders ?? stored.providers ?? []),
  ] as AuthenticationProviderTypes[];
  const samlConfiguration = samlOf(input, authenticationProviders, stored.saml?.configuration);
  return { authenticationProviders, samlConfiguration };
};

/** Comparable text: the order of members does not count, and what is empty is not there. */
const canonical = (value: unknown): string => {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return '';
  if (Array.isArray(value)) return JSON.stringify(value.map(canonical).toSorted());
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .map(([name, member]) => [name, canonical(member)])
    .filter(([, member]) => member !== '');
  return members.length === 0 ? '' : JSON.stringify(members.toSorted());
};

const isSame = (wanted: Wanted, { providers, saml }: AuthenticationDescription): boolean =>
  canonical(wanted.authenticationProviders) === canonical(providers) &&
  canonical(wanted.samlConfiguration) === canonical(saml?.configuration);

/**
 * Changes what is named of how people sign in. `UpdateWorkspaceAuthentication` replaces the whole, so
 * that is read now (`DescribeWorkspaceAuthentication`) and sent back, once; nothing is sent when
 * nothing would change.
 *
 * @throws UserErrors VALIDATION for what does not fit with what is stored; GatewayError NOT_FOUND,
 * CONFLICT_RETRYABLE while the workspace is being changed; OUTCOME_UNKNOWN with the query that tells;
 * what AWS refuses.
 */
export const updateAuthentication = (
  context: GatewayContext,
  { key, place }: Opened,
  input: Input,
): Promise<WorkspaceModel> =>
  inTurn(context, key, async () => {
    const { upstream, scope } = context;
    context.guard.signIn(input.saml === undefined ? 'input.workspace' : 'input.saml');
    const stored = await context.uncached().grafana.authentication(key);
    if (stored === null) throw noSuchWorkspace(key);
    const wanted = merge(input, stored.value);
    if (isSame(wanted, stored.value)) return key;
    try {
      const operation = place.operations.updateWorkspaceAuthentication;
      await upstream.call(scope, operation, { workspaceId: key.workspaceId, ...wanted });
      return key;
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      if (error.code !== 'OUTCOME_UNKNOWN') throw await whyNot(context, key, error);
      const isMade = async (): Promise<boolean> => {
        const now = await context.uncached().grafana.authentication(key);
        return now !== null && isSame(wanted, now.value);
      };
      await settleChange(context, key, error, isMade, SELECTION);
      return key;
    } finally {
      context.changed([tags.authentication(key), ...changedBy(key)]);
    }
  });
