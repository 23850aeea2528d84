/** What tests of Grafana name. */
import { globalIds } from '../../src/node-types.ts';
import { workspaceIdOf } from '../../src/sandbox/firm/workspaces.ts';
import type { WorkspaceRow } from '../../src/sandbox/grafana-rows.ts';
import type { TestGateway } from './make-gateway.ts';

/** The accounts that hold the firm's workspaces: the gateway's own, and one it reads with a role. */
export const OWN = '398216540714';
export const MEMBER = '905418237760';
export const HOME = 'eu-west-1';
export const SECOND = 'us-east-1';

/** Calls that a process makes once to know who it is and to read another account. */
export const FIRST_CALLS = { 'sts.GetCallerIdentity': 1, 'sts.AssumeRole': 1 };

export const workspaceRow = ({ sandbox }: TestGateway, name: string): WorkspaceRow => {
  const row = sandbox.world.state.workspaces.rows.find(({ details }) => details.name === name);
  if (row === undefined) throw new Error(`The sandbox has no workspace ${name}`);
  return row;
};

/** The global id of one of the firm's workspaces. */
export const workspaceGlobalId = (t: TestGateway, name: string): string => {
  const { accountId, region, workspaceId } = workspaceRow(t, name);
  return globalIds.encode('Workspace', accountId, region, workspaceId);
};

/** The global id of a workspace that never was. */
export const noWorkspaceId = globalIds.encode('Workspace', OWN, HOME, 'g-0000000000');

/** Adds workspaces to one account and Region: more than AWS allows, so that much can be asked. */
export const addWorkspaces = ({ sandbox }: TestGateway, count: number, region = HOME): string[] => {
  const { state } = sandbox.world;
  return Array.from({ length: count }, (_, index) => {
    const name = `desk-${String(index).padStart(3, '0')}`;
    const workspaceId = workspaceIdOf(name);
    state.workspaces.add({
      workspaceId,
      accountId: OWN,
      region,
      createdAt: Date.UTC(2026, 0, 1),
      modifiedAt: Date.UTC(2026, 0, 1),
      status: 'ACTIVE',
      details: { name, dataSources: ['CLOUDWATCH'] },
      authentication: {
        providers: ['SAML'],
        saml: { idpMetadata: { url: `https://idp.example.com/${name}` } },
      },
      configuration: '{}',
      grafanaVersion: '10.4',
      license: { freeTrialConsumed: false },
    });
    return globalIds.encode('Workspace', OWN, region, workspaceId);
  });
};
