import { checkAll, invalid } from '../../../../core/checks.ts';
import type { MutationResolvers } from '../../../../generated/resolvers.ts';
import { mutation } from '../../../../mutation.ts';
import { credentialRole } from '../../credential-role.ts';
import { environmentKeyOf } from '../../find-environment.ts';
import { requireEnvironmentChange } from '../../require-environment.ts';
import { issueCredentials } from '../../issue-credentials.ts';

const MOST_MINUTES = 60;

export const issueProgrammaticCredentials: MutationResolvers['issueProgrammaticCredentials'] = (
  _root,
  { input },
  context,
) =>
  mutation(context, async () => {
    const environment = environmentKeyOf(input.environment, 'input.environment');
    const { durationInMinutes: minutes } = input;
    checkAll(
      minutes >= 1 && minutes <= MOST_MINUTES
        ? undefined
        : invalid('input.durationInMinutes', `Credentials last 1 to ${MOST_MINUTES} minutes.`),
    );
    await requireEnvironmentChange(context, environment, 'input.environment');
    const roleArn = credentialRole(context, environment.environmentId, input.role);
    const issued = await issueCredentials(context, environment, roleArn, minutes);
    context.noticed.credentialsIssued();
    const { accessKeyId, secretAccessKey, sessionToken } = issued;
    return {
      credentials: { accessKeyId, secretAccessKey, sessionToken },
      durationInMinutes: issued.durationInMinutes,
      expiresAt: issued.expiration,
    };
  });
