/** Credentials of FinSpace's own, for which an IAM role stands in. */
import { issueSession } from '../../identities.ts';
import type { SandboxCall } from '../../service.ts';
import type { SandboxState } from '../../state.ts';
import type { Handlers } from '../answer.ts';
import { refusal, userOfRole } from './authorize.ts';
import type { CredentialsInput } from './inputs.ts';

const defaultMinutes = 60;

interface CredentialsOutput {
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken: string;
  };
  readonly durationInMinutes: number;
}

export const credentialHandlers = (state: SandboxState): Handlers => ({
  /**
   * An environment that is not there, one that is not open and a role that no user of it has all
   * look the same: the operation has no other error for them.
   */
  GetProgrammaticAccessCredentials(
    { environmentId, durationInMinutes = defaultMinutes }: CredentialsInput,
    call: SandboxCall,
  ): CredentialsOutput {
    const user = userOfRole(state, environmentId, call);
    const environment = state.environments.get(environmentId);
    if (user === undefined || environment === undefined) {
      throw refusal(state, 'GetProgrammaticAccessCredentials', call);
    }
    const { dedicatedServiceAccountId: accountId } = environment;
    const { userId } = user;
    const session = issueSession(state, {
      accountId,
      arn: `arn:${state.settings.partition}:sts::${accountId}:assumed-role/finspace-api-access/${userId}`,
      userId: `AROASANDBOXFINSPACE00:${userId}`,
      expiresAt: call.clock.now() + durationInMinutes * 60_000,
      environmentId,
      finspaceUserId: userId,
    });
    const { accessKeyId, secretAccessKey, sessionToken } = session;
    return { credentials: { accessKeyId, secretAccessKey, sessionToken }, durationInMinutes };
  },
});
