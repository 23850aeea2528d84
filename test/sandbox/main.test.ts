import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { ListInstancesCommand, SSOAdminClient } from '@aws-sdk/client-sso-admin';
import { afterEach, describe, expect, it } from 'vitest';
import { capture, type Captured, endAll } from '../support/processes.ts';

const program = new URL('../../src/sandbox/main.ts', import.meta.url).pathname;

interface Started {
  readonly child: Captured;
  readonly ended: Promise<{ code: number; signal: unknown; stdout: string; stderr: string }>;
}

afterEach(endAll);

const start = (...argv: string[]): Started => {
  const child = capture(process.execPath, [program, ...argv], {}, { searched: ['stderr'] });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => (output[name] += text));
  }
  const ended = once(child, 'close').then(([code, signal]) => ({
    code: code as number,
    signal: signal as unknown,
    ...output,
  }));
  return { child, ended };
};

describe('npm run sandbox', () => {
  it('prints what points a client at it, and ends when told', async () => {
    const { child, ended } = start('--port', '0', '--accounts', '30');
    const variables: Record<string, string> = {};
    for await (const line of createInterface({ input: child.stdout })) {
      const [, name = '', value = ''] = /^export ([A-Z_]+)=(\S+)$/.exec(line) ?? [];
      variables[name] = value;
      if (variables.AWS_SECRET_ACCESS_KEY !== undefined) break;
    }
    const client = new SSOAdminClient({
      endpoint: variables.AWS_ENDPOINT_URL,
      region: variables.AWS_REGION,
      credentials: {
        accessKeyId: variables.AWS_ACCESS_KEY_ID ?? '',
        secretAccessKey: variables.AWS_SECRET_ACCESS_KEY ?? '',
      },
    });
    const { Instances } = await client.send(new ListInstancesCommand({}));
    expect(Instances?.length).toBeGreaterThan(0);
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({
      code: 0,
      signal: null,
      stderr: expect.stringMatching(/SANDBOX[\s\S]+SIGTERM, 1 calls? answered/) as string,
    });
    client.destroy();
  });

  it.each([
    [['--role', 'boss'], /^sandbox: --role must be .*\n$/],
    [['--faults', 'sts.Nope:500'], /^sandbox: fault "sts.Nope:500": sts has no operation Nope\n$/],
    [['--state', '/'], /^sandbox: .*\n$/],
    [['--fail', 'zzz'], /^sandbox: --fail: "zzz" is not .*\n$/],
  ])('%o is one line and exit code 2', async (argv, line) => {
    const { code, stdout, stderr } = await start(...argv).ended;
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(line);
  });
});
