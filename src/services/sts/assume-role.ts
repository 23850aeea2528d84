import type { AwsCredentialIdentity } from '@smithy/types';
import { GatewayError } from '../../core/errors.ts';
import type { RequestScope, Upstream } from '../../upstream/types.ts';
import type { StsClient } from './client.ts';

/** What CloudTrail shows of the sessions that the gateway opens for its own reads. */
const SESSION_NAME = 'management-graph';

/**
 * Takes on a role that the configuration names. `AssumeRole` of STS.
 *
 * @param roleArn never one that a caller sent.
 * @returns what fetches credentials that last an hour.
 */
export const assumeRole =
  (upstream: Upstream, client: StsClient, roleArn: string) =>
  async (scope: RequestScope): Promise<AwsCredentialIdentity> => {
    const input = { RoleArn: roleArn, RoleSessionName: SESSION_NAME };
    try {
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

/** AWS says the same of a role that is not there and of one that does not trust the gateway. */
const nameRole = (error: unknown, roleArn: string): unknown => {
  if (!(error instanceof GatewayError) || error.code !== 'ACCESS_DENIED') return error;
  const message = `AssumeRole: The gateway may not take on the role ${roleArn}, or there is none. It needs sts:AssumeRole on it, and the role has to trust the gateway.`;
  return new GatewayError('ACCESS_DENIED', message, error.details, { cause: error });
};
