import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestGateway } from '../support/make-gateway.ts';
import { accountNamed, as, makeRuled, unitNamed } from './support.ts';

let t: TestGateway;

beforeAll(async () => {
  const probe = await makeRuled('');
  const unit = unitNamed(probe.sandbox.world.state, 'Trading');
  await probe.close();
  t = await makeRuled(
    `permit(principal in Group::"trading", action, resource in OrganizationalUnit::"${unit}");`,
  );
});
afterAll(() => t.close());

it('tells in parts no more than in one: who may not see all has the whole answer at once', async () => {
  const { state } = t.sandbox.world;
  const hidden = accountNamed(state, 'hr-systems');
  const seen = accountNamed(state, 'risk-prod');
  const ask = (deferred: string): string => `{
    seen: account(by: { accountId: "${seen}" }) { name ...${deferred} { email } }
    hidden: account(by: { accountId: "${hidden}" }) { name ...${deferred} { email } }
  }`;
  const whole = await t.execute(ask(''), {}, as('trading'));
  const response = await t.clock.runUntil(
    Promise.resolve(
      t.gateway.fetch('http://127.0.0.1:4000/graphql', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'multipart/mixed',
          ...as('trading'),
        },
        body: JSON.stringify({ query: ask(' @defer') }),
      }),
    ),
  );
  const body = await t.clock.runUntil(response.text());
  expect(body.match(/\{"(data|incremental|errors)"/g)).toHaveLength(1);
  expect(JSON.parse(/\{.*\}/.exec(body)?.[0] ?? '')).toEqual(JSON.parse(whole.body));
  expect(body).toContain('risk-prod');
  expect(body).not.toContain('hr-systems');
});
