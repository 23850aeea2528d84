import type { GatewayContext } from '../../context.ts';
import { changeUser } from './change-user.ts';
import type { EnvironmentUserModel } from './models.ts';

/** Lets a user sign in. `EnableUser`. @throws as `changeUser`. */
export const enableUser = (context: GatewayContext, key: EnvironmentUserModel): Promise<void> =>
  changeUser(context, key, () => ({
    send: ({ enableUser: operation }, { userId }) =>
      context.upstream.call(context.scope, operation, { userId }),
    isMade: ({ status }) => status === 'ENABLED',
    gives: true,
    selection: 'status',
  }));

/** Keeps a user from signing in. `DisableUser`. @throws as `changeUser`. */
export const disableUser = (context: GatewayContext, key: EnvironmentUserModel): Promise<void> =>
  changeUser(context, key, () => ({
    send: ({ disableUser: operation }, { userId }) =>
      context.upstream.call(context.scope, operation, { userId }),
    isMade: ({ status }) => status === 'DISABLED',
    gives: false,
    selection: 'status',
  }));
