/** Stands in for `src/upstream/quotas.ts`: AWS's quotas would end this long before the processor does. */
import type { OperationQuota } from '../../src/upstream/quotas.ts';

const WITHOUT_END = 1_000_000;

export const quotaOf = (_service: string, operation: string): OperationQuota => ({
  operationClass: operation,
  rate: WITHOUT_END,
  burst: WITHOUT_END,
});
