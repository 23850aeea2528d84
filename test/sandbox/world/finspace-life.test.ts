import {
  CreateEnvironmentCommand,
  DeleteEnvironmentCommand,
  GetEnvironmentCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-finspace';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../support/clients.ts';
import { create, get, list } from '../support/environments.ts';
import { openFinSpace } from '../support/finspace-world.ts';

describe('the life of an environment of FinSpace', () => {
  it('are created, a superuser and tags with them', async () => {
    const world = openFinSpace();
    const { clock, sandbox, as } = world;
    const answer = await as('management').finspace.send(
      new CreateEnvironmentCommand({
        name: 'model-validation',
        description: 'Validation of models',
        kmsKeyId: 'alias/own-key',
        tags: { CostCentre: 'risk' },
        superuserParameters: {
          emailAddress: 'agnes.kovacs@kestrelbridge.example',
          firstName: 'Agnes',
          lastName: 'Kovacs',
        },
        dataBundles: ['arn:aws:finspace:eu-west-1::data-bundle/capital-markets-sample'],
      }),
    );
    const { environmentId = '', environmentArn } = answer;
    expect(environmentId).toMatch(/^[a-z0-9]{22}$/);
    expect(answer).toMatchObject({
      environmentArn: `arn:aws:finspace:eu-west-1:398216540714:environment/${environmentId}`,
      environmentUrl: `https://${environmentId}.eu-west-1.amazonfinspace.com`,
    });
    const statuses: unknown[] = [];
    for (const ms of [0, 999, 1, 2999, 1]) {
      await clock.advance(ms);
      statuses.push((await get(world, environmentId)).status);
    }
    expect(statuses).toEqual([
      'CREATE_REQUESTED',
      'CREATE_REQUESTED',
      'CREATING',
      'CREATING',
      'CREATED',
    ]);
    expect(await get(world, environmentId)).toMatchObject({
      description: 'Validation of models',
      kmsKeyId: 'alias/own-key',
      federationMode: 'LOCAL',
    });
    const tags = new ListTagsForResourceCommand({ resourceArn: environmentArn });
    expect((await as('management').finspace.send(tags)).tags).toEqual({ CostCentre: 'risk' });
    expect(sandbox.world.state.usersOfEnvironment.get(environmentId)).toMatchObject([
      {
        emailAddress: 'agnes.kovacs@kestrelbridge.example',
        type: 'SUPER_USER',
        status: 'ENABLED',
        apiAccess: 'DISABLED',
      },
    ]);
  });

  it('fail to be created by rule, and may be deleted then', async () => {
    const fail = ['environment=model-validation,operation=CreateEnvironment,reason=No capacity'];
    const world = openFinSpace({ fail });
    const { clock, sandbox, as } = world;
    const superuserParameters = { emailAddress: 'a@b.test', firstName: 'A', lastName: 'B' };
    const environmentId = await create(world, { superuserParameters });
    await clock.advance(4000);
    expect((await get(world, environmentId)).status).toBe('FAILED_CREATION');
    expect(sandbox.world.state.usersOfEnvironment.get(environmentId)).toEqual([]);
    await as('management').finspace.send(new DeleteEnvironmentCommand({ environmentId }));
    await clock.advance(4000);
    expect((await get(world, environmentId)).status).toBe('DELETED');
  });

  it('are deleted with everything in them, and are shown for ten minutes more', async () => {
    const world = openFinSpace();
    const { clock, sandbox } = world;
    const { finspace } = world.as('member');
    const environmentId = world.environmentId('research-data');
    const { environmentArn: resourceArn } = await get(world, environmentId, 'member');
    await finspace.send(new DeleteEnvironmentCommand({ environmentId }));
    const statuses: unknown[] = [];
    for (const ms of [0, 1000, 3000, 599_999]) {
      await clock.advance(ms);
      statuses.push((await get(world, environmentId, 'member')).status);
    }
    expect(statuses).toEqual(['DELETE_REQUESTED', 'DELETING', 'DELETED', 'DELETED']);
    expect(sandbox.world.state.usersOfEnvironment.get(environmentId)).toEqual([]);
    expect(sandbox.world.state.groupsOfEnvironment.get(environmentId)).toEqual([]);
    expect(Object.keys(sandbox.finspaceRoles)).toEqual([world.environmentId('client-analytics')]);
    await clock.advance(1);
    for (const call of [
      finspace.send(new GetEnvironmentCommand({ environmentId })),
      finspace.send(new DeleteEnvironmentCommand({ environmentId })),
      finspace.send(new ListTagsForResourceCommand({ resourceArn })),
    ]) {
      expect(await refusalOf(call)).toMatchObject({ name: 'ResourceNotFoundException' });
    }
    expect(await list(world, 'member')).toEqual(['client-analytics CREATED']);
    // Nobody looks until long after.
    const other = world.environmentId('client-analytics');
    await finspace.send(new DeleteEnvironmentCommand({ environmentId: other }));
    await clock.advance(604_000);
    expect(await list(world, 'member')).toEqual([]);
  });

  it('fail to be deleted by rule, and are tried again', async () => {
    const world = openFinSpace({ fail: ['environment=research-data'] });
    const { clock } = world;
    const { finspace } = world.as('member');
    const environmentId = world.environmentId('research-data');
    const statuses: unknown[] = [];
    for (let attempt = 1; attempt <= 2; attempt++) {
      await finspace.send(new DeleteEnvironmentCommand({ environmentId }));
      for (const ms of [0, 1000, 3000]) {
        await clock.advance(ms);
        statuses.push((await get(world, environmentId, 'member')).status);
      }
    }
    expect(statuses).toEqual([
      'DELETE_REQUESTED',
      'DELETING',
      'FAILED_DELETION',
      'RETRY_DELETION',
      'DELETING',
      'FAILED_DELETION',
    ]);
    expect(world.userId('research-data', 'henrik.aalto')).toBeDefined();
  });
});
