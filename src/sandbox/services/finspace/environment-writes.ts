/** Creation, update and deletion of environments. */
import type {
  CreateEnvironmentCommandInput,
  CreateEnvironmentCommandOutput,
  DeleteEnvironmentCommandInput,
  DeleteEnvironmentCommandOutput,
  UpdateEnvironmentCommandInput,
  UpdateEnvironmentCommandOutput,
} from '@aws-sdk/client-finspace';

import type { EnvironmentLife } from '../../environment-life.ts';
import type { EnvironmentRow, EnvironmentStatus } from '../../finspace-rows.ts';
import { SandboxError, type SandboxCall } from '../../service.ts';
import { placeKey, type SandboxState } from '../../state.ts';
import { required, validationError, type Answer, type Handlers } from '../answer.ts';
import { federationOf } from './federation.ts';
import { makeEnvironment } from './make-environment.ts';
import { environmentOf, environmentUrl, toEnvironment } from './shapes.ts';
import { addSuperuser } from './superuser.ts';

const mostEnvironments = 2;
const uncounted: readonly EnvironmentStatus[] = ['FAILED_CREATION', 'FAILED_DELETION', 'DELETED'];
const deletable: readonly EnvironmentStatus[] = [
  'CREATED',
  'FAILED_CREATION',
  'FAILED_DELETION',
  'SUSPENDED',
];

const checkQuota = (state: SandboxState, { caller, region }: SandboxCall): void => {
  const there = state.environmentsOfPlace
    .get(placeKey(caller.accountId, region))
    .filter((row) => !uncounted.includes(row.status));
  if (there.length < mostEnvironments) return;
  throw new SandboxError(
    'ServiceQuotaExceededException',
    `The account has the most environments that it may have in ${region}: ${mostEnvironments}.`,
  );
};

const checkStatus = (row: EnvironmentRow, allowed: readonly EnvironmentStatus[]): void => {
  if (allowed.includes(row.status)) return;
  throw validationError(
    `Environment ${row.environmentId} is ${row.status}: it must be ${allowed.join(' or ')}.`,
  );
};

export const environmentWrites = (state: SandboxState, life: EnvironmentLife): Handlers => ({
  CreateEnvironment(
    input: CreateEnvironmentCommandInput,
    call: SandboxCall,
  ): Answer<CreateEnvironmentCommandOutput> {
    const row = makeEnvironment(state, life, input, call);
    checkQuota(state, call);
    state.environments.add(row);
    const { environmentId, environmentArn } = row;
    if (input.tags !== undefined) {
      state.tags.add({ resource: environmentArn, tags: { ...input.tags } });
    }
    addSuperuser(state, row, input.superuserParameters, call.clock.now());
    return { environmentId, environmentArn, environmentUrl: environmentUrl(row) };
  },

  UpdateEnvironment(
    input: UpdateEnvironmentCommandInput,
    call: SandboxCall,
  ): Answer<UpdateEnvironmentCommandOutput> {
    const row = environmentOf(state, input.environmentId, call);
    checkStatus(row, ['CREATED']);
    const { federationMode, federation } = federationOf(row, input, row);
    row.name = input.name ?? row.name;
    if (input.description !== undefined) row.description = input.description;
    row.federationMode = federationMode;
    delete row.federation;
    if (federation !== undefined) row.federation = federation;
    return { environment: toEnvironment(row) };
  },

  DeleteEnvironment(
    input: DeleteEnvironmentCommandInput,
    call: SandboxCall,
  ): Answer<DeleteEnvironmentCommandOutput> {
    const row = environmentOf(state, required(input.environmentId, 'environmentId'), call);
    checkStatus(row, deletable);
    row.status = row.status === 'FAILED_DELETION' ? 'RETRY_DELETION' : 'DELETE_REQUESTED';
    row.change = life.change('DELETE', row.environmentId, call.clock.now());
    return {};
  },
});
