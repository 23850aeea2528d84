import { beforeEach, describe, expect, it } from 'vitest';
import type { Operation } from '../../src/upstream/types.ts';
import { createUpstream } from '../../src/upstream/upstream.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { awsError, type FakeInput, fakeOperation, fakeScope } from './fakes.ts';

const GONE = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
const REFUSED = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
/** As the SDK's transport throws it. */
const CUT = Object.assign(new Error('socket hang up'), {
  code: 'ECONNRESET',
  name: 'TimeoutError',
});

let clock: ManualClock;
let upstream: ReturnType<typeof createUpstream>;
let behaviour: () => Promise<object> | object;
let finspace: Operation<FakeInput, object> & { readonly sent: readonly FakeInput[] };

beforeEach(() => {
  clock = new ManualClock(0);
  upstream = createUpstream({ clock, quotaShare: 1, random: () => 1 });
  behaviour = () => ({});
  finspace = fakeOperation<object>(() => behaviour(), {
    service: 'finspace',
    name: 'ListEnvironments',
  });
});

const fail = (error: Error) => () => {
  throw error;
};

/** The code of one call, and how long it took in milliseconds. */
const ask = async (operation: Operation<FakeInput, object> = finspace) => {
  const startedAt = clock.now();
  const code = await clock.runUntil(
    upstream.call(fakeScope(clock), operation, {}).then(
      () => 'ok',
      (error: { code: string }) => error.code,
    ),
  );
  return [code, clock.now() - startedAt];
};

describe('a service that AWS has ended', () => {
  it.each([
    ['has no address any more', GONE, 'SERVICE_ENDED'],
    ['refuses connections', REFUSED, undefined],
  ])(
    'is asked once when it %s, then left alone, and longer each time',
    async (_what, error, code) => {
      behaviour = fail(error);
      const [first] = await ask();
      if (code !== undefined) expect(first).toBe(code);
      for (let i = 0; i < 5; i += 1) expect(await ask()).toEqual([first, 0]);
      expect(finspace.sent).toHaveLength(1);
      for (const restMs of [30_000, 60_000, 120_000, 240_000, 480_000, 600_000, 600_000]) {
        const sent = finspace.sent.length;
        await clock.advance(restMs - 1);
        expect(await ask()).toEqual([first, 0]);
        expect(finspace.sent).toHaveLength(sent);
        await clock.advance(1);
        await ask();
        await ask();
        expect(finspace.sent).toHaveLength(sent + 1);
      }
    },
  );

  it('is waited for four seconds when it hangs, and then by nobody', async () => {
    behaviour = () => new Promise<object>(() => undefined);
    expect(await ask()).toEqual(['UPSTREAM_UNAVAILABLE', 4000]);
    expect(await ask()).toEqual(['UPSTREAM_UNAVAILABLE', 0]);
  });

  it('says when to ask again, and of which operation', async () => {
    behaviour = fail(GONE);
    await ask();
    await clock.advance(10_000);
    await expect(upstream.call(fakeScope(clock), finspace, {})).rejects.toMatchObject({
      details: {
        service: 'finspace',
        operation: 'ListEnvironments',
        region: 'eu-west-1',
        retryAfter: 20,
      },
    });
  });

  it('is there again as soon as it answers, even with an error of its own', async () => {
    for (const answer of [() => ({}), fail(awsError('ValidationException', 'no'))]) {
      behaviour = fail(GONE);
      await ask();
      await clock.advance(600_000);
      behaviour = answer;
      await ask();
      const { length } = finspace.sent;
      await ask();
      expect(finspace.sent.length).toBe(length + 1);
    }
  });

  it('may cut a connection once', async () => {
    let cuts = 1;
    behaviour = () => (cuts-- > 0 ? fail(CUT)() : {});
    expect((await ask())[0]).toBe('ok');
    behaviour = fail(CUT);
    expect((await ask())[0]).toBe('UPSTREAM_UNAVAILABLE');
    const { length } = finspace.sent;
    expect(await ask()).toEqual(['UPSTREAM_UNAVAILABLE', 0]);
    expect(finspace.sent).toHaveLength(length);
  });

  it('is not left alone for a change of which nothing was heard: reading back tells more', async () => {
    behaviour = fail(CUT);
    const write = fakeOperation<object>(() => behaviour(), {
      service: 'finspace',
      name: 'CreateEnvironment',
      kind: 'write',
    });
    for (let i = 0; i < 3; i += 1) expect((await ask(write))[0]).toBe('OUTCOME_UNKNOWN');
    behaviour = () => ({});
    expect((await ask())[0]).toBe('ok');
  });

  it('does not take its other Regions along, nor its other half, nor any other service', async () => {
    behaviour = fail(GONE);
    await ask();
    behaviour = () => ({});
    const elsewhere = fakeOperation<object>(() => ({}), {
      service: 'finspace',
      target: { accountId: '111122223333', region: 'us-east-1' },
    });
    const data = fakeOperation<object>(() => ({}), { service: 'finspace-data' });
    expect((await ask(elsewhere))[0]).toBe('ok');
    expect((await ask(data))[0]).toBe('ok');
    const grafana = fakeOperation<object>(fail(REFUSED), { service: 'grafana' });
    await ask(grafana);
    const { length } = grafana.sent;
    await ask(grafana);
    expect(grafana.sent.length).toBe(2 * length);
  });
});
