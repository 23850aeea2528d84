/** The commands of `FinspaceDataClient`: one for each operation that the gateway uses. */
import { Command } from '@smithy/core/client';
import { getEndpointPlugin } from '@smithy/core/endpoints';
import type { MetadataBearer, StaticOperationSchema } from '@smithy/types';
import { endpointParameters } from './finspace-data-client.ts';
import * as schemas from './schemas.ts';
import type * as Types from './types.ts';

const command = <Input extends object, Output extends object>(schema: StaticOperationSchema) => {
  const [, , name] = schema;
  const built = Command.classBuilder<Input, Output & MetadataBearer, never>()
    .ep(endpointParameters)
    .m((_command, _stack, config) => [getEndpointPlugin(config as never, endpointParameters)])
    .s('AWSHabaneroPublicAPI', name, {})
    .n('FinspaceDataClient', `${name}Command`)
    .sc(schema)
    .build();
  // The gateway reads the operation's name off its class, as the SDK's own are named.
  return Object.defineProperty(built, 'name', { value: `${name}Command` });
};

export const ListUsersCommand = command<Types.PageInput, Types.UserPage>(schemas.ListUsers);
export const GetUserCommand = command<Types.UserIdInput, Types.UserDetail>(schemas.GetUser);
export const CreateUserCommand = command<Types.NewUser, Types.UserIdAnswer>(schemas.CreateUser);
export const UpdateUserCommand = command<Types.UserChange, Types.UserIdAnswer>(schemas.UpdateUser);
export const EnableUserCommand = command<Types.UserIdInput, Types.UserIdAnswer>(schemas.EnableUser);
export const DisableUserCommand = command<Types.UserIdInput, Types.UserIdAnswer>(
  schemas.DisableUser,
);
export const ListPermissionGroupsCommand = command<Types.PageInput, Types.PermissionGroupPage>(
  schemas.ListPermissionGroups,
);
export const ListPermissionGroupsByUserCommand = command<
  Types.PageInput & Types.UserIdInput,
  Types.PermissionGroupPage
>(schemas.ListPermissionGroupsByUser);
export const ListUsersByPermissionGroupCommand = command<
  Types.PageInput & { readonly permissionGroupId: string },
  Types.MemberPage
>(schemas.ListUsersByPermissionGroup);
export const GetProgrammaticAccessCredentialsCommand = command<
  Types.CredentialsInput,
  Types.CredentialsAnswer
>(schemas.GetProgrammaticAccessCredentials);
