import { quotaOf } from '../src/upstream/quotas.ts';
import type { ServiceId } from '../src/upstream/types.ts';

/** Services whose quota is counted once: the others' are counted apart for each account and Region. */
const IN_ONE_PLACE: ReadonlySet<string> = new Set(['sso-admin', 'identitystore', 'organizations']);

/**
 * How long so many calls take at the least, in milliseconds: of every quota, its calls ÷ (its rate ×
 * share); the longest of these. Nothing under these quotas can be faster with these calls.
 */
export const boundOf = (
  byOperation: Readonly<Record<string, number>>,
  quotaShare: number,
): number => {
  const seconds = new Map<string, number>();
  for (const [name, calls] of Object.entries(byOperation)) {
    const [service = '', operation = ''] = name.split('.');
    if (!IN_ONE_PLACE.has(service)) continue;
    const { operationClass, rate } = quotaOf(service as ServiceId, operation);
    const key = `${service} ${operationClass}`;
    seconds.set(key, (seconds.get(key) ?? 0) + calls / (rate * quotaShare));
  }
  return Math.max(0, ...seconds.values()) * 1000;
};
