import { afterEach, describe, expect, it } from 'vitest';
import { globalIds } from '../../../src/node-types.ts';
import { makeGateway, type TestGateway } from '../../support/make-gateway.ts';
import { payloadOf, run } from '../../support/mutations.ts';
import { workspaceGlobalId } from '../../support/workspaces.ts';

const NOBODY = '00000000-0000-4000-8000-000000000000';
const ROLE = { action: 'ADD', role: 'VIEWER', principalId: NOBODY, principalType: 'USER' };
const NEW = {
  accountAccessType: 'CURRENT_ACCOUNT',
  permissionType: 'SERVICE_MANAGED',
  authenticationProviders: ['SAML'],
};
const NAME = 'risk-desk';

/** Changes of a workspace that is there, each of which AWS would make. */
const changes = [
  ['updateWorkspace', 'UpdateWorkspace', { description: 'Other' }],
  [
    'updateWorkspaceAuthentication',
    'UpdateWorkspaceAuthentication',
    { saml: { loginValidityDuration: 7 } },
  ],
  ['updateWorkspacePermissions', 'UpdatePermissions', { changes: [ROLE] }],
  ['deleteWorkspace', 'DeleteWorkspace', {}],
] as const;

let t: TestGateway;
afterEach(() => t.close());

describe.each(changes)('%s', (field, operation, more) => {
  const write = `grafana.${operation}`;
  const inputOf = () => ({ workspace: workspaceGlobalId(t, NAME), ...more });

  it('says that its place is not configured, before a call of Grafana', async () => {
    t = await makeGateway();
    const workspace = globalIds.encode('Workspace', '111122223333', 'eu-west-1', 'g-0123456789');
    const payload = await payloadOf(t, field, { ...more, workspace }, 'workspace { id }');
    expect(payload).toMatchObject({
      workspace: null,
      userErrors: [{ code: 'NOT_CONFIGURED', field: ['input', 'workspace'] }],
    });
    expect(t.calls()).toEqual({ 'sts.GetCallerIdentity': 1 });
  });

  it.each([
    ['ConflictException', 'CONFLICT'],
    ['ValidationException', 'VALIDATION'],
    ['AccessDeniedException', 'ACCESS_DENIED'],
  ])('shows what AWS refuses with %s, and nothing as done', async (name, code) => {
    t = await makeGateway({ sandbox: { faults: [`${write}:error=${name}`] } });
    const payload = await payloadOf(t, field, inputOf(), 'workspace { id }');
    expect(payload).toMatchObject({ workspace: null, userErrors: [{ code }] });
    expect(t.calls()[write]).toBe(1);
  });

  it('does not find one that has gone in between', async () => {
    t = await makeGateway({ sandbox: { faults: [`${write}:error=ResourceNotFoundException`] } });
    const { userErrors } = await payloadOf(t, field, inputOf());
    expect(userErrors).toMatchObject(
      // To delete what is gone is no error.
      field === 'deleteWorkspace' ? [] : [{ code: 'NOT_FOUND', field: ['input', 'workspace'] }],
    );
  });

  it.each([
    ['throttle', 'THROTTLED'],
    ['expired', 'GATEWAY_CREDENTIALS'],
  ])('says at the top what is nobody’s fault: %s', async (fault, code) => {
    t = await makeGateway({ sandbox: { faults: [`${write}:${fault}`] } });
    const { errors, data } = await run(t, field, inputOf(), 'workspace { id }');
    expect(errors?.[0]?.extensions.code).toBe(code);
    expect(data?.[field]).toBeNull();
  });

  it('is refused at the top where Grafana is switched off', async () => {
    t = await makeGateway({ placed: { disabled: ['grafana'] } });
    const { errors } = await run(t, field, inputOf(), 'workspace { id }');
    expect(errors?.[0]?.extensions.code).toBe('SERVICE_DISABLED');
    expect(t.calls()[write]).toBeUndefined();
  });
});

describe('values that cannot be', () => {
  it.each<[string, object, readonly string[]]>([
    ['createWorkspace', { roleArn: 'arn:aws:iam::111122223333:user/ana' }, ['roleArn']],
    [
      'createWorkspace',
      { stackSetName: '', organizationRoleName: '' },
      ['organizationRoleName', 'stackSetName'],
    ],
    ['createWorkspace', { configuration: '{' }, ['configuration']],
    [
      'createWorkspace',
      { networkAccess: { prefixListIds: [], vpcEndpointIds: [''] } },
      ['networkAccess.vpcEndpointIds.0'],
    ],
    ['createWorkspace', { tags: [{ key: 'a', value: 'x'.repeat(257) }] }, ['tags.0.value']],
    [
      'updateWorkspace',
      { name: 'two words', description: 'x'.repeat(2049) },
      ['name', 'description'],
    ],
    [
      'updateWorkspace',
      { accountAccessType: null, ipAddressType: null },
      ['accountAccessType', 'ipAddressType'],
    ],
    [
      'updateWorkspace',
      { stackSetName: null, organizationRoleName: null },
      ['organizationRoleName', 'stackSetName'],
    ],
    [
      'updateWorkspace',
      { vpcConfiguration: { securityGroupIds: ['a'], subnetIds: [] } },
      ['vpcConfiguration.subnetIds'],
    ],
    ['updateWorkspaceAuthentication', { authenticationProviders: [] }, ['authenticationProviders']],
    ['updateWorkspaceAuthentication', { saml: { idpMetadata: null } }, ['saml.idpMetadata']],
    [
      'updateWorkspacePermissions',
      { changes: Array.from({ length: 101 }, () => ROLE) },
      ['changes'],
    ],
  ])('%s is refused before a call for %j', async (field, input, fields) => {
    t = await makeGateway();
    const whole =
      field === 'createWorkspace'
        ? { ...NEW, ...input }
        : { workspace: workspaceGlobalId(t, NAME), ...input };
    const { userErrors } = await payloadOf(t, field, whole);
    expect(userErrors.map((error) => error.field?.slice(1).join('.'))).toEqual(fields);
    expect(userErrors.every(({ code }) => code === 'VALIDATION')).toBe(true);
    expect(t.callCount()).toBe(0);
  });
});
