import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';

const URL = 'http://127.0.0.1:4000/graphql';
const JSON_TYPE = { 'content-type': 'application/json' };

describe('a request that is not one', () => {
  let t: TestGateway;
  beforeAll(async () => {
    t = await makeGateway();
  });
  afterEach(() => expect(t.callCount()).toBe(0));
  afterAll(() => t.close());

  it.each([
    ['a syntax error', '{ users(', /syntax/i],
    ['nothing at all', '', /./],
    ['an unknown field', '{ userz { id } }', /userz/],
    ['an unknown argument', '{ users(last: 5) { nodes { id } } }', /last/],
    ['no selection', '{ users }', /users/],
    ['an unknown type', '{ node(id: "x") { ... on Unicorn { id } } }', /Unicorn/],
    ['a mutation where there is none', 'mutation { dropEverything }', /./],
    [
      'several operations without a name',
      'query A { __typename } query B { __typename }',
      /operation/,
    ],
    ['a fragment in a circle', '{ ...A } fragment A on Query { ...A }', /spread/],
  ])('%s', async (_what, query, message) => {
    const { errors, data, body } = await t.execute(query);
    expect(errors?.[0], body).toMatchObject({
      message: expect.stringMatching(message) as string,
      extensions: { code: 'BAD_USER_INPUT', retryable: false },
    });
    expect(data ?? null).toBeNull();
    expect(body).not.toMatch(/node_modules|\.[jt]s:\d/);
  });

  it('names the argument that is not known', async () => {
    const { errors } = await t.execute('{ users(last: 5) { nodes { id } } }');
    expect(errors?.[0]?.extensions.argument).toBe('last');
  });

  it.each([
    ['x-aws-max-age', '-1'],
    ['x-aws-max-age', 'fresh'],
    ['x-aws-max-age', '1.5'],
    ['x-aws-max-age', '1e3'],
    ['x-aws-max-age', ''],
    ['x-deadline-ms', '0'],
    ['x-deadline-ms', '-5'],
    ['x-deadline-ms', '25s'],
    ['x-deadline-ms', '99999999'],
    ['x-aws-journal', 'yes'],
    ['x-aws-dry-run', 'true'],
  ])('the header %s: %s', async (name, value) => {
    const { errors, body } = await t.execute('{ instances { arn } }', {}, { [name]: value });
    expect(errors?.[0], body).toMatchObject({
      message: expect.stringContaining(name) as string,
      extensions: { code: 'BAD_USER_INPUT', argument: name },
    });
  });

  it.each([
    ['a batch', JSON.stringify([{ query: '{ __typename }' }, { query: '{ __typename }' }])],
    ['no JSON', '{ instances { arn } }'],
    ['half of JSON', '{"query": "{ __type'],
    ['a number', '7'],
    ['a text', '"{ __typename }"'],
    ['null', 'null'],
    ['no query', '{}'],
    ['a query that is no text', '{"query": 5}'],
    ['variables that are a list', '{"query": "{ __typename }", "variables": [1]}'],
    ['members that nobody knows', '{"query": "{ __typename }", "please": true}'],
  ])('a body with %s', async (_what, body) => {
    const response = await t.gateway.fetch(URL, { method: 'POST', headers: JSON_TYPE, body });
    const text = await response.text();
    // 200 too: what comes as application/json tells errors in the body alone.
    expect([200, 400], text).toContain(response.status);
    const { errors } = JSON.parse(text) as { errors: { extensions: { code: string } }[] };
    expect(errors[0]?.extensions.code, text).toBe('BAD_USER_INPUT');
    expect(text).not.toMatch(/node_modules|\.[jt]s:\d/);
  });

  it.each(['text/plain', 'application/xml', 'application/x-www-form-urlencoded', ''])(
    'the content type %j',
    async (type) => {
      const response = await t.gateway.fetch(URL, {
        method: 'POST',
        headers: { 'content-type': type },
        body: JSON.stringify({ query: '{ instances { arn } }' }),
      });
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
    },
  );

  it.each(['PUT', 'DELETE', 'PATCH'])('the method %s', async (method) => {
    const query = new URLSearchParams({ query: '{ instances { arn } }' });
    const response = await t.gateway.fetch(`${URL}?${query.toString()}`, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toContain('POST');
  });

  it('another path is not found', async () => {
    const response = await t.gateway.fetch('http://127.0.0.1:4000/nothing', { method: 'POST' });
    expect(response.status).toBe(404);
  });
});
