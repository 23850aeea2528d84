import { LRUCache } from 'lru-cache';
import type { AsyncOperationModel } from '../services/identity-center/models.ts';
import type { OperationKey } from '../services/identity-center/operation-loaders.ts';
import { targetOf } from '../services/identity-center/operations/target.ts';

/** The account that an operation is about, ALL that have the set; UNKNOWN when AWS has forgotten it. */
export type OperationTarget = { readonly accountId: string } | 'ALL' | 'UNKNOWN';

/**
 * What operations are about, for one process: AWS's lists do not say, and it never changes, so that
 * each is described once for all callers who do not see every account.
 */
export interface OperationTargets {
  /** @param describe asks AWS; what it throws is thrown. */
  of(key: OperationKey, describe: () => Promise<AsyncOperationModel>): Promise<OperationTarget>;
}

const MOST = 20_000;

export const createOperationTargets = (): OperationTargets => {
  const known = new LRUCache<string, OperationTarget & object>({ max: MOST });
  const all = Object.freeze({ accountId: '' });
  return {
    async of({ instanceArn, kind, requestId }, describe) {
      const key = `${instanceArn}|${kind}|${requestId}`;
      const before = known.get(key);
      if (before !== undefined) return before === all ? 'ALL' : before;
      const operation = await describe();
      const { accountId } = targetOf(operation);
      const isOfAll = kind === 'PROVISION' && operation.detail !== undefined;
      if (accountId === undefined && !isOfAll) return 'UNKNOWN';
      const target = accountId === undefined ? all : { accountId };
      known.set(key, target);
      return target === all ? 'ALL' : target;
    },
  };
};
