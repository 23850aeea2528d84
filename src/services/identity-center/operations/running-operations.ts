import type { RequestScope } from '../../../upstream/types.ts';
import type { OperationKind } from '../operation-loaders.ts';
import { createReads, type ProcessDeps } from './background.ts';
import { BEGUN_BY } from './state.ts';

/**
 * The operations that AWS lists as running, whoever began them. Each listing is told to the caps, so
 * that those of others are counted in.
 */
export interface RunningOperations {
  /**
   * Their RequestIds, not older than `maxAgeMs`; 0 asks now. One filtered `List…Status`, drained.
   *
   * @throws GatewayError
   */
  list(
    scope: RequestScope,
    instanceArn: string,
    kind: OperationKind,
    maxAgeMs: number,
  ): Promise<readonly string[]>;
}

interface Listing {
  readonly at: number;
  readonly requestIds: readonly string[];
}

export const createRunningOperations = (deps: ProcessDeps): RunningOperations => {
  const { upstream, client } = deps;
  const listings = new Map<string, Listing>();
  const targets = {
    CREATE: client.createAccountAssignment.target,
    DELETE: client.deleteAccountAssignment.target,
    PROVISION: client.provisionPermissionSet.target,
  };
  return {
    async list(scope, instanceArn, kind, maxAgeMs) {
      const key = `${instanceArn}|${kind}`;
      const now = upstream.clock.now();
      // Not the cache of reads alone: each change that is begun clears that, and the next change
      // would pay for a listing that the caps know already.
      const known = listings.get(key);
      if (known !== undefined && now - known.at < maxAgeMs) return known.requestIds;
      const { items, fetchedAt } = await createReads(deps, scope).operationsOfKind(
        instanceArn,
        kind,
        'IN_PROGRESS',
        maxAgeMs,
      );
      const requestIds = items.map(({ requestId }) => requestId);
      if (fetchedAt >= (listings.get(key)?.at ?? 0)) {
        listings.set(key, { at: fetchedAt, requestIds });
        upstream.inFlight.observe(BEGUN_BY[kind], targets[kind], requestIds);
      }
      return requestIds;
    },
  };
};
