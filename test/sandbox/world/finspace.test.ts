import {
  CreateEnvironmentCommand,
  DeleteEnvironmentCommand,
  GetEnvironmentCommand,
  ListEnvironmentsCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateEnvironmentCommand,
} from '@aws-sdk/client-finspace';
import type { CreateEnvironmentCommandInput } from '@aws-sdk/client-finspace';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../support/clients.ts';
import { create, get, list } from '../support/environments.ts';
import { openFinSpace } from '../support/finspace-world.ts';

const metadataURL = 'https://login.example/saml/metadata';

describe('the environments of FinSpace', () => {
  it('are each account’s and Region’s own', async () => {
    const world = openFinSpace();
    expect(await list(world, 'member')).toEqual([
      'client-analytics CREATED',
      'research-data CREATED',
    ]);
    expect(await list(world, 'management')).toEqual(['regulatory-reporting FAILED_CREATION']);
    expect(await list(world, 'management', 'us-east-1')).toEqual(['legacy-datasets SUSPENDED']);
    expect(await list(world, 'member', 'us-east-1')).toEqual([]);
    expect(await list(world, 'delegated')).toEqual([]);
    const environmentId = world.environmentId('research-data');
    for (const [who, region] of [
      ['management', 'eu-west-1'],
      ['member', 'us-east-1'],
    ] as const) {
      const call = world
        .as(who, region)
        .finspace.send(new GetEnvironmentCommand({ environmentId }));
      expect(await refusalOf(call)).toMatchObject({
        name: 'ResourceNotFoundException',
        message: `Environment with id ${environmentId} does not exist.`,
        status: 404,
      });
    }
  });

  it('show everything that they are', async () => {
    const world = openFinSpace();
    const environmentId = world.environmentId('research-data');
    const environment = await get(world, environmentId, 'member');
    expect(environment).toEqual({
      name: 'research-data',
      environmentId,
      awsAccountId: '905418237760',
      status: 'CREATED',
      environmentUrl: `https://${environmentId}.eu-west-1.amazonfinspace.com`,
      description: 'Datasets and notebooks of the research teams',
      environmentArn: `arn:aws:finspace:eu-west-1:905418237760:environment/${environmentId}`,
      sageMakerStudioDomainUrl: expect.stringMatching(
        /^https:\/\/d-[0-9a-f]{12}\.studio\.eu-west-1\.sagemaker\.aws$/,
      ) as string,
      kmsKeyId: expect.stringMatching(
        /^arn:aws:kms:eu-west-1:905418237760:key\/[-0-9a-f]{36}$/,
      ) as string,
      dedicatedServiceAccountId: expect.stringMatching(/^\d{12}$/) as string,
      federationMode: 'FEDERATED',
      federationParameters: {
        samlMetadataURL: 'https://kestrelbridge.login.example/app/finspace/sso/saml/metadata',
        applicationCallBackURL: expect.stringMatching(/\/saml2\/idpresponse$/) as string,
        federationURN: expect.stringMatching(/^urn:amazon:cognito:sp:eu-west-1_/) as string,
        federationProviderName: 'KestrelBridgeLogin',
        attributeMap: {
          Email: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress',
        },
      },
    });
    const local = await get(world, world.environmentId('client-analytics'), 'member');
    expect(local.federationMode).toBe('LOCAL');
    expect(local.federationParameters).toBeUndefined();
    const failed = await get(world, world.environmentId('regulatory-reporting'));
    expect(failed.sageMakerStudioDomainUrl).toBeUndefined();
    expect(failed.description).toBeUndefined();
  });

  it('come in pages', async () => {
    const { as } = openFinSpace();
    const { finspace } = as('member');
    const first = await finspace.send(new ListEnvironmentsCommand({ maxResults: 1 }));
    const { nextToken } = first;
    const second = await finspace.send(new ListEnvironmentsCommand({ maxResults: 1, nextToken }));
    expect([first, second].map((page) => page.environments?.length)).toEqual([1, 1]);
    expect(first.environments).not.toEqual(second.environments);
    expect(second.nextToken).toBeUndefined();
    const all = await finspace.send(new ListEnvironmentsCommand({ maxResults: 0 }));
    expect(all.environments).toHaveLength(2);
    for (const input of [{ nextToken: 'made-up' }, { maxResults: 101 }]) {
      const call = finspace.send(new ListEnvironmentsCommand(input));
      expect(await refusalOf(call)).toMatchObject({ name: 'ValidationException', status: 400 });
    }
  });

  it('are two in an account and Region, those that failed apart', async () => {
    const world = openFinSpace();
    await create(world, { name: 'first-one' });
    await create(world, { name: 'second-one' });
    expect(await refusalOf(create(world, { name: 'third-one' }))).toMatchObject({
      name: 'ServiceQuotaExceededException',
      message: 'The account has the most environments that it may have in eu-west-1: 2.',
      status: 402,
    });
    const elsewhere = world.as('management', 'us-east-1').finspace;
    await elsewhere.send(new CreateEnvironmentCommand({ name: 'third-one' }));
    expect(await list(world, 'management')).toHaveLength(3);
  });

  it.each([
    ['a name with a blank', { name: 'two words' }, "at 'name' failed to satisfy constraint"],
    ['a description with a dash', { description: 'semi-final' }, "at 'description'"],
    ['federation without parameters', { federationMode: 'FEDERATED' }, 'federationParameters are'],
    [
      'federation without metadata',
      { federationMode: 'FEDERATED', federationParameters: { federationURN: 'urn:own' } },
      'a samlMetadataDocument or a samlMetadataURL',
    ],
    [
      'an attribute other than Email',
      {
        federationMode: 'FEDERATED',
        federationParameters: { samlMetadataURL: metadataURL, attributeMap: { Name: 'name' } },
      },
      'must be Email',
    ],
    [
      'parameters of a federation that there is not',
      { federationParameters: { samlMetadataURL: metadataURL } },
      'FEDERATED only',
    ],
    ['an empty superuser', { superuserParameters: {} }, "at 'superuserParameters.emailAddress'"],
  ] as [string, Partial<CreateEnvironmentCommandInput>, string][])(
    'are not created with %s',
    async (_what, input, message) => {
      const world = openFinSpace();
      expect(await refusalOf(create(world, input))).toMatchObject({
        name: 'ValidationException',
        message: expect.stringContaining(message) as string,
        status: 400,
      });
      expect(await list(world, 'management')).toHaveLength(1);
    },
  );

  it('change while they are created, and not otherwise', async () => {
    const world = openFinSpace();
    const { finspace } = world.as('member');
    const environmentId = world.environmentId('client-analytics');
    const update = (input: object) =>
      finspace.send(new UpdateEnvironmentCommand({ environmentId, ...input }));
    const renamed = await update({ name: 'client-insight', description: 'Another' });
    expect(renamed.environment).toMatchObject({
      name: 'client-insight',
      description: 'Another',
      federationMode: 'LOCAL',
    });
    expect(await refusalOf(update({ federationMode: 'FEDERATED' }))).toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('federationParameters are required') as string,
    });
    const parameters = { samlMetadataURL: metadataURL, federationProviderName: 'Other' };
    await update({ federationMode: 'FEDERATED', federationParameters: parameters });
    expect(await get(world, environmentId, 'member')).toMatchObject({
      federationMode: 'FEDERATED',
      federationParameters: {
        ...parameters,
        applicationCallBackURL: expect.stringContaining(environmentId) as string,
      },
    });
    await update({ name: 'still-federated' });
    const { environment } = await update({ federationMode: 'LOCAL' });
    expect(environment).toMatchObject({ name: 'still-federated', federationMode: 'LOCAL' });
    expect(environment?.federationParameters).toBeUndefined();
    const created = await create(world);
    const early = new UpdateEnvironmentCommand({ environmentId: created, name: 'early' });
    expect(await refusalOf(world.as('management').finspace.send(early))).toMatchObject({
      name: 'ValidationException',
      message: `Environment ${created} is CREATE_REQUESTED: it must be CREATED.`,
    });
    const remove = new DeleteEnvironmentCommand({ environmentId: created });
    expect(await refusalOf(world.as('management').finspace.send(remove))).toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('is CREATE_REQUESTED: it must be CREATED or') as string,
    });
    const elsewhere = new UpdateEnvironmentCommand({ environmentId, name: 'stolen' });
    expect(await refusalOf(world.as('management').finspace.send(elsewhere))).toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('have tags', async () => {
    const world = openFinSpace();
    const { finspace } = world.as('member');
    const { environmentArn } = await get(world, world.environmentId('research-data'), 'member');
    const resourceArn = environmentArn ?? '';
    const read = async () =>
      (await finspace.send(new ListTagsForResourceCommand({ resourceArn }))).tags;
    expect(await read()).toEqual({ CostCentre: 'research', DataClass: 'internal' });
    const tags = { DataClass: 'secret', Owner: 'quants' };
    await finspace.send(new TagResourceCommand({ resourceArn, tags }));
    await finspace.send(new UntagResourceCommand({ resourceArn, tagKeys: ['CostCentre', 'None'] }));
    expect(await read()).toEqual(tags);
    const many = Object.fromEntries(Array.from({ length: 49 }, (_, i) => [`key.${i}`, 'value']));
    const tooMany = finspace.send(new TagResourceCommand({ resourceArn, tags: many }));
    expect(await refusalOf(tooMany)).toMatchObject({
      name: 'InvalidRequestException',
      status: 400,
    });
    expect(await read()).toEqual(tags);
    const foreign = world.as('management').finspace;
    for (const call of [
      foreign.send(new ListTagsForResourceCommand({ resourceArn })),
      foreign.send(new TagResourceCommand({ resourceArn, tags })),
      foreign.send(new UntagResourceCommand({ resourceArn, tagKeys: ['Owner'] })),
    ]) {
      expect(await refusalOf(call)).toMatchObject({
        name: 'ResourceNotFoundException',
        status: 404,
      });
    }
  });
});
