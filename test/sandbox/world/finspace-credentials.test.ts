import { ListEnvironmentsCommand } from '@aws-sdk/client-finspace';
import { ListWorkspacesCommand } from '@aws-sdk/client-grafana';
import { ListInstancesCommand } from '@aws-sdk/client-sso-admin';
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../support/clients.ts';
import { openFinSpace } from '../support/finspace-world.ts';

const minute = 60_000;

describe('programmatic access to FinSpace', () => {
  it('goes from a role over credentials of FinSpace to its users, until these expire', async () => {
    const { as, assume, clock, environmentId } = openFinSpace();
    const role = as(await assume('FinSpaceProgrammaticAccess', 'management'));
    const answer = await role.finspaceData.call('GetProgrammaticAccessCredentials', {
      environmentId: environmentId('research-data'),
      durationInMinutes: 15,
    });
    expect(answer).toMatchObject({
      credentials: {
        accessKeyId: expect.stringMatching(/^ASIA[A-Z0-9]{16}$/) as string,
        secretAccessKey: expect.stringMatching(/^sandbox\//) as string,
        sessionToken: expect.stringMatching(/^SandboxSessionToken/) as string,
      },
      durationInMinutes: 15,
    });
    const keys = answer.credentials as Parameters<typeof as>[0];
    const { finspaceData } = as(keys);
    await clock.advance(15 * minute - 1);
    const { users } = await finspaceData.call('ListUsers', { maxResults: 100 });
    expect(users).toHaveLength(5);
    await clock.advance(1);
    expect(await refusalOf(finspaceData.call('ListUsers', { maxResults: 100 }))).toMatchObject({
      name: 'ExpiredTokenException',
      message: 'The security token included in the request is expired',
      status: 403,
    });
  });

  it('lasts an hour unless told otherwise, and between one minute and sixty', async () => {
    const { as, assume, environmentId, sandbox } = openFinSpace();
    const { finspaceData } = as(await assume('FinSpaceProgrammaticAccess'));
    const input = { environmentId: environmentId('research-data') };
    const get = 'GetProgrammaticAccessCredentials';
    expect(await finspaceData.call(get, input)).toMatchObject({ durationInMinutes: 60 });
    const [session] = sandbox.world.state.sessions.rows.slice(-1);
    expect(session?.expiresAt).toBe(sandbox.clock.now() + 60 * minute);
    for (const durationInMinutes of [0, 61]) {
      const refusal = await refusalOf(finspaceData.call(get, { ...input, durationInMinutes }));
      expect(refusal).toMatchObject({ name: 'ValidationException', status: 400 });
      expect(refusal.message).toContain("at 'durationInMinutes' failed to satisfy constraint");
    }
    expect(await refusalOf(finspaceData.call(get, {}))).toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining("at 'environmentId'") as string,
    });
  });

  it('is refused to whoever is no principal of the environment', async () => {
    const { as, assume, environmentId } = openFinSpace();
    const research = environmentId('research-data');
    const superuser = await assume('FinSpaceProgrammaticAccess');
    const cases = [
      // Keys of an account, a role that no user has, and one of another environment.
      { keys: 'member' as const, id: research },
      { keys: await assume('ManagementGraphReader', 'management'), id: research },
      { keys: await assume('FinSpaceClientAnalytics'), id: research },
      // An environment that is not there, one that is not up, and one asked in another Region.
      { keys: superuser, id: 'nobodyhasthis' },
      { keys: superuser, id: environmentId('legacy-datasets') },
      { keys: superuser, id: research, region: 'us-east-1' },
    ];
    for (const { keys, id, region } of cases) {
      const { finspaceData } = as(keys, region);
      const call = finspaceData.call('GetProgrammaticAccessCredentials', { environmentId: id });
      expect(await refusalOf(call)).toMatchObject({
        name: 'AccessDeniedException',
        status: 403,
        message: expect.stringMatching(
          new RegExp(
            '^User: arn:aws:(iam|sts)::.* is not authorized to perform: ' +
              'finspace-api:GetProgrammaticAccessCredentials on resource: ' +
              `arn:aws:finspace-api:${region ?? 'eu-west-1'}:\\d{12}:/credentials/programmatic$`,
          ),
        ) as string,
      });
    }
  });

  it('is refused to a user who is disabled or has no API access any more', async () => {
    const { superuser, assume, as, environmentId, userId } = openFinSpace();
    const call = await superuser();
    const pipeline = { userId: userId('research-data', 'research-pipeline') };
    const keys = await assume('ResearchPipeline');
    const ask = () =>
      as(keys).finspaceData.call('GetProgrammaticAccessCredentials', {
        environmentId: environmentId('research-data'),
      });
    const given = (await ask()).credentials as Parameters<typeof as>[0];
    const denied = { name: 'AccessDeniedException', status: 403 };
    for (const [off, on] of [
      [() => call('DisableUser', pipeline), () => call('EnableUser', pipeline)],
      [
        () => call('UpdateUser', { ...pipeline, apiAccess: 'DISABLED' }),
        () => call('UpdateUser', { ...pipeline, apiAccess: 'ENABLED' }),
      ],
    ] as const) {
      await off();
      expect(await refusalOf(ask())).toMatchObject(denied);
      expect(await refusalOf(as(given).finspaceData.call('GetUser', pipeline))).toMatchObject(
        denied,
      );
      await on();
      await as(given).finspaceData.call('GetUser', pipeline);
      await ask();
    }
  });

  it('shows an application user itself and nobody else', async () => {
    const { as, credentials, userId } = openFinSpace();
    const keys = await credentials('ResearchPipeline', 'research-data');
    const { finspaceData } = as(keys);
    const own = userId('research-data', 'research-pipeline');
    expect(await finspaceData.call('GetUser', { userId: own })).toMatchObject({
      emailAddress: 'research-pipeline@kestrelbridge.example',
      type: 'APP_USER',
      apiAccessPrincipalArn: 'arn:aws:iam::905418237760:role/ResearchPipeline',
    });
    const other = { userId: userId('research-data', 'henrik.aalto') };
    for (const [operation, input] of [
      ['ListUsers', { maxResults: 10 }],
      ['GetUser', other],
      ['CreateUser', { emailAddress: 'new@kestrelbridge.test', type: 'SUPER_USER' }],
      ['DisableUser', other],
      ['ResetUserPassword', { userId: own }],
      ['ListPermissionGroups', { maxResults: 10 }],
      ['CreatePermissionGroup', { name: 'Mine', applicationPermissions: ['CreateDataset'] }],
    ] as const) {
      expect(await refusalOf(finspaceData.call(operation, input))).toMatchObject({
        name: 'AccessDeniedException',
        status: 403,
        message: expect.stringContaining(`finspace-api:${operation} on resource`) as string,
      });
    }
  });

  it('lets an application user manage users by a permission group, but set no password', async () => {
    const { superuser, as, credentials, userId, roleArn, clock, groupId } = openFinSpace();
    const call = await superuser();
    const isabelle = { userId: userId('research-data', 'isabelle.laurent') };
    await call('UpdateUser', {
      ...isabelle,
      apiAccess: 'ENABLED',
      apiAccessPrincipalArn: roleArn('ResearchPipeline'),
    });
    await call('UpdateUser', {
      userId: userId('research-data', 'research-pipeline'),
      apiAccess: 'DISABLED',
    });
    const { finspaceData } = as(await credentials('ResearchPipeline', 'research-data'));
    const list = () => finspaceData.call('ListUsers', { maxResults: 100 });
    expect((await list()).users).toHaveLength(5);
    expect(await refusalOf(finspaceData.call('ResetUserPassword', isabelle))).toMatchObject({
      name: 'AccessDeniedException',
    });
    const member = { ...isabelle, permissionGroupId: groupId('Research Administrators') };
    await call('DisassociateUserFromPermissionGroup', member);
    expect(await refusalOf(list())).toMatchObject({ name: 'AccessDeniedException' });
    await clock.advance(4000);
    await call('AssociateUserToPermissionGroup', member);
    expect(await refusalOf(list())).toMatchObject({ name: 'AccessDeniedException' });
    await clock.advance(4000);
    expect((await list()).users).toHaveLength(5);
  });

  it('is needed for everything else of finspace-data, whoever asks', async () => {
    const { as, assume } = openFinSpace();
    const superuser = await assume('FinSpaceProgrammaticAccess');
    for (const who of ['management', 'member', superuser] as const) {
      const call = as(who).finspaceData.call('ListUsers', { maxResults: 10 });
      expect(await refusalOf(call)).toMatchObject({ name: 'AccessDeniedException', status: 403 });
    }
  });

  it('is good for the data API of that one environment, and for nothing besides', async () => {
    const { as, credentials, environmentId, roleArn, userId } = openFinSpace();
    const clients = as(await credentials('FinSpaceProgrammaticAccess', 'research-data'));
    const identity = await clients.sts.send(new GetCallerIdentityCommand({}));
    expect(identity.Arn).toMatch(/^arn:aws:sts::\d{12}:assumed-role\/finspace-api-access\//);
    expect(
      await refusalOf(
        clients.finspaceData.call('GetUser', {
          userId: userId('client-analytics', 'ahmed.farouk'),
        }),
      ),
    ).toMatchObject({ name: 'ResourceNotFoundException', status: 404 });
    const denied = { name: expect.stringMatching(/^AccessDenied/) as string };
    const RoleArn = roleArn('ManagementGraphReader');
    for (const call of [
      clients.finspaceData.call('GetProgrammaticAccessCredentials', {
        environmentId: environmentId('research-data'),
      }),
      clients.finspace.send(new ListEnvironmentsCommand({})),
      clients.grafana.send(new ListWorkspacesCommand({})),
      clients.ssoAdmin.send(new ListInstancesCommand({})),
      clients.sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'onwards' })),
    ]) {
      expect(await refusalOf(call)).toMatchObject(denied);
    }
  });

  it('leaves no credentials in the record of calls', async () => {
    const { credentials, sandbox } = openFinSpace();
    const { secretAccessKey, sessionToken } = await credentials(
      'FinSpaceProgrammaticAccess',
      'research-data',
    );
    const record = JSON.stringify(sandbox.calls);
    expect(record).toContain('GetProgrammaticAccessCredentials');
    expect(record).not.toContain(secretAccessKey);
    expect(record).not.toContain(sessionToken);
  });
});
