import type { Caller } from '../auth/caller.ts';
import { createOperationTargets, type OperationTargets } from './operation-targets.ts';
import { ALL_RIGHTS, type RowPolicy, type RowRights } from './row-policy.ts';

/** The row rules of a process, with what it remembers for them. */
export interface RowRules {
  /** Whether there are any: without a policy file everybody sees and changes every account. */
  readonly areThere: boolean;
  rightsOf(caller: Caller): RowRights;
  readonly targets: OperationTargets;
}

/** @param policy none where every account is for everybody. */
export const createRowRules = (policy: RowPolicy | undefined): RowRules => ({
  areThere: policy !== undefined,
  rightsOf: policy === undefined ? () => ALL_RIGHTS : policy.rightsOf,
  targets: createOperationTargets(),
});
