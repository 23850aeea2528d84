import { createApplicationLoaders } from './application-loaders.ts';
import { createAssignmentLoaders } from './assignment-loaders.ts';
import type { LoaderDeps } from './deps.ts';
import { createInstanceLoaders } from './instance-loaders.ts';
import { createOperationLoaders } from './operation-loaders.ts';
import { createPermissionSetLoaders } from './permission-set-loaders.ts';

/** The reads of IAM Identity Center, for one request. */
export const createIdentityCenterLoaders = (deps: LoaderDeps) => ({
  ...createInstanceLoaders(deps),
  ...createPermissionSetLoaders(deps),
  ...createAssignmentLoaders(deps),
  ...createOperationLoaders(deps),
  ...createApplicationLoaders(deps),
});

export type IdentityCenterLoaders = ReturnType<typeof createIdentityCenterLoaders>;
