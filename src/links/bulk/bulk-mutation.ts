import type { GatewayContext } from '../../context.ts';
import { type MutationAnswer, withUserErrors } from '../../core/user-errors.ts';
import { requireWrites } from '../../mutation.ts';

/**
 * Runs a mutation that can also be run dry: that changes nothing, so a gateway that only reads allows
 * it.
 *
 * @throws GatewayError READ_ONLY, and what does not belong into a payload.
 */
export const bulkMutation = async <Payload extends object>(
  context: GatewayContext,
  isDry: boolean,
  run: () => Promise<Payload>,
): Promise<MutationAnswer<Payload>> => {
  if (!isDry) requireWrites(context);
  return withUserErrors(run);
};
