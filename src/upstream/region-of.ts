import type { ServiceId } from './types.ts';

/** Organizations and IAM have one endpoint and one quota for all Regions of their partition. */
const GLOBAL: ReadonlySet<string> = new Set<ServiceId>(['organizations', 'iam']);

/**
 * The Region that a service is asked in, as quotas, errors, gaps and `services` all name it.
 *
 * @param configured the Region of its client.
 * @returns undefined for a service with one global endpoint: none of its answers is of a Region.
 */
export const regionOf = (service: string, configured: string): string | undefined =>
  GLOBAL.has(service) ? undefined : configured;
