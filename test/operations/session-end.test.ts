import { describe, expect, it } from 'vitest';
import { sessionsEndBy } from '../../src/links/changes/session-end.ts';

const NOON = Date.UTC(2026, 10, 2, 12);

describe('sessionsEndBy', () => {
  it.each([
    ['the session duration from now', NOON, ['PT8H'], '2026-11-02T20:00:00.000Z'],
    ['on the full minute, never before', NOON + 1, ['PT8H'], '2026-11-02T20:01:00.000Z'],
    ['the longest of several', NOON, ['PT1H', 'PT2H'], '2026-11-02T14:00:00.000Z'],
    ['no more than AWS allows', NOON, ['PT36H'], '2026-11-03T00:00:00.000Z'],
    ['seconds, as older sets have it', NOON, ['3600'], '2026-11-02T13:00:00.000Z'],
    ['the most there can be for what is none', NOON, ['soon'], '2026-11-03T00:00:00.000Z'],
  ])('is %s', (_what, now, durations, end) => {
    expect(sessionsEndBy(now, durations)?.toISOString()).toBe(end);
  });

  it('is not known when a duration is not', () => {
    expect(sessionsEndBy(NOON, [])).toBeUndefined();
    expect(sessionsEndBy(NOON, ['PT1H', undefined])).toBeUndefined();
  });
});
