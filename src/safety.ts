import type { DoorNames } from './http/doors.ts';
import { DEFAULT_LIMITS, type Limits } from './limits/limits.ts';
import type { Persisted } from './plugins/use-persisted.ts';

/** What a gateway refuses whoever asks, and how much of one caller it takes. */
export interface Safety {
  /** How large one operation may be. */
  readonly limits: Limits;
  /** By which names it is called, and from where. */
  readonly names: DoorNames;
  /** Whether everybody may see the schema. */
  readonly introspection: boolean;
  /** Whether any query may come by GET, and not only a registered one. */
  readonly getQueries: boolean;
  /** Operations that clients have registered. */
  readonly persisted?: Persisted | undefined;
  /** Of one caller; undefined is no limit. */
  readonly requestsPerMinute?: number | undefined;
  readonly subscriptions?: number | undefined;
  /** How long one may last. */
  readonly subscriptionMinutes?: number | undefined;
}

/** As on loopback, in front of the sandbox. */
export const OPEN_SAFETY: Safety = {
  limits: DEFAULT_LIMITS,
  names: { hosts: [], origins: [] },
  introspection: true,
  getQueries: true,
};
