import type { Clock } from '../../core/clock.ts';
import type { ErrorCode } from '../../core/errors.ts';
import type { Asked } from '../ask.ts';
import type { ExportParameters } from './manifest.ts';
import { createPositions, type Positions } from './positions.ts';

interface Counts {
  readonly rows: number;
  readonly awsCalls: number;
  readonly cursor: string | null;
}

/** Is told how an export goes, and tells it on. */
export interface Progress {
  begin(parameters: ExportParameters, at: Counts): void;
  goes(at: Counts): void;
  waits(code: ErrorCode, seconds: number): void;
  end(): void;
}

/** Progress that nobody wants to hear of. It makes no AWS call either. */
export const silent: Progress = {
  begin: () => undefined,
  goes: () => undefined,
  waits: () => undefined,
  end: () => undefined,
};

export interface ProgressOptions {
  readonly gateway: Asked;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** One line that changes, instead of a line now and then. */
  readonly isInteractive: boolean;
  write(text: string): void;
}

const REPAINT_MS = 1000;
const LINE_MS = 30_000;
/** Below this part of the way, what is left would be a guess. */
const FIRST_ESTIMATE = 0.01;

/**
 * Says how far an export has come. How much is left is judged by the keyset: which of all permission
 * sets, accounts or principals the last page ended at, and how long this run took to get there.
 */
export const createProgress = (options: ProgressOptions): Progress => {
  const { clock, isInteractive, write } = options;
  let positions: Positions | undefined;
  let first: Counts & { readonly time: number } = { rows: 0, awsCalls: 0, cursor: null, time: 0 };
  let last: Counts = first;
  let wait = '';
  let cancel = (): void => undefined;

  const line = (): string => {
    const elapsed = (clock.now() - first.time) / 1000;
    const done = last.awsCalls - first.awsCalls;
    const from = positions?.partOf(first.cursor) ?? 0;
    const at = positions?.partOf(last.cursor);
    const rate = elapsed < 1 ? '' : `, ${(done / elapsed).toFixed(1)} a second`;
    if (at === undefined || at - from < FIRST_ESTIMATE) {
      return `${count(last.rows)} rows, ${count(last.awsCalls)} AWS calls${rate}${wait}`;
    }
    const left = (1 - at) / (at - from);
    const expected = Math.round(last.awsCalls + done * left);
    return `${count(last.rows)} rows, ${count(last.awsCalls)} of about ${count(expected)} AWS calls${rate}, ${inWords(elapsed * left)} left${wait}`;
  };
  const paint = (): void => write(isInteractive ? `\r\x1b[K${line()}` : `${line()}\n`);
  const tick = (): void => {
    cancel = clock.schedule(isInteractive ? REPAINT_MS : LINE_MS, () => {
      paint();
      tick();
    });
  };

  return {
    begin(parameters, at) {
      cancel();
      first = { ...at, time: clock.now() };
      last = first;
      positions = createPositions(options.gateway, parameters, options.signal);
      tick();
    },
    goes(at) {
      wait = '';
      last = at;
    },
    waits(code, seconds) {
      wait = `, waiting ${seconds} s (${code})`;
    },
    end() {
      cancel();
      if (isInteractive && first.time > 0) write('\r\x1b[K');
    },
  };
};

const count = (value: number): string => value.toLocaleString('en');

const inWords = (seconds: number): string => {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min ${whole % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
};
