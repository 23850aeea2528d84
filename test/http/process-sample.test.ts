/** What is seen of the process by itself: a loop that stands still, a heap that fills. */
import { setTimeout as pause } from 'node:timers/promises';
import { getHeapStatistics } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { createOverload } from '../../src/http/overload.ts';
import { sampleProcess } from '../../src/http/process-sample.ts';
import { ManualClock } from '../support/manual-clock.ts';

/** Keeps the event loop from coming round, and then lets it. */
const block = async (ms: number): Promise<void> => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  await pause(15);
};

describe('a look at the process', () => {
  it('tells how late the event loop was since the last one', async () => {
    const look = sampleProcess();
    await pause(30);
    // However busy the machine is, it is calm at some time.
    await expect.poll(() => look().delayMs, { interval: 100, timeout: 20_000 }).toBeLessThan(25);
    await block(300);
    const { delayMs } = look();
    expect(delayMs).toBeGreaterThan(60);
    expect(delayMs).toBeLessThan(10_000);
    // What is over is not told again.
    await expect.poll(() => look().delayMs, { interval: 100, timeout: 20_000 }).toBeLessThan(25);
  });

  it('says that it is late by all of the time where the loop has not come round', () => {
    const look = sampleProcess();
    look();
    expect(look().delayMs).toBe(Infinity);
  });

  it('tells which part of the heap is used', () => {
    const look = sampleProcess();
    const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
    const { heapShare } = look();
    expect(heapShare).toBeGreaterThan(0);
    expect(heapShare).toBeLessThan(1);
    expect(Math.abs(heapShare - used / limit)).toBeLessThan(0.05);
    const held = Array.from({ length: 2_000_000 }, (_, index) => ({ index }));
    const grown = (look().heapShare - heapShare) * limit;
    expect(grown).toBeGreaterThan(20e6);
    expect(held).toHaveLength(2_000_000);
  });
});

describe('a process that stands still again and again', () => {
  it('turns operations away, and lets them in again when it has been calm', async () => {
    const clock = new ManualClock();
    const look = sampleProcess();
    const overload = createOverload({ clock, sample: look, maxInFlight: 1000 });
    await pause(30);
    look();
    expect(overload.life()).toBe('ok');
    for (let times = 0; times < 2; times += 1) {
      await block(700);
      await clock.advance(500);
    }
    expect(overload.life()).toBe('overloaded');
    const admitted = Array.from({ length: 40 }, () => overload.admit()).filter(
      (refusal) => refusal === undefined,
    );
    expect(admitted.length).toBeLessThan(40);
    await expect
      .poll(
        async () => {
          await clock.advance(500);
          return overload.life();
        },
        { interval: 60, timeout: 30_000 },
      )
      .toBe('ok');
    overload.close();
  }, 60_000);
});
