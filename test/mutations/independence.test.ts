import { afterEach, describe, expect, it } from 'vitest';
import { globalIds } from '../../src/node-types.ts';
import { inputOf, isThere, rowOf } from '../support/assignments.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';
import { type BulkPayload, CREATE_MANY, ended } from './bulk/support.ts';

let t: TestGateway | undefined;
afterEach(async () => {
  await t?.close();
  t = undefined;
});

describe('two mutations of one request', () => {
  it('are answered each for itself: what was sent is told although the next one fails', async () => {
    t = await makeGateway();
    const row = rowOf(t, { account: 'risk-dev', set: 'SecurityAudit', user: 'ingrid.solberg' });
    const { data, errors } = await t.execute(
      `mutation ($good: CreateAccountAssignmentInput!, $bad: CreateAccountAssignmentInput!) {
        a: createAccountAssignment(input: $good) { operation { id settled { state } } }
        b: createAccountAssignment(input: $bad) { operation { id } }
      }`,
      { good: inputOf(t, row), bad: { ...inputOf(t, row), account: 'nonsense' } },
    );
    expect(data).toMatchObject({ a: { operation: { settled: { state: 'SUCCEEDED' } } }, b: null });
    expect(errors?.map(({ path }) => path)).toEqual([['b']]);
    expect(isThere(t, row)).toBe(true);
  });
});

describe('a queued change that only the management account may make', () => {
  it('is not told as a permission that is missing', async () => {
    t = await makeGateway({ sandbox: { role: 'delegated' } });
    const { state } = t.sandbox.world;
    const { managementAccountId } = state.settings;
    const set = state.provisioningsOfAccount.get(managementAccountId)[0]?.permissionSetArn;
    const row = rowOf(t, { account: 'risk-dev', set: 'SecurityAudit', user: 'ingrid.solberg' });
    const reaching = { ...row, permissionSetArn: set ?? '' };
    const { result } = await t.data<BulkPayload>(CREATE_MANY, {
      input: { assignments: [inputOf(t, reaching)] },
    });
    expect(await ended(t, result.operations)).toEqual(['FAILED']);
    const id = result.operations?.[0]?.id;
    const query = `query ($id: ID!) { node(id: $id) { ... on AccountAssignmentOperation { failure { code reason } } } }`;
    expect(await t.data(query, { id })).toMatchObject({
      node: { failure: { code: 'MANAGEMENT_ACCOUNT_ONLY' } },
    });
  });
});

describe('an operation that nobody knows', () => {
  it('says why nothing can be said of it', async () => {
    t = await makeGateway();
    const { instanceArn } = t.sandbox.world;
    const request = '01234567-89ab-cdef-0123-456789abcdef';
    for (const key of [request, `q-${request}`]) {
      const id = globalIds.encode('AccountAssignmentOperation', instanceArn, 'CREATE', key);
      const { node } = await t.data<{ node: object }>(
        `query ($id: ID!) { node(id: $id) { ... on AsyncOperation { state failure { reason advice } } } }`,
        { id },
      );
      expect(node).toMatchObject({
        state: 'UNKNOWN',
        failure: { reason: expect.stringMatching(/no longer knows|no such entry/) as string },
      });
    }
  });
});
