/** The first user of an environment, who comes with it. */
import type { SuperuserParameters } from '@aws-sdk/client-finspace';

import { finspaceId } from '../../environment-place.ts';
import type { EnvironmentRow } from '../../finspace-rows.ts';
import type { SandboxState } from '../../state.ts';
import { required } from '../answer.ts';

/** Adds the superuser that the request names, if it does; there once the environment is. */
export const addSuperuser = (
  state: SandboxState,
  { environmentId, change }: EnvironmentRow,
  superuser: SuperuserParameters | undefined,
  now: number,
): void => {
  if (superuser === undefined) return;
  state.environmentUsers.add({
    environmentId,
    userId: finspaceId(state.nextUuid()),
    emailAddress: required(superuser.emailAddress, 'emailAddress'),
    firstName: required(superuser.firstName, 'firstName'),
    lastName: required(superuser.lastName, 'lastName'),
    type: 'SUPER_USER',
    status: 'CREATING',
    apiAccess: 'DISABLED',
    createdAt: now,
    lastModifiedAt: now,
    readyAt: change?.endsAt ?? now,
  });
};
