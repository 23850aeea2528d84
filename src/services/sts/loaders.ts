import type { RequestScope, Upstream } from '../../upstream/types.ts';
import type { StsClient } from './client.ts';

/** Whose credentials the gateway calls AWS with. */
export interface CallerIdentity {
  readonly accountId?: string | undefined;
  readonly arn?: string | undefined;
}

/** The role of a process does not change while it runs. */
const LIFETIME_MS = 60 * 60_000;

/** The reads of STS, for one request. */
export const createStsLoaders = (deps: {
  readonly upstream: Upstream;
  readonly scope: RequestScope;
  readonly client: StsClient;
}) => ({
  /** From `GetCallerIdentity`. */
  async callerIdentity(): Promise<CallerIdentity> {
    const { upstream, scope, client } = deps;
    const key = {
      id: 'GetCallerIdentity',
      lifetimeMs: LIFETIME_MS,
      service: 'sts',
      operation: 'GetCallerIdentity',
    } as const;
    const { value } = await upstream.read(scope, key, (flight) =>
      upstream.call(flight, client.getCallerIdentity, {}),
    );
    return { accountId: value.Account, arn: value.Arn };
  },
});

export type StsLoaders = ReturnType<typeof createStsLoaders>;
