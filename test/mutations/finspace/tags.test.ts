import { afterEach, describe, expect, it } from 'vitest';
import { globalIds } from '../../../src/node-types.ts';
import {
  environmentGlobalId,
  environmentRow,
  noEnvironmentId,
} from '../../support/environments.ts';
import { makeGateway, type TestGateway } from '../../support/make-gateway.ts';
import { payloadOf, run } from '../../support/mutations.ts';

const SELECTION = 'resource { __typename id tags { key value } }';
const NAME = 'legacy-datasets';

const cases = [
  {
    field: 'tagResource',
    operation: 'TagResource',
    input: { tags: [{ key: 'Owner', value: 'quants' }] },
    argument: 'tags',
    wanted: { CostCentre: 'research', Owner: 'quants' },
  },
  {
    field: 'untagResource',
    operation: 'UntagResource',
    input: { tagKeys: ['CostCentre', 'NotThere'] },
    argument: 'tagKeys',
    wanted: {},
  },
] as const;

describe.each(cases)(
  '$field of an environment',
  ({ field, operation, input, argument, wanted }) => {
    const write = `finspace.${operation}`;
    const tags = Object.entries(wanted).map(([key, value]) => ({ key, value }));
    let t: TestGateway;
    afterEach(() => t.close());

    const change = (resource: string) => payloadOf(t, field, { resource, ...input }, SELECTION);
    const stored = () => {
      const { environmentArn } = environmentRow(t, NAME);
      return t.sandbox.world.state.tags.get(environmentArn)?.tags ?? {};
    };

    it('changes them with one write, and reads them again, however often', async () => {
      t = await makeGateway();
      const id = environmentGlobalId(t, NAME);
      const read = 'query ($id: ID!) { node(id: $id) { ... on Taggable { tags { key value } } } }';
      expect(await t.data(read, { id })).toEqual({
        node: { tags: [{ key: 'CostCentre', value: 'research' }] },
      });
      t.resetCalls();
      const made = { resource: { __typename: 'Environment', id, tags }, userErrors: [] };
      expect(await change(id)).toEqual(made);
      expect(stored()).toEqual(wanted);
      expect(t.calls()[write]).toBe(1);
      expect(await change(id)).toEqual(made);
      expect(await t.data(read, { id })).toEqual({ node: { tags } });
    });

    it('works in an account that is read with a role', async () => {
      t = await makeGateway();
      const { resource, userErrors } = await change(environmentGlobalId(t, 'research-data'));
      expect(userErrors).toEqual([]);
      expect(resource).toMatchObject({ __typename: 'Environment' });
    });

    it('says that there is none, and sends nothing', async () => {
      t = await makeGateway();
      expect(await change(noEnvironmentId(t))).toMatchObject({
        resource: null,
        userErrors: [{ code: 'NOT_FOUND', field: ['input', 'resource'] }],
      });
      expect(t.calls()[write]).toBeUndefined();
    });

    it('says where AWS refuses it', async () => {
      t = await makeGateway();
      for (const [name, code, at] of [
        ['ResourceNotFoundException', 'NOT_FOUND', 'resource'],
        ['InvalidRequestException', 'VALIDATION', argument],
      ]) {
        t.sandbox.faults.set([`${write}:error=${name}`]);
        expect(await change(environmentGlobalId(t, NAME))).toMatchObject({
          resource: null,
          userErrors: [{ code, field: ['input', at] }],
        });
      }
    });

    it('says which permission is missing', async () => {
      t = await makeGateway({ sandbox: { faults: [`${write}:denied`] } });
      expect((await change(environmentGlobalId(t, NAME))).userErrors).toMatchObject([
        { __typename: 'AccessDenied', missingAction: `finspace:${operation}` },
      ]);
    });

    it('says at the top that its place is not asked, or that FinSpace has ended', async () => {
      t = await makeGateway();
      const elsewhere = globalIds.encode('Environment', '111122223333', 'eu-west-1', 'abcdef');
      const far = await run(t, field, { resource: elsewhere, ...input });
      expect(far.errors?.[0]?.extensions.code).toBe('NOT_CONFIGURED');
      t.sandbox.faults.set(['finspace:error=UnknownOperationException']);
      const ended = await run(t, field, { resource: environmentGlobalId(t, NAME), ...input });
      expect(ended.errors?.[0]?.extensions.code).toBe('SERVICE_ENDED');
    });

    it.each([
      ['cut-after', []],
      ['cut-before', [{ __typename: 'OutcomeUnknown' }]],
    ])('%s is read back, and sent once', async (fault, userErrors) => {
      t = await makeGateway({ sandbox: { faults: [`${write}:${fault}`] } });
      const payload = await change(environmentGlobalId(t, NAME));
      expect(payload.userErrors).toMatchObject(userErrors);
      expect(payload.resource === null).toBe(userErrors.length > 0);
      expect(t.calls()[write]).toBe(1);
    });
  },
);

describe('the form of an environment’s tags', () => {
  let t: TestGateway;
  afterEach(() => t.close());

  it.each([
    ['no tags', 'tagResource', { tags: [] }, ['input.tags']],
    ['AWS’s own', 'tagResource', { tags: [{ key: 'aws:a', value: 'v' }] }, ['input.tags.0.key']],
    [
      'what has no form',
      'tagResource',
      { tags: [{ key: 'a1', value: '' }] },
      ['input.tags.0.key', 'input.tags.0.value'],
    ],
    ['no names', 'untagResource', { tagKeys: [] }, ['input.tagKeys']],
    ['a name of digits', 'untagResource', { tagKeys: ['1'] }, ['input.tagKeys.0']],
  ])('is looked at before a call: %s', async (_what, field, input, fields) => {
    t = await makeGateway();
    const payload = await payloadOf(t, field, { resource: environmentGlobalId(t, NAME), ...input });
    expect(payload.userErrors.map((error) => error.field?.join('.'))).toEqual(fields);
    expect(payload.userErrors.every(({ code }) => code === 'VALIDATION')).toBe(true);
    expect(t.callCount()).toBe(0);
  });
});
