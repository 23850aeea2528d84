import { once } from 'node:events';
import { expect, it } from 'vitest';
import { capture } from '../support/processes.ts';

const program = new URL('../../src/sandbox/main.ts', import.meta.url).pathname;

it('goes on when nobody reads what points a client at it', async () => {
  const child = capture(process.execPath, [program, '--port', '0'], {}, { searched: ['stderr'] });
  child.stdout.destroy();
  const closed = once(child, 'close');
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (stderr === '') child.kill('SIGTERM');
    stderr += text;
  });
  expect(await closed).toEqual([0, null]);
  expect(stderr).toMatch(/^SANDBOX.*\nsandbox: SIGTERM, 0 calls answered\n$/);
});

it('says in one line that a state cannot be kept', async () => {
  const argv = [program, '--port', '0', '--state', '/nonexistent/x'];
  const child = capture(process.execPath, argv, {});
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  expect(await once(child, 'close')).toEqual([2, null]);
  expect(stderr).toMatch(/^sandbox: --state \/nonexistent\/x cannot be written: ENOENT.*\n$/);
});
