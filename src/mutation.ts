import type { GatewayContext } from './context.ts';
import { GatewayError } from './core/errors.ts';
import { type MutationAnswer, withUserErrors } from './core/user-errors.ts';

/**
 * Says no to every change while the gateway only reads, before anything is asked of AWS.
 *
 * @throws GatewayError READ_ONLY.
 */
export const requireWrites = ({ info }: GatewayContext): void => {
  if (info.writes) return;
  throw new GatewayError(
    'READ_ONLY',
    'This gateway only reads. Whoever runs it can allow changes with WRITES=on, and by saying who may call.',
  );
};

/**
 * Runs a mutation, and answers what a person can act on in its payload.
 *
 * @throws GatewayError READ_ONLY, and what does not belong into a payload.
 */
export const mutation = async <Payload extends object>(
  context: GatewayContext,
  run: () => Promise<Payload>,
): Promise<MutationAnswer<Payload>> => {
  requireWrites(context);
  return withUserErrors(run);
};
