import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { IdentitystoreClient, ListUsersCommand } from '@aws-sdk/client-identitystore';
import { ListAccountsCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import {
  CreatePermissionSetCommand,
  DescribePermissionSetCommand,
  SSOAdminClient,
} from '@aws-sdk/client-sso-admin';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFinspaceClient } from '../../src/services/finspace/client.ts';
import { createClientFactory } from '../../src/upstream/client-factory.ts';
import { REHEARSAL } from '../../src/upstream/rehearsal.ts';
import type { Operation } from '../../src/upstream/types.ts';
import { createUpstream } from '../../src/upstream/upstream.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { fakeScope } from './fakes.ts';

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

const answers: Answer[] = [];
const requests: { readonly headers: IncomingMessage['headers']; readonly body: string }[] = [];
/** Requests under way in the clients: time stands still for as long as there are any. */
let sending = 0;

/** An endpoint that answers with the next of `answers`, and with the last again and again. */
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => {
    requests.push({ headers: request.headers, body });
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    answer?.(response, request);
  });
});

const send =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response
      .writeHead(status, { 'x-amzn-requestid': 'r-1', ...headers })
      .end(typeof body === 'string' ? body : JSON.stringify(body));

const fault = (name: string, status = 400, more = {}) =>
  send(status, { __type: `com.amazonaws#${name}`, ...more });

let endpoint = '';
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };

const counted = <I extends object, O extends object>(
  operation: Operation<I, O>,
): Operation<I, O> => ({
  ...operation,
  async send(input, options) {
    sending += 1;
    return operation.send(input, options).finally(() => (sending -= 1));
  },
});

const setUp = (options: Partial<Parameters<typeof createClientFactory>[0]> = {}) => {
  const clock = new ManualClock(Date.now(), () => sending === 0);
  const factory = createClientFactory({
    region: 'eu-west-1',
    endpoint,
    credentials,
    clock,
    ...options,
  });
  const upstream = createUpstream({ clock, quotaShare: 1, random: () => 0 });
  const { read, write } = factory.service('sso-admin', SSOAdminClient);
  const describe = counted(
    read(DescribePermissionSetCommand, { required: ['PermissionSet.Name'] }),
  );
  const create = counted(write(CreatePermissionSetCommand));
  const input = { InstanceArn: 'i', PermissionSetArn: 'p' };
  const call = () => clock.runUntil(upstream.call(fakeScope(clock), describe, input));
  const change = () =>
    clock.runUntil(upstream.call(fakeScope(clock), create, { InstanceArn: 'i', Name: 'n' }));
  return { clock, factory, upstream, describe, call, change };
};

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  answers.length = 0;
  requests.length = 0;
});

const OK = send(200, { PermissionSet: { Name: 'x' } });

describe('an operation', () => {
  it('is named, charged and allowed as AWS does', () => {
    const { factory } = setUp({ accountId: '111122223333' });
    const ids = factory.service('identitystore', IdentitystoreClient).read(ListUsersCommand);
    expect(ids).toMatchObject({
      service: 'identitystore',
      name: 'ListUsers',
      kind: 'read',
      iamAction: 'identitystore:ListUsers',
      target: { accountId: '111122223333', region: 'eu-west-1' },
    });
    const accounts = factory
      .service('organizations', OrganizationsClient)
      .read(ListAccountsCommand);
    expect(accounts.target.region).toBeUndefined();
    expect(setUp().describe).toMatchObject({
      iamAction: 'sso:DescribePermissionSet',
      target: { accountId: 'self' },
    });
  });

  it('makes one signed request, with an input of its own', async () => {
    const { clock, describe: operation, upstream } = setUp();
    answers.push(OK);
    const input = Object.freeze({ InstanceArn: 'i', PermissionSetArn: 'p' });
    const output = await clock.runUntil(upstream.call(fakeScope(clock), operation, input));
    expect(output.PermissionSet?.Name).toBe('x');
    expect(requests).toHaveLength(1);
    expect(requests[0]?.headers['x-amz-target']).toBe('SWBExternalService.DescribePermissionSet');
    expect(requests[0]?.headers.authorization).toContain('/eu-west-1/sso/aws4_request');
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual(input);
  });

  it('goes to the endpoint of its service', async () => {
    const { factory, clock, upstream } = setUp({
      endpoint: 'http://127.0.0.1:1',
      endpoints: { sts: endpoint },
    });
    answers.push(
      send(
        200,
        '<R xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Account>1</Account></GetCallerIdentityResult></R>',
      ),
    );
    const operation = counted(factory.service('sts', STSClient).read(GetCallerIdentityCommand));
    const output = await clock.runUntil(upstream.call(fakeScope(clock), operation, {}));
    expect(output.Account).toBe('1');
  });
});

describe('through the real client', () => {
  it.each([
    {
      what: 'an HTML page at 200',
      answer: send(200, '<html>hi</html>'),
      code: 'UPSTREAM_MALFORMED',
      tries: 2,
    },
    {
      what: 'an HTML page at 502',
      answer: send(502, '<html>hi</html>'),
      code: 'UPSTREAM_UNAVAILABLE',
      tries: 3,
    },
    { what: 'nothing at 503', answer: send(503, ''), code: 'UPSTREAM_UNAVAILABLE', tries: 3 },
    { what: 'nothing at 200', answer: send(200, ''), code: 'UPSTREAM_MALFORMED', tries: 2 },
    {
      what: 'half a document',
      answer: send(200, '{"PermissionSet": {"Na'),
      code: 'UPSTREAM_MALFORMED',
      tries: 2,
    },
    {
      what: 'a list for an object',
      answer: send(200, { PermissionSet: [1] }),
      code: 'UPSTREAM_MALFORMED',
      tries: 2,
    },
    {
      what: 'a text for a time',
      answer: send(200, { PermissionSet: { CreatedDate: 'soon' } }),
      code: 'UPSTREAM_MALFORMED',
      tries: 2,
    },
    {
      what: 'a wrong type inside',
      answer: send(200, { PermissionSet: { Name: {} } }),
      code: 'UPSTREAM_MALFORMED',
      tries: 2,
    },
    { what: 'a refusal', answer: fault('AccessDeniedException'), code: 'ACCESS_DENIED', tries: 1 },
    {
      what: 'an unknown operation',
      answer: fault('UnknownOperationException'),
      code: 'UPSTREAM_UNAVAILABLE',
      tries: 1,
    },
    {
      what: 'a throttle',
      answer: fault('ThrottlingException', 400, { Message: 'Rate exceeded' }),
      code: 'THROTTLED',
      tries: 7,
    },
    {
      what: 'bad signatures',
      answer: fault('InvalidSignatureException'),
      code: 'GATEWAY_CREDENTIALS',
      tries: 2,
    },
    {
      what: 'a hang-up',
      answer: (response) => response.destroy(),
      code: 'UPSTREAM_UNAVAILABLE',
      tries: 2,
    },
    {
      what: 'a hang-up in the middle',
      answer: (response) => {
        response.writeHead(200, { 'content-length': '100' }).write('{"Perm');
        setImmediate(() => response.destroy());
      },
      code: 'UPSTREAM_UNAVAILABLE',
      tries: 2,
    },
  ])('a read that gets $what is $code after $tries tries', async ({ answer, code, tries }) => {
    const { call } = setUp();
    answers.push(answer);
    await expect(call()).rejects.toMatchObject({ code });
    expect(requests).toHaveLength(tries);
  });

  it.each([
    {
      what: 'a hang-up',
      answer: (response) => response.destroy(),
      code: 'OUTCOME_UNKNOWN',
    },
    { what: 'an HTML page at 200', answer: send(200, '<html>hi</html>'), code: 'OUTCOME_UNKNOWN' },
    { what: 'HTTP 500', answer: fault('InternalServerException', 500), code: 'OUTCOME_UNKNOWN' },
    {
      what: 'a conflict',
      answer: fault('ConflictException', 400, { Message: 'already exists.' }),
      code: 'ALREADY_EXISTS',
    },
  ])('a write that gets $what is sent once: $code', async ({ answer, code }) => {
    const { change } = setUp();
    answers.push(answer);
    await expect(change()).rejects.toMatchObject({ code });
    expect(requests).toHaveLength(1);
  });

  it('a read recovers', async () => {
    const { call } = setUp();
    answers.push(fault('ThrottlingException'), send(500, '<html>'), OK);
    expect((await call()).PermissionSet?.Name).toBe('x');
  });

  it('a write to nobody was certainly not made', async () => {
    const { change } = setUp({ endpoint: 'http://127.0.0.1:1' });
    await expect(change()).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
  });

  it('an endpoint that never answers is given up', async () => {
    const { describe: operation } = setUp();
    const idle = new ManualClock(Date.now());
    answers.push(() => undefined);
    const patient = createUpstream({ clock: idle, quotaShare: 1 });
    const call = patient.call(fakeScope(idle), operation, {
      InstanceArn: 'i',
      PermissionSetArn: 'p',
    });
    await expect(idle.runUntil(call)).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
  });
});

describe('credentials', () => {
  it('are fetched once for all clients, and anew when AWS says they have expired', async () => {
    let fetched = 0;
    const provider = () => {
      fetched += 1;
      return Promise.resolve({ ...credentials, sessionToken: `token-${fetched}` });
    };
    const { call, factory } = setUp({ credentials: provider });
    factory.service('identitystore', IdentitystoreClient);
    answers.push(OK, OK, fault('ExpiredTokenException'), OK);
    for (let i = 0; i < 3; i++) await call();
    const tokens = requests.map(({ headers }) => headers['x-amz-security-token']);
    expect(tokens).toEqual(['token-1', 'token-1', 'token-1', 'token-2']);
  });

  it('are renewed before they expire', async () => {
    let fetched = 0;
    const path = setUp({
      credentials: () => {
        fetched += 1;
        return Promise.resolve({
          ...credentials,
          expiration: new Date(path.clock.now() + 3_600_000),
        });
      },
    });
    answers.push(OK);
    await path.call();
    await path.clock.advance(54 * 60_000);
    await path.call();
    expect(fetched).toBe(1);
    await path.clock.advance(2 * 60_000);
    await path.call();
    expect(fetched).toBe(2);
  });

  it('that cannot be had are the gateway’s fault', async () => {
    const none = () =>
      Promise.reject(Object.assign(new Error('none'), { name: 'CredentialsProviderError' }));
    const { call, upstream } = setUp({ credentials: none });
    await expect(call()).rejects.toMatchObject({ code: 'GATEWAY_CREDENTIALS' });
    expect(upstream.readiness().ready).toBe(false);
    expect(requests).toHaveLength(0);
  });
});

describe('what is rehearsed before it is asked', () => {
  /** The requests that clients handed to what sends nothing: `Service.Operation` or a path, and whether signed. */
  const seen = async (factory: ReturnType<typeof createClientFactory>): Promise<string[]> => {
    const handle = vi.spyOn(REHEARSAL.requestHandler, 'handle');
    try {
      await factory.load();
      await factory.rehearse();
      return handle.mock.calls.map(([{ headers, path }]) => {
        expect(headers.authorization ?? headers.Authorization).toMatch(
          /^AWS4-HMAC-SHA256 .*REHEARSAL/,
        );
        return headers['x-amz-target'] ?? path;
      });
    } finally {
      handle.mockRestore();
    }
  };

  it('is each read of each service, signed, once and in one place, and nothing is sent', async () => {
    let fetched = 0;
    const { factory } = setUp({
      credentials: () => {
        fetched += 1;
        return Promise.resolve(credentials);
      },
    });
    factory.service('identitystore', IdentitystoreClient).read(ListUsersCommand);
    factory
      .service('identitystore', IdentitystoreClient, { region: 'us-east-1' })
      .read(ListUsersCommand);
    // Of an older generation of the SDK; what has an id in its path is not sent.
    const finspace = createFinspaceClient(factory, {});
    expect([finspace.getEnvironment.name, finspace.listEnvironments.name]).toEqual([
      'GetEnvironment',
      'ListEnvironments',
    ]);
    expect(await seen(factory)).toEqual([
      // Its write is not among them.
      'SWBExternalService.DescribePermissionSet',
      'AWSIdentityStore.ListUsers',
      '/environment',
    ]);
    expect(await seen(factory)).toEqual([]);
    expect(requests).toHaveLength(0);
    expect(fetched).toBe(0);
  });
});
