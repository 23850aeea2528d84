import { afterEach, describe, expect, it } from 'vitest';
import { globalIds } from '../../../src/node-types.ts';
import { makeGateway, type TestGateway } from '../../support/make-gateway.ts';
import { payloadOf, run } from '../../support/mutations.ts';
import { noWorkspaceId, workspaceGlobalId, workspaceRow } from '../../support/workspaces.ts';

const SELECTION = 'resource { __typename id tags { key value } }';
const NAME = 'risk-desk';
const OWN_CALL = { 'sts.GetCallerIdentity': 1 };

interface Case {
  readonly field: string;
  readonly operation: string;
  readonly input: object;
  readonly wanted: Readonly<Record<string, string>>;
}

const cases: readonly Case[] = [
  {
    field: 'tagResource',
    operation: 'TagResource',
    input: { tags: [{ key: 'Stage', value: 'test' }] },
    wanted: { Stage: 'test', System: 'risk' },
  },
  {
    field: 'untagResource',
    operation: 'UntagResource',
    input: { tagKeys: ['Stage', 'NotThere'] },
    wanted: { System: 'risk' },
  },
];

describe.each(cases)('$field of a workspace', ({ field, operation, input, wanted }) => {
  const write = `grafana.${operation}`;
  const tags = Object.entries(wanted).map(([key, value]) => ({ key, value }));
  let t: TestGateway;
  afterEach(() => t.close());

  const change = (resource: string) => payloadOf(t, field, { resource, ...input }, SELECTION);
  const stored = (): unknown => {
    const { accountId, region, workspaceId } = workspaceRow(t, NAME);
    const arn = `arn:aws:grafana:${region}:${accountId}:/workspaces/${workspaceId}`;
    return t.sandbox.world.state.tags.get(arn)?.tags;
  };

  it('changes them, and reads them again', async () => {
    t = await makeGateway();
    await t.data('{ workspaces { nodes { tags { key } } } }');
    t.resetCalls();
    const id = workspaceGlobalId(t, NAME);
    const { resource, userErrors } = await change(id);
    expect(userErrors).toEqual([]);
    expect(resource).toEqual({
      __typename: 'Workspace',
      id,
      tags: expect.arrayContaining(tags) as unknown,
    });
    expect(stored()).toEqual(wanted);
    expect(t.calls()[write]).toBe(1);
    expect(t.callCount()).toBe(2);
  });

  it('is safe to repeat, and works in an account that is read with a role', async () => {
    t = await makeGateway();
    expect((await change(workspaceGlobalId(t, NAME))).userErrors).toEqual([]);
    expect((await change(workspaceGlobalId(t, NAME))).userErrors).toEqual([]);
    expect((await change(workspaceGlobalId(t, 'research-metrics'))).userErrors).toEqual([]);
    expect(stored()).toEqual(wanted);
  });

  it('says that there is no such workspace', async () => {
    t = await makeGateway();
    expect((await change(noWorkspaceId)).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: ['input', 'resource'] },
    ]);
  });

  it('says that its place is not configured', async () => {
    t = await makeGateway();
    const elsewhere = globalIds.encode('Workspace', '111122223333', 'eu-west-1', 'g-0123456789');
    expect((await change(elsewhere)).userErrors).toMatchObject([
      { code: 'NOT_CONFIGURED', field: ['input', 'resource'] },
    ]);
    expect(t.calls()).toEqual(OWN_CALL);
  });

  it('says which permission is missing', async () => {
    t = await makeGateway({ sandbox: { faults: [`${write}:denied`] } });
    expect((await change(workspaceGlobalId(t, NAME))).userErrors).toMatchObject([
      { __typename: 'AccessDenied', missingAction: `grafana:${operation}` },
    ]);
  });

  it('is refused by a gateway that only reads, before any call', async () => {
    t = await makeGateway({ writes: false });
    const { errors } = await run(t, field, { resource: workspaceGlobalId(t, NAME), ...input });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'READ_ONLY' });
    expect(t.calls()).toEqual({});
  });

  it('finds out that AWS has made it when the answer was lost', async () => {
    t = await makeGateway({ sandbox: { faults: [`${write}:cut-after`] } });
    expect((await change(workspaceGlobalId(t, NAME))).userErrors).toEqual([]);
    expect(t.calls()).toEqual({
      ...OWN_CALL,
      [write]: 1,
      // The look, and what the payload shows.
      'grafana.DescribeWorkspace': 2,
    });
  });

  it('does not claim anything when AWS shows no trace of it', async () => {
    t = await makeGateway({ sandbox: { faults: [`${write}:cut-before`] } });
    const payload = await change(workspaceGlobalId(t, NAME));
    const [error] = payload.userErrors;
    expect(payload.resource).toBeNull();
    expect(error).toMatchObject({ __typename: 'OutcomeUnknown' });
    expect(t.calls()).toEqual({ ...OWN_CALL, [write]: 1, 'grafana.DescribeWorkspace': 3 });
    expect(await t.data(error?.query ?? '')).toMatchObject({
      node: { tags: expect.arrayContaining([{ key: 'Stage', value: 'prod' }]) as unknown },
    });
  });
});

describe('the form of a workspace’s tags', () => {
  let t: TestGateway;
  afterEach(() => t.close());

  it('is looked at before a call is spent', async () => {
    t = await makeGateway();
    const resource = workspaceGlobalId(t, NAME);
    const tags = [
      { key: '', value: '' },
      { key: 'aws:mine', value: 'b' },
      { key: 'a', value: 'c'.repeat(257) },
      ...Array.from({ length: 48 }, (_, i) => ({ key: `k${i}`, value: '' })),
    ];
    const tagged = await payloadOf(t, 'tagResource', { resource, tags });
    expect(tagged.userErrors.map(({ field }) => field?.join('.'))).toEqual([
      'input.tags',
      'input.tags.0.key',
      'input.tags.1.key',
      'input.tags.2.value',
    ]);
    const untagged = await payloadOf(t, 'untagResource', { resource, tagKeys: [] });
    expect(untagged.userErrors).toMatchObject([{ field: ['input', 'tagKeys'] }]);
    expect(t.calls()).toEqual({});
  });

  it('leaves no more than fifty', async () => {
    t = await makeGateway();
    const tags = Array.from({ length: 50 }, (_, i) => ({ key: `k${i}`, value: '' }));
    const resource = workspaceGlobalId(t, NAME);
    expect((await payloadOf(t, 'tagResource', { resource, tags })).userErrors).toMatchObject([
      { code: 'VALIDATION', field: ['input', 'tags'] },
    ]);
  });
});
