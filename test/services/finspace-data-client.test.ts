import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.ts';
import * as commands from '../../src/services/finspace/data/commands.ts';
import { FinspaceDataServiceException } from '../../src/services/finspace/data/errors.ts';
import { FinspaceDataClient } from '../../src/services/finspace/data/finspace-data-client.ts';
import { createFinspaceDataClient } from '../../src/services/finspace/data-client.ts';
import { systemClock } from '../../src/core/clock.ts';
import { createClientFactory } from '../../src/upstream/client-factory.ts';
import { createRequestScope } from '../../src/upstream/request-scope.ts';
import { ManualClock } from '../support/manual-clock.ts';

const MEMBER = '905418237760';
const ROLE = `arn:aws:iam::${MEMBER}:role/FinSpaceProgrammaticAccess`;
const CREDENTIALS = { accessKeyId: 'AKIASANDBOX000000000', secretAccessKey: 'sandbox-secret' };

describe('the client of the FinSpace data API, against the sandbox', () => {
  let sandbox: Sandbox;
  let clock: ManualClock;
  let environmentId: string;
  const clients: FinspaceDataClient[] = [];
  beforeEach(async () => {
    clock = new ManualClock(Date.now());
    sandbox = createSandbox({ clock, quotas: false });
    await sandbox.listen(0);
    environmentId = sandbox.world.state.environments.rows.find(
      ({ name }) => name === 'research-data',
    )!.environmentId;
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) client.destroy();
    await sandbox.close();
  });

  const connect = (credentials: { accessKeyId: string; secretAccessKey: string }, more = {}) => {
    const { region, url: endpoint } = sandbox;
    const client = new FinspaceDataClient({ region, endpoint, credentials, ...more });
    clients.push(client);
    return client;
  };

  /** A session of the role, as STS would give it. */
  const asRole = async () => {
    const { STSClient, AssumeRoleCommand } = await import('@aws-sdk/client-sts');
    const { region, url: endpoint, credentials } = sandbox;
    const sts = new STSClient({ region, endpoint, credentials });
    const { Credentials: issued } = await sts.send(
      new AssumeRoleCommand({ RoleArn: ROLE, RoleSessionName: 'test' }),
    );
    sts.destroy();
    return connect({
      accessKeyId: issued?.AccessKeyId ?? '',
      secretAccessKey: issued?.SecretAccessKey ?? '',
      ...{ sessionToken: issued?.SessionToken },
    });
  };

  const enter = async (durationInMinutes = 60) => {
    const role = await asRole();
    const { credentials, durationInMinutes: lasts } = await role.send(
      new commands.GetProgrammaticAccessCredentialsCommand({ environmentId, durationInMinutes }),
    );
    expect(lasts).toBe(durationInMinutes);
    return connect(credentials as { accessKeyId: string; secretAccessKey: string });
  };

  it('sends each operation, and reads what it answers', async () => {
    const client = await enter();
    const { users = [] } = await client.send(new commands.ListUsersCommand({ maxResults: 3 }));
    expect(users).toHaveLength(3);
    const rest = await client.send(
      new commands.ListUsersCommand({
        maxResults: 100,
        nextToken: (await client.send(new commands.ListUsersCommand({ maxResults: 3 }))).nextToken,
      }),
    );
    expect(rest.users).toHaveLength(2);
    expect(rest.nextToken).toBeUndefined();

    const person = {
      emailAddress: 'ana.silva@kestrelbridge.com',
      firstName: 'Ana',
      type: 'APP_USER',
    } as const;
    // Somebody has to go before somebody may come.
    const emeka = [...users, ...(rest.users ?? [])].find(({ lastName }) => lastName === 'Eze');
    const disabled = { userId: emeka?.userId ?? '' };
    expect(await client.send(new commands.DisableUserCommand(disabled))).toMatchObject(disabled);
    const { userId = '' } = await client.send(new commands.CreateUserCommand(person));
    await clock.advance(120_000);
    await client.send(new commands.UpdateUserCommand({ userId, lastName: 'Silva' }));
    const user = await client.send(new commands.GetUserCommand({ userId }));
    expect(user).toMatchObject({ ...person, userId, lastName: 'Silva', status: 'ENABLED' });
    expect(typeof user.createTime).toBe('number');
    await client.send(new commands.DisableUserCommand({ userId }));
    await client.send(new commands.EnableUserCommand(disabled));

    const { permissionGroups = [] } = await client.send(
      new commands.ListPermissionGroupsCommand({ maxResults: 100 }),
    );
    const group = permissionGroups.find(({ name }) => name === 'Quantitative Research');
    expect(group?.applicationPermissions).toContain('CreateDataset');
    const members = await client.send(
      new commands.ListUsersByPermissionGroupCommand({
        maxResults: 100,
        permissionGroupId: group?.permissionGroupId ?? '',
      }),
    );
    expect(members.users).toHaveLength(3);
    const groups = await client.send(
      new commands.ListPermissionGroupsByUserCommand({ ...disabled, maxResults: 100 }),
    );
    expect(groups.permissionGroups).toMatchObject([
      { name: 'Quantitative Research', membershipStatus: 'ADDITION_SUCCESS' },
    ]);
    const called = new Set(
      sandbox.calls
        .filter(({ service }) => service === 'finspace-data')
        .map((one) => one.operation),
    );
    expect([...called].map((name) => `${name}Command`).toSorted()).toEqual(
      Object.keys(commands).toSorted(),
    );
    expect(sandbox.calls.every(({ status }) => status === 200)).toBe(true);
  });

  it.each<[string, object, number]>([
    [
      'ConflictException',
      new commands.CreateUserCommand({
        emailAddress: 'a@b.com',
        type: 'APP_USER',
        clientToken: 'the-same',
      }),
      409,
    ],
    ['ResourceNotFoundException', new commands.GetUserCommand({ userId: 'nobody' }), 404],
    ['ValidationException', new commands.ListUsersCommand({ maxResults: 0 }), 400],
    [
      'AccessDeniedException',
      new commands.GetProgrammaticAccessCredentialsCommand({
        environmentId: 'nowhere',
        durationInMinutes: 60,
      }),
      403,
    ],
  ])('throws %s by its name, with what AWS said', async (name, command, status) => {
    const client = await enter();
    if (name === 'ConflictException') {
      sandbox.faults.set([`finspace-data.CreateUser:error=ConflictException`]);
    }
    const error: unknown = await client.send(command as never).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(FinspaceDataServiceException);
    expect(error).toMatchObject({
      name,
      $fault: 'client',
      $metadata: { httpStatusCode: status, requestId: expect.any(String) as string },
    });
    expect((error as Error).message).not.toBe('');
  });

  it.each([
    ['ThrottlingException', 'throttle', 3],
    ['InternalServerException', '500', 3],
    ['AccessDeniedException', 'denied', 1],
  ])('tries %s as often as clients of AWS do', async (name, fault, attempts) => {
    const client = await enter();
    sandbox.faults.set([`finspace-data.ListUsers:${fault}`]);
    const before = sandbox.calls.length;
    const sent = client.send(new commands.ListUsersCommand({ maxResults: 1 }));
    await expect(sent).rejects.toMatchObject({ name });
    expect(sandbox.calls.length - before).toBe(attempts);
  });

  it('is refused when the credentials have ended', async () => {
    const client = await enter(1);
    await clock.advance(61_000);
    const sent = client.send(new commands.ListUsersCommand({ maxResults: 1 }));
    await expect(sent).rejects.toThrow(/expired/i);
  });

  it.each(['html', 'cut', 'cut-before'])('fails at an answer that is %s', async (fault) => {
    const client = await enter();
    sandbox.faults.set([`finspace-data.ListUsers:${fault}`]);
    await expect(client.send(new commands.ListUsersCommand({ maxResults: 1 }))).rejects.toThrow();
  });

  it('bound for the gateway, refuses answers that the API does not allow', async () => {
    const { region, url: endpoint } = sandbox;
    const role = await asRole();
    const { credentials } = await role.send(
      new commands.GetProgrammaticAccessCredentialsCommand({
        environmentId,
        durationInMinutes: 60,
      }),
    );
    const factory = createClientFactory({
      region,
      endpoint,
      credentials: credentials as { accessKeyId: string; secretAccessKey: string },
    });
    const { listUsers } = createFinspaceDataClient(factory, {});
    const scope = createRequestScope({ caller: 'test', clock: systemClock, deadlineMs: 20_000 });
    for (const fault of ['malformed', 'missing']) {
      sandbox.faults.set([`finspace-data.ListUsers:${fault}`]);
      const sent = listUsers.send({ maxResults: 1 }, { abortSignal: scope.signal, scope });
      await expect(sent).rejects.toMatchObject({ name: 'MalformedAnswer' });
    }
    scope.dispose();
    factory.destroy();
  });
});

describe('the client of the FinSpace data API, on the wire', () => {
  let server: Server;
  afterEach(() => server.close());

  it('signs for finspace-api, and writes paths and queries as the API has them', async () => {
    const seen: { url?: string; authorization?: string; body: string }[] = [];
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        seen.push({ url: request.url, authorization: request.headers.authorization, body });
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const client = new FinspaceDataClient({
      region: 'eu-west-1',
      endpoint: `http://127.0.0.1:${port ?? 0}`,
      credentials: CREDENTIALS,
    });
    await client.send(
      new commands.ListPermissionGroupsByUserCommand({
        userId: 'a/b',
        maxResults: 7,
        nextToken: 'x&y',
      }),
    );
    await client.send(new commands.EnableUserCommand({ userId: 'u1' }));
    client.destroy();
    expect(seen[0]?.url).toBe('/user/a%2Fb/permission-groups?maxResults=7&nextToken=x%26y');
    expect(seen[0]?.authorization).toMatch(/\/eu-west-1\/finspace-api\/aws4_request/);
    expect(seen[1]?.url).toBe('/user/u1/enable');
    // AWS knows a repeated request by it.
    expect(JSON.parse(seen[1]?.body ?? '')).toMatchObject({
      clientToken: expect.stringMatching(/^[\da-f-]{36}$/) as string,
    });
  });

  it('goes to the endpoint of its Region, with credentials of the default chain', async () => {
    server = createServer();
    const before = { ...process.env };
    Object.assign(process.env, {
      AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
      AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
      AWS_REGION: 'cn-north-1',
    });
    try {
      const requests: { hostname: string; headers: Record<string, string> }[] = [];
      const requestHandler = {
        handle(request: { hostname: string; headers: Record<string, string> }) {
          requests.push(request);
          return Promise.reject(new Error('not sent'));
        },
        updateHttpClientConfig: () => undefined,
        httpHandlerConfigs: () => ({}),
      } as never;
      const client = new FinspaceDataClient({ requestHandler });
      const sent = client.send(new commands.ListUsersCommand({ maxResults: 1 }));
      await expect(sent).rejects.toThrow('not sent');
      expect(requests[0]?.hostname).toBe('finspace-api.cn-north-1.amazonaws.com.cn');
      expect(requests[0]?.headers.authorization).toContain(
        `Credential=${CREDENTIALS.accessKeyId}/`,
      );
    } finally {
      process.env = before;
    }
  });
});
