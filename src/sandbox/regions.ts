/** Which Regions a signature may be scoped to. */

export type Partition = 'aws' | 'aws-cn' | 'aws-us-gov';

/** The Region that the one endpoint of Organizations signs for, by partition. */
const GLOBAL_REGION: Readonly<Record<Partition, string>> = {
  aws: 'us-east-1',
  'aws-cn': 'cn-northwest-1',
  'aws-us-gov': 'us-gov-west-1',
};

/** @returns the partition that a Region belongs to, by its name. */
export const partitionOf = (region: string): Partition =>
  region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';

/** Where a service may be asked. */
export interface ServiceRegions {
  /** What a signature's scope may say. */
  readonly accepted: readonly string[];
  /** Where a service that has one endpoint for all Regions is, whatever the scope says. */
  readonly global?: string;
}

/**
 * Organizations is global; STS is regional with a global endpoint beside it; the rest are regional.
 *
 * AWS's own endpoint of Organizations takes one Region only. A client that was given an endpoint
 * (`AWS_ENDPOINT_URL`) signs for the Region it is configured with, so that is taken here too.
 *
 * @param regions the Regions that the sandbox plays.
 */
export const serviceRegions = (service: string, regions: readonly string[]): ServiceRegions => {
  const global = GLOBAL_REGION[partitionOf(regions[0] ?? '')];
  const accepted = [...regions, global];
  if (service === 'organizations') return { accepted, global };
  return { accepted: service === 'sts' ? accepted : regions };
};
