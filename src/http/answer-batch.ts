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
  /** Writes the answer in this turn of the event loop, or at its end. */
  add(answer: ReadyAnswer): void;
  /** Writes those that wait: to be called before anything that may take long. */
  flush(): void;
  /** From now on each answer is the last on its connection. */
  drain(): void;
}

/** More would have the first wait too long for the last; that many cost a quarter less than one by one. */
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
 * each answer at once wakes the process that reads it, which goes to sleep again until the next: written
 * together, they wake it once (docs/adr/012-engine.md).
 *
 * @param fail is told of an answer that could not be written; the others are.
 */
export const createAnswerBatch = (
  fail: (response: ServerResponse, error: unknown) => void,
): AnswerBatch => {
  let waiting: ReadyAnswer[] = [];
  let isScheduled = false;
  let isDraining = false;
  const flush = (): void => {
    if (waiting.length === 0) return;
    const all = waiting;
    waiting = [];
    for (const answer of all) {
      try {
        write(answer, isDraining);
      } catch (error) {
        fail(answer.response, error);
      }
    }
  };
  const atEndOfTurn = (): void => {
    isScheduled = false;
    flush();
  };
  return {
    flush,
    drain() {
      isDraining = true;
    },
    add(answer) {
      if (waiting.push(answer) >= AT_ONCE) flush();
      else if (!isScheduled) {
        isScheduled = true;
        // After all that has arrived has been read.
        setImmediate(atEndOfTurn);
      }
    },
  };
};
