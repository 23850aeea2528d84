import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types';
import type { Clock } from '../core/clock.ts';

/** Credentials are fetched anew when less than this is left of them. */
const RENEW_BEFORE_MS = 5 * 60_000;

/** The SDK's default chain, loaded when credentials are first needed. */
const defaultChain = (): AwsCredentialIdentityProvider => {
  let chain: AwsCredentialIdentityProvider | undefined;
  return async (properties) => {
    if (chain === undefined) {
      const { defaultProvider } = await import('@aws-sdk/credential-provider-node');
      chain ??= defaultProvider();
    }
    return chain(properties);
  };
};

/** One set of credentials for all clients, fetched once and again before they expire. */
export interface SharedCredentials {
  /** For a client's `credentials`. */
  readonly provider: AwsCredentialIdentityProvider;
  /**
   * Fetches them anew, although their time is not over: AWS said that they no longer work.
   *
   * @throws whatever the provider throws (`CredentialsProviderError`).
   */
  refresh(): Promise<void>;
}

/**
 * @param source credentials, or what fetches them. Without it, the SDK's default chain:
 * environment, shared files, IAM Identity Center, web identity, container and instance roles.
 */
export const shareCredentials = (
  clock: Clock,
  source: AwsCredentialIdentity | AwsCredentialIdentityProvider = defaultChain(),
): SharedCredentials => {
  const load: AwsCredentialIdentityProvider =
    typeof source === 'function' ? source : () => Promise.resolve(source);
  let current: AwsCredentialIdentity | undefined;
  let pending: Promise<AwsCredentialIdentity> | undefined;

  const fetch = (forceRefresh: boolean): Promise<AwsCredentialIdentity> => {
    pending ??= load({ forceRefresh })
      .then((identity) => (current = identity))
      .finally(() => (pending = undefined));
    return pending;
  };
  const isFresh = ({ expiration }: AwsCredentialIdentity): boolean =>
    expiration === undefined || expiration.getTime() - clock.now() > RENEW_BEFORE_MS;

  const provide: AwsCredentialIdentityProvider = async () => {
    if (current !== undefined && isFresh(current)) return current;
    return fetch(false);
  };
  return {
    // The mark keeps each client from remembering the first answer for itself.
    provider: Object.assign(provide, { memoized: true }),
    async refresh() {
      await fetch(true);
    },
  };
};
