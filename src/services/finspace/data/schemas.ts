/**
 * The operations of FinSpace's data API that the gateway uses, as Smithy schemas: there is no npm
 * client for this service. Written by hand from the "Amazon FinSpace Data API Reference"; the numbers
 * are Smithy's: 0 a string, 1 a number, 3 a structure, 9 an operation, -3 an error, 64 a list of
 * strings. A member's traits are 1 for a part of the path, `httpQuery` for one of the query and 4 for
 * the token by which AWS knows a repeated request.
 */
import type {
  StaticListSchema,
  StaticOperationSchema,
  StaticSimpleSchema,
  StaticStructureSchema,
} from '@smithy/types';

export const NAMESPACE = 'com.amazonaws.finspacedata';

const SENSITIVE = 8;
const STRING = 0;
const NUMBER = 1;
const LABEL = [STRING, 1] as const;
const TOKEN = [STRING, 4] as const;
const STRINGS = 64;
const query = (type: number, name: string) => [type, { httpQuery: name }] as const;

type Member = StaticStructureSchema[5][number];

const structure = (
  name: string,
  members: Readonly<Record<string, unknown>>,
): StaticStructureSchema => [
  3,
  NAMESPACE,
  name,
  0,
  Object.keys(members),
  Object.values(members) as Member[],
];

/** A string that is never shown. */
const secret = (name: string): StaticSimpleSchema => [0, NAMESPACE, name, SENSITIVE, 0];
const EmailAddress = secret('Email');
const FirstName = secret('FirstName');
const LastName = secret('LastName');
const GroupName = secret('PermissionGroupName');
const GroupDescription = secret('PermissionGroupDescription');

const changeable = {
  type: STRING,
  firstName: [() => FirstName, 0],
  lastName: [() => LastName, 0],
  apiAccess: STRING,
  apiAccessPrincipalArn: STRING,
};
const person = { emailAddress: [() => EmailAddress, 0], ...changeable };

/** Times are milliseconds since the epoch, as plain numbers. */
const User = structure('User', {
  userId: STRING,
  status: STRING,
  ...person,
  createTime: NUMBER,
  lastEnabledTime: NUMBER,
  lastDisabledTime: NUMBER,
  lastModifiedTime: NUMBER,
  lastLoginTime: NUMBER,
});

const UserByPermissionGroup = structure('UserByPermissionGroup', {
  userId: STRING,
  status: STRING,
  ...person,
  membershipStatus: STRING,
});

const PermissionGroup = structure('PermissionGroup', {
  permissionGroupId: STRING,
  name: [() => GroupName, 0],
  description: [() => GroupDescription, 0],
  applicationPermissions: STRINGS,
  createTime: NUMBER,
  lastModifiedTime: NUMBER,
  membershipStatus: STRING,
});

const PermissionGroupByUser = structure('PermissionGroupByUser', {
  permissionGroupId: STRING,
  name: [() => GroupName, 0],
  membershipStatus: STRING,
});

const Credentials: StaticStructureSchema = [
  3,
  NAMESPACE,
  'Credentials',
  SENSITIVE,
  ['accessKeyId', 'secretAccessKey', 'sessionToken'],
  [STRING, STRING, STRING],
];

const listOf = (name: string, member: StaticStructureSchema): StaticListSchema => [
  1,
  NAMESPACE,
  name,
  0,
  [() => member, 0],
];

const page = { nextToken: query(STRING, 'nextToken'), maxResults: query(NUMBER, 'maxResults') };

const operation = (
  name: string,
  http: readonly [method: string, uri: string],
  input: Readonly<Record<string, unknown>>,
  output: StaticStructureSchema,
): StaticOperationSchema => {
  const request = structure(`${name}Request`, input);
  return [9, NAMESPACE, name, { http: [...http, 200] }, () => request, () => output];
};

const userIdAnswer = structure('UserIdResponse', { userId: STRING });

export const ListUsers = operation(
  'ListUsers',
  ['GET', '/user'],
  page,
  structure('ListUsersResponse', { users: () => listOf('UserList', User), nextToken: STRING }),
);
export const GetUser = operation('GetUser', ['GET', '/user/{userId}'], { userId: LABEL }, User);
export const CreateUser = operation(
  'CreateUser',
  ['POST', '/user'],
  { ...person, clientToken: TOKEN },
  userIdAnswer,
);
export const UpdateUser = operation(
  'UpdateUser',
  ['PUT', '/user/{userId}'],
  { userId: LABEL, ...changeable, clientToken: TOKEN },
  userIdAnswer,
);
export const EnableUser = operation(
  'EnableUser',
  ['POST', '/user/{userId}/enable'],
  { userId: LABEL, clientToken: TOKEN },
  userIdAnswer,
);
export const DisableUser = operation(
  'DisableUser',
  ['POST', '/user/{userId}/disable'],
  { userId: LABEL, clientToken: TOKEN },
  userIdAnswer,
);
export const ListPermissionGroups = operation(
  'ListPermissionGroups',
  ['GET', '/permission-group'],
  page,
  structure('ListPermissionGroupsResponse', {
    permissionGroups: () => listOf('PermissionGroupList', PermissionGroup),
    nextToken: STRING,
  }),
);
export const ListPermissionGroupsByUser = operation(
  'ListPermissionGroupsByUser',
  ['GET', '/user/{userId}/permission-groups'],
  { userId: LABEL, ...page },
  structure('ListPermissionGroupsByUserResponse', {
    permissionGroups: () => listOf('PermissionGroupByUserList', PermissionGroupByUser),
    nextToken: STRING,
  }),
);
export const ListUsersByPermissionGroup = operation(
  'ListUsersByPermissionGroup',
  ['GET', '/permission-group/{permissionGroupId}/users'],
  { permissionGroupId: LABEL, ...page },
  structure('ListUsersByPermissionGroupResponse', {
    users: () => listOf('UserByPermissionGroupList', UserByPermissionGroup),
    nextToken: STRING,
  }),
);
export const GetProgrammaticAccessCredentials = operation(
  'GetProgrammaticAccessCredentials',
  ['GET', '/credentials/programmatic'],
  {
    durationInMinutes: query(NUMBER, 'durationInMinutes'),
    environmentId: query(STRING, 'environmentId'),
  },
  structure('GetProgrammaticAccessCredentialsResponse', {
    credentials: [() => Credentials, 0],
    durationInMinutes: NUMBER,
  }),
);
