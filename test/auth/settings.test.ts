import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../src/auth/read-settings.ts';
import { ConfigError, readConfig } from '../../src/config.ts';
import { joinSettings, readAuthConfig } from '../../src/config-auth.ts';

const issuer = { issuer: 'https://idp.example', audience: ['graph'] };
const key = { id: 'abcdefghij12', sha256: 'a'.repeat(64) };
const service = { name: 'review', scopes: ['*:read'], keys: [key] };
const read = (json: unknown) => readSettings(JSON.stringify(json), 'auth.json');

describe('AUTH_FILE', () => {
  it('needs little, and pins what it does not say', () => {
    expect(read({ issuers: [issuer], apiKeys: [service] })).toMatchObject({
      issuers: [
        {
          issuer: 'https://idp.example',
          audience: ['graph'],
          algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'],
          clockSkewSeconds: 60,
          maxTokenAgeSeconds: 86_400,
        },
      ],
      apiKeys: [{ name: 'review', scopes: ['*:read'], groups: [], keys: [key] }],
    });
  });

  const withIssuer = (more: object) => ({ issuers: [{ ...issuer, ...more }] });
  const withKey = (more: object) => ({ apiKeys: [{ ...service, keys: [{ ...key, ...more }] }] });
  it.each<[unknown, string]>([
    [[], 'auth.json must be an object.'],
    [{ issuer: [] }, 'auth.json has a member "issuer" that is not known: issuers, apiKeys are.'],
    [{ issuers: {} }, 'auth.json.issuers must be a list.'],
    [{ issuers: [{}] }, 'auth.json.issuers[0] must be an object with "issuer".'],
    [
      { issuers: [{ issuer: 'https://idp.example' }] },
      'auth.json.issuers[0] must be an object with "audience", whom its tokens are for.',
    ],
    [
      withIssuer({ audience: [] }),
      'auth.json.issuers[0] must be an object with "audience", whom its tokens are for.',
    ],
    [
      withIssuer({ audience: [''] }),
      'auth.json.issuers[0].audience[0] must be a text that is not empty.',
    ],
    [
      withIssuer({ issuer: 'http://idp.example' }),
      'auth.json.issuers[0].issuer must be a URL that begins with https:// (http:// on loopback alone).',
    ],
    [
      withIssuer({ jwksUri: 'http://169.254.169.254/' }),
      'auth.json.issuers[0].jwksUri must be a URL that begins with https:// (http:// on loopback alone).',
    ],
    [
      withIssuer({ algorithms: [] }),
      'auth.json.issuers[0].algorithms must be a list that is not empty.',
    ],
    [
      withIssuer({ clockSkewSeconds: 301 }),
      'auth.json.issuers[0].clockSkewSeconds must be a whole number from 0 to 300.',
    ],
    [
      withIssuer({ grants: { groups: { admins: ['Every Thing'] } } }),
      'auth.json.issuers[0].grants.groups["admins"][0] must be the name of a scope, as identity-center:read, or with * for all of them.',
    ],
    [
      // Written like one, and none that there is.
      withIssuer({ grants: { everyone: ['identity-center:delete'] } }),
      'auth.json.issuers[0].grants.everyone[0] must be the name of a scope, as identity-center:read, or with * for all of them.',
    ],
    [
      withIssuer({ grants: { group: {} } }),
      'auth.json.issuers[0].grants has a member "group" that is not known: everyone, values, groups are.',
    ],
    [{ issuers: [issuer, issuer] }, 'auth.json: the issuer "https://idp.example" is there twice.'],
    [{ apiKeys: [service, service] }, 'auth.json: the API key of "review" is there twice.'],
    [
      { apiKeys: [service, { ...service, name: 'other' }] },
      'auth.json: the key "abcdefghij12" is there twice.',
    ],
    [
      withKey({ id: 'short' }),
      'auth.json.apiKeys[0].keys[0].id must be the 12 letters and digits after mgk_ of the key.',
    ],
    [
      withKey({ sha256: 'mgk_abcdefghij12_' }),
      'auth.json.apiKeys[0].keys[0].sha256 must be the SHA-256 of the whole key, as 64 hexadecimal digits.',
    ],
    [
      withKey({ expiresAt: '2027-13-45' }),
      'auth.json.apiKeys[0].keys[0].expiresAt must be a date such as 2027-11-30 or 2027-11-30T08:00:00Z.',
    ],
    [
      withKey({ expiresAt: 1 }),
      'auth.json.apiKeys[0].keys[0].expiresAt must be a date such as 2027-11-30 or 2027-11-30T08:00:00Z.',
    ],
    [
      { apiKeys: [{ ...service, name: 'a b' }] },
      'auth.json.apiKeys[0].name must be a name of letters, digits and . _ - , at most 64 of them.',
    ],
    [{ apiKeys: [{ name: 'review' }] }, 'auth.json.apiKeys[0] must be an object with "keys".'],
  ])('with %j is refused', (json, message) => {
    expect(() => read(json)).toThrow(new ConfigError(message));
  });

  it.each(['none', 'HS256', 'HS512', 'dir', 'RSA-OAEP', 'rs256'])(
    'cannot allow the algorithm %s',
    (name) => {
      expect(() => read(withIssuer({ algorithms: ['RS256', name] }))).toThrow(
        /issuers\[0\]\.algorithms\[1\] must be one of RS256, /,
      );
    },
  );

  it('that is no JSON is refused without being quoted', () => {
    expect(() => readSettings('{ mgk_secret', 'auth.json')).toThrow(
      new ConfigError('auth.json must be JSON.'),
    );
  });
});

it('every file that the documentation shows can be used', () => {
  const text = readFileSync(new URL('../../docs/how-to-sign-in.md', import.meta.url), 'utf8');
  const files = [...text.matchAll(/^```json\n([^]*?)^```/gm)].map(([, json = '']) => json);
  expect(files).toHaveLength(2);
  for (const file of files) expect(() => readSettings(file, 'auth.json')).not.toThrow();
});

const sandbox = ['--upstream', 'sandbox'];
const aws = ['--upstream', 'aws'];
const region = { AWS_REGION: 'eu-west-1' };
const oidc = { OIDC_ISSUER: 'https://idp.example', OIDC_AUDIENCE: 'graph, other' };

describe('who may call', () => {
  it('is anybody on the sandbox, and has to be said on AWS', () => {
    expect(readConfig(sandbox, {})).toMatchObject({ auth: { required: false } });
    expect(() => readConfig(aws, region)).toThrow(
      /^Set AUTH_FILE or OIDC_ISSUER .*, or AUTH=none to ask nobody/,
    );
    expect(readConfig(aws, { ...region, AUTH: 'none' })).toMatchObject({
      auth: { required: false },
    });
  });

  it('changes nothing on AWS where nobody is asked, whatever else is set', () => {
    const writes = { ...region, WRITES: 'on', WRITE_ROLE: 'none' };
    expect(readConfig(aws, { ...writes, AUTH: 'none' })).toMatchObject({ writes: false });
    expect(readConfig(aws, { ...writes, ...oidc })).toMatchObject({ writes: true });
    expect(readConfig(aws, { ...writes, AUTH_FILE: 'a.json' })).toMatchObject({ writes: true });
    expect(readConfig(aws, { ...region, ...oidc })).toMatchObject({ writes: false });
  });

  it('may be told by variables alone, or by both', () => {
    const config = readAuthConfig({ ...oidc, OIDC_SCOPES: '*:read', AUTH: 'required' }, true);
    expect(config).toMatchObject({
      required: true,
      issuer: { audience: ['graph', 'other'], grants: { everyone: ['*:read'] } },
    });
    const joined = joinSettings(config, read({ apiKeys: [service] }));
    expect([joined.issuers.length, joined.apiKeys.length]).toEqual([1, 1]);
    expect(() => joinSettings(config, read({ issuers: [issuer] }))).toThrow(/is there twice/);
    expect(() => joinSettings({}, read({}))).toThrow(/nobody could call/);
  });

  it('listens beyond loopback only where callers are asked', () => {
    expect(() => readConfig(aws, { ...region, AUTH: 'none', HOST: '0.0.0.0' })).toThrow(
      'on loopback only',
    );
    expect(() => readConfig(sandbox, { HOST: '10.0.0.1' })).toThrow('on loopback only');
    for (const HOST of ['0.0.0.0', '::', '10.0.0.1', 'gateway.internal']) {
      expect(() => readConfig(sandbox, { ...oidc, HOST })).toThrow(
        `Set ALLOWED_HOSTS to the names that the gateway is called by, since HOST is ${HOST}`,
      );
      const env = { ...oidc, HOST, ALLOWED_HOSTS: 'graph.example.com' };
      expect(readConfig(aws, { ...region, ...env })).toMatchObject({ host: HOST });
      expect(readConfig(sandbox, env)).toMatchObject({ host: HOST });
    }
  });

  it.each<[Record<string, string>, string]>([
    [{ AUTH: 'off' }, 'AUTH must be none or required, not "off".'],
    [
      { AUTH: 'required' },
      'AUTH=required needs AUTH_FILE (issuers and API keys) or OIDC_ISSUER and OIDC_AUDIENCE.',
    ],
    [
      { AUTH: 'none', AUTH_FILE: 'a.json' },
      'AUTH=none and AUTH_FILE contradict each other: leave one of them out.',
    ],
    [
      { AUTH: 'none', ...oidc },
      'AUTH=none and OIDC_ISSUER contradict each other: leave one of them out.',
    ],
    [{ OIDC_AUDIENCE: 'graph' }, 'OIDC_AUDIENCE is of no use without OIDC_ISSUER.'],
    [
      { OIDC_ISSUER: 'https://idp.example' },
      'Set OIDC_AUDIENCE to whom the tokens of OIDC_ISSUER must be for (aud), several with commas.',
    ],
    [
      { ...oidc, OIDC_ISSUER: 'http://idp.example' },
      'OIDC_ISSUER must be a URL that begins with https:// (http:// on loopback alone).',
    ],
    [
      { ...oidc, OIDC_JWKS_URI: 'idp.example/keys' },
      'OIDC_JWKS_URI must be a URL that begins with https:// (http:// on loopback alone).',
    ],
    [
      { ...oidc, OIDC_SCOPES: 'Every Thing' },
      'OIDC_SCOPES must be the name of a scope, as identity-center:read, or with * for all of them.',
    ],
    [{ TRUSTED_PROXIES: 'all' }, 'TRUSTED_PROXIES must be a number from 0 to 9, not "all".'],
    [{ HOST: 'http://x' }, 'HOST must be an address or name to listen on, not "http://x".'],
  ])('is refused with %j', (env, message) => {
    expect(() => readConfig(sandbox, env)).toThrow(new ConfigError(message));
  });
});

describe('an endpoint of AWS', () => {
  it.each(['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_STS', 'AWS_ENDPOINT_URL_FINSPACE_DATA'])(
    'in %s is never plain HTTP, but on this machine',
    (name) => {
      const env = { ...region, AUTH: 'none' };
      for (const url of [
        'http://10.0.0.1:4010',
        'http://127.0.0.1.evil.example',
        'http://[::2]/',
      ]) {
        expect(() => readConfig(aws, { ...env, [name]: url })).toThrow(
          `${name} must begin with https:// unless it is on this machine`,
        );
      }
      for (const url of [
        'https://10.0.0.1',
        'http://127.0.0.2:1',
        'http://[::1]:1',
        'http://localhost:1',
      ]) {
        expect(readConfig(aws, { ...env, [name]: url })).toMatchObject({ upstream: 'aws' });
      }
    },
  );
});
