import { describe, expect, it } from 'vitest';
import { ConfigError, readCommandConfig, readConfig } from '../src/config.ts';

const sandbox = ['--upstream', 'sandbox'];
const aws = ['--upstream', 'aws'];
const awsEnv = { AUTH: 'none', AWS_REGION: 'eu-central-1' };

describe('the configuration', () => {
  it('needs nothing for the sandbox', () => {
    expect(readConfig(sandbox, {})).toMatchObject({
      upstream: 'sandbox',
      host: '127.0.0.1',
      port: 4000,
      quotaShare: 0.9,
      writes: false,
    });
  });

  it('takes half of the quota on AWS, and only reads there', () => {
    expect(readConfig(aws, awsEnv)).toMatchObject({
      upstream: 'aws',
      region: 'eu-central-1',
      quotaShare: 0.5,
      writes: false,
    });
  });

  it('takes queries by GET on the sandbox, and on AWS where that is set', () => {
    const getQueries = (argv: readonly string[], env = {}) => {
      const config = readConfig(argv, env);
      return 'safety' in config ? config.safety.getQueries : undefined;
    };
    expect(getQueries(sandbox)).toBe(true);
    expect(getQueries(sandbox, { NODE_ENV: 'production' })).toBe(true);
    expect(getQueries(sandbox, { GET_QUERIES: 'off' })).toBe(false);
    expect(getQueries(aws, awsEnv)).toBe(false);
    expect(getQueries(aws, { ...awsEnv, GET_QUERIES: 'on' })).toBe(true);
    const wrong = () => readConfig(aws, { ...awsEnv, GET_QUERIES: 'yes' });
    expect(wrong).toThrow('GET_QUERIES must be on or off, not "yes".');
  });

  it('asks a command on AWS for no AUTH, and lets it change nothing', () => {
    const env = { AWS_REGION: 'eu-central-1', WRITES: 'on' };
    expect(() => readConfig(aws, env)).toThrow(/AUTH=none/);
    expect(readCommandConfig(aws, env)).toMatchObject({ upstream: 'aws', writes: false });
    // What says who may call the gateway of the same container is nothing to a command.
    const ofGateway = { ...env, AUTH: 'required', AUTH_FILE: '/etc/auth.json', HOST: '0.0.0.0' };
    expect(readCommandConfig(aws, ofGateway)).toMatchObject({ auth: { required: false } });
    expect(() => readCommandConfig(aws, {})).toThrow(/AWS_REGION/);
  });

  it('leaves groups alone that come from elsewhere, unless told otherwise', () => {
    expect(readConfig(aws, awsEnv)).toMatchObject({ externalGroupChanges: false });
    const env = { ...awsEnv, ALLOW_EXTERNAL_GROUP_CHANGES: 'on' };
    expect(readConfig(aws, env)).toMatchObject({ externalGroupChanges: true });
  });

  it('keeps the queue of AWS in a directory, and of a sandbox that forgets everything nowhere', () => {
    const stateDir = (argv: readonly string[], env = {}) => {
      const config = readConfig(argv, env);
      return 'stateDir' in config ? config.stateDir : undefined;
    };
    expect(stateDir(aws, awsEnv)).toBe('state/aws');
    expect(stateDir(sandbox)).toBeUndefined();
    expect(stateDir([...sandbox, '--state', 'firm.json'])).toBe('state/sandbox');
    expect(stateDir(sandbox, { STATE_DIR: '/srv/state' })).toBe('/srv/state');
    expect(stateDir(aws, { ...awsEnv, STATE_DIR: '/srv/state' })).toBe('/srv/state');
  });

  it('honours endpoints for all services and for one', () => {
    const env = {
      ...awsEnv,
      AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
      AWS_ENDPOINT_URL_STS: 'https://sts.example',
    };
    expect(readConfig(aws, env)).toMatchObject({
      endpoints: { all: 'http://127.0.0.1:1', byService: { sts: 'https://sts.example' } },
    });
  });

  it('leaves the flags of the sandbox to the sandbox', () => {
    const argv = ['--upstream', 'sandbox', '--accounts', '500', '--latency=50'];
    expect(readConfig(argv, {})).toMatchObject({
      sandboxArgs: ['--accounts', '500', '--latency=50'],
    });
  });

  it('cannot be changed', () => {
    expect(Object.isFrozen(readConfig(sandbox, {}))).toBe(true);
  });

  it.each([
    ['PORT', 'abc', 'PORT must be a port number from 0 to 65535, not "abc".'],
    ['PORT', '70000', 'PORT must be a port number from 0 to 65535, not "70000".'],
    ['SANDBOX_PORT', '-1', 'SANDBOX_PORT must be a port number from 0 to 65535, not "-1".'],
    ['QUOTA_SHARE', '2', 'QUOTA_SHARE must be a number above 0 and up to 1, not "2".'],
    ['QUOTA_SHARE', '0', 'QUOTA_SHARE must be a number above 0 and up to 1, not "0".'],
    ['COST_LIMIT', '0', 'COST_LIMIT must be a number of AWS calls from 1, or off, not "0".'],
    [
      'COST_LIMIT_PER_CALLER',
      'many',
      'COST_LIMIT_PER_CALLER must be a number of AWS calls from 1, or off, not "many".',
    ],
    ['AWS_REGION', 'Ireland', 'AWS_REGION must be a Region such as eu-west-1, not "Ireland".'],
    ['WRITES', 'yes', 'WRITES must be on or off, not "yes".'],
    [
      'ALLOW_EXTERNAL_GROUP_CHANGES',
      'true',
      'ALLOW_EXTERNAL_GROUP_CHANGES must be on or off, not "true".',
    ],
    [
      'LOG_LEVEL',
      'loud',
      'LOG_LEVEL must be debug or info or warn or error or silent, not "loud".',
    ],
    ['AUDIT_MAX_MB', '0', 'AUDIT_MAX_MB must be a number of megabytes from 1, not "0".'],
    ['AUDIT_MAX_HOURS', '1.5', 'AUDIT_MAX_HOURS must be a number of hours from 1, not "1.5".'],
    ['AUDIT_KEEP', 'none', 'AUDIT_KEEP must be a number of full files from 1, or all, not "none".'],
    [
      'AUDIT',
      'file',
      'AUDIT must be stdout, off or a file such as state/aws/audit.jsonl, not "file".',
    ],
    [
      'AWS_ENDPOINT_URL',
      'localhost:4010',
      'AWS_ENDPOINT_URL must be a URL that begins with http:// or https://.',
    ],
  ])('says in one line what is wrong with %s=%s', (name, value, message) => {
    expect(() => readConfig(sandbox, { [name]: value })).toThrow(new ConfigError(message));
  });

  it('limits what an operation may cost, unless told not to', () => {
    expect(readConfig(sandbox, {})).toMatchObject({
      costLimits: { operation: 10_000, callerPerMinute: undefined },
    });
    const told = { COST_LIMIT: 'off', COST_LIMIT_PER_CALLER: '600' };
    expect(readConfig(sandbox, told)).toMatchObject({
      costLimits: { operation: undefined, callerPerMinute: 600 },
    });
  });

  it('writes down who does what on AWS, and nothing of the sandbox, unless told otherwise', () => {
    const file = { to: 'file', maxBytes: 1e8, maxAgeMs: 168 * 3_600_000, kept: undefined };
    expect(readConfig(sandbox, {})).toMatchObject({ audit: { to: 'off' } });
    expect(readConfig(aws, awsEnv)).toMatchObject({
      audit: { ...file, file: 'state/aws/audit.jsonl' },
    });
    expect(readConfig(aws, { ...awsEnv, STATE_DIR: '/var/lib/mg' })).toMatchObject({
      audit: { ...file, file: '/var/lib/mg/audit.jsonl' },
    });
    const told = { AUDIT: './a.jsonl', AUDIT_MAX_MB: '5', AUDIT_MAX_HOURS: '1', AUDIT_KEEP: '3' };
    expect(readConfig(sandbox, told)).toMatchObject({
      audit: { to: 'file', file: './a.jsonl', maxBytes: 5e6, maxAgeMs: 3_600_000, kept: 3 },
    });
    expect(readConfig(aws, { ...awsEnv, AUDIT: 'stdout' })).toMatchObject({
      audit: { to: 'stdout' },
    });
  });

  it('listens on loopback only', () => {
    expect(() => readConfig(sandbox, { HOST: '0.0.0.0' })).toThrow('on loopback only');
    expect(readConfig(sandbox, { HOST: '::1' })).toMatchObject({ host: '::1' });
  });

  it('does not run against AWS without authentication unless told so in so many words', () => {
    expect(() => readConfig(aws, { AWS_REGION: 'eu-west-1' })).toThrow('AUTH=none');
    expect(() => readConfig(aws, { AUTH: 'none' })).toThrow('AWS_REGION');
  });

  it('does not take flags of the sandbox for AWS', () => {
    expect(() => readConfig([...aws, '--accounts', '5'], awsEnv)).toThrow(
      '--accounts is a flag of the sandbox, and this is AWS.',
    );
  });
});
