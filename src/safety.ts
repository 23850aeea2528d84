import type { DoorNames } from './http/doors.ts';
import { DEFAULT_LIMITS, type Limits } from './limits/limits.ts';

/** What a gateway refuses whoever asks, and how much of one caller it takes. */
export interface Safety {
  /** How large one operation may be. */
  readonly limits: Limits;
  /** By which names it is called, and from where. */
  readonly names: DoorNames;
}

/** As on loopback, in front of the sandbox. */
export const OPEN_SAFETY: Safety = {
  limits: DEFAULT_LIMITS,
  names: { hosts: [], origins: [] },
};
