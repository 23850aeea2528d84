import { DescribeAccountCommand, ListAccountsCommand } from '@aws-sdk/client-organizations';
import {
  DeletePermissionSetCommand,
  DescribePermissionSetCommand,
  SSOAdminClient,
} from '@aws-sdk/client-sso-admin';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { describe, expect, it } from 'vitest';
import { Faults } from '../../src/sandbox/faults.ts';
import { clientsOf, refusalOf, tinySandbox, tinyServer } from './support/clients.ts';
import { INSTANCE, PERMISSION_SET } from './support/tiny-world.ts';

const set = { InstanceArn: INSTANCE, PermissionSetArn: PERMISSION_SET };
const describeSet = (client: SSOAdminClient): Promise<unknown> =>
  client.send(new DescribePermissionSetCommand(set));

const services = new Map([
  ['sts', new Set(['AssumeRole', 'GetCallerIdentity'])],
  ['organizations', new Set(['ListAccounts'])],
]);

const refusals: [spec: string, refusal: object][] = [
  ['throttle', { name: 'ThrottlingException', message: 'Rate exceeded', status: 400 }],
  ['500', { name: 'InternalServerException', status: 500 }],
  ['503', { name: 'ServiceUnavailableException', status: 503 }],
  ['expired', { name: 'ExpiredTokenException', status: 400 }],
  ['error=ConflictException', { name: 'ConflictException', status: 400 }],
  [
    'denied',
    {
      name: 'AccessDeniedException',
      status: 400,
      message: expect.stringContaining('sso:DescribePermissionSet') as string,
    },
  ],
];

describe('a fault', () => {
  it.each(refusals)('%s is refused before anything is done', async (kind, refusal) => {
    const { ssoAdmin, sandbox } = await tinyServer({ faults: [`sso-admin:${kind}`] });
    expect(await refusalOf(describeSet(ssoAdmin))).toMatchObject(refusal);
    expect(sandbox.world.inputs).toEqual([]);
  });

  it('html is a page that no client can read', async () => {
    const { organizations, sts } = await tinyServer({ faults: ['*:html'] });
    const accounts = organizations.send(new ListAccountsCommand({}));
    expect(await refusalOf(accounts)).toMatchObject({ status: 503 });
    expect((await refusalOf(sts.send(new GetCallerIdentityCommand({})))).status).toBe(503);
  });

  const connections: [kind: string, done: boolean][] = [
    ['dead', false],
    ['cut-before', false],
    ['cut-after', true],
    ['cut', true],
  ];

  describe.each(['on a socket', 'within the process'])('%s', (way) => {
    const clientOf = async (faults: string[]) => {
      const sandbox = tinySandbox({ faults });
      if (way === 'on a socket') await sandbox.listen();
      const settings = way === 'on a socket' ? {} : { requestHandler: sandbox.requestHandler() };
      return { sandbox, ...clientsOf(sandbox, settings) };
    };

    it.each(connections)('%s breaks the connection (done: %s)', async (kind, done) => {
      const { ssoAdmin, sandbox } = await clientOf([`sso-admin:${kind}`]);
      const { error } = await refusalOf(describeSet(ssoAdmin));
      expect(error).toMatchObject({ code: 'ECONNRESET' });
      expect(sandbox.world.inputs).toHaveLength(done ? 1 : 0);
      expect(sandbox.calls).toMatchObject([{ status: 0, errorName: `fault:${kind}` }]);
    });

    it('hang says nothing until the caller gives up', async () => {
      const { ssoAdmin, sandbox } = await clientOf(['sso-admin:hang']);
      const gaveUp = new AbortController();
      const call = ssoAdmin.send(new DescribePermissionSetCommand(set), {
        abortSignal: gaveUp.signal,
      });
      await expect.poll(() => sandbox.calls.length).toBe(1);
      await expect.poll(() => sandbox.active).toBe(0);
      gaveUp.abort();
      expect(await refusalOf(call)).toMatchObject({ name: 'AbortError' });
    });
  });

  it('malformed gives members of a wrong type', async () => {
    const { ssoAdmin, organizations, sts } = await tinyServer({ faults: ['*:malformed'] });
    expect(await describeSet(ssoAdmin)).toMatchObject({ PermissionSet: 'malformed' });
    expect(await organizations.send(new ListAccountsCommand({}))).toMatchObject({
      Accounts: 'malformed',
    });
    const identity = await sts.send(new GetCallerIdentityCommand({}));
    expect(identity.Account).toBeUndefined();
  });

  it('missing gives an answer without members', async () => {
    const { ssoAdmin } = await tinyServer({ faults: ['*:missing'] });
    const { $metadata, ...members } = (await describeSet(ssoAdmin)) as Record<string, unknown>;
    expect($metadata).toMatchObject({ httpStatusCode: 200 });
    expect(members).toEqual({});
  });

  it('can be set while the sandbox runs', async () => {
    const { organizations, sandbox } = await tinyServer();
    const ask = () => organizations.send(new DescribeAccountCommand({ AccountId: '111111111111' }));
    sandbox.faults.set(['organizations.DescribeAccount:throttle:times=1']);
    expect(await refusalOf(ask())).toMatchObject({ name: 'TooManyRequestsException', status: 400 });
    await expect(ask()).resolves.toBeDefined();
    sandbox.faults.set(['organizations:500']);
    expect(await refusalOf(ask())).toMatchObject({ name: 'ServiceException', status: 500 });
    sandbox.faults.clear();
    await expect(ask()).resolves.toBeDefined();
    expect(sandbox.throttled).toBe(1);
  });

  it('that passes is outlived by a client that retries', async () => {
    const { sandbox } = await tinyServer({ faults: ['sso-admin:throttle:first=1'] });
    const client = new SSOAdminClient({
      region: sandbox.region,
      endpoint: sandbox.url,
      credentials: sandbox.credentials,
      requestHandler: new NodeHttpHandler(),
    });
    await client.send(new DeletePermissionSetCommand(set));
    client.destroy();
    expect(sandbox.calls.map((call) => call.errorName)).toEqual(['ThrottlingException', undefined]);
  });
});

describe('the rules of a fault', () => {
  const hits = (spec: string, calls: [string, string][]): boolean[] => {
    const faults = new Faults(7, services, [spec]);
    return calls.map(([service, operation]) => faults.next(service, operation) !== undefined);
  };
  const five = Array.from({ length: 5 }, (): [string, string] => ['sts', 'AssumeRole']);

  it.each([
    ['*:500', [true, true, true, true, true]],
    ['*.AssumeRole:500', [true, true, true, true, true]],
    ['sts.*:500', [true, true, true, true, true]],
    ['sts.GetCallerIdentity:500', [false, false, false, false, false]],
    ['organizations:500', [false, false, false, false, false]],
    ['sts:500:first=2', [true, true, false, false, false]],
    ['sts:500:after=2', [false, false, true, true, true]],
    ['sts:500:after=1:times=2', [false, true, true, false, false]],
    ['sts:500:0', [false, false, false, false, false]],
    ['sts:500:1', [true, true, true, true, true]],
  ])('%s hits %o', (spec, expected) => {
    expect(hits(spec, five)).toEqual(expected);
  });

  it('fire as often as they say, on the same calls for the same seed', () => {
    const many = Array.from({ length: 2000 }, (): [string, string] => ['sts', 'AssumeRole']);
    const first = hits('sts:500:0.1', many);
    expect(hits('sts:500:0.1', many)).toEqual(first);
    expect(first.filter(Boolean).length).toBeGreaterThan(150);
    expect(first.filter(Boolean).length).toBeLessThan(250);
  });

  it('count on their own, and the first that fires decides', () => {
    const faults = new Faults(1, services, ['sts:500:times=1,*:slow=20', ' organizations:dead ']);
    expect(faults.next('sts', 'AssumeRole')).toEqual({ kind: '500' });
    expect(faults.next('sts', 'AssumeRole')).toEqual({ kind: 'slow', ms: 20 });
    expect(faults.active).toEqual(['sts:500:times=1', '*:slow=20', 'organizations:dead']);
  });

  it.each([
    ['s3:500', '"s3" is not *'],
    ['sts', '"" is not one of'],
    ['sts:explode', '"explode" is not one of'],
    ['sts:500:2', '"2" is not a probability'],
    ['sts:500:often=2', '"often=2" is not a probability'],
    ['sts:500:', '"" is not a probability'],
    ['sts.AssumeRoll:500', 'sts has no operation AssumeRoll'],
    ['*.AssumeRoll:500', 'no service has an operation AssumeRoll'],
    ['sts.A.B:500', '"sts.A.B" is not'],
  ])('that break the grammar are refused: "%s"', (spec, message) => {
    const faults = new Faults(1, services, ['sts:500']);
    expect(() => faults.set([spec])).toThrow(message);
    expect(faults.active).toEqual(['sts:500']);
  });
});
