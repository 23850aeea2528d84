import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';

const READER = 'arn:aws:iam::222233334444:role/Reader';
const OWN = 'arn:aws:iam::111122223333:role/Writer';
const OTHER = 'arn:aws:iam::222233334444:role/team/Writer,A=B';

const read = (env: Record<string, string>) => {
  const config = readConfig(['--upstream', 'sandbox'], env);
  if ('help' in config) throw new Error('help');
  return config.writeRoles;
};

describe('the roles that changes are made with', () => {
  it('are none unless they are named', () => {
    expect(read({})).toEqual({ all: undefined, byService: {}, sourceIdentity: true });
  });

  it('are one for all services, or by service and account', () => {
    expect(
      read({
        READER_ROLES: READER,
        WRITE_ROLE: OWN,
        WRITE_ROLES: `grafana=${OWN}, grafana=${OTHER},identity-center=${OWN}`,
        SOURCE_IDENTITY: 'off',
      }),
    ).toEqual({
      all: OWN,
      byService: { grafana: [OWN, OTHER], 'identity-center': [OWN] },
      sourceIdentity: false,
    });
  });

  it.each([
    [{ WRITE_ROLE: 'writer' }, 'WRITE_ROLE must be the ARN of a role'],
    [{ WRITE_ROLES: OWN }, 'WRITE_ROLES must be SERVICE=ARN'],
    [{ WRITE_ROLES: `sts=${OWN}` }, 'with the services identity-center, finspace, grafana'],
    [{ WRITE_ROLES: 'grafana=arn:aws:iam::1:user/x' }, 'WRITE_ROLES must be SERVICE=ARN'],
    [{ WRITE_ROLES: `grafana=${OWN},grafana=${OWN}2` }, 'two of grafana in 111122223333'],
    [{ WRITE_ROLES: `identity-center=${OWN},identity-center=${OTHER}` }, 'it is in one account'],
    [{ WRITE_ROLES: `grafana=${OWN},grafana=${OTHER}` }, 'are not in READER_ROLES'],
    [{ SOURCE_IDENTITY: 'yes' }, 'SOURCE_IDENTITY must be on or off'],
  ])('%j is one clear line', (env, line) => {
    expect(() => read(env)).toThrow(ConfigError);
    expect(() => read(env)).toThrow(line);
  });

  it('have to be said where changes are made on AWS', () => {
    const aws = (more: Record<string, string>) => () =>
      readConfig(['--upstream', 'aws'], {
        AWS_REGION: 'eu-west-1',
        AUTH_FILE: 'auth.json',
        WRITES: 'on',
        ...more,
      });
    const parts = ['identity-center', 'finspace', 'grafana'].map((name) => `${name}=${OWN}`);
    expect(aws({})).toThrow(
      new ConfigError(
        `WRITES=on needs WRITE_ROLE, the role in whose sessions callers change things, such as ${OWN}: CloudTrail has who it was by them. WRITE_ROLE=none changes identity-center, finspace, grafana with the gateway's own credentials.`,
      ),
    );
    expect(aws({ WRITE_ROLES: parts.slice(0, 2).join(',') })).toThrow(
      /WRITE_ROLE=none changes grafana with/,
    );
    expect(aws({ WRITE_ROLES: parts.join(',') })).not.toThrow();
    expect(aws({ WRITE_ROLE: OWN })).not.toThrow();
    expect(aws({ WRITE_ROLE: 'none' })()).toMatchObject({ writeRoles: { all: undefined } });
    expect(aws({ WRITES: 'off' })).not.toThrow();
  });
});
