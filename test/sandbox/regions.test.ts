import { describe, expect, it } from 'vitest';
import { createSandbox } from '../../src/sandbox/index.ts';
import { secondRegion, serviceRegions } from '../../src/sandbox/regions.ts';

describe('the second Region', () => {
  it.each([
    ['eu-west-1', 'us-east-1'],
    ['us-east-1', 'us-west-2'],
    ['us-west-2', 'us-east-1'],
    ['cn-north-1', 'cn-northwest-1'],
    ['cn-northwest-1', 'cn-north-1'],
    ['us-gov-west-1', 'us-gov-east-1'],
    ['us-gov-east-1', 'us-gov-west-1'],
  ])('beside %s is %s', (region, second) => {
    expect(secondRegion(region)).toBe(second);
    const sandbox = createSandbox({ region, emptyWorld: true });
    expect(sandbox.regions).toEqual([region, second]);
  });

  it('has FinSpace, Grafana and STS, and none of Identity Center', () => {
    const accepted = (service: string) => serviceRegions(service, ['eu-west-1']).accepted;
    const both = ['eu-west-1', 'us-east-1'];
    for (const service of ['finspace', 'finspace-data', 'grafana', 'sts']) {
      expect(accepted(service)).toEqual(both);
    }
    for (const service of ['sso-admin', 'identitystore']) {
      expect(accepted(service)).toEqual(['eu-west-1']);
    }
    for (const service of ['organizations', 'iam']) {
      expect(serviceRegions(service, ['eu-west-1'])).toEqual({
        accepted: both,
        global: 'us-east-1',
      });
    }
    expect(serviceRegions('organizations', ['cn-north-1']).global).toBe('cn-northwest-1');
    expect(serviceRegions('iam', ['cn-north-1']).global).toBe('cn-north-1');
  });
});
