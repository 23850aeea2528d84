import { afterEach, describe, expect, it } from 'vitest';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';

let t: TestGateway | undefined;

afterEach(async () => {
  await t?.close();
  t = undefined;
});

describe('viewer', () => {
  it('asks AWS nothing for what the gateway knows of itself', async () => {
    t = await makeGateway({ sandbox: { quotas: false, faults: ['sts.GetCallerIdentity:500'] } });
    expect(await t.data('{ viewer { caller scopes upstream { kind region writes } } }')).toEqual({
      viewer: {
        caller: 'anonymous',
        scopes: expect.arrayContaining(['grafana:write']) as unknown,
        upstream: { kind: 'SANDBOX', region: 'eu-west-1', writes: true },
      },
    });
    expect(t.callCount()).toBe(0);
  });

  it('asks once whose credentials it has, for all fields that tell', async () => {
    t = await makeGateway({ sandbox: { quotas: false } });
    const { managementAccountId } = t.sandbox.world.state.settings;
    const query =
      '{ a: viewer { upstream { accountId arn } } b: viewer { upstream { partition } } }';
    const arn = expect.stringContaining(`:${managementAccountId}:`) as unknown;
    expect(await t.data(query)).toEqual({
      a: { upstream: { accountId: managementAccountId, arn } },
      b: { upstream: { partition: 'aws' } },
    });
    expect(t.callCount()).toBe(1);
  });

  it('says what it stands in front of where AWS does not tell who it is', async () => {
    t = await makeGateway({
      sandbox: { quotas: false, faults: Array<string>(9).fill('sts.GetCallerIdentity:500') },
    });
    const query = '{ viewer { upstream { kind accountId arn partition } } }';
    expect(await t.data(query)).toEqual({
      viewer: { upstream: { kind: 'SANDBOX', accountId: null, arn: null, partition: null } },
    });
  });
});
