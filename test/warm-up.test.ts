import { graphql, parse, validate } from 'graphql';
import { afterEach, expect, it } from 'vitest';
import { createSchema } from '../src/schema.ts';
import { OWN_QUERY, USUAL_QUERY, warmUp } from '../src/warm-up.ts';
import { makeGateway, type TestGateway } from './support/make-gateway.ts';

let t: TestGateway | undefined;
afterEach(async () => {
  await t?.close();
  t = undefined;
});

it('warms up with queries that the schema takes', async () => {
  const schema = createSchema();
  expect(validate(schema, parse(USUAL_QUERY))).toEqual([]);
  const answer = await graphql({ schema, source: OWN_QUERY, variableValues: { name: 'User' } });
  expect(answer.errors).toBeUndefined();
  expect(answer.data?.__type).toMatchObject({ name: 'User', kind: 'OBJECT' });
});

it('looks the schema over, and has its question estimated', async () => {
  const schema = createSchema();
  expect(schema.__validationErrors).toBeUndefined();
  const asked: unknown[] = [];
  await warmUp(schema, (question) => asked.push(question));
  expect(schema.__validationErrors).toEqual([]);
  expect(asked).toHaveLength(1);
});

it('has made no call and left no record when it is ready, but what readiness asks', async () => {
  t = await makeGateway({ sandbox: { quotas: false } });
  const ready = await t.gateway.fetch('http://127.0.0.1:4000/health/ready');
  expect(ready.status).toBe(200);
  expect(t.calls()).toEqual({ 'sts.GetCallerIdentity': 1, 'sso-admin.ListInstances': 1 });
  expect(t.audit).toEqual([]);
});
