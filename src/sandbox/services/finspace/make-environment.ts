/** The row of an environment that was asked for. */
import type { CreateEnvironmentCommandInput } from '@aws-sdk/client-finspace';

import type { EnvironmentLife } from '../../environment-life.ts';
import { finspaceId, placeEnvironment } from '../../environment-place.ts';
import type { EnvironmentRow } from '../../finspace-rows.ts';
import type { SandboxCall } from '../../service.ts';
import type { SandboxState } from '../../state.ts';
import { required } from '../answer.ts';
import { federationOf } from './federation.ts';

/** @throws ValidationException if it is not said rightly how users are to sign in. */
export const makeEnvironment = (
  state: SandboxState,
  life: EnvironmentLife,
  input: CreateEnvironmentCommandInput,
  { caller, region, clock }: SandboxCall,
): EnvironmentRow => {
  const environmentId = finspaceId(state.nextUuid());
  const place = { environmentId, accountId: caller.accountId, region };
  const { description, kmsKeyId } = input;
  return {
    ...placeEnvironment(state.settings.partition, place),
    ...(kmsKeyId !== undefined && { kmsKeyId }),
    dataBundles: input.dataBundles ?? [],
    name: required(input.name, 'name'),
    ...(description !== undefined && { description }),
    ...federationOf(place, input),
    status: 'CREATE_REQUESTED',
    change: life.change('CREATE', environmentId, clock.now()),
  };
};
