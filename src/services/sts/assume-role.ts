import type { AwsCredentialIdentity } from '@smithy/types';
import { GatewayError } from '../../core/errors.ts';
import { sessionOf } from '../../upstream/session-credentials.ts';
import { OWN_SESSION } from '../../upstream/session-name.ts';
import type { RequestScope, Upstream } from '../../upstream/types.ts';
import type { StsClient } from './client.ts';

/** Gets credentials that last an hour, the most that a role gives to another role's session. */
export type Assume = (scope: RequestScope) => Promise<AwsCredentialIdentity>;

interface Session {
  readonly RoleSessionName: string;
  readonly SourceIdentity?: string;
}

/** @throws GatewayError ACCESS_DENIED that names the role and what is missing. */
const assume = async (
  upstream: Upstream,
  client: StsClient,
  scope: RequestScope,
  roleArn: string,
  session: Session,
): Promise<AwsCredentialIdentity> => {
  try {
    const input = { RoleArn: roleArn, ...session };
    const { Credentials: issued } = await upstream.call(scope, client.assumeRole, input);
    return {
      accessKeyId: issued?.AccessKeyId ?? '',
      secretAccessKey: issued?.SecretAccessKey ?? '',
      sessionToken: issued?.SessionToken,
      expiration: issued?.Expiration,
    };
  } catch (error) {
    throw nameRole(error, roleArn);
  }
};

/**
 * Takes on a role that the configuration names, for what the gateway reads. `AssumeRole` of STS.
 *
 * @param roleArn never one that a caller sent.
 */
export const assumeRole =
  (upstream: Upstream, client: StsClient, roleArn: string): Assume =>
  (scope) =>
    assume(upstream, client, scope, roleArn, { RoleSessionName: OWN_SESSION });

/**
 * Takes on a role that the configuration names on behalf of whoever asks. `AssumeRole` of STS, with a
 * RoleSessionName and a SourceIdentity that CloudTrail has in the record of every call of the session.
 *
 * @param roleArn never one that a caller sent.
 * @param sourceIdentity whether to set one, which the role's trust policy has to allow.
 */
export const assumeRoleForCaller =
  (upstream: Upstream, client: StsClient, roleArn: string, sourceIdentity: boolean): Assume =>
  (scope) => {
    const session = sessionOf(scope);
    return assume(upstream, client, scope, roleArn, {
      RoleSessionName: session,
      ...(sourceIdentity ? { SourceIdentity: session } : {}),
    });
  };

const SET_SOURCE_IDENTITY = 'sts:SetSourceIdentity';

/** AWS says the same of a role that is not there and of one that does not trust the gateway. */
const nameRole = (error: unknown, roleArn: string): unknown => {
  if (!(error instanceof GatewayError) || error.code !== 'ACCESS_DENIED') return error;
  const message =
    error.details.missingAction === SET_SOURCE_IDENTITY
      ? `AssumeRole: The role ${roleArn} does not let the gateway say on whose behalf it acts. Its trust policy has to allow the gateway ${SET_SOURCE_IDENTITY} beside sts:AssumeRole, and the gateway's own policy both; SOURCE_IDENTITY=off does without.`
      : `AssumeRole: The gateway may not take on the role ${roleArn}, or there is none. It needs sts:AssumeRole on it, and the role has to trust the gateway.`;
  return new GatewayError('ACCESS_DENIED', message, error.details, { cause: error });
};
