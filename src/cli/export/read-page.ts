import { type Clock, sleep } from '../../core/clock.ts';
import { ERROR_CODES, type ErrorCode } from '../../core/errors.ts';
import { type Answer, ask, type Asked } from '../ask.ts';
import { CommandFailed } from '../errors.ts';
import { type ExportPage, PAGE_QUERY, type PageData, pageOf } from './assignments-page.ts';
import type { ExportParameters } from './manifest.ts';

export interface PageReaderOptions {
  readonly gateway: Asked;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly parameters: ExportParameters;
  /** Told why a page is waited for. */
  onWait(code: ErrorCode, seconds: number): void;
  /** Told how many AWS calls a try has made. */
  onCalls(calls: number): void;
}

/** The cursor of the last page no longer works. */
export class CursorExpired extends Error {
  override readonly name = 'CursorExpired';
}

/** The longest that the gateway lets a request take: nobody waits in front of a screen for it. */
const DEADLINE_MS = 900_000;
/** The quota is full, now: however long that lasts, it passes. */
const PASSING: ReadonlySet<ErrorCode> = new Set(['THROTTLED', 'DEADLINE_EXCEEDED']);
/** Another try changes nothing until somebody signs in. */
const HOPELESS: ReadonlySet<ErrorCode> = new Set(['GATEWAY_CREDENTIALS']);
/** Seconds before a page is asked for again, by how often it was: after that it is what it is. */
const PAUSES = [2, 5, 15, 30, 60];
const QUOTA_PAUSE = 5;

/**
 * Reads pages, each until it is whole or certain not to be: what may pass is asked for again.
 *
 * A value that was read before this reader was made is not taken from a cache when it is older than
 * `maxAge` says: `x-aws-max-age` counts from each request, so the time since then is added.
 */
export const createPageReader = (
  options: PageReaderOptions,
): ((after: string | null) => Promise<ExportPage>) => {
  const { gateway, clock, signal, parameters } = options;
  const { instanceArn, coverage, maxAge } = parameters;
  const since = clock.now();
  const headers = (): Record<string, string> => ({
    'x-deadline-ms': String(DEADLINE_MS),
    ...(maxAge === null
      ? {}
      : { 'x-aws-max-age': String(maxAge + Math.floor((clock.now() - since) / 1000)) }),
  });

  return async (after) => {
    for (let tries = 0; ;) {
      const variables = { instance: instanceArn, coverage, after };
      const answer = await ask<PageData>(gateway, PAGE_QUERY, variables, {
        headers: headers(),
        signal,
      });
      signal.throwIfAborted();
      options.onCalls(answer.extensions?.aws?.calls ?? 0);
      const page = answer.data?.assignments;
      const codes = codesOf(answer);
      if (codes.includes('CURSOR_EXPIRED')) throw new CursorExpired();
      const passing = codes.find((code) => PASSING.has(code));
      const isLost = codes.some((code) => HOPELESS.has(code));
      const retryable = codes.find((code) => ERROR_CODES[code]?.retryable);
      const pause = passing === undefined ? PAUSES[tries] : pauseOf(answer);
      if (!isLost && retryable !== undefined && pause !== undefined) {
        if (passing === undefined) tries += 1;
        options.onWait(passing ?? retryable, pause);
        await sleep(clock, pause * 1000, signal);
        continue;
      }
      // Once credentials have ended, every row that follows would be a gap.
      if (page == null || isLost) throw failed(answer);
      return pageOf(instanceArn, page, answer.errors);
    }
  };
};

const codesOf = ({ data, errors = [] }: Answer<PageData>): readonly ErrorCode[] => [
  ...errors.map(({ extensions }) => extensions.code),
  ...(data?.assignments?.gaps ?? []).map(({ code }) => code),
];

const pauseOf = ({ errors = [] }: Answer<PageData>): number =>
  Math.max(QUOTA_PAUSE, ...errors.map(({ extensions }) => extensions.retryAfter ?? 0));

const failed = ({ data, errors = [] }: Answer<PageData>): CommandFailed => {
  const [told] = [
    ...errors.map(({ message, extensions }) => ({ message, code: extensions.code })),
    ...(data?.assignments?.gaps ?? []),
  ];
  return new CommandFailed(
    `${told?.message ?? 'The gateway gave no rows.'} (${told?.code ?? 'INTERNAL'})`,
  );
};
