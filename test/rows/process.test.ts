import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { CompiledQueries } from '../../src/engine/compiled-queries.ts';
import { createListener, SERVER_OPTIONS } from '../../src/http/listener.ts';
import { managementAccountId } from '../../src/sandbox/firm/accounts.ts';
import { startGateway } from '../support/processes.ts';
import { accountNamed, as, makeRuled } from './support.ts';

it('does not start with policies that are wrong, and says where', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'rows-'));
  const path = join(directory, 'rows.cedar');
  writeFileSync(path, 'permit(principal, action,\n  resource in Unit::"ou-ab12-11111111");');
  const { ended, said } = startGateway(['--upstream', 'sandbox'], { POLICY_FILE: path });
  expect(await ended).toBe(2);
  expect(said.error).toMatch(/^management-graph: POLICY_FILE .*rows\.cedar:2: .*Unit.*\n$/);
  rmSync(directory, { recursive: true });
});

it('answers by HTTP, where queries come often, without what is hidden', async () => {
  const t = await makeRuled('', { time: 'real', queries: new CompiledQueries() });
  const listener = createListener(t.gateway, pino({ level: 'silent' }));
  const server = createServer(SERVER_OPTIONS, listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  const accountId = accountNamed(t.sandbox.world.state, 'risk-prod');
  const query = `{ account(by: { accountId: "${accountId}" }) { name } organization { arn } }`;
  const ask = async (group: string) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...as(group) },
      body: JSON.stringify({ query }),
    });
    return `${JSON.stringify([...response.headers])} ${await response.text()}`;
  };
  for (let time = 1; time <= 4; time += 1) {
    const whole = await ask('platform');
    expect(whole).toContain('risk-prod');
    expect(whole).toContain(managementAccountId);
    const restricted = await ask('nobody');
    expect(restricted).toContain('"account":null');
    expect(restricted).not.toContain(managementAccountId);
  }
  server.close().closeAllConnections();
  await t.close();
});
