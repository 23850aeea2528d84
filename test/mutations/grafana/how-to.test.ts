import { readFileSync } from 'node:fs';
import { Kind, OperationTypeNode, parse } from 'graphql';
import { afterEach, describe, expect, it } from 'vitest';
import { globalIds } from '../../../src/node-types.ts';
import { subscribe } from '../../support/event-stream.ts';
import { makeGateway, type TestGateway } from '../../support/make-gateway.ts';
import { workspaceGlobalId, workspaceRow } from '../../support/workspaces.ts';

const text = readFileSync(new URL('../../../docs/how-to-grafana.md', import.meta.url), 'utf8');
const blocks = [...text.matchAll(/^```graphql\n([^]*?)^```/gm)].map(([, query = '']) => query);

describe('the how-to of Grafana', () => {
  let t: TestGateway;
  afterEach(() => t.close());

  it('does what it says, block by block', async () => {
    t = await makeGateway();
    const { state } = t.sandbox.world;
    const workspace = workspaceGlobalId(t, 'risk-desk');
    const groupId = state.groups.rows.find(
      ({ displayName }) => displayName === 'AWS-Auditors',
    )!.groupId;
    const group = globalIds.encode('Group', state.settings.identityStoreId, groupId);
    const seen: string[] = [];
    for (const query of blocks) {
      const [operation] = parse(query).definitions;
      if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error(query);
      seen.push(operation.name?.value ?? '');
      if (operation.operation === OperationTypeNode.SUBSCRIPTION) {
        const stream = await t.clock.runUntil(subscribe(t, query, { workspace }));
        const events = await t.clock.runUntil(stream.rest());
        expect(events.at(-2)?.data?.data).toEqual({ workspace: { status: 'ACTIVE' } });
      } else {
        const names = operation.variableDefinitions?.map(({ variable }) => variable.name.value);
        const given = Object.entries({ workspace, group }).filter(([name]) =>
          names?.includes(name),
        );
        const data = await t.data<Record<string, object>>(query, Object.fromEntries(given));
        expect(Object.values(data)[0]).toMatchObject({ userErrors: [] });
      }
    }
    expect(seen).toEqual(['SignIn', 'Settled', 'Roles']);
    const { workspaceId, authentication } = workspaceRow(t, 'risk-desk');
    expect(authentication.saml).toMatchObject({
      loginValidityDuration: 60,
      roleValues: { admin: ['grafana-admins'], editor: ['grafana-risk-editors'] },
    });
    const roles = state.permissionsOfWorkspace.get(workspaceId);
    expect(roles.find(({ principalId }) => principalId === groupId)?.role).toBe('EDITOR');
  });
});
