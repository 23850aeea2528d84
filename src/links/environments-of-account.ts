import type { GatewayContext } from '../context.ts';
import { type Connection, connectRows } from '../core/connection.ts';
import { createCursorCodec } from '../core/cursor.ts';
import {
  connectEnvironments,
  type EnvironmentArgs,
} from '../services/finspace/environment-connection.ts';
import type { EnvironmentModel } from '../services/finspace/models.ts';

/**
 * The environments of one account. That the gateway has no role for the account is a gap: it does
 * not mean that there are none.
 *
 * @throws GatewayError as `connectEnvironments`.
 */
export const environmentsOfAccount = async (
  context: GatewayContext,
  accountId: string,
  args: EnvironmentArgs,
): Promise<Connection<EnvironmentModel>> => {
  const places = await context.loaders.finspace.places();
  if (places.some((place) => place.accountId === accountId)) {
    return connectEnvironments(context, args, 'Account', accountId);
  }
  const codec = createCursorCodec('Account.environments', accountId, args);
  const message = `The gateway has no role to read account ${accountId} with. Whoever runs it can name one in READER_ROLES.`;
  const gap = {
    service: 'finspace',
    region: null,
    accountId,
    code: 'NOT_CONFIGURED',
    message,
  } as const;
  return connectRows<EnvironmentModel>(codec, args, [], { gaps: [gap] });
};
