import { fileURLToPath } from 'node:url';
import type { ClientFactory, ServiceOptions } from '../../upstream/client-factory.ts';
import { lazyPackage } from '../../upstream/lazy-package.ts';
import type * as Commands from './data/commands.ts';
import type * as DataClient from './data/finspace-data-client.ts';

const file = (name: string): string => fileURLToPath(new URL(`./data/${name}`, import.meta.url));
const commands = lazyPackage<typeof Commands>(file('commands.ts'));
const { FinspaceDataClient } = lazyPackage<typeof DataClient>(file('finspace-data-client.ts'));

/**
 * The operations of FinSpace's data API that the gateway uses, each bound to one client. None of
 * them but the one for credentials names an environment: the credentials select it.
 */
export const createFinspaceDataClient = (factory: ClientFactory, options: ServiceOptions) => {
  const { read, write } = factory.service('finspace-data', FinspaceDataClient, options);
  return {
    /** It changes nothing but what may be signed, so it may be tried again. */
    getProgrammaticAccessCredentials: read(commands.GetProgrammaticAccessCredentialsCommand, {
      required: [
        'credentials.accessKeyId',
        'credentials.secretAccessKey',
        'credentials.sessionToken',
        'durationInMinutes',
      ],
    }),
    listUsers: read(commands.ListUsersCommand, { required: ['users'] }),
    getUser: read(commands.GetUserCommand, { required: ['userId'] }),
    listPermissionGroups: read(commands.ListPermissionGroupsCommand, {
      required: ['permissionGroups'],
    }),
    listPermissionGroupsByUser: read(commands.ListPermissionGroupsByUserCommand, {
      required: ['permissionGroups'],
    }),
    listUsersByPermissionGroup: read(commands.ListUsersByPermissionGroupCommand, {
      required: ['users'],
    }),
    createUser: write(commands.CreateUserCommand, { required: ['userId'] }),
    updateUser: write(commands.UpdateUserCommand),
    enableUser: write(commands.EnableUserCommand),
    disableUser: write(commands.DisableUserCommand),
  };
};

export type FinspaceDataOperations = ReturnType<typeof createFinspaceDataClient>;
