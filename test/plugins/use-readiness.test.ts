import { createSchema, createYoga } from 'graphql-yoga';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { useReadiness } from '../../src/plugins/use-readiness.ts';
import type { StsClient } from '../../src/services/sts/client.ts';
import type { Upstream } from '../../src/upstream/types.ts';
import { ManualClock } from '../support/manual-clock.ts';

/** A gateway of nothing but readiness, in front of an AWS that answers. */
const setUp = (load: () => Promise<void>, rehearse: () => Promise<void>) => {
  const said: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line) => said.push(line) });
  const upstream = {
    clock: new ManualClock(0),
    call: () => Promise.resolve({ Account: '111122223333' }),
    services: () => [],
    readiness: () => ({ ready: true }),
  } as unknown as Upstream;
  const look = () => Promise.resolve();
  const yoga = createYoga({
    schema: createSchema({ typeDefs: 'type Query { a: Int }' }),
    plugins: [useReadiness(upstream, {} as StsClient, {} as never, look, load, rehearse, log)],
  });
  const ask = async () => {
    const response = await yoga.fetch('http://localhost/health/ready');
    return [response.status, (await response.json()) as unknown];
  };
  return { ask, said };
};

const READY = [200, { ready: true }];

describe('/health/ready', () => {
  it('is ready where what is only a rehearsal fails, and says so in the log', async () => {
    let rehearsed = 0;
    const { ask, said } = setUp(
      () => Promise.resolve(),
      () => {
        rehearsed += 1;
        return Promise.reject(new Error('forgot its lines'));
      },
    );
    expect(await ask()).toEqual(READY);
    expect(await ask()).toEqual(READY);
    expect(rehearsed).toBe(1);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('forgot its lines');
  });

  it('is not ready until what calls need has been loaded, which is tried again', async () => {
    let tries = 0;
    let rehearsed = 0;
    const { ask } = setUp(
      () => (tries++ === 0 ? Promise.reject(new Error('no such package')) : Promise.resolve()),
      () => {
        rehearsed += 1;
        return Promise.resolve();
      },
    );
    expect(await ask()).toEqual([503, { ready: false, reason: 'INTERNAL' }]);
    expect(rehearsed).toBe(0);
    expect(await ask()).toEqual(READY);
    expect([tries, rehearsed]).toEqual([2, 1]);
  });

  it('rehearses once, however many ask at once', async () => {
    let rehearsed = 0;
    const { ask } = setUp(
      () => Promise.resolve(),
      () => {
        rehearsed += 1;
        return Promise.resolve();
      },
    );
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([READY, READY, READY]);
    expect(rehearsed).toBe(1);
  });
});
