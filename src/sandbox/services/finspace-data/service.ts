/** The data API of Amazon FinSpace, as far as it is about users, permission groups and credentials. */
import type { EnvironmentLife } from '../../environment-life.ts';
import type { SandboxState } from '../../state.ts';
import type { Handlers } from '../answer.ts';
import { credentialHandlers } from './credentials.ts';
import { groupReads } from './group-reads.ts';
import { groupWrites } from './group-writes.ts';
import { idempotent } from './idempotency.ts';
import { memberWrites } from './member-writes.ts';
import { userReads } from './user-reads.ts';
import { userStatusWrites } from './user-status.ts';
import { userWrites } from './user-writes.ts';

export const finspaceDataHandlers = (state: SandboxState, life: EnvironmentLife): Handlers => ({
  ...credentialHandlers(state),
  ...userReads(state),
  ...groupReads(state),
  ...idempotent({
    ...userWrites(state, life),
    ...userStatusWrites(state),
    ...groupWrites(state),
    ...memberWrites(state, life),
  }),
});
