import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FinspaceClient } from '@aws-sdk/client-finspace';
import { GrafanaClient } from '@aws-sdk/client-grafana';
import { IdentitystoreClient } from '@aws-sdk/client-identitystore';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { ListInstancesCommand, SSOAdminClient } from '@aws-sdk/client-sso-admin';
import { STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { leanClient } from '../../src/upstream/lean-client.ts';

const requests: IncomingHttpHeaders[] = [];
let status = 200;
const server = createServer((request, response) => {
  requests.push(request.headers);
  request.resume().on('end', () => {
    response.writeHead(status, { 'x-amzn-requestid': 'r-1' }).end('{"Instances":[]}');
  });
});
let endpoint = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  requests.length = 0;
  status = 200;
});
afterAll(() => server.close());

const region = 'eu-west-1';
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };
const settings = { region, credentials, maxAttempts: 1 };
const makeClient = (more = {}) =>
  leanClient(new SSOAdminClient({ ...settings, endpoint, ...more })) as SSOAdminClient;
const list = (client: SSOAdminClient) => client.send(new ListInstancesCommand({}));

describe.each([
  ['sso-admin', () => leanClient(new SSOAdminClient(settings))],
  ['identitystore', () => leanClient(new IdentitystoreClient(settings))],
  ['organizations', () => leanClient(new OrganizationsClient(settings))],
  ['sts', () => leanClient(new STSClient(settings))],
  ['grafana', () => leanClient(new GrafanaClient(settings))],
  ['finspace', () => leanClient(new FinspaceClient(settings) as unknown as SSOAdminClient)],
])('the client of %s', (_service, make) => {
  it('goes through what AWS needs, and through nothing else', () => {
    const steps = make()
      .middlewareStack.identify()
      .map((step) => step.split(' ')[0]);
    const needed = ['contentLengthMiddleware', 'hostHeaderMiddleware', 'httpSigningMiddleware'];
    expect(steps).toEqual(expect.arrayContaining(['userAgent', ...needed]));
    // The stand-in for retries does nothing; older clients read and write without steps of their own.
    const others = ['retryMiddleware', 'serializerMiddleware', 'deserializerMiddleware'];
    const known = ['userAgent', ...needed, ...others];
    expect(steps.filter((step) => !known.includes(step ?? ''))).toEqual([]);
  });
});

describe('a request', () => {
  it('has what AWS goes by, and who sends it', async () => {
    await list(makeClient());
    const [headers] = requests;
    expect(headers).toMatchObject({
      host: new URL(endpoint).host,
      'content-type': 'application/x-amz-json-1.1',
      'content-length': '2',
      'x-amz-target': 'SWBExternalService.ListInstances',
      'x-amz-date': expect.stringMatching(/^\d{8}T\d{6}Z$/) as string,
    });
    expect(headers?.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-west-1\/sso\/aws4_request, SignedHeaders=[\w;-]*host;[\w;-]*x-amz-date;[\w;-]*, Signature=[0-9a-f]{64}$/,
    );
    expect(headers?.['user-agent']).toMatch(/^aws-sdk-js\/[\d.]+ .*\bapi\/SSO_Admin/);
  });

  it('has nothing of retries, and a failure is not tried again', async () => {
    status = 500;
    await expect(list(makeClient())).rejects.toMatchObject({
      $metadata: { httpStatusCode: 500, requestId: 'r-1' },
    });
    expect(requests).toHaveLength(1);
    expect(requests[0]).not.toHaveProperty('amz-sdk-request');
    expect(requests[0]).not.toHaveProperty('amz-sdk-invocation-id');
  });

  it('says what AWS_SDK_UA_APP_ID says', async () => {
    await list(makeClient({ userAgentAppId: 'billing' }));
    expect(requests[0]?.['user-agent']).toContain(' app/billing');
  });

  it('asks again who sends it when that could not be told, and then no more', async () => {
    let asked = 0;
    const defaultUserAgentProvider = () => {
      asked += 1;
      if (asked === 1) return Promise.reject(new Error('There is no telling.'));
      return Promise.resolve([['told', String(asked)]]);
    };
    const client = makeClient({ defaultUserAgentProvider });
    await expect(list(client)).rejects.toThrow('There is no telling.');
    expect(requests).toEqual([]);
    await list(client);
    await list(client);
    expect(requests.map((headers) => headers['user-agent'])).toEqual(['told/2', 'told/2']);
  });

  it('is not sent when it was called off before', async () => {
    const abortSignal = AbortSignal.abort();
    await expect(
      makeClient().send(new ListInstancesCommand({}), { abortSignal }),
    ).rejects.toMatchObject({ name: 'AbortError' });
    expect(requests).toEqual([]);
  });
});

describe('a signer', () => {
  const signerOf = (client: SSOAdminClient) => client.config.signer;

  it('is made once for a service and a Region', async () => {
    const signer = signerOf(makeClient());
    const scheme = { name: 'sigv4', signingName: 'sso', signingRegion: region, properties: {} };
    expect(await signer(scheme)).toBe(await signer({ ...scheme }));
    expect(await signer({ ...scheme, signingRegion: 'us-east-1' })).not.toBe(await signer(scheme));
  });

  it('signs with the credentials that there are now', async () => {
    let current = credentials;
    // As `shareCredentials` marks its own: the client does not keep what it was given.
    const provider = Object.assign(() => Promise.resolve(current), { memoized: true });
    const client = makeClient({ credentials: provider });
    await list(client);
    current = { accessKeyId: 'AKIDRENEWED', secretAccessKey: 'other' };
    await list(client);
    expect(
      requests.map(({ authorization }) => /Credential=(\w+)/.exec(authorization ?? '')?.[1]),
    ).toEqual(['AKIDEXAMPLE', 'AKIDRENEWED']);
  });
});
