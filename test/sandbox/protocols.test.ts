import { CreateUserCommand, DescribeUserCommand } from '@aws-sdk/client-identitystore';
import { ListAccountsCommand } from '@aws-sdk/client-organizations';
import {
  CreatePermissionSetCommand,
  DeletePermissionSetCommand,
  DescribePermissionSetCommand,
  ListAccountAssignmentsCommand,
  ListInstancesCommand,
  ListPermissionSetsCommand,
  paginateListPermissionSets,
} from '@aws-sdk/client-sso-admin';
import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
} from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { refusalOf, tinyServer } from './support/clients.ts';
import { CREATED, INSTANCE, PERMISSION_SET, STORE } from './support/tiny-world.ts';

const set = { InstanceArn: INSTANCE, PermissionSetArn: PERMISSION_SET };

describe('awsJson1_1', () => {
  it('answers in the shape of the schema, dates and odd characters included', async () => {
    const { ssoAdmin } = await tinyServer();
    const { PermissionSet, $metadata } = await ssoAdmin.send(new DescribePermissionSetCommand(set));
    expect(PermissionSet).toEqual({
      Name: 'Auditor',
      PermissionSetArn: PERMISSION_SET,
      Description: 'Größe & <Macht> 🙂',
      CreatedDate: CREATED,
    });
    expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('hands the handler what the client was given', async () => {
    const { identityStore, sandbox } = await tinyServer();
    const input = {
      IdentityStoreId: STORE,
      UserName: 'ada',
      Name: { GivenName: 'Ada', FamilyName: 'Lovelace' },
      Emails: [{ Value: 'ada@example.com', Primary: true }],
    };
    await identityStore.send(new CreateUserCommand(input));
    expect(sandbox.world.inputs.at(-1)).toMatchObject({
      input,
      call: { region: 'eu-west-1', caller: { accountId: '111111111111' } },
    });
  });

  it('answers an operation that returns nothing', async () => {
    const { ssoAdmin } = await tinyServer();
    await expect(ssoAdmin.send(new DeletePermissionSetCommand(set))).resolves.toMatchObject({
      $metadata: { httpStatusCode: 200 },
    });
  });

  it('answers the global endpoint of Organizations', async () => {
    const { organizations, sandbox } = await tinyServer();
    const { Accounts } = await organizations.send(new ListAccountsCommand({}));
    expect(Accounts).toEqual([{ Id: '111111111111', JoinedTimestamp: CREATED }]);
    expect(sandbox.world.inputs.at(-1)?.call.region).toBe('us-east-1');
  });

  it("gives a service's error with its text, at 400", async () => {
    const { ssoAdmin } = await tinyServer();
    const command = new CreatePermissionSetCommand({ InstanceArn: INSTANCE, Name: 'Auditor' });
    expect(await refusalOf(ssoAdmin.send(command))).toMatchObject({
      name: 'ConflictException',
      message: 'PermissionSet with name Auditor already exists.',
      status: 400,
    });
  });

  it('gives the further members of an error, and its request id', async () => {
    const { identityStore } = await tinyServer();
    const command = new DescribeUserCommand({
      IdentityStoreId: STORE,
      UserId: '11111111-2222-3333-4444-555555555555',
    });
    const { error, requestId } = await refusalOf(identityStore.send(command));
    expect(error).toMatchObject({
      name: 'ResourceNotFoundException',
      ResourceType: 'USER',
      RequestId: requestId,
    });
  });

  it('gives its own bug as the internal error of the service, at 500', async () => {
    const bugs: string[] = [];
    const { ssoAdmin } = await tinyServer({ onBug: (_error, where) => bugs.push(where) });
    const command = new ListAccountAssignmentsCommand({ ...set, AccountId: '111111111111' });
    expect(await refusalOf(ssoAdmin.send(command))).toMatchObject({
      name: 'InternalServerException',
      status: 500,
    });
    expect(bugs).toEqual(['sso-admin.ListAccountAssignments']);
  });

  it('does not know an operation that no one plays', async () => {
    const { ssoAdmin } = await tinyServer();
    expect(await refusalOf(ssoAdmin.send(new ListInstancesCommand({})))).toMatchObject({
      name: 'UnknownOperationException',
      status: 400,
    });
  });

  it('does not take what every object has for an operation', async () => {
    const { sandbox } = await tinyServer();
    const response = await fetch(sandbox.url, {
      method: 'POST',
      headers: { 'x-amz-target': 'SWBExternalService.constructor' },
      body: '{}',
    });
    expect(await response.json()).toEqual({
      __type: 'com.amazon.coral.service#UnknownOperationException',
    });
  });
});

describe('awsQuery', () => {
  it('answers in XML', async () => {
    const { sts } = await tinyServer();
    const { Account, Arn, UserId, $metadata } = await sts.send(new GetCallerIdentityCommand({}));
    expect({ Account, Arn, UserId }).toEqual({
      Account: '111111111111',
      Arn: 'arn:aws:iam::111111111111:root',
      UserId: '111111111111',
    });
    expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('reads lists, structures and numbers out of the form', async () => {
    const { sts, sandbox } = await tinyServer();
    const input = {
      RoleArn: 'arn:aws:iam::111111111111:role/Analyst',
      RoleSessionName: 'night=shift,1',
      DurationSeconds: 900,
      PolicyArns: [{ arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }],
      Tags: [
        { Key: 'team', Value: 'a = b/c+d' },
        { Key: 'desk', Value: '' },
      ],
      TransitiveTagKeys: ['team'],
    };
    const { Credentials } = await sts.send(new AssumeRoleCommand(input));
    expect(sandbox.world.inputs.at(-1)?.input).toEqual(input);
    expect(Credentials?.Expiration).toEqual(CREATED);
  });

  it('does not know an action that no one plays', async () => {
    const { sts } = await tinyServer();
    expect(await refusalOf(sts.send(new GetSessionTokenCommand({})))).toMatchObject({
      name: 'InvalidAction',
      message: 'Could not find operation GetSessionToken for version 2011-06-15',
      status: 400,
    });
  });
});

describe('a page token', () => {
  it('leads through the whole list', async () => {
    const { ssoAdmin: client } = await tinyServer();
    const sizes: (number | undefined)[] = [];
    for await (const page of paginateListPermissionSets({ client }, { InstanceArn: INSTANCE })) {
      sizes.push(page.PermissionSets?.length);
    }
    expect(sizes).toEqual([10, 10, 5]);
  });

  it.each(['bm90LW91cnM', 'MC4', ''])('that was made up is refused: "%s"', async (NextToken) => {
    const { ssoAdmin } = await tinyServer();
    const command = new ListPermissionSetsCommand({ InstanceArn: INSTANCE, NextToken });
    expect(await refusalOf(ssoAdmin.send(command))).toMatchObject({
      name: 'ValidationException',
      status: 400,
    });
  });
});

describe('anything else', () => {
  it.each([
    ['GET', '/', undefined],
    ['GET', '/favicon.ico', undefined],
    ['POST', '/', '{}'],
  ])('%s %s is told what this is', async (method, path, body) => {
    const { sandbox } = await tinyServer();
    const response = await fetch(`${sandbox.url}${path}`, { method, body });
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('AWS_ENDPOINT_URL');
  });

  it('a target of a service that is not here is an unknown operation', async () => {
    const { sandbox } = await tinyServer();
    const headers = { 'x-amz-target': 'DynamoDB_20120810.ListTables' };
    const response = await fetch(sandbox.url, { method: 'POST', headers, body: '{}' });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('UnknownOperationException');
  });
});
