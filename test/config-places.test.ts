import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';

const READER = 'arn:aws:iam::111122223333:role/ManagementGraphReader';
const OTHER = 'arn:aws-us-gov:iam::444455556666:role/team/Reader';

const placed = (env: Record<string, string>) => {
  const config = readConfig(['--upstream', 'sandbox'], env);
  if ('help' in config) throw new Error('help');
  return config.placed;
};

describe('where FinSpace and Grafana are', () => {
  it('is the Region and the account of the gateway, unless told otherwise', () => {
    expect(placed({})).toEqual({
      finspaceRegions: [],
      grafanaRegions: [],
      readerRoles: [],
      finspaceRoles: {},
      credentialRoles: {},
      disabled: [],
    });
  });

  it('is read from lists with commas', () => {
    const read = placed({
      FINSPACE_REGIONS: 'eu-west-1, us-east-1,eu-west-1',
      GRAFANA_REGIONS: 'us-gov-west-1',
      READER_ROLES: `${READER}, ${OTHER}`,
      FINSPACE_ROLES: `abc123=${READER},def456=${OTHER}`,
      FINSPACE_CREDENTIAL_ROLES: `${OTHER},analyst=${READER}`,
      DISABLED_SERVICES: 'grafana',
    });
    expect(read).toEqual({
      finspaceRegions: ['eu-west-1', 'us-east-1'],
      grafanaRegions: ['us-gov-west-1'],
      readerRoles: [READER, OTHER],
      finspaceRoles: { abc123: READER, def456: OTHER },
      credentialRoles: { Reader: OTHER, analyst: READER },
      disabled: ['grafana'],
    });
  });

  it.each([
    ['FINSPACE_REGIONS', 'moon', 'FINSPACE_REGIONS must be Regions such as'],
    ['GRAFANA_REGIONS', 'eu-west-1;us-east-1', 'GRAFANA_REGIONS must be Regions such as'],
    ['READER_ROLES', 'reader', '"reader" is none'],
    ['READER_ROLES', 'arn:aws:iam::111122223333:user/reader', 'must hold ARNs of roles'],
    ['READER_ROLES', `${READER},${READER}2`, 'there are two of 111122223333'],
    ['FINSPACE_ROLES', READER, 'FINSPACE_ROLES must be ENVIRONMENT_ID=ARN'],
    ['FINSPACE_ROLES', `abc 1=${READER}`, 'FINSPACE_ROLES must be ENVIRONMENT_ID=ARN'],
    ['FINSPACE_ROLES', 'abc=', 'must hold ARNs of roles'],
    ['FINSPACE_ROLES', `a=${READER},a=${OTHER}`, '"a" is there twice'],
    ['FINSPACE_CREDENTIAL_ROLES', `a b=${READER}`, 'FINSPACE_CREDENTIAL_ROLES must be NAME=ARN'],
    ['DISABLED_SERVICES', 'sts', 'DISABLED_SERVICES must be finspace, grafana: "sts" is not.'],
  ])('%s=%s is one clear line', (name, value, line) => {
    const read = () => placed({ [name]: value });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(line);
  });
});
