/** Which Regions a signature may be scoped to. */

export type Partition = 'aws' | 'aws-cn' | 'aws-us-gov';

/** The Region that the one endpoint of Organizations signs for, by partition. */
const GLOBAL_REGION: Readonly<Record<Partition, string>> = {
  aws: 'us-east-1',
  'aws-cn': 'cn-northwest-1',
  'aws-us-gov': 'us-gov-west-1',
};

/** The same of IAM. */
const IAM_REGION: Readonly<Record<Partition, string>> = {
  ...GLOBAL_REGION,
  'aws-cn': 'cn-north-1',
};

/** Two Regions of each partition; the first that is not the sandbox's own is its second. */
const SECOND_REGIONS: Readonly<Record<Partition, readonly [string, string]>> = {
  aws: ['us-east-1', 'us-west-2'],
  'aws-cn': ['cn-north-1', 'cn-northwest-1'],
  'aws-us-gov': ['us-gov-west-1', 'us-gov-east-1'],
};

/** @returns the partition that a Region belongs to, by its name. */
export const partitionOf = (region: string): Partition =>
  region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';

/**
 * @param region the one of IAM Identity Center.
 * @returns the other Region in which the firm has FinSpace environments and Grafana workspaces.
 */
export const secondRegion = (region: string): string => {
  const [first, second] = SECOND_REGIONS[partitionOf(region)];
  return region === first ? second : first;
};

/** Services that are played in the second Region too; of IAM Identity Center there is one. */
const IN_BOTH_REGIONS: ReadonlySet<string> = new Set(['finspace', 'finspace-data', 'grafana']);

/** Where a service may be asked. */
export interface ServiceRegions {
  /** What a signature's scope may say. */
  readonly accepted: readonly string[];
  /** Where a service that has one endpoint for all Regions is, whatever the scope says. */
  readonly global?: string;
}

/**
 * Organizations and IAM are global; STS is regional with a global endpoint beside it; the rest are regional.
 *
 * AWS's own endpoints of these take one Region only. A client that was given an endpoint
 * (`AWS_ENDPOINT_URL`) signs for the Region it is configured with, so that is taken here too.
 *
 * @param regions the Regions that the sandbox plays every service in.
 */
export const serviceRegions = (service: string, regions: readonly string[]): ServiceRegions => {
  const [home = ''] = regions;
  const global = GLOBAL_REGION[partitionOf(home)];
  const both = [...new Set([...regions, secondRegion(home)])];
  if (service === 'organizations') return { accepted: [...regions, global], global };
  if (service === 'iam') {
    const iam = IAM_REGION[partitionOf(home)];
    return { accepted: [...regions, iam], global: iam };
  }
  if (service === 'sts') return { accepted: [...new Set([...both, global])] };
  return { accepted: IN_BOTH_REGIONS.has(service) ? both : regions };
};
