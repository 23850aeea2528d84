import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serverAudits } from 'graphql-http';
import { createYoga } from 'graphql-yoga';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSchema } from '../../src/schema.ts';
import { startTarget, type Target } from '../attack/support.ts';

/** The outcome of each audit, by its id. */
type Outcomes = Readonly<
  Record<string, { readonly name: string; readonly status: string; readonly reason?: string }>
>;

const run = async (url: string): Promise<Outcomes> => {
  const results: [string, Outcomes[string]][] = [];
  for (const audit of serverAudits({ url })) {
    const result = await audit.fn();
    const { id, name } = audit;
    results.push([
      id,
      { name, status: result.status, ...('reason' in result ? { reason: result.reason } : {}) },
    ]);
  }
  return Object.fromEntries(results);
};

/**
 * What a server may do and this one does not: GET runs registered operations without variables, and no
 * text that stands in an address (docs/adr/020-persisted-operations.md).
 */
const BY_DESIGN = ['5A70', '6A70', 'D6D5'];

let target: Target;
let plain: Server;
beforeAll(async () => {
  target = await startTarget();
  const yoga = createYoga({ schema: createSchema(), logging: false });
  plain = createServer((request, response) => void yoga(request, response));
  await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  plain.close().closeAllConnections();
  await target.close();
});

it('what GraphQL over HTTP asks of a server holds, as it does for plain Yoga', async () => {
  const ours = await run(target.url);
  const theirs = await run(`http://127.0.0.1:${(plain.address() as AddressInfo).port}/graphql`);
  expect(Object.keys(ours)).toHaveLength(61);
  const worse = Object.entries(ours).flatMap(([id, { name, status, reason }]) =>
    status === 'ok' || status === theirs[id]?.status ? [] : [{ id, name, reason }],
  );
  expect(worse.map(({ id }) => id).toSorted(), JSON.stringify(worse)).toEqual(BY_DESIGN);
  for (const { name } of worse) expect(name).toMatch(/^MAY .* GETs? /);
  // None of what a server must do is left undone, and of what it should, nothing that plain Yoga does.
  expect(Object.values(ours).filter(({ status }) => status === 'error')).toEqual([]);
});
