import { DEFAULT_LIMITS, type Limits } from '../../src/limits/limits.ts';

/** For queries that ask for everything there is, with an alias for each field. */
export const WIDE_LIMITS: Limits = {
  ...DEFAULT_LIMITS,
  tokens: 100_000,
  aliases: 100_000,
  fields: 100_000,
};
