import { sleep } from '../core/clock.ts';
import { GatewayError } from '../core/errors.ts';
import type { Writer } from './through-conflicts.ts';

/** How often AWS is asked, and how long between, what it has made of a write without an answer. */
const LOOKS = 3;
const PAUSE_MS = 1000;

/**
 * Reads back what became of a write whose answer was lost. That it is not there proves nothing at
 * once, since AWS may still be at it: so it is looked at more than once.
 *
 * @param look what it finds, undefined when there is no trace of the write; takes nothing from before.
 * @returns undefined when there is no trace of it, or when that cannot be read.
 */
export const findOut = async <Found>(
  { scope, upstream: { clock } }: Writer,
  look: () => Promise<Found | undefined>,
): Promise<Found | undefined> => {
  try {
    for (let number = 1; ; number += 1) {
      const found = await look();
      if (found !== undefined || number === LOOKS) return found;
      await sleep(clock, PAUSE_MS, scope.signal);
    }
  } catch (error) {
    if (error instanceof GatewayError) return undefined;
    throw error;
  }
};
