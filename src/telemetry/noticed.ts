import type { Gap } from '../core/connection.ts';

/** What operators want to know of what is read, whoever reads it. */
export interface Noticed {
  /** An answer says that something is missing. */
  gap(gap: Gap): void;
  /** A principal that holds an assignment was looked up in the directory. */
  principal(principalId: string, isGone: boolean): void;
  /** A caller was handed programmatic credentials. */
  credentialsIssued(): void;
}

export const nobodyNotices: Noticed = {
  gap: () => undefined,
  principal: () => undefined,
  credentialsIssued: () => undefined,
};
