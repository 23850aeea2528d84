/** How the users of an environment sign in, and what a request about it may say. */
import type { FederationMode, FederationParameters } from '@aws-sdk/client-finspace';

import type { EnvironmentRow, FederationRow } from '../../finspace-rows.ts';
import { hexId } from '../../ids.ts';
import { present, validationError } from '../answer.ts';

interface Federation {
  readonly federationMode: 'FEDERATED' | 'LOCAL';
  readonly federation?: FederationRow;
}

interface FederationRequest {
  readonly federationMode?: FederationMode;
  readonly federationParameters?: FederationParameters;
}

const check = ({ attributeMap, ...parameters }: FederationRow): void => {
  if (parameters.samlMetadataDocument === undefined && parameters.samlMetadataURL === undefined) {
    throw validationError(
      'federationParameters must have a samlMetadataDocument or a samlMetadataURL.',
    );
  }
  if (attributeMap !== undefined && Object.keys(attributeMap).join() !== 'Email') {
    throw validationError('The name of the attribute in attributeMap must be Email.');
  }
};

/** What an environment is reached by: FinSpace makes it, whoever configures the provider needs it. */
const endpoints = ({ environmentId, region }: Place): FederationRow => ({
  applicationCallBackURL: `https://${environmentId}.auth.${region}.amazoncognito.com/saml2/idpresponse`,
  federationURN: `urn:amazon:cognito:sp:${region}_${hexId(environmentId, 9)}`,
});

type Place = Pick<EnvironmentRow, 'environmentId' | 'region'>;

/**
 * How users sign in after a request. Parameters that are given replace all that were there.
 *
 * @param before how they did, for an environment that there was.
 * @throws ValidationException
 */
export const federationOf = (
  place: Place,
  request: FederationRequest,
  before?: Federation,
): Federation => {
  const federationMode = request.federationMode ?? before?.federationMode ?? 'LOCAL';
  if (federationMode === 'LOCAL') {
    if (request.federationParameters !== undefined) {
      throw validationError('federationParameters are for the federation mode FEDERATED only.');
    }
    return { federationMode };
  }
  if (request.federationParameters === undefined) {
    if (before?.federation !== undefined) return { federationMode, federation: before.federation };
    throw validationError('federationParameters are required with the federation mode FEDERATED.');
  }
  const given = present(request.federationParameters);
  check(given);
  return { federationMode, federation: { ...endpoints(place), ...given } };
};
