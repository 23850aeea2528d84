import {
  ListTagsForResourceCommand,
  ListWorkspacesCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-grafana';
import { describe, expect, it } from 'vitest';

import { refusalOf } from '../support/clients.ts';
import { accounts, firm, nowhere, openGrafana } from '../support/grafana.ts';

const arnOf = (workspaceId: string, account: string = accounts.management, region = 'eu-west-1') =>
  `arn:aws:grafana:${region}:${account}:/workspaces/${workspaceId}`;

describe('tags of workspaces', () => {
  it('are added, replaced and removed', async () => {
    const { client } = openGrafana();
    const here = client();
    const resourceArn = arnOf(firm.risk);
    const tagsOf = async () =>
      (await here.send(new ListTagsForResourceCommand({ resourceArn }))).tags;
    await here.send(new TagResourceCommand({ resourceArn, tags: { Stage: 'uat', 'a/b c': '' } }));
    expect(await tagsOf()).toEqual({ Stage: 'uat', System: 'risk', 'a/b c': '' });
    const { workspaces } = await here.send(new ListWorkspacesCommand({}));
    expect(workspaces?.find(({ id }) => id === firm.risk)?.tags).toEqual(await tagsOf());
    await here.send(new UntagResourceCommand({ resourceArn, tagKeys: ['Stage', 'a/b c', 'none'] }));
    expect(await tagsOf()).toEqual({ System: 'risk' });
    await here.send(new UntagResourceCommand({ resourceArn, tagKeys: ['System'] }));
    expect(await tagsOf()).toEqual({});
  });

  it('are fifty at most, and none of AWS’s own', async () => {
    const { client } = openGrafana();
    const here = client();
    const resourceArn = arnOf(firm.risk);
    const many = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`key-${i}`, 'x']));
    for (const tags of [many(49), many(51), { 'AWS:own': 'x' }]) {
      const call = here.send(new TagResourceCommand({ resourceArn, tags }));
      expect(await refusalOf(call)).toMatchObject({ name: 'ValidationException', status: 400 });
    }
    await here.send(new TagResourceCommand({ resourceArn, tags: many(48) }));
  });

  it.each([
    ['a workspace that is not there', arnOf(nowhere), 404],
    ['another account’s', arnOf(firm.research, accounts.member), 404],
    ['another account’s under ours', arnOf(firm.research), 404],
    ['another Region’s', arnOf(firm.office, accounts.management, 'us-east-1'), 404],
    ['another thing', `arn:aws:sso:::instance/ssoins-7223f4b1c0de9a58`, 400],
    ['no ARN', firm.risk, 400],
  ])('are not those of %s', async (_what, resourceArn, status) => {
    const { client } = openGrafana();
    const here = client();
    for (const call of [
      here.send(new ListTagsForResourceCommand({ resourceArn })),
      here.send(new TagResourceCommand({ resourceArn, tags: { a: 'b' } })),
      here.send(new UntagResourceCommand({ resourceArn, tagKeys: ['a'] })),
    ]) {
      expect((await refusalOf(call)).status).toBe(status);
    }
  });
});
