import type { AwsCredentialIdentity } from '@smithy/types';
import type { RequestScope, Upstream } from '../../upstream/types.ts';
import type { FinspaceDataOperations } from './data-client.ts';

/** Gets credentials by AWS calls, in the scope of a request. */
export type FetchCredentials = (scope: RequestScope) => Promise<AwsCredentialIdentity>;

/** Credentials of an environment, and how long AWS says that they last. */
export interface ProgrammaticCredentials extends AwsCredentialIdentity {
  readonly sessionToken: string;
  /** Not later than when AWS refuses them: counted from before they were asked for. */
  readonly expiration: Date;
  readonly durationInMinutes: number;
}

/**
 * Credentials for the data API of one environment: `GetProgrammaticAccessCredentials`. They go to
 * whoever called, and nowhere else.
 *
 * @param asRole signs as the role that is recorded at a user of the environment.
 * @param minutes 1 to 60.
 * @throws GatewayError
 */
export const programmaticCredentials = async (
  upstream: Upstream,
  scope: RequestScope,
  asRole: Pick<FinspaceDataOperations, 'getProgrammaticAccessCredentials'>,
  environmentId: string,
  minutes: number,
): Promise<ProgrammaticCredentials> => {
  const askedAt = upstream.clock.now();
  const { credentials, durationInMinutes = minutes } = await upstream.call(
    scope,
    asRole.getProgrammaticAccessCredentials,
    { environmentId, durationInMinutes: minutes },
  );
  return {
    accessKeyId: credentials?.accessKeyId ?? '',
    secretAccessKey: credentials?.secretAccessKey ?? '',
    sessionToken: credentials?.sessionToken ?? '',
    expiration: new Date(askedAt + durationInMinutes * 60_000),
    durationInMinutes,
  };
};
