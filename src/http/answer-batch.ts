import type { ServerResponse } from 'node:http';

/** A whole answer that only has to be written. */
export interface ReadyAnswer {
  readonly response: ServerResponse;
  /** Names and values in turn. */
  readonly headers: readonly string[];
  readonly body: string;
  /** Of the body in UTF-8. */
  readonly bytes: number;
}

/** Writes answers that are ready, several at a time. */
export interface AnswerBatch {
  /** Writes the answer now, if it is the first of this turn of the event loop; else soon, or at the turn's end. */
  add(answer: ReadyAnswer): void;
  /** Writes those that wait: to be called before anything that may take long. */
  flush(): void;
  /** From now on each answer is the last on its connection. */
  drain(): void;
}

/** So many that wait are written: more would have the first of them wait too long for the last. */
const AT_ONCE = 4;

const write = ({ response, headers, body, bytes }: ReadyAnswer, isLast: boolean): void => {
  if (response.closed) return;
  if (isLast) response.shouldKeepAlive = false;
  response.writeHead(200, 'OK', headers as string[]);
  // ASCII is copied as it is; for UTF-8 Node sets aside three times as much.
  response.end(body, bytes === body.length ? 'latin1' : 'utf8');
};

/**
 * Requests that come while others are being answered are read in one turn of the event loop. To write
 * each answer at once wakes the process that reads it, which goes to sleep again until the next: those
 * after the first are written together, and wake it once (docs/adr/012-engine.md).
 *
 * @param fail is told why an answer could not be written: its connection ends, and the others are written.
 */
export const createAnswerBatch = (fail: (error: unknown) => void): AnswerBatch => {
  const waiting: ReadyAnswer[] = [];
  /** Whether an answer has been written in this turn. */
  let hasBegun = false;
  let isDraining = false;
  const flush = (): void => {
    // One after the other: should `fail` fail, the rest goes with the end of the turn.
    for (let answer = waiting.shift(); answer !== undefined; answer = waiting.shift()) {
      try {
        write(answer, isDraining);
      } catch (error) {
        answer.response.destroy();
        fail(error);
      }
    }
  };
  const atEndOfTurn = (): void => {
    hasBegun = false;
    flush();
  };
  return {
    flush,
    drain() {
      isDraining = true;
    },
    add(answer) {
      // Whoever is alone does not wait.
      if (waiting.push(answer) >= AT_ONCE || !hasBegun) flush();
      if (hasBegun) return;
      hasBegun = true;
      // After all that has arrived has been read.
      setImmediate(atEndOfTurn);
    },
  };
};
