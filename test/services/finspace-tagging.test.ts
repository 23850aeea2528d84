import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANYBODY } from '../../src/auth/caller.ts';
import type { ContextDeps, GatewayContext } from '../../src/context.ts';
import { createContext } from '../../src/create-context.ts';
import { GatewayError } from '../../src/core/errors.ts';
import { createFinspaceClient } from '../../src/services/finspace/client.ts';
import { environmentTagging } from '../../src/services/finspace/tagging.ts';
import { createClientFactory } from '../../src/upstream/client-factory.ts';
import { bindPlaces } from '../../src/upstream/places.ts';
import { createRequestScope } from '../../src/upstream/request-scope.ts';
import {
  environmentGlobalId,
  environmentRow,
  MANAGEMENT,
  noEnvironmentId,
} from '../support/environments.ts';
import { createRowRules } from '../../src/rows/row-rules.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';

let t: TestGateway;
let context: GatewayContext;
beforeEach(async () => {
  t = await makeGateway({ time: 'real' });
  const { region, url: endpoint, credentials } = t.sandbox;
  const factory = createClientFactory({ region, endpoint, credentials });
  const places = [{ region }, { region: 'us-east-1' }];
  const finspace = bindPlaces('finspace', { disabled: [] }, places, (place) =>
    createFinspaceClient(factory, place),
  );
  const { upstream } = t;
  const scope = createRequestScope({
    caller: 'test',
    clock: upstream.clock,
    deadlineMs: 20_000,
    witness: { before: () => undefined, after: () => undefined },
  });
  const deps = {
    upstream,
    clients: { finspace },
    knowledge: { accountId: MANAGEMENT },
    rowRules: createRowRules(undefined),
  };
  context = createContext(deps as unknown as ContextDeps, scope, ANYBODY, () => {
    throw new Error('There is no gap here.');
  });
});
afterEach(() => t.close());

const NAME = 'legacy-datasets';
const tagsOf = () => t.sandbox.world.state.tags.get(environmentRow(t, NAME).environmentArn)?.tags;

describe('the tags of an environment', () => {
  it('are set and taken away, with one write each', async () => {
    const id = environmentGlobalId(t, NAME);
    const { resource } = await environmentTagging.tag(context, id, [
      { key: 'Owner', value: 'quants' },
    ]);
    expect(resource).toMatchObject({ __typename: 'Environment', region: 'us-east-1' });
    expect(tagsOf()).toEqual({ CostCentre: 'research', Owner: 'quants' });
    await environmentTagging.untag(context, id, ['CostCentre', 'NeverThere']);
    expect(tagsOf()).toEqual({ Owner: 'quants' });
    expect(t.calls()).toMatchObject({ 'finspace.TagResource': 1, 'finspace.UntagResource': 1 });
  });

  it.each([
    ['cut-after', undefined],
    ['cut-before', 'OUTCOME_UNKNOWN'],
  ])('that were %s are read back', async (fault, code) => {
    t.sandbox.faults.set([`finspace.TagResource:${fault}`]);
    const tagged = environmentTagging.tag(context, environmentGlobalId(t, NAME), [
      { key: 'Owner', value: 'quants' },
    ]);
    if (code === undefined) await tagged;
    else
      await expect(tagged).rejects.toMatchObject({
        code,
        details: { query: expect.any(String) as string },
      });
    expect(t.calls()['finspace.TagResource']).toBe(1);
  });

  it('of one that never was are not found, and nothing is sent', async () => {
    const tagged = environmentTagging.tag(context, noEnvironmentId(t), [{ key: 'a', value: 'b' }]);
    await expect(tagged).rejects.toBeInstanceOf(GatewayError);
    await expect(tagged).rejects.toMatchObject({
      code: 'NOT_FOUND',
      details: { argument: 'input.resource' },
    });
    expect(t.calls()['finspace.TagResource']).toBeUndefined();
  });

  it('are refused when AWS has no form for them', () => {
    const { checkTags, checkKeys } = environmentTagging;
    const fields = (checks: ReturnType<typeof checkTags>) =>
      checks.flatMap((check) => (check === undefined ? [] : [check.field?.join('.')]));
    expect(fields(checkTags([{ key: 'aws:x', value: 'v' }], 'input.tags'))).toEqual([
      'input.tags.0.key',
    ]);
    expect(fields(checkTags([{ key: 'a', value: '' }], 'input.tags'))).toEqual([
      'input.tags.0.value',
    ]);
    expect(fields(checkKeys(['aws:x'], 'input.tagKeys'))).toEqual(['input.tagKeys.0']);
  });
});
