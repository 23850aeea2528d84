import type { ExecutionResult } from 'graphql';
import { GatewayError } from '../core/errors.ts';
import { refusal } from './operation-cost.ts';

/**
 * What a caller is told instead of the journal who does not see every account: calls are made for
 * rows that are left out, too, and their number would tell how many there are.
 */
export const WITHHELD = Object.freeze({
  withheld:
    'AWS calls are told to callers who see every account: they would tell of those that are hidden.',
});

/** The answer to `x-aws-dry-run` for such a caller. */
export const noEstimate = (): ExecutionResult =>
  refusal(
    new GatewayError(
      'FORBIDDEN',
      'Estimates are for callers who see every account: they would tell of those that are hidden.',
      { argument: 'x-aws-dry-run' },
    ),
  );

/** A refusal without the figures that it is for, which count what is hidden. */
export const withoutFigures = (answer: ExecutionResult): ExecutionResult =>
  answer.errors?.[0]?.extensions.code === 'COST_LIMIT'
    ? refusal(
        new GatewayError(
          'COST_LIMIT',
          'This operation is expected to cost more AWS calls than allowed. Ask for smaller pages (`first`), a narrower filter or fewer lists within lists, or again in a minute.',
        ),
      )
    : answer;
