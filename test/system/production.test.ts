import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { checkOut, pinnedNode, type Checkout } from './support/checkout.ts';
import { anyPorts, ask, endAll, gatewayUrl, run, start } from './support/program.ts';

let checkout: Checkout;
beforeAll(async () => {
  checkout = checkOut({ installed: false });
  const install = ['npm', 'ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'];
  expect(await run(checkout.folder, install)).toMatchObject({ code: 0 });
}, 300_000);
afterEach(endAll);
afterAll(() => checkout.remove());

it('needs nothing at run time but the production dependencies', async () => {
  const program = start(
    checkout.folder,
    [pinnedNode, 'src/main.ts', '--upstream', 'sandbox'],
    anyPorts,
  );
  const url = await gatewayUrl(program);
  for (const path of ['/health/live', '/health/ready', '/metrics']) {
    expect((await fetch(new URL(path, url))).status).toBe(200);
  }
  const { data } = await ask(url, '{ accounts(first: 1) { nodes { name } } }');
  expect(data).toMatchObject({ accounts: { nodes: [{ name: expect.any(String) as string }] } });
  const page = await fetch(url, { headers: { accept: 'text/html' } });
  expect(await page.text()).toContain('<title>management-graph (SANDBOX)</title>');
  program.signal('SIGTERM');
  expect(await program.ended).toMatchObject({ code: 0, stderr: '' });
});

it('writes lines for a person where it takes its output for a terminal', async () => {
  const terminal = 'data:text/javascript,process.stdout.isTTY=true';
  const command = [pinnedNode, '--import', terminal, 'src/main.ts', '--upstream', 'sandbox'];
  const program = start(checkout.folder, command, anyPorts);
  await program.saw(/^\S+ \S*INFO\S*: .*management-graph on SANDBOX/m);
  program.signal('SIGTERM');
  expect(await program.ended).toMatchObject({ code: 0, stderr: '' });
});
