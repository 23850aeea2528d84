import { afterEach, describe, expect, it } from 'vitest';
import { makeGateway, type TestGateway } from '../../support/make-gateway.ts';
import { documentOf, payloadOf, setId, setRow } from '../../support/mutations.ts';

const SET = 'RiskAnalyst';
const SECRET = 'arn:aws:s3:::the-secret-bucket';
const policy = (...statements: object[]): object => ({
  Version: '2012-10-17',
  Statement: statements,
});
const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: SECRET };

describe('policies of a permission set', () => {
  let t: TestGateway;
  afterEach(() => t.close());

  const change = (field: string, input: object) =>
    payloadOf(t, field, { permissionSet: setId(t, SET), ...input });

  it.each([
    [
      'attachManagedPolicy',
      { managedPolicyArn: 'arn:aws:iam::123456789012:policy/Own' },
      'managedPolicyArn',
    ],
    ['detachManagedPolicy', { managedPolicyArn: 'arn:aws:iam::aws:role/Own' }, 'managedPolicyArn'],
    ['attachCustomerManagedPolicy', { name: 'arn:aws:iam::123456789012:policy/Own' }, 'name'],
    ['attachCustomerManagedPolicy', { name: 'Own', path: 'firm' }, 'path'],
    ['detachCustomerManagedPolicy', { name: '' }, 'name'],
    [
      'putPermissionsBoundary',
      { boundary: { managedPolicyArn: 'arn:aws:iam::123456789012:policy/Own' } },
      'boundary.managedPolicyArn',
    ],
    [
      'putPermissionsBoundary',
      { boundary: { customerManagedPolicy: { name: 'a b' } } },
      'boundary.customerManagedPolicy.name',
    ],
    [
      'putPermissionsBoundary',
      { boundary: { customerManagedPolicy: { name: 'a', path: '//' } } },
      'boundary.customerManagedPolicy.path',
    ],
    ['putInlinePolicy', { policy: policy({ Sid: 'Привет' }) }, 'policy'],
    ['putInlinePolicy', { policy: policy({ Sid: 'x'.repeat(10_241) }) }, 'policy'],
    ['putInlinePolicy', { policy: policy({ Sid: ' '.repeat(32_769) }) }, 'policy'],
  ])('%s refuses what AWS would refuse: %j', async (field, input, at) => {
    t = await makeGateway();
    const payload = await change(field, input);
    expect(payload.userErrors).toMatchObject([
      { code: 'VALIDATION', field: ['input', ...at.split('.')] },
    ]);
    expect(t.callCount()).toBe(0);
  });

  it('takes an inline policy as text, and as long as AWS does', async () => {
    t = await makeGateway();
    const text = JSON.stringify(policy({ ...statement, Sid: 'x'.repeat(10_000) }), null, 2);
    const payload = await change('putInlinePolicy', { policy: text });
    expect(payload.userErrors).toEqual([]);
    expect(JSON.parse(setRow(t, SET).inlinePolicy ?? '')).toEqual(JSON.parse(text));
  });

  it('says that a set has no room for another policy, and at which field', async () => {
    t = await makeGateway();
    setRow(t, SET).managedPolicyArns = Array.from(
      { length: 25 },
      (_, i) => `arn:aws:iam::aws:policy/Policy${i}`,
    );
    const one = await change('attachManagedPolicy', {
      managedPolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
    });
    expect(one.userErrors).toMatchObject([
      { code: 'QUOTA_EXCEEDED', field: ['input', 'managedPolicyArn'] },
    ]);
    const other = await change('attachCustomerManagedPolicy', { name: 'Own' });
    expect(other.userErrors).toMatchObject([{ code: 'QUOTA_EXCEEDED', field: ['input', 'name'] }]);
  });

  it('does not take another policy of the same name for the same', async () => {
    t = await makeGateway();
    const attached = await change('attachCustomerManagedPolicy', { name: 'RiskReports' });
    expect(attached.userErrors).toMatchObject([
      { code: 'ALREADY_EXISTS', field: ['input', 'name'] },
    ]);
    const detached = await change('detachCustomerManagedPolicy', { name: 'RiskReports' });
    expect(detached.userErrors).toEqual([]);
    expect(setRow(t, SET).customerManagedPolicies).toEqual([
      { name: 'RiskReports', path: '/firm/' },
    ]);
  });

  it('takes a boundary of AWS', async () => {
    t = await makeGateway();
    const managedPolicyArn = 'arn:aws:iam::aws:policy/PowerUserAccess';
    await change('putPermissionsBoundary', { boundary: { managedPolicyArn } });
    expect(setRow(t, SET).permissionsBoundary).toEqual({ managedPolicyArn });
  });

  describe('the text of an inline policy', () => {
    const lines: string[] = [];
    const begin = async (faults: string[] = []): Promise<void> => {
      lines.length = 0;
      t = await makeGateway({ sandbox: { faults }, onLog: (line) => lines.push(line) });
    };
    const put = (input: unknown) =>
      t.execute(documentOf('putInlinePolicy', 'permissionSet { id }'), { input });

    it.each([
      ['AWS does not accept it', policy({ ...statement, Principal: '*' }), []],
      ['AWS cannot be reached', policy(statement), ['sso-admin:dead']],
      ['AWS fails inside', policy(statement), ['sso-admin:500']],
      [
        'the answer is lost',
        policy(statement),
        ['sso-admin.PutInlinePolicyToPermissionSet:cut-before'],
      ],
      ['it is not JSON', `{"Statement": "${SECRET}`, []],
      ['it is a list', [statement], []],
    ])('is in no error and no log when %s', async (_when, document, faults) => {
      await begin(faults);
      const { body } = await put({ permissionSet: setId(t, SET), policy: document });
      expect(body).toMatch(/"code":/);
      expect(body).not.toContain('the-secret-bucket');
      expect(lines.join('')).not.toContain('the-secret-bucket');
    });

    it('is in no error when something else is wrong with the input', async () => {
      await begin();
      for (const input of [
        { policy: JSON.stringify(policy(statement)) },
        JSON.stringify(policy(statement)),
      ]) {
        const { body, errors } = await put(input);
        expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
        expect(body).not.toContain('the-secret-bucket');
      }
      const inline = `mutation { putInlinePolicy(input: { permissionSet: "x", policy: "${SECRET}" }) { userErrors { code } } }`;
      expect((await t.execute(inline)).body).not.toContain('the-secret-bucket');
      expect(lines.join('')).not.toContain('the-secret-bucket');
    });
  });
});

describe('a delegated administrator', () => {
  let t: TestGateway;
  afterEach(() => t.close());

  it.each([
    ['attachManagedPolicy', { managedPolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }],
    ['updatePermissionSet', { description: 'Another' }],
    ['provisionPermissionSet', { target: { allProvisioned: true } }],
  ])('may not do %s with a set that the management account has', async (field, more) => {
    t = await makeGateway({ sandbox: { role: 'delegated' } });
    const input = { permissionSet: setId(t, 'AdministratorAccess'), ...more };
    const payload = await payloadOf(t, field, input);
    expect(payload.userErrors).toMatchObject([{ code: 'MANAGEMENT_ACCOUNT_ONLY' }]);
  });

  it('may change the others', async () => {
    t = await makeGateway({ sandbox: { role: 'delegated' } });
    const input = { permissionSet: setId(t, 'RiskAnalyst'), description: 'Another' };
    expect((await payloadOf(t, 'updatePermissionSet', input)).userErrors).toEqual([]);
  });

  it('is told of a permission that is missing as such', async () => {
    t = await makeGateway({
      sandbox: { role: 'delegated', faults: ['sso-admin.UpdatePermissionSet:denied'] },
    });
    const input = { permissionSet: setId(t, 'RiskAnalyst'), description: 'Another' };
    expect((await payloadOf(t, 'updatePermissionSet', input)).userErrors).toMatchObject([
      { code: 'ACCESS_DENIED', missingAction: 'sso:UpdatePermissionSet' },
    ]);
  });
});
