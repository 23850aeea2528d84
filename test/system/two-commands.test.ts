import { ListPermissionSetsCommand, SSOAdminClient } from '@aws-sdk/client-sso-admin';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { exampleQueries } from '../../src/graphiql/graphiql.ts';
import { checkOut, type Checkout } from './support/checkout.ts';
import { anyPorts, ask, endAll, gatewayUrl, run, start, type Program } from './support/program.ts';

let checkout: Checkout;
beforeAll(() => {
  checkout = checkOut({ installed: true });
});
afterEach(endAll);
afterAll(() => checkout.remove());

const npm = (argv: readonly string[], env: Readonly<Record<string, string>> = {}): Program =>
  start(checkout.folder, ['npm', ...argv], { ...anyPorts, ...env });

const UPSTREAM = '{ viewer { upstream { kind accountId region writes } } }';

describe('npm start', () => {
  it('answers a query on the sandbox, and SIGTERM ends it well', async () => {
    const program = npm(['start']);
    const url = await gatewayUrl(program);
    const { data } = await ask(url, exampleQueries()[0]?.query ?? '');
    expect(data).toMatchObject({ assignments: { gaps: [], pageInfo: { hasNextPage: true } } });
    const upstream = await ask(url, UPSTREAM);
    expect(upstream.data).toMatchObject({ viewer: { upstream: { kind: 'SANDBOX' } } });
    expect(upstream.headers.get('x-aws-upstream')).toMatch(
      /^SANDBOX; account=\d{12}; region=eu-west-1$/,
    );
    program.signal('SIGTERM');
    expect(await program.ended).toMatchObject({ code: 0, stderr: '' });
  });

  it('takes the size of the organization', async () => {
    const program = npm(['start', '--', '--accounts', '500']);
    const url = await gatewayUrl(program);
    const ids = new Set<string>();
    for (let after: string | null = ''; after !== null;) {
      const { data } = await ask(
        url,
        `{ accounts(first: 100${after === '' ? '' : `, after: "${after}"`}) { nodes { accountId } pageInfo { hasNextPage endCursor } } }`,
      );
      const { nodes, pageInfo } = data.accounts as {
        nodes: { accountId: string }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
      for (const { accountId } of nodes) ids.add(accountId);
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    }
    expect(ids.size).toBe(500);
    program.signal('SIGINT');
    expect(await program.ended).toMatchObject({ code: 0, stderr: '' });
  });

  it.each<[string[], Record<string, string>, RegExp]>([
    [['start'], { PORT: 'abc' }, /PORT must be a port number .*"abc"/],
    [['start'], { SANDBOX_PORT: '-1' }, /SANDBOX_PORT must be/],
    [['start'], { QUOTA_SHARE: '2' }, /QUOTA_SHARE must be a number above 0 and up to 1, not "2"/],
    [['start'], { HOST: '0.0.0.0' }, /HOST must be .* loopback only/],
    [['start'], { LOG_LEVEL: 'loud' }, /LOG_LEVEL must be/],
    [['start', '--', '--accounts', '0'], {}, /--accounts must be a whole number .*"0"/],
    [['start', '--', '--acounts', '5'], {}, /--acounts/],
    [['start', '--', '--port', '5000'], {}, /--port .* PORT/],
    [['run', 'start:aws'], { AWS_REGION: 'eu-west-1' }, /AUTH=none/],
    [['run', 'start:aws'], { AUTH: 'none' }, /AWS_REGION/],
    [['run', 'start:aws', '--', '--accounts', '5'], { AUTH: 'none' }, /--accounts .* AWS/],
  ])('%j with %j is one line and exit code 2', async (argv, env, line) => {
    const { code, stderr } = await npm(argv, env).ended;
    expect(stderr).toMatch(/^management-graph: [^\n]+\n$/);
    expect(stderr).toMatch(line);
    expect(code).toBe(2);
  });

  it.each(['PORT', 'SANDBOX_PORT'])('says in one line that %s is taken', async (name) => {
    const first = npm(['start']);
    const taken = new URL(await gatewayUrl(first)).port;
    const { code, stderr } = await npm(['start'], { [name]: taken }).ended;
    expect(stderr).toMatch(new RegExp(`^management-graph: port ${taken} is in use[^\\n]+\\n$`));
    expect(code).toBe(1);
    first.signal('SIGTERM');
    expect(await first.ended).toMatchObject({ code: 0 });
  });

  it('tells what can be set', async () => {
    const { code, stdout } = await run(checkout.folder, ['npm', 'start', '--', '--help']);
    expect(stdout).toContain('npm run start:aws');
    expect(code).toBe(0);
  });
});

describe('npm run sandbox', () => {
  it('plays AWS for an SDK client and for npm run start:aws', async () => {
    const sandbox = npm(['run', 'sandbox']);
    await sandbox.saw(/^export AWS_SECRET_ACCESS_KEY=/m);
    const [exports = ''] = await sandbox.saw(/^export [^]*AWS_SECRET_ACCESS_KEY=.*\n/m);
    const env = Object.fromEntries(
      exports
        .trim()
        .split('\n')
        .map((line) => /^export (\w+)=(.*)$/.exec(line)?.slice(1) as [string, string]),
    );
    const client = new SSOAdminClient({
      endpoint: env.AWS_ENDPOINT_URL,
      region: env.AWS_REGION,
      credentials: {
        accessKeyId: env.AWS_ACCESS_KEY_ID ?? '',
        secretAccessKey: env.AWS_SECRET_ACCESS_KEY ?? '',
      },
    });
    const InstanceArn = 'arn:aws:sso:::instance/ssoins-7223f4b1c0de9a58';
    const { PermissionSets } = await client.send(new ListPermissionSetsCommand({ InstanceArn }));
    expect(PermissionSets).toHaveLength(13);
    client.destroy();

    const gateway = npm(['run', 'start:aws'], { ...env, AUTH: 'none' });
    const { data, headers } = await ask(await gatewayUrl(gateway), UPSTREAM);
    expect(data).toEqual({
      viewer: {
        upstream: { kind: 'AWS', accountId: '398216540714', region: 'eu-west-1', writes: false },
      },
    });
    expect(headers.get('x-aws-upstream')).toMatch(/^AWS; account=\d{12}; region=eu-west-1$/);

    gateway.signal('SIGTERM');
    expect(await gateway.ended).toMatchObject({ code: 0 });
    sandbox.signal('SIGTERM');
    expect(await sandbox.ended).toMatchObject({ code: 0 });
  });
});
