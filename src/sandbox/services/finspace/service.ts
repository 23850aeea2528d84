/** Amazon FinSpace: the environments that an account has in a Region. */
import type { EnvironmentLife } from '../../environment-life.ts';
import type { SandboxState } from '../../state.ts';
import type { Handlers } from '../answer.ts';
import { environmentReads } from './environment-reads.ts';
import { environmentWrites } from './environment-writes.ts';
import { tagHandlers } from './tags.ts';

export const finspaceHandlers = (state: SandboxState, life: EnvironmentLife): Handlers => ({
  ...environmentReads(state),
  ...environmentWrites(state, life),
  ...tagHandlers(state),
});
