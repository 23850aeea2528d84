import { Environment } from './Environment.ts';
import { EnvironmentUser } from './EnvironmentUser.ts';
import { PermissionGroup } from './PermissionGroup.ts';
import { environment } from './Query/environment.ts';
import { environments } from './Query/environments.ts';

/** Every field that rests on FinSpace alone. */
export const finspace = {
  Query: { environment, environments },
  Environment,
  EnvironmentUser,
  PermissionGroup,
} as const;
