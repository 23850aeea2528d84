/** Roles and their credentials: the operations of `@aws-sdk/client-sts`. */
import { at, nowhere } from './place.ts';
import type { ServiceTable } from './place.ts';

const NOT_SENT = 'not sent: the role is taken on as it is';
const SECRET = 'it signs calls and is shown to nobody';
const NOT_SHOWN = 'about the session, which is over when the call has been made: not shown';

export const sts: ServiceTable = {
  service: 'sts',
  title: 'STS',
  source: '`@aws-sdk/client-sts`',
  described: {
    AssumeRole: {
      fields: [
        'Mutation.issueProgrammaticCredentials',
        'Environment.users',
        'Environment.permissionGroups',
        'Account.environments',
        'Account.workspaces',
      ],
      request: {
        RoleArn: at(
          ['IssueProgrammaticCredentialsInput.role', 'EnvironmentUser.apiAccessPrincipalArn'],
          {
            note: 'a name of the configuration (`READER_ROLES`, `FINSPACE_ROLES`, `FINSPACE_CREDENTIAL_ROLES`, `WRITE_ROLE`, `WRITE_ROLES`), and never an ARN that a caller sent',
          },
        ),
        RoleSessionName: nowhere(
          "the gateway's own name for what it reads, and the caller's for changes (`WRITE_ROLE`) and credentials: CloudTrail shows it",
        ),
        'PolicyArns[].arn': nowhere(NOT_SENT),
        Policy: nowhere(NOT_SENT),
        DurationSeconds: nowhere("not sent: AWS's own hour"),
        'Tags[].Key': nowhere(NOT_SENT),
        'Tags[].Value': nowhere(NOT_SENT),
        'TransitiveTagKeys[]': nowhere(NOT_SENT),
        ExternalId: nowhere(NOT_SENT),
        SerialNumber: nowhere('not sent: no person with a second factor is there'),
        TokenCode: nowhere('not sent: no person with a second factor is there'),
        SourceIdentity: nowhere(
          "the caller's, beside the session's name, unless `SOURCE_IDENTITY=off`; none for what the gateway reads",
        ),
        'ProvidedContexts[].ProviderArn': nowhere(NOT_SENT),
        'ProvidedContexts[].ContextAssertion': nowhere(NOT_SENT),
        MinimumSessionTokenSize: nowhere(NOT_SENT),
      },
      response: {
        'Credentials.AccessKeyId': nowhere(SECRET),
        'Credentials.SecretAccessKey': nowhere(SECRET),
        'Credentials.SessionToken': nowhere(SECRET),
        'Credentials.Expiration': nowhere('the role is taken on anew before'),
        'AssumedRoleUser.AssumedRoleId': nowhere(NOT_SHOWN),
        'AssumedRoleUser.Arn': nowhere(NOT_SHOWN),
        PackedPolicySize: nowhere(NOT_SHOWN),
        SourceIdentity: nowhere(NOT_SHOWN),
        SessionTokenUtilization: nowhere(NOT_SHOWN),
        SessionTokenSize: nowhere(NOT_SHOWN),
      },
      note: 'The gateway takes on roles that its configuration names, to read other accounts and the inside of FinSpace environments, and to make changes on behalf of whoever asks. `journal` and `services` show the call.',
    },
  },
  used: {
    GetCallerIdentity: [
      'UpstreamIdentity.accountId',
      'UpstreamIdentity.arn',
      'UpstreamIdentity.partition',
    ],
  },
  notUsed: [
    {
      why: "Other ways to credentials: the gateway has its own from the SDK's chain, and takes on roles with `AssumeRole` alone.",
      operations: [
        'AssumeRoleWithSAML',
        'AssumeRoleWithWebIdentity',
        'AssumeRoot',
        'GetDelegatedAccessToken',
        'GetFederationToken',
        'GetSessionToken',
        'GetWebIdentityToken',
      ],
    },
    {
      why: 'For finding out about keys and refusals by hand.',
      operations: ['DecodeAuthorizationMessage', 'GetAccessKeyInfo'],
    },
  ],
};
