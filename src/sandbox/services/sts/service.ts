/** AWS Security Token Service: who am I, and taking on a role. */
import type {
  AssumeRoleCommandInput,
  AssumeRoleCommandOutput,
  GetCallerIdentityCommandOutput,
} from '@aws-sdk/client-sts';

import { issueSession } from '../../identities.ts';
import type { RoleRow } from '../../rows.ts';
import { SandboxError, type SandboxCall } from '../../service.ts';
import type { SandboxState } from '../../state.ts';
import { required, type Answer, type Handlers } from '../answer.ts';

const defaultSessionSeconds = 3600;
/** A role that another role takes on lasts an hour at most. */
const chainedSessionSeconds = 3600;

const invalid = (message: string): SandboxError => new SandboxError('ValidationError', message);

const checkDuration = (seconds: number, longest: number, call: SandboxCall): void => {
  if (seconds > longest) {
    throw invalid(
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
  }
  if (call.caller.accessKeyId.startsWith('ASIA') && seconds > chainedSessionSeconds) {
    throw invalid(
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
    );
  }
};

/**
 * What is set once stays for every role that is taken on from there.
 *
 * @throws AccessDenied when the role's trust policy allows none, or another one is set already.
 */
const sourceIdentityOf = (
  { SourceIdentity: wanted }: AssumeRoleCommandInput,
  { roleArn, takesSourceIdentity = true }: RoleRow,
  { caller }: SandboxCall,
): string | undefined => {
  const set = caller.sourceIdentity;
  if (wanted === undefined && set === undefined) return undefined;
  if (takesSourceIdentity && (set === undefined || wanted === undefined || set === wanted)) {
    return set ?? wanted;
  }
  throw new SandboxError(
    'AccessDenied',
    `User: ${caller.arn} is not authorized to perform: sts:SetSourceIdentity on resource: ${roleArn}`,
  );
};

const assumeRole =
  (state: SandboxState) =>
  (input: AssumeRoleCommandInput, call: SandboxCall): Answer<AssumeRoleCommandOutput> => {
    const roleArn = required(input.RoleArn, 'RoleArn');
    const sessionName = required(input.RoleSessionName, 'RoleSessionName');
    const role = state.roles.get(roleArn);
    // A role that does not exist and one that does not trust the caller look the same.
    if (role?.trustedAccountIds.includes(call.caller.accountId) !== true) {
      throw new SandboxError(
        'AccessDenied',
        `User: ${call.caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
      );
    }
    const sourceIdentity = sourceIdentityOf(input, role, call);
    const seconds = input.DurationSeconds ?? defaultSessionSeconds;
    checkDuration(seconds, role.maxSessionSeconds, call);
    const session = issueSession(state, {
      accountId: role.accountId,
      arn: `arn:${state.settings.partition}:sts::${role.accountId}:assumed-role/${role.roleName}/${sessionName}`,
      userId: `${role.roleId}:${sessionName}`,
      expiresAt: call.clock.now() + seconds * 1000,
      ...(sourceIdentity === undefined ? {} : { sourceIdentity }),
    });
    return {
      Credentials: {
        AccessKeyId: session.accessKeyId,
        SecretAccessKey: session.secretAccessKey,
        SessionToken: session.sessionToken,
        Expiration: new Date(session.expiresAt),
      },
      AssumedRoleUser: { AssumedRoleId: session.userId, Arn: session.arn },
      ...(sourceIdentity === undefined ? {} : { SourceIdentity: sourceIdentity }),
    };
  };

const getCallerIdentity = (
  _input: object,
  { caller }: SandboxCall,
): Answer<GetCallerIdentityCommandOutput> => ({
  UserId: caller.userId,
  Account: caller.accountId,
  Arn: caller.arn,
});

export const stsHandlers = (state: SandboxState): Handlers => ({
  AssumeRole: assumeRole(state),
  GetCallerIdentity: getCallerIdentity,
});
