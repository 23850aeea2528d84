import { afterEach, describe, expect, it } from 'vitest';
import { makeGateway, type TestGateway } from '../../support/make-gateway.ts';
import { payloadOf, run, setRow } from '../../support/mutations.ts';

const WRITE = 'sso-admin.CreatePermissionSet';
const SELECTION = `permissionSet {
  id name description sessionDuration relayState tags { key value } managedPolicies { arn }
}`;
const input = {
  name: 'Settlements',
  description: 'Settles trades',
  sessionDuration: 'PT4H',
  relayState: 'https://console.aws.amazon.com/s3/home',
  tags: [{ key: 'Owner', value: 'operations' }],
};
const made = { ...input, managedPolicies: [] };

describe('createPermissionSet', () => {
  let t: TestGateway;
  afterEach(() => t.close());

  const countOf = (name: string): number =>
    t.sandbox.world.state.permissionSetsByName.get(name.toLowerCase()).length;

  it('makes the set, and lists it from then on', async () => {
    t = await makeGateway();
    await t.data('{ permissionSets(first: 100) { nodes { name } } }');
    t.resetCalls();
    const payload = await payloadOf(t, 'createPermissionSet', input, SELECTION);
    expect(payload).toMatchObject({ permissionSet: made, userErrors: [] });
    expect(t.calls()).toEqual({
      [WRITE]: 1,
      'sso-admin.DescribePermissionSet': 1,
      'sso-admin.ListTagsForResource': 1,
      'sso-admin.ListManagedPoliciesInPermissionSet': 1,
    });
    const listed = await t.data<{ permissionSets: { nodes: { name: string }[] } }>(
      '{ permissionSets(first: 100) { nodes { name } } }',
    );
    expect(listed.permissionSets.nodes.map(({ name }) => name)).toContain('Settlements');
  });

  it('needs a name alone', async () => {
    t = await makeGateway();
    const payload = await payloadOf(t, 'createPermissionSet', { name: 'Bare' }, SELECTION);
    expect(payload).toMatchObject({
      permissionSet: { name: 'Bare', description: null, sessionDuration: 'PT1H', tags: [] },
    });
  });

  it('says that a name is taken, whoever took it and whenever', async () => {
    t = await makeGateway();
    const payload = await payloadOf(t, 'createPermissionSet', { name: 'Billing' }, SELECTION);
    expect(payload).toMatchObject({
      permissionSet: null,
      userErrors: [{ code: 'ALREADY_EXISTS', field: ['input', 'name'] }],
    });
  });

  it('is made by one of two who ask at once, and the other is told', async () => {
    t = await makeGateway();
    const payloads = await Promise.all([
      payloadOf(t, 'createPermissionSet', input, SELECTION),
      payloadOf(t, 'createPermissionSet', input, SELECTION),
    ]);
    const codes = payloads.map(({ userErrors }) => userErrors.map(({ code }) => code));
    expect(codes.toSorted()).toEqual([[], ['ALREADY_EXISTS']]);
    expect(countOf('Settlements')).toBe(1);
  });

  it('tells everything that is wrong at once, and asks AWS nothing', async () => {
    t = await makeGateway();
    const payload = await payloadOf(t, 'createPermissionSet', {
      name: 'Two words',
      description: 'x'.repeat(701),
      sessionDuration: 'PT30M',
      relayState: 'has "ä" in it',
      tags: [
        { key: 'aws:owner', value: '' },
        { key: 'A', value: 'x'.repeat(257) },
        { key: 'A', value: '#' },
      ],
    });
    expect(payload.userErrors.map(({ code, field }) => [code, field?.join('.')])).toEqual([
      ['VALIDATION', 'input.name'],
      ['VALIDATION', 'input.description'],
      ['VALIDATION', 'input.sessionDuration'],
      ['VALIDATION', 'input.relayState'],
      ['VALIDATION', 'input.tags.0.key'],
      ['VALIDATION', 'input.tags.1.value'],
      ['VALIDATION', 'input.tags.2.value'],
      ['VALIDATION', 'input.tags.2.key'],
    ]);
    expect(t.callCount()).toBe(0);
  });

  it.each([
    ['PT12H', true],
    ['PT60M', true],
    ['PT12H1S', false],
    ['P1D', false],
    ['P1M', false],
  ])('takes a session of %s: %s', async (sessionDuration, good) => {
    t = await makeGateway();
    const payload = await payloadOf(t, 'createPermissionSet', { name: 'S', sessionDuration });
    expect(payload.userErrors.length === 0).toBe(good);
  });

  it('takes at most 75 tags', async () => {
    t = await makeGateway();
    const tags = Array.from({ length: 76 }, (_, i) => ({ key: `k${i}`, value: '' }));
    const payload = await payloadOf(t, 'createPermissionSet', { name: 'Tagged', tags });
    expect(payload.userErrors).toMatchObject([{ code: 'VALIDATION', field: ['input', 'tags'] }]);
    expect(t.callCount()).toBe(0);
  });

  it('says which instance is meant, and that some have no permission sets', async () => {
    t = await makeGateway();
    const lab = t.sandbox.world.state.instances.rows.find(({ kind }) => kind === 'ACCOUNT');
    const payload = await payloadOf(t, 'createPermissionSet', {
      name: 'Lab',
      instance: lab?.instanceArn,
    });
    expect(payload.userErrors).toMatchObject([
      { code: 'NOT_SUPPORTED_BY_INSTANCE', field: ['input', 'instance'] },
    ]);
    const other = await payloadOf(t, 'createPermissionSet', {
      name: 'Lab',
      instance: 'arn:aws:sso:::instance/ssoins-0000000000000000',
    });
    expect(other.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'instance'] }]);
    const { errors } = await run(t, 'createPermissionSet', {
      name: 'Lab',
      instance: 'arn:aws:iam::aws:policy/x',
    });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'input.instance',
    });
  });

  it('says that a quota is used up', async () => {
    t = await makeGateway({
      sandbox: { faults: [`${WRITE}:error=ServiceQuotaExceededException`] },
    });
    const payload = await payloadOf(t, 'createPermissionSet', input);
    expect(payload.userErrors).toMatchObject([{ code: 'QUOTA_EXCEEDED' }]);
  });

  it('says which permission is missing', async () => {
    t = await makeGateway({ sandbox: { faults: [`${WRITE}:denied`] } });
    const payload = await payloadOf(t, 'createPermissionSet', input);
    expect(payload.userErrors).toMatchObject([
      { __typename: 'AccessDenied', missingAction: 'sso:CreatePermissionSet' },
    ]);
  });

  it('is refused by a gateway that only reads, before any call', async () => {
    t = await makeGateway({ writes: false });
    const { errors } = await run(t, 'createPermissionSet', input);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'READ_ONLY' });
    expect(t.callCount()).toBe(0);
  });

  it('finds by its name the set that AWS has made when the answer was lost', async () => {
    t = await makeGateway({ sandbox: { faults: [`${WRITE}:cut-after`] } });
    const payload = await payloadOf(t, 'createPermissionSet', input, SELECTION);
    expect(payload).toMatchObject({ permissionSet: made, userErrors: [] });
    expect(t.calls()[WRITE]).toBe(1);
    expect(countOf('Settlements')).toBe(1);
  });

  it('finds it by one describe when all others are known', async () => {
    t = await makeGateway();
    await t.data('{ permissionSets(first: 100) { nodes { name } } }');
    t.sandbox.faults.set([`${WRITE}:cut-after`]);
    t.resetCalls();
    await payloadOf(t, 'createPermissionSet', input, 'permissionSet { id }');
    expect(t.calls()).toMatchObject({ 'sso-admin.DescribePermissionSet': 1 });
  });

  it('does not take the set of somebody else for its own when the answer was lost', async () => {
    t = await makeGateway({ sandbox: { faults: [`${WRITE}:cut-before`] } });
    const payload = await payloadOf(t, 'createPermissionSet', { name: 'Billing' }, SELECTION);
    expect(payload).toMatchObject({
      permissionSet: null,
      userErrors: [{ code: 'ALREADY_EXISTS', field: ['input', 'name'] }],
    });
  });

  it('does not claim anything when AWS shows no trace of it', async () => {
    t = await makeGateway({ sandbox: { faults: [`${WRITE}:cut-before`] } });
    const payload = await payloadOf(t, 'createPermissionSet', input, SELECTION);
    const [error] = payload.userErrors;
    expect(error).toMatchObject({ __typename: 'OutcomeUnknown', code: 'OUTCOME_UNKNOWN' });
    expect(t.calls()[WRITE]).toBe(1);
    expect(await t.data(error?.query ?? '')).toEqual({ permissionSet: null });
    t.sandbox.faults.clear();
    await payloadOf(t, 'createPermissionSet', input);
    expect(await t.data(error?.query ?? '')).toMatchObject({
      permissionSet: { arn: setRow(t, 'Settlements').permissionSetArn },
    });
  });
});
