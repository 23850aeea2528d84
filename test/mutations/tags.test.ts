import { afterEach, describe, expect, it } from 'vitest';
import { globalIds } from '../../src/node-types.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';
import { accountGlobalId, noSetId, payloadOf, run, setId, setRow } from '../support/mutations.ts';

const SELECTION = 'resource { __typename id tags { key value } }';
const SET = 'Billing';

const cases = [
  {
    field: 'tagResource',
    operation: 'TagResource',
    input: { tags: [{ key: 'Tier', value: 'standard' }] },
    tags: [
      { key: 'Owner', value: 'finance' },
      { key: 'Tier', value: 'standard' },
    ],
  },
  {
    field: 'untagResource',
    operation: 'UntagResource',
    input: { tagKeys: ['Owner', 'NotThere'] },
    tags: [],
  },
];

describe.each(cases)('$field', ({ field, operation, input, tags }) => {
  const write = `sso-admin.${operation}`;
  let t: TestGateway;
  afterEach(() => t.close());

  const stored = () => t.sandbox.world.state.tags.get(setRow(t, SET).permissionSetArn)?.tags ?? {};
  const wanted = Object.fromEntries(tags.map(({ key, value }) => [key, value]));
  const change = (resource: string) => payloadOf(t, field, { resource, ...input }, SELECTION);

  it('changes the tags of a permission set, and reads them again', async () => {
    t = await makeGateway();
    const id = setId(t, SET);
    const read = 'query ($id: ID!) { node(id: $id) { ... on Taggable { tags { key } } } }';
    await t.data(read, { id });
    t.resetCalls();
    const payload = await change(id);
    expect(payload).toEqual({
      resource: { __typename: 'PermissionSet', id, tags },
      userErrors: [],
    });
    expect(t.calls()).toEqual({ [write]: 1, 'sso-admin.ListTagsForResource': 1 });
    expect(stored()).toEqual(wanted);
  });

  it('is safe to repeat, and for two at once', async () => {
    t = await makeGateway();
    await Promise.all([change(setId(t, SET)), change(setId(t, SET))]);
    expect(await change(setId(t, SET))).toMatchObject({ resource: { tags }, userErrors: [] });
    expect(stored()).toEqual(wanted);
  });

  it('changes those of an instance and of an application', async () => {
    t = await makeGateway();
    const { instanceArn, state } = t.sandbox.world;
    const arn = state.applications.rows[0]?.applicationArn ?? '';
    const instance = await change(globalIds.encode('IdentityCenterInstance', instanceArn));
    expect(instance).toMatchObject({ resource: { __typename: 'IdentityCenterInstance' } });
    const application = await change(globalIds.encode('Application', arn));
    expect(application).toMatchObject({ resource: { __typename: 'Application' }, userErrors: [] });
  });

  it('says what it cannot tag, and asks AWS nothing', async () => {
    t = await makeGateway();
    const payload = await change(accountGlobalId(t, 'risk-dev'));
    expect(payload).toMatchObject({
      resource: null,
      userErrors: [{ code: 'VALIDATION', field: ['input', 'resource'] }],
    });
    const user = globalIds.encode('User', 'd-1234567890', '12345678-1234-1234-1234-123456789012');
    const { errors } = await run(t, field, { resource: user, ...input }, SELECTION);
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'input.resource',
    });
    expect(t.callCount()).toBe(0);
  });

  it('says that there is no such resource', async () => {
    t = await makeGateway();
    expect((await change(noSetId(t))).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: ['input', 'resource'] },
    ]);
  });

  it('says which permission is missing', async () => {
    t = await makeGateway({ sandbox: { faults: [`${write}:denied`] } });
    expect((await change(setId(t, SET))).userErrors).toMatchObject([
      { __typename: 'AccessDenied', missingAction: `sso:${operation}` },
    ]);
  });

  it('is refused by a gateway that only reads, before any call', async () => {
    t = await makeGateway({ writes: false });
    const { errors } = await run(t, field, { resource: setId(t, SET), ...input });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'READ_ONLY' });
    expect(t.callCount()).toBe(0);
  });

  it('finds out that AWS has made it when the answer was lost', async () => {
    t = await makeGateway({ sandbox: { faults: [`${write}:cut-after`] } });
    expect(await change(setId(t, SET))).toMatchObject({ resource: { tags }, userErrors: [] });
    expect(t.calls()[write]).toBe(1);
  });

  it('does not claim anything when AWS shows no trace of it', async () => {
    t = await makeGateway({ sandbox: { faults: [`${write}:cut-before`] } });
    const payload = await change(setId(t, SET));
    const [error] = payload.userErrors;
    expect(error).toMatchObject({ __typename: 'OutcomeUnknown' });
    expect(t.calls()[write]).toBe(1);
    expect(await t.data(error?.query ?? '')).toEqual({
      node: { tags: [{ key: 'Owner', value: 'finance' }] },
    });
  });
});

describe('the form of tags', () => {
  let t: TestGateway;
  afterEach(() => t.close());

  it('is looked at before a call is spent', async () => {
    t = await makeGateway();
    const resource = setId(t, SET);
    const tags = [
      { key: '', value: '' },
      { key: 'a', value: 'b' },
      { key: 'a', value: 'c' },
    ];
    const tagged = await payloadOf(t, 'tagResource', { resource, tags });
    expect(tagged.userErrors.map(({ field }) => field?.join('.'))).toEqual([
      'input.tags.0.key',
      'input.tags.2.key',
    ]);
    const untagged = await payloadOf(t, 'untagResource', { resource, tagKeys: [] });
    const none = { code: 'VALIDATION', message: 'Name at least one tag.' };
    expect(untagged.userErrors).toMatchObject([{ ...none, field: ['input', 'tagKeys'] }]);
    const withNone = await payloadOf(t, 'tagResource', { resource, tags: [] }, SELECTION);
    expect(withNone).toMatchObject({
      resource: null,
      userErrors: [{ ...none, field: ['input', 'tags'] }],
    });
    expect(t.callCount()).toBe(0);
  });

  it('says that a resource has no room for more', async () => {
    t = await makeGateway();
    const tags = Array.from({ length: 75 }, (_, i) => ({ key: `k${i}`, value: '' }));
    const payload = await payloadOf(t, 'tagResource', { resource: setId(t, SET), tags });
    expect(payload.userErrors).toMatchObject([
      { code: 'QUOTA_EXCEEDED', field: ['input', 'tags'] },
    ]);
  });
});
