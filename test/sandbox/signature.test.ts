import { ListAccountsCommand } from '@aws-sdk/client-organizations';
import { DeletePermissionSetCommand } from '@aws-sdk/client-sso-admin';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '../support/manual-clock.ts';
import { clientsOf, refusalOf, tinyServer } from './support/clients.ts';
import type { ClientSettings, Clients } from './support/clients.ts';
import { callerOf, INSTANCE, PERMISSION_SET, ROOT } from './support/tiny-world.ts';

const remove = (clients: Clients): Promise<unknown> =>
  clients.ssoAdmin.send(
    new DeletePermissionSetCommand({ InstanceArn: INSTANCE, PermissionSetArn: PERMISSION_SET }),
  );
const whoAmI = (clients: Clients): Promise<unknown> =>
  clients.sts.send(new GetCallerIdentityCommand({}));

/** Changes what leaves the client after it has been signed. */
const tamper = (
  { ssoAdmin }: Clients,
  change: (request: { headers: Record<string, string>; body: Uint8Array; path: string }) => void,
): void =>
  ssoAdmin.middlewareStack.add(
    (next) => (args) => {
      change(args.request as Parameters<typeof change>[0]);
      return next(args);
    },
    { step: 'deserialize', priority: 'low' },
  );

const MISMATCH = /^The request signature we calculated does not match/;
const INVALID_TOKEN = 'The security token included in the request is invalid.';

interface Case {
  readonly what: string;
  readonly settings: ClientSettings;
  readonly json: string;
  readonly query: string;
  readonly message: string | RegExp;
}

const cases: Case[] = [
  {
    what: 'a wrong secret',
    settings: { credentials: { ...ROOT, secretAccessKey: 'guessed' } },
    json: 'InvalidSignatureException',
    query: 'SignatureDoesNotMatch',
    message: MISMATCH,
  },
  {
    what: 'an unknown access key',
    settings: { credentials: { ...ROOT, accessKeyId: 'AKIANOBODY0000000000' } },
    json: 'UnrecognizedClientException',
    query: 'InvalidClientTokenId',
    message: INVALID_TOKEN,
  },
  {
    what: 'a session token that does not belong to the key',
    settings: { credentials: { ...ROOT, sessionToken: 'stray' } },
    json: 'UnrecognizedClientException',
    query: 'InvalidClientTokenId',
    message: INVALID_TOKEN,
  },
  {
    what: 'another Region',
    settings: { region: 'ap-southeast-2' },
    json: 'InvalidSignatureException',
    query: 'SignatureDoesNotMatch',
    message: "Credential should be scoped to a valid region, not 'ap-southeast-2'. ",
  },
  {
    what: 'a clock that is six minutes behind',
    settings: { systemClockOffset: -6 * 60_000 },
    json: 'InvalidSignatureException',
    query: 'SignatureDoesNotMatch',
    message:
      /^Signature expired: \d{8}T\d{6}Z is now earlier than \d{8}T\d{6}Z \(\d{8}T\d{6}Z - 5 min\.\)$/,
  },
  {
    what: 'a clock that is six minutes ahead',
    settings: { systemClockOffset: 6 * 60_000 },
    json: 'InvalidSignatureException',
    query: 'SignatureDoesNotMatch',
    message: /^Signature not yet current: /,
  },
];

describe('a signature', () => {
  it.each(cases)('with $what is refused', async ({ settings, json, query, message }) => {
    const { sandbox } = await tinyServer();
    const clients = clientsOf(sandbox, settings);
    const text = expect.stringMatching(message) as string;
    const exact = typeof message === 'string' ? message : text;
    expect(await refusalOf(remove(clients))).toMatchObject({
      name: json,
      message: exact,
      status: 400,
    });
    expect(await refusalOf(whoAmI(clients))).toMatchObject({
      name: query,
      message: exact,
      status: 403,
    });
    expect(sandbox.world.inputs).toEqual([]);
  });

  it('with a clock that is four minutes off is taken', async () => {
    const { sandbox } = await tinyServer();
    const clients = clientsOf(sandbox, { systemClockOffset: -4 * 60_000 });
    await expect(remove(clients)).resolves.toBeDefined();
  });

  it.each([
    [
      'the body',
      (request: { body: Uint8Array }) => (request.body = request.body.map((byte) => byte ^ 1)),
    ],
    ['the path', (request: { path: string }) => (request.path = '/elsewhere')],
    [
      'a signed header',
      ({ headers }: { headers: Record<string, string> }) => (headers['x-amz-user-agent'] = 'other'),
    ],
    [
      'the operation',
      ({ headers }: { headers: Record<string, string> }) =>
        (headers['x-amz-target'] = 'SWBExternalService.DescribePermissionSet'),
    ],
  ])('does not cover a change of %s', async (_what, change) => {
    const clients = await tinyServer();
    tamper(clients, change);
    expect(await refusalOf(remove(clients))).toMatchObject({
      name: 'InvalidSignatureException',
      message: expect.stringMatching(MISMATCH) as string,
    });
  });

  it('must be there', async () => {
    const { ssoAdmin, ...others } = await tinyServer();
    const clients = { ssoAdmin, ...others };
    tamper(clients, ({ headers }) => delete headers.authorization);
    expect(await refusalOf(remove(clients))).toMatchObject({
      name: 'MissingAuthenticationTokenException',
      message: 'Missing Authentication Token',
      status: 400,
    });
  });

  it('must be complete', async () => {
    const clients = await tinyServer();
    tamper(clients, ({ headers }) => {
      headers.authorization = (headers.authorization ?? '').replace(/, Signature=.*/, '');
      delete headers['x-amz-date'];
    });
    expect(await refusalOf(remove(clients))).toMatchObject({
      name: 'IncompleteSignatureException',
      message:
        "Authorization header requires 'Signature' parameter. Authorization header requires " +
        "existence of either a 'X-Amz-Date' or a 'Date' header.",
      status: 400,
    });
  });

  it.each([
    ['AWS4-HMAC-SHA1 Credential=a', "Unsupported AWS 'algorithm': 'AWS4-HMAC-SHA1'."],
    [
      'AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=00',
      'Credential must have exactly 5 slash-delimited elements, e.g. ' +
        "keyid/date/region/service/term, got 'a/b'",
    ],
  ])('must have its form: %s', async (authorization, message) => {
    const clients = await tinyServer();
    tamper(clients, ({ headers }) => (headers.authorization = authorization));
    expect(await refusalOf(remove(clients))).toMatchObject({
      name: 'IncompleteSignatureException',
      message,
    });
  });

  it('must cover the headers that decide what is done', async () => {
    const clients = await tinyServer();
    tamper(clients, ({ headers }) => {
      headers.authorization = (headers.authorization ?? '').replace('x-amz-target;', '');
      headers.authorization = headers.authorization.replace(';x-amz-target', '');
    });
    expect(await refusalOf(remove(clients))).toMatchObject({
      name: 'InvalidSignatureException',
      message: "'x-amz-target' must be a 'SignedHeader' in the AWS Authorization.",
    });
  });

  it('for another service is refused', async () => {
    const clients = await tinyServer();
    tamper(clients, ({ headers }) => {
      headers.authorization = (headers.authorization ?? '').replace('/sso/', '/identitystore/');
    });
    expect(await refusalOf(remove(clients))).toMatchObject({
      name: 'InvalidSignatureException',
      message: "Credential should be scoped to correct service: 'sso'. ",
    });
  });

  it('for Organizations may be scoped to its one Region', async () => {
    const { sandbox } = await tinyServer();
    const { organizations } = clientsOf(sandbox, { region: 'us-east-1' });
    await expect(organizations.send(new ListAccountsCommand({}))).resolves.toBeDefined();
  });
});

describe('a session', () => {
  const session = { accessKeyId: 'ASIASESSION000000000', secretAccessKey: 's', sessionToken: 't' };

  it("proves who calls, until it ends on the sandbox's clock", async () => {
    const clock = new ManualClock();
    const { sandbox } = await tinyServer({ clock });
    sandbox.world.sessions.set(session.accessKeyId, {
      ...session,
      caller: {
        ...callerOf(session.accessKeyId),
        arn: 'arn:aws:sts::111111111111:assumed-role/r/s',
      },
      expiresAt: clock.now() + 900_000,
    });
    const clients = clientsOf(sandbox, { credentials: session });
    await clock.advance(899_999);
    expect(await whoAmI(clients)).toMatchObject({
      Arn: 'arn:aws:sts::111111111111:assumed-role/r/s',
    });
    await clock.advance(1);
    const message = 'The security token included in the request is expired';
    expect(await refusalOf(remove(clients))).toMatchObject({
      name: 'ExpiredTokenException',
      message,
      status: 400,
    });
    expect(await refusalOf(whoAmI(clients))).toMatchObject({
      name: 'ExpiredToken',
      message,
      status: 403,
    });
  });

  it('is nothing without its token', async () => {
    const { sandbox } = await tinyServer();
    const known = { ...session, caller: callerOf(session.accessKeyId) };
    sandbox.world.sessions.set(session.accessKeyId, known);
    const { accessKeyId, secretAccessKey } = session;
    const clients = clientsOf(sandbox, { credentials: { accessKeyId, secretAccessKey } });
    expect(await refusalOf(remove(clients))).toMatchObject({
      name: 'UnrecognizedClientException',
      message: INVALID_TOKEN,
    });
  });
});
