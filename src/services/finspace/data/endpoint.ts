/** The domain of AWS's endpoints in the partition that a Region is in. */
export const partitionSuffix = (region: string): string =>
  region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
