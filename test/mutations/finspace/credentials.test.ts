import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { globalIds } from '../../../src/node-types.ts';
import { ListUsersCommand } from '../../../src/services/finspace/data/commands.ts';
import { FinspaceDataClient } from '../../../src/services/finspace/data/finspace-data-client.ts';
import { ReadCache } from '../../../src/upstream/cache.ts';
import { environmentGlobalId, environmentRow, MEMBER } from '../../support/environments.ts';
import {
  makeGateway,
  type MakeGatewayOptions,
  type TestGateway,
} from '../../support/make-gateway.ts';
import { subscribe } from '../../support/event-stream.ts';
import { documentOf, payloadOf, run } from '../../support/mutations.ts';
import { makeFolder } from '../../support/run-folder.ts';

let t: TestGateway;
afterEach(() => t.close());
const start = async (options: MakeGatewayOptions = {}): Promise<void> => {
  t = await makeGateway(options);
};

const FIELD = 'issueProgrammaticCredentials';
const SELECTION =
  'credentials { accessKeyId secretAccessKey sessionToken } durationInMinutes expiresAt';
const ROLE = `arn:aws:iam::${MEMBER}:role/FinSpaceProgrammaticAccess`;

interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}
interface Issued {
  readonly credentials: Credentials;
  readonly durationInMinutes: number;
  readonly expiresAt: string;
}

const inputFor = (more: object = {}, name = 'research-data') => ({
  environment: environmentGlobalId(t, name),
  durationInMinutes: 15,
  ...more,
});
const issue = async (more: object = {}): Promise<Issued> => {
  const payload = await payloadOf(t, FIELD, inputFor(more), SELECTION);
  expect(payload.userErrors).toEqual([]);
  return payload as unknown as Issued;
};
/** Asks the sandbox with these credentials, past the gateway. */
const listUsers = async (credentials: Credentials): Promise<number> => {
  const client = new FinspaceDataClient({
    region: t.sandbox.region,
    endpoint: t.sandbox.url,
    credentials,
    maxAttempts: 1,
  });
  const { users = [] } = await client.send(new ListUsersCommand({ maxResults: 100 }));
  client.destroy();
  return users.length;
};

describe('credentials that are issued', () => {
  it('work at once and as long as they say, and then no more', async () => {
    await start();
    const before = t.clock.now();
    const { credentials, durationInMinutes, expiresAt } = await issue();
    expect(durationInMinutes).toBe(15);
    expect(Date.parse(expiresAt)).toBe(before + 15 * 60_000);
    expect(t.calls()).toEqual({
      'sts.GetCallerIdentity': 1,
      'sts.AssumeRole': 1,
      'finspace-data.GetProgrammaticAccessCredentials': 1,
    });
    expect(await listUsers(credentials)).toBe(5);
    await t.clock.advance(15 * 60_000 - 1000);
    expect(await listUsers(credentials)).toBe(5);
    await t.clock.advance(1000);
    await expect(listUsers(credentials)).rejects.toThrow(/expired/i);
  });

  it('are of the environment and no other', async () => {
    await start();
    const { credentials } = await issue({
      environment: environmentGlobalId(t, 'client-analytics'),
    });
    expect(await listUsers(credentials)).toBe(3);
  });

  it('are of the role that is named', async () => {
    await start({ placed: { credentialRoles: { Research: ROLE } } });
    const { credentials } = await issue({ role: 'Research' });
    expect(await listUsers(credentials)).toBe(5);
  });

  it('are made anew for everybody who asks, with the role taken on anew', async () => {
    await start();
    await t
      .data('{ environments { nodes { users { nodes { userId } } } } }')
      .catch(() => undefined);
    t.resetCalls();
    const issued = await Promise.all([issue(), issue(), issue()]);
    expect(new Set(issued.map(({ credentials }) => credentials.secretAccessKey)).size).toBe(3);
    expect(t.calls()).toEqual({
      'sts.AssumeRole': 3,
      'finspace-data.GetProgrammaticAccessCredentials': 3,
    });
  });

  it('come in an answer that nobody may keep', async () => {
    await start();
    const answer = await run(t, FIELD, inputFor(), SELECTION);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const variables = { input: inputFor() };
    const stream = await t.clock.runUntil(subscribe(t, documentOf(FIELD, SELECTION), variables));
    expect(stream.response.headers.get('cache-control')).toBe('no-store');
    const [event] = await t.clock.runUntil(stream.rest());
    const issued = event?.data?.data?.[FIELD] as Issued;
    expect(await listUsers(issued.credentials)).toBe(5);
    const refused = await run(t, FIELD, inputFor({ durationInMinutes: 1.5 }), SELECTION);
    expect(refused.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    const read = await t.execute('{ viewer { caller } }');
    expect(read.headers.get('cache-control')).toBeNull();
  });
});

describe('nobody is given credentials', () => {
  it.each([0, -1, 61, 100_000])('for %d minutes', async (durationInMinutes) => {
    await start();
    const { userErrors } = await payloadOf(t, FIELD, inputFor({ durationInMinutes }), SELECTION);
    expect(userErrors).toMatchObject([
      { code: 'VALIDATION', field: ['input', 'durationInMinutes'] },
    ]);
    expect(userErrors[0]?.message).toContain('1 to 60');
    expect(t.callCount()).toBe(0);
  });

  it.each([
    ['its ARN', ROLE],
    ['the ARN of another', 'arn:aws:iam::111122223333:role/Admin'],
    ['a name that nobody gave', 'Nobody'],
    ['a name that every object has', 'constructor'],
    ['nothing', ''],
  ])('of a role that is named by %s', async (_what, role) => {
    await start();
    const { errors, data } = await run(t, FIELD, inputFor({ role }), SELECTION);
    expect(data?.[FIELD]).toBeNull();
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'input.role',
    });
    expect(errors?.[0]?.message).toContain('FinSpaceProgrammaticAccess, FinSpaceClientAnalytics');
    expect(t.callCount()).toBe(0);
  });

  it('of an environment that the configuration names no role for', async () => {
    await start();
    const { errors } = await run(t, FIELD, inputFor({}, 'legacy-datasets'), SELECTION);
    expect(errors?.[0]?.extensions.code).toBe('NOT_CONFIGURED');
    expect(errors?.[0]?.message).toMatch(/FINSPACE_ROLES/);
    expect(t.callCount()).toBe(0);
  });

  it('by a gateway that only reads', async () => {
    await start({ writes: false });
    const { errors } = await run(t, FIELD, inputFor(), SELECTION);
    expect(errors?.[0]?.extensions.code).toBe('READ_ONLY');
    expect(t.callCount()).toBe(0);
  });

  it('where FinSpace is switched off', async () => {
    await start({ placed: { disabled: ['finspace'] } });
    const { errors } = await run(t, FIELD, inputFor(), SELECTION);
    expect(errors?.[0]?.extensions.code).toBe('SERVICE_DISABLED');
    expect(t.callCount()).toBe(0);
  });

  it('when the role may not be taken on: it says which, and what is missing', async () => {
    await start({ sandbox: { faults: ['sts.AssumeRole:denied'] } });
    const { userErrors } = await payloadOf(t, FIELD, inputFor(), SELECTION);
    expect(userErrors).toMatchObject([
      { __typename: 'AccessDenied', missingAction: 'sts:AssumeRole', awsOperation: 'AssumeRole' },
    ]);
    expect(userErrors[0]?.message).toContain(ROLE);
  });

  it('when the role is recorded at no user: it says of which environment', async () => {
    await start();
    const role = 'FinSpaceClientAnalytics';
    const { userErrors } = await payloadOf(t, FIELD, inputFor({ role }), SELECTION);
    expect(userErrors).toMatchObject([
      {
        __typename: 'AccessDenied',
        missingAction: 'finspace-api:GetProgrammaticAccessCredentials',
        awsOperation: 'GetProgrammaticAccessCredentials',
      },
    ]);
    expect(userErrors[0]?.message).toContain(`role/${role}`);
    expect(userErrors[0]?.message).toContain(environmentRow(t, 'research-data').environmentId);
  });

  it.each([
    ['ResourceNotFoundException', 'NOT_FOUND'],
    ['ConflictException', 'CONFLICT'],
  ])('when FinSpace answers %s: it says so at the environment', async (name, code) => {
    const operation = 'finspace-data.GetProgrammaticAccessCredentials';
    await start({ sandbox: { faults: [`${operation}:error=${name}`] } });
    const payload = await payloadOf(t, FIELD, inputFor(), SELECTION);
    expect(payload).toMatchObject({
      credentials: null,
      expiresAt: null,
      userErrors: [{ code, field: ['input', 'environment'] }],
    });
  });

  it('of an environment in a place that is not asked, before the role is taken on', async () => {
    await start();
    const environment = globalIds.encode('Environment', '111122223333', 'eu-west-1', 'abcdef');
    const role = 'FinSpaceProgrammaticAccess';
    const { errors } = await run(t, FIELD, inputFor({ environment, role }), SELECTION);
    expect(errors?.[0]?.extensions.code).toBe('NOT_CONFIGURED');
    expect(t.calls()).toEqual({ 'sts.GetCallerIdentity': 1 });
  });

  it('when FinSpace has ended', async () => {
    await start({ sandbox: { faults: ['finspace-data:html'] } });
    const { errors } = await run(t, FIELD, inputFor(), SELECTION);
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'SERVICE_ENDED',
      service: 'finspace-data',
    });
  });

  it.each(['malformed', 'missing'])('out of an answer that is %s', async (fault) => {
    const operation = 'finspace-data.GetProgrammaticAccessCredentials';
    await start({ sandbox: { faults: [`${operation}:${fault}`] } });
    const { errors, data } = await run(t, FIELD, inputFor(), SELECTION);
    expect(data?.[FIELD]).toBeNull();
    expect(errors?.[0]?.extensions.code).toBe('UPSTREAM_MALFORMED');
  });
});

describe('the secrets of credentials', () => {
  it('are in the one answer, and in nothing that the gateway or the sandbox writes', async () => {
    const lines: string[] = [];
    const kept = vi.spyOn(ReadCache.prototype, 'keep');
    const stateDir = makeFolder('credentials');
    await start({ stateDir, onLog: (line) => lines.push(line) });
    const journal = { 'x-aws-journal': '1' };
    const answer = await t.execute(documentOf(FIELD, SELECTION), { input: inputFor() }, journal);
    const payload = answer.data?.[FIELD] as Issued;
    const secrets = [payload.credentials.secretAccessKey, payload.credentials.sessionToken];
    for (const secret of secrets) expect(secret.length).toBeGreaterThan(20);

    // The users are read with credentials of the gateway's own, and then nothing works any more.
    const QUERY = '{ environments(region: "eu-west-1") { nodes { users { nodes { userId } } } } }';
    const reads = [await t.execute(QUERY, {}, journal)];
    t.sandbox.faults.set(['finspace-data:error=ValidationException', 'sts.AssumeRole:html']);
    await t.clock.advance(120_000);
    reads.push(await t.execute(QUERY, {}, journal));
    reads.push(await run(t, FIELD, inputFor(), SELECTION, journal));
    t.sandbox.faults.set(['finspace-data:cut', 'sts:500']);
    reads.push(await run(t, FIELD, inputFor(), SELECTION, journal));

    const sessions = [...t.sandbox.world.state.sessions.rows];
    expect(sessions.length).toBeGreaterThan(3);
    const all = sessions.flatMap(({ secretAccessKey, sessionToken }) => [
      secretAccessKey,
      sessionToken,
    ]);
    expect(all).toEqual(expect.arrayContaining(secrets));
    const written = [
      JSON.stringify([answer.extensions ?? {}, answer.errors ?? []]),
      ...reads.map(({ body }) => body),
      lines.join('\n'),
      await t.metrics.registry.metrics(),
      JSON.stringify(t.sandbox.calls),
      JSON.stringify(t.upstream.quotas()),
      JSON.stringify(kept.mock.calls),
      ...readdirSync(stateDir).map((name) => readFileSync(join(stateDir, name), 'utf8')),
    ];
    expect(kept.mock.calls.length).toBeGreaterThan(1);
    kept.mockRestore();
    for (const text of written) {
      for (const secret of all) expect(text).not.toContain(secret);
    }
    expect(reads.every(({ errors }) => errors !== undefined)).toBe(true);
    expect(answer.extensions).toBeDefined();
  });
});
