import { graphql, type GraphQLSchema, validate } from 'graphql';
import { afterEach, expect, it, vi } from 'vitest';
import type { AskedOperation } from '../src/estimate/estimator.ts';
import { createSchema } from '../src/schema.ts';
import { REHEARSAL } from '../src/upstream/rehearsal.ts';
import { OWN_QUERY, warmUp } from '../src/warm-up.ts';
import { makeGateway, type TestGateway } from './support/make-gateway.ts';

let t: TestGateway | undefined;
afterEach(async () => {
  vi.restoreAllMocks();
  await t?.close();
  t = undefined;
});

it('looks the schema over, and has a question estimated that the schema takes', async () => {
  const schema = createSchema();
  expect(schema.__validationErrors).toBeUndefined();
  const asked: AskedOperation[] = [];
  await warmUp(schema, (question) => asked.push(question));
  expect(schema.__validationErrors).toEqual([]);
  expect(asked.map(({ document }) => validate(schema, document))).toEqual([[]]);
});

it('executes a query that the schema answers', async () => {
  const schema = createSchema();
  const answer = await graphql({ schema, source: OWN_QUERY, variableValues: { name: 'User' } });
  expect(answer.errors).toBeUndefined();
  expect(answer.data?.__type).toMatchObject({ name: 'User', kind: 'OBJECT' });
});

it('has been done when the gateway is ready, and AWS and the record know nothing of it', async () => {
  const sent = vi.spyOn(REHEARSAL.requestHandler, 'handle');
  t = await makeGateway({ sandbox: { quotas: false } });
  const { schema } = t.gateway.getEnveloped() as { readonly schema: GraphQLSchema };
  expect(sent).not.toHaveBeenCalled();
  expect(schema.__validationErrors).toBeUndefined();
  const ready = await t.gateway.fetch('http://127.0.0.1:4000/health/ready');
  expect(ready.status).toBe(200);
  expect(sent).toHaveBeenCalled();
  expect(schema.__validationErrors).toEqual([]);
  expect(t.calls()).toEqual({ 'sts.GetCallerIdentity': 1, 'sso-admin.ListInstances': 1 });
  expect(t.audit).toEqual([]);
});
