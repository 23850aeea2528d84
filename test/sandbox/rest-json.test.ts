import {
  GetEnvironmentCommand,
  ListEnvironmentsCommand,
  ListTagsForResourceCommand as ListFinspaceTagsCommand,
  UntagResourceCommand as UntagFinspaceCommand,
} from '@aws-sdk/client-finspace';
import {
  AssociateLicenseCommand,
  CreateWorkspaceCommand,
  DeleteWorkspaceCommand,
  DescribeWorkspaceCommand,
  DescribeWorkspaceConfigurationCommand,
  ListPermissionsCommand,
  ListTagsForResourceCommand,
  ListVersionsCommand,
  ListWorkspacesCommand,
  UntagResourceCommand,
  UpdatePermissionsCommand,
  UpdateWorkspaceConfigurationCommand,
} from '@aws-sdk/client-grafana';
import type { UpdateInstruction, User } from '@aws-sdk/client-grafana';
import { describe, expect, it } from 'vitest';
import { clientsOf, refusalOf, tinySandbox, tinyServer } from './support/clients.ts';
import { CREATED, ROOT } from './support/tiny-world.ts';

const workspaceId = 'g-0123456789';
const WORKSPACE_ARN = `arn:aws:grafana:eu-west-1:111111111111:/workspaces/${workspaceId}`;
const ENVIRONMENT_ARN = 'arn:aws:finspace:eu-west-1:111111111111:environment/abcdefgh';

describe('restJson1', () => {
  it('answers in the shape of the schema, dates included', async () => {
    const { grafana } = await tinyServer();
    const { workspaces, $metadata } = await grafana.send(new ListWorkspacesCommand({}));
    expect(workspaces).toEqual([
      expect.objectContaining({ id: workspaceId, name: 'Größe & <Macht>', created: CREATED }),
    ]);
    expect($metadata).toMatchObject({ httpStatusCode: 200 });
    expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('answers the client of FinSpace, which is of another generation', async () => {
    const { finspace, sandbox } = await tinyServer();
    const { environments } = await finspace.send(
      new ListEnvironmentsCommand({ maxResults: 5, nextToken: 'a b/+=&?' }),
    );
    expect(environments).toEqual([{ name: 'research', status: 'CREATED' }]);
    expect(sandbox.world.inputs.at(-1)?.input).toEqual({ maxResults: 5, nextToken: 'a b/+=&?' });
  });

  it('has times of finspace-data as numbers', async () => {
    const { finspaceData } = await tinyServer();
    const { users } = await finspaceData.call('ListUsers', { maxResults: 10 });
    expect(users).toEqual([{ userId: 'u-1', createTime: 1772600767000 }]);
  });

  it('reads labels, query, headers and body into one input', async () => {
    const { grafana, sandbox } = await tinyServer();
    const users: User[] = [{ id: 'u', type: 'SSO_USER' }];
    const batch: UpdateInstruction[] = [{ action: 'ADD', role: 'ADMIN', users }];
    const permissions = { workspaceId, updateInstructionBatch: batch };
    const license = { workspaceId, licenseType: 'ENTERPRISE', grafanaToken: 'tok' } as const;
    const filter = {
      workspaceId,
      maxResults: 7,
      userId: 'x'.repeat(10),
      userType: 'SSO_USER',
    } as const;
    await grafana.send(new UpdatePermissionsCommand(permissions));
    await grafana.send(new AssociateLicenseCommand(license));
    await grafana.send(new ListPermissionsCommand(filter));
    await grafana.send(new ListVersionsCommand({ workspaceId }));
    expect(sandbox.world.inputs.map(({ input }) => input)).toEqual([
      permissions,
      license,
      filter,
      { workspaceId },
    ]);
  });

  it('carries JSON in text both ways', async () => {
    const { grafana, sandbox } = await tinyServer();
    const answer = await grafana.send(new DescribeWorkspaceConfigurationCommand({ workspaceId }));
    expect(String(answer.configuration)).toBe('{"plugins":{}}');
    const command = new UpdateWorkspaceConfigurationCommand({
      workspaceId,
      configuration: '{"unifiedAlerting":{"enabled":true}}',
    });
    expect((await grafana.send(command)).$metadata.httpStatusCode).toBe(202);
    expect(sandbox.world.inputs.at(-1)?.input).toEqual({
      workspaceId,
      configuration: '{"unifiedAlerting":{"enabled":true}}',
    });
  });

  it('answers with the status of the operation, or with what the output says', async () => {
    const { grafana, finspaceData } = await tinyServer();
    const created = await grafana.send(
      new CreateWorkspaceCommand({
        accountAccessType: 'CURRENT_ACCOUNT',
        permissionType: 'SERVICE_MANAGED',
        authenticationProviders: ['SAML'],
      }),
    );
    expect(created.$metadata.httpStatusCode).toBe(202);
    const ids = { permissionGroupId: 'a/b c', userId: 'ü' };
    expect(await finspaceData.call('AssociateUserToPermissionGroup', ids)).toMatchObject({
      statusCode: 201,
      $metadata: { httpStatusCode: 201 },
    });
  });
});

describe('an ARN in the path', () => {
  it.each(['socket', 'process'])('arrives whole and signed, by %s', async (way) => {
    const sandbox = tinySandbox();
    if (way === 'socket') await sandbox.listen();
    const { grafana, finspace } = clientsOf(
      sandbox,
      way === 'socket' ? {} : { requestHandler: sandbox.requestHandler() },
    );
    const grafanaTags = new ListTagsForResourceCommand({ resourceArn: WORKSPACE_ARN });
    const finspaceTags = new ListFinspaceTagsCommand({ resourceArn: ENVIRONMENT_ARN });
    expect((await grafana.send(grafanaTags)).tags).toEqual({ desk: 'risk' });
    expect((await finspace.send(finspaceTags)).tags).toEqual({ desk: 'research' });
    const tagKeys = ['a b', "it's (1)*!", 'c&d=e', 'ü/+'];
    await grafana.send(new UntagResourceCommand({ resourceArn: WORKSPACE_ARN, tagKeys }));
    await finspace.send(
      new UntagFinspaceCommand({ resourceArn: ENVIRONMENT_ARN, tagKeys: ['a.b', 'c'] }),
    );
    expect(sandbox.world.inputs.map(({ input }) => input)).toEqual([
      { resourceArn: WORKSPACE_ARN },
      { resourceArn: ENVIRONMENT_ARN },
      { resourceArn: WORKSPACE_ARN, tagKeys },
      { resourceArn: ENVIRONMENT_ARN, tagKeys: ['a.b', 'c'] },
    ]);
  });
});

describe('an error of restJson1', () => {
  it('has the status and the members of its schema', async () => {
    const { grafana, finspace, finspaceData } = await tinyServer();
    const absent = await refusalOf(grafana.send(new DescribeWorkspaceCommand({ workspaceId })));
    expect(absent).toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'Workspace not found.',
      status: 404,
      error: { resourceId: workspaceId, resourceType: 'Workspace' },
    });
    expect(absent.requestId).toMatch(/^[0-9a-f-]{36}$/);
    const environment = finspace.send(new GetEnvironmentCommand({ environmentId: 'abc' }));
    expect(await refusalOf(environment)).toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'Environment not found.',
      status: 404,
    });
    expect(await refusalOf(finspaceData.call('GetUser', { userId: 'u' }))).toMatchObject({
      name: 'ValidationException',
      status: 400,
    });
  });

  it('for input that breaks the model names the fields, as Grafana has it', async () => {
    const { grafana } = await tinyServer();
    const command = new ListPermissionsCommand({ workspaceId: 'g-1', maxResults: 0 });
    const { error, ...refusal } = await refusalOf(grafana.send(command));
    expect(refusal).toMatchObject({
      name: 'ValidationException',
      status: 400,
      message: expect.stringMatching(/^2 validation errors detected: /) as string,
    });
    expect(error).toMatchObject({
      reason: 'FIELD_VALIDATION_FAILED',
      fieldList: [{ name: 'maxResults' }, { name: 'workspaceId' }],
    });
  });

  it.each([
    ['UnrecognizedClientException', { accessKeyId: 'AKIANOBODY0000000000', secretAccessKey: 'x' }],
    ['InvalidSignatureException', { ...ROOT, secretAccessKey: 'wrong' }],
  ])('for credentials that are not right is a %s at 403', async (name, credentials) => {
    const { sandbox } = await tinyServer();
    const { grafana, finspace, finspaceData } = clientsOf(sandbox, { credentials });
    const refusals = [
      grafana.send(new ListWorkspacesCommand({})),
      finspace.send(new ListEnvironmentsCommand({})),
      finspaceData.call('ListUsers', { maxResults: 1 }),
    ].map(refusalOf);
    for (const refusal of refusals) expect(await refusal).toMatchObject({ name, status: 403 });
  });

  it('for a Region that is not played is a refused signature', async () => {
    const { sandbox } = await tinyServer();
    const there = clientsOf(sandbox, { region: 'us-east-1' });
    const elsewhere = clientsOf(sandbox, { region: 'ap-south-1' });
    await there.grafana.send(new ListWorkspacesCommand({}));
    expect(sandbox.world.inputs.at(-1)?.call.region).toBe('us-east-1');
    expect(await refusalOf(elsewhere.grafana.send(new ListWorkspacesCommand({})))).toMatchObject({
      name: 'InvalidSignatureException',
      status: 403,
    });
  });

  it('for an operation that no one plays is an UnknownOperationException at 404', async () => {
    const { grafana } = await tinyServer();
    const command = new DeleteWorkspaceCommand({ workspaceId });
    expect(await refusalOf(grafana.send(command))).toMatchObject({
      name: 'UnknownOperationException',
      status: 404,
    });
  });

  it('for too many calls is a 429 that says when to come again', async () => {
    const { grafana, sandbox } = await tinyServer();
    sandbox.faults.set(['grafana.ListWorkspaces:throttle']);
    expect(await refusalOf(grafana.send(new ListWorkspacesCommand({})))).toMatchObject({
      name: 'ThrottlingException',
      status: 429,
      error: { retryAfterSeconds: 1, $response: { headers: { 'retry-after': '1' } } },
    });
  });

  it.each([
    ['denied', 'AccessDeniedException', 403],
    ['expired', 'ExpiredTokenException', 403],
    ['500', 'InternalServerException', 500],
    ['503', 'ServiceUnavailableException', 503],
  ])('that a fault asks for: %s is %s at %i', async (fault, name, status) => {
    const { grafana, finspace, sandbox } = await tinyServer();
    sandbox.faults.set([`grafana.*:${fault}`, `finspace.*:${fault}`]);
    const refusals = [
      grafana.send(new ListWorkspacesCommand({})),
      finspace.send(new ListEnvironmentsCommand({})),
    ].map(refusalOf);
    for (const refusal of refusals) expect(await refusal).toMatchObject({ name, status });
  });
});
