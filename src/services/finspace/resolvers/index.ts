import { Environment } from './Environment.ts';
import { EnvironmentUser } from './EnvironmentUser.ts';
import { createEnvironment } from './Mutation/createEnvironment.ts';
import { createEnvironmentUser } from './Mutation/createEnvironmentUser.ts';
import { deleteEnvironment } from './Mutation/deleteEnvironment.ts';
import { disableEnvironmentUser } from './Mutation/disableEnvironmentUser.ts';
import { enableEnvironmentUser } from './Mutation/enableEnvironmentUser.ts';
import { issueProgrammaticCredentials } from './Mutation/issueProgrammaticCredentials.ts';
import { updateEnvironment } from './Mutation/updateEnvironment.ts';
import { updateEnvironmentUser } from './Mutation/updateEnvironmentUser.ts';
import { PermissionGroup } from './PermissionGroup.ts';
import { environment } from './Query/environment.ts';
import { environments } from './Query/environments.ts';

/** Every field that rests on FinSpace alone. */
export const finspace = {
  Query: { environment, environments },
  Mutation: {
    createEnvironment,
    updateEnvironment,
    deleteEnvironment,
    createEnvironmentUser,
    updateEnvironmentUser,
    enableEnvironmentUser,
    disableEnvironmentUser,
    issueProgrammaticCredentials,
  },
  Environment,
  EnvironmentUser,
  PermissionGroup,
} as const;
