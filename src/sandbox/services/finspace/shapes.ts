/** FinSpace's shapes, from the sandbox's rows. */
import type { Environment } from '@aws-sdk/client-finspace';

import type { EnvironmentRow } from '../../finspace-rows.ts';
import { hexId } from '../../ids.ts';
import { SandboxError, type SandboxCall } from '../../service.ts';
import type { SandboxState } from '../../state.ts';
import { present, required } from '../answer.ts';

export const notFound = (message: string): SandboxError =>
  new SandboxError('ResourceNotFoundException', message);

/** Where people sign in. */
export const environmentUrl = ({ environmentId, region }: EnvironmentRow): string =>
  `https://${environmentId}.${region}.amazonfinspace.com`;

/** An environment that is there, or was: one that is not has neither notebooks nor a sign-in. */
const isUp = ({ status }: EnvironmentRow): boolean =>
  !['CREATE_REQUESTED', 'CREATING', 'FAILED_CREATION', 'DELETED'].includes(status);

export const toEnvironment = (row: EnvironmentRow): Environment =>
  present<Environment>({
    name: row.name,
    environmentId: row.environmentId,
    awsAccountId: row.accountId,
    status: row.status,
    environmentUrl: environmentUrl(row),
    description: row.description,
    environmentArn: row.environmentArn,
    sageMakerStudioDomainUrl: isUp(row)
      ? `https://d-${hexId(`studio/${row.environmentId}`, 12)}.studio.${row.region}.sagemaker.aws`
      : undefined,
    kmsKeyId: row.kmsKeyId,
    dedicatedServiceAccountId: row.dedicatedServiceAccountId,
    federationMode: row.federationMode,
    federationParameters: row.federation,
  });

/** @throws ResourceNotFoundException if the caller's account has none of that id in the Region. */
export const environmentOf = (
  state: SandboxState,
  id: string | undefined,
  { caller, region }: SandboxCall,
): EnvironmentRow => {
  const environmentId = required(id, 'environmentId');
  const row = state.environments.get(environmentId);
  if (row?.accountId !== caller.accountId || row.region !== region) {
    throw notFound(`Environment with id ${environmentId} does not exist.`);
  }
  return row;
};
