import type { Clock } from '../core/clock.ts';
import { departureError, type ScopeWatch } from './scope-watch.ts';
import type { Operation, RequestScope } from './types.ts';

/** How long one request may take. AWS's slowest management calls answer in a second or two. */
const ATTEMPT_TIMEOUT_MS = 10_000;

/** No answer came in time. The request may have been carried out. */
export class AttemptTimeout extends Error {
  override readonly name = 'TimeoutError';
}

/** The one who asked has left before the answer came. */
export class Departed extends Error {
  override readonly name = 'Departed';
  override readonly cause: Error;

  constructor(cause: Error) {
    super(cause.message);
    this.cause = cause;
  }
}

/**
 * Sends one request, and stops waiting for it when its time is over, whatever the client does.
 *
 * A read is given up as soon as its scope leaves. A write that has been sent is not: aborting the
 * connection would not take the change back, only hide what became of it. It waits for the answer
 * until the timeout or the deadline.
 *
 * @param timeoutMs how long it may take.
 * @throws AttemptTimeout; Departed with the error for the caller; whatever `send` throws.
 */
export const attempt = <Input extends object, Output extends object>(
  clock: Clock,
  watch: ScopeWatch,
  scope: RequestScope,
  operation: Operation<Input, Output>,
  input: Input,
  timeoutMs = ATTEMPT_TIMEOUT_MS,
): Promise<Output> =>
  new Promise((resolve, reject) => {
    const controller = new AbortController();
    let cancelLate: (() => void) | undefined;
    const end = (): void => {
      cancelTimer();
      cancelLate?.();
      unwatch();
    };
    const giveUp = (error: Error): void => {
      end();
      reject(error);
      controller.abort(error);
    };
    const late = (): void =>
      giveUp(new AttemptTimeout(`${operation.service} did not answer in time`));
    const cancelTimer = clock.schedule(timeoutMs, late);
    const unwatch = watch.watch(scope, {
      onLeave: (why) => {
        if (operation.kind === 'read') giveUp(new Departed(departureError(scope, why)));
        else if (why === 'deadline') late();
        // An abort ends the watch; the deadline still holds.
        else cancelLate = clock.schedule(scope.deadline - clock.now(), late);
      },
    });
    Promise.resolve()
      .then(() => operation.send(input, { abortSignal: controller.signal, scope }))
      .then(
        (output) => {
          end();
          resolve(output);
        },
        (error: Error) => {
          end();
          reject(error);
        },
      );
  });
