/** The inside of FinSpace environments: the operations of the API model of its data API. */
import { at, nowhere } from './place.ts';
import type { Places, ServiceTable } from './place.ts';

const user: Places = {
  userId: at('EnvironmentUser.userId'),
  status: at('EnvironmentUser.status'),
  firstName: at('EnvironmentUser.firstName'),
  lastName: at('EnvironmentUser.lastName'),
  emailAddress: at('EnvironmentUser.emailAddress'),
  type: at('EnvironmentUser.type'),
  apiAccess: at('EnvironmentUser.apiAccess'),
  apiAccessPrincipalArn: at('EnvironmentUser.apiAccessPrincipalArn'),
  createTime: at('EnvironmentUser.createdAt'),
  lastEnabledTime: at('EnvironmentUser.lastEnabledAt'),
  lastDisabledTime: at('EnvironmentUser.lastDisabledAt'),
  lastModifiedTime: at('EnvironmentUser.lastModifiedAt'),
  lastLoginTime: at('EnvironmentUser.lastLoginAt'),
};

/** What both changes of a user take. */
const changed = (input: string): Places => ({
  type: at(`${input}.type`),
  firstName: at(`${input}.firstName`),
  lastName: at(`${input}.lastName`),
  apiAccess: at(`${input}.apiAccess`),
  apiAccessPrincipalArn: at(`${input}.apiAccessPrincipalArn`),
  clientToken: nowhere('the client of the gateway makes one for each change'),
});

const ISSUE = 'IssueProgrammaticCredentialsInput';
const userId: Places = { userId: at('EnvironmentUser.userId') };

export const finspaceData: ServiceTable = {
  service: 'finspace-data',
  title: 'FinSpace data API',
  source: 'its API model; there is no client on npm',
  described: {
    GetProgrammaticAccessCredentials: {
      fields: ['Mutation.issueProgrammaticCredentials'],
      request: {
        durationInMinutes: at(`${ISSUE}.durationInMinutes`),
        environmentId: at(`${ISSUE}.environment`, {
          note: "the environment's global id holds it",
        }),
      },
      response: {
        'credentials.accessKeyId': at('ProgrammaticCredentials.accessKeyId'),
        'credentials.secretAccessKey': at('ProgrammaticCredentials.secretAccessKey'),
        'credentials.sessionToken': at('ProgrammaticCredentials.sessionToken'),
        durationInMinutes: at([
          'IssueProgrammaticCredentialsPayload.durationInMinutes',
          'IssueProgrammaticCredentialsPayload.expiresAt',
        ]),
      },
      note: 'The gateway calls it for itself as well, to read `Environment.users` and `Environment.permissionGroups`; what it gets so is shown to nobody.',
    },
    GetUser: {
      fields: ['Query.node', 'EnvironmentUser.apiAccess'],
      request: { userId: at('Query.node(id:)', { note: "the user's global id holds it" }) },
      response: user,
    },
    CreateUser: {
      fields: ['Mutation.createEnvironmentUser'],
      request: {
        emailAddress: at('CreateEnvironmentUserInput.emailAddress'),
        ...changed('CreateEnvironmentUserInput'),
      },
      response: userId,
    },
    UpdateUser: {
      fields: ['Mutation.updateEnvironmentUser'],
      request: {
        userId: at('UpdateEnvironmentUserInput.user', { note: "the user's global id holds it" }),
        ...changed('UpdateEnvironmentUserInput'),
      },
      response: userId,
    },
  },
  used: {
    DisableUser: ['Mutation.disableEnvironmentUser'],
    EnableUser: ['Mutation.enableEnvironmentUser'],
    ListPermissionGroups: ['Environment.permissionGroups'],
    ListPermissionGroupsByUser: ['EnvironmentUser.permissionGroups'],
    ListUsers: ['Environment.users'],
    ListUsersByPermissionGroup: ['PermissionGroup.members'],
  },
  notUsed: [
    {
      why: 'Permission groups and who is in them are shown and not changed: the contract has no mutation for them.',
      operations: [
        'AssociateUserToPermissionGroup',
        'CreatePermissionGroup',
        'DeletePermissionGroup',
        'DisassociateUserFromPermissionGroup',
        'UpdatePermissionGroup',
      ],
    },
    {
      why: 'The lists answer whole permission groups.',
      operations: ['GetPermissionGroup'],
    },
    {
      why: 'It answers a password, which does not belong in a graph.',
      operations: ['ResetUserPassword'],
    },
  ],
};
