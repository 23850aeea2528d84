/** The state that a world begins with: the firm, the firm grown, or an organization by numbers. */
import type { SandboxState } from '../state.ts';
import { accountSeeds } from './accounts.ts';
import { addPlayedAccounts, layFoundation, type FoundationOptions } from './foundation.ts';
import { growTo } from './generate.ts';
import { loadFirm } from './load-firm.ts';
import { checkPopulations, populationsFor, type Populations } from './populations.ts';

export interface StateOptions extends Omit<FoundationOptions, 'emptyAccountPage'> {
  /** When the world begins: last night's operations are dated from it. */
  readonly now: number;
  /** The firm, with generated accounts beside its own until there are so many. */
  readonly accounts?: number;
  /** No firm: a generated organization with exactly these numbers. */
  readonly populations?: Populations;
  readonly emptyWorld?: boolean;
}

/** @throws Error if the numbers asked for cannot be. */
export const makeState = (options: StateOptions): SandboxState => {
  const { accounts, now } = options;
  const isTooFew = accounts !== undefined && accounts < accountSeeds.length;
  const exactly = options.populations ?? (isTooFew ? populationsFor(accounts) : undefined);
  if (options.emptyWorld === true || exactly !== undefined) {
    const state = layFoundation({ ...options, emptyAccountPage: false });
    addPlayedAccounts(state);
    if (exactly === undefined) return state;
    checkPopulations(exactly);
    growTo(state, exactly, 'all');
    return state;
  }
  const state = layFoundation({ ...options, emptyAccountPage: true });
  loadFirm(state, now);
  if (accounts === undefined) return state;
  const populations = populationsFor(accounts);
  checkPopulations(populations);
  growTo(state, populations, 'added');
  return state;
};
