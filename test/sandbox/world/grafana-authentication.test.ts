import {
  DescribeWorkspaceAuthenticationCommand,
  DescribeWorkspaceCommand,
  ListPermissionsCommand,
  UpdateWorkspaceAuthenticationCommand,
  type GrafanaClient,
  type SamlConfiguration,
  type UpdateWorkspaceAuthenticationCommandInput,
} from '@aws-sdk/client-grafana';
import { describe, expect, it } from 'vitest';

import { metadataXml } from '../../../src/sandbox/firm/saml-metadata.ts';
import { refusalOf } from '../support/clients.ts';
import { firm, nowhere, openGrafana } from '../support/grafana.ts';

const update = async (client: GrafanaClient, input: UpdateWorkspaceAuthenticationCommandInput) =>
  (await client.send(new UpdateWorkspaceAuthenticationCommand(input))).authentication;

const look = async (client: GrafanaClient, workspaceId: string) =>
  (await client.send(new DescribeWorkspaceAuthenticationCommand({ workspaceId }))).authentication;

const byAddress: SamlConfiguration = {
  idpMetadata: { url: 'https://idp.example/metadata' },
  assertionAttributes: { role: 'Role' },
};

describe('UpdateWorkspaceAuthentication', () => {
  it('answers with what is to be, and is so later', async () => {
    const { client, settle } = openGrafana();
    const here = client('management', 'us-east-1');
    const before = await look(here, firm.office);
    const samlConfiguration = { ...byAddress, loginValidityDuration: 30 };
    const wanted = {
      providers: ['SAML'],
      saml: { status: 'CONFIGURED', configuration: samlConfiguration },
    };
    const input = {
      workspaceId: firm.office,
      authenticationProviders: ['SAML' as const],
      samlConfiguration,
    };
    expect(await update(here, input)).toEqual(wanted);
    expect(await look(here, firm.office)).toEqual(before);
    const { workspace } = await here.send(
      new DescribeWorkspaceCommand({ workspaceId: firm.office }),
    );
    expect(workspace?.status).toBe('UPDATING');
    expect(await refusalOf(update(here, input))).toMatchObject({
      name: 'ConflictException',
      status: 409,
    });
    await settle();
    expect(await look(here, firm.office)).toEqual(wanted);
  });

  it('takes a document, whatever its prefix', async () => {
    const { client, settle } = openGrafana();
    const here = client('management', 'us-east-1');
    const plain = metadataXml.replaceAll('md:', '').replace(/<\?xml.*\?>/, '<!-- a comment -->');
    for (const xml of [metadataXml, plain]) {
      await update(here, {
        workspaceId: firm.office,
        authenticationProviders: ['SAML'],
        samlConfiguration: { idpMetadata: { xml } },
      });
      await settle();
      expect(await look(here, firm.office)).toEqual({
        providers: ['SAML'],
        saml: { status: 'CONFIGURED', configuration: { idpMetadata: { xml } } },
      });
    }
  });

  it('is not configured without a configuration, though there was one', async () => {
    const { client, settle } = openGrafana();
    const here = client('member');
    await update(here, { workspaceId: firm.research, authenticationProviders: ['SAML'] });
    await settle();
    expect(await look(here, firm.research)).toEqual({
      providers: ['SAML'],
      saml: { status: 'NOT_CONFIGURED' },
    });
  });

  it('gives a workspace an application with AWS_SSO, and keeps the one it has', async () => {
    const { client, sandbox, settle } = openGrafana();
    const here = client('member');
    const input = {
      workspaceId: firm.research,
      authenticationProviders: ['AWS_SSO' as const, 'SAML' as const],
      samlConfiguration: byAddress,
    };
    const answer = await update(here, input);
    expect(answer?.awsSso?.ssoClientId).toMatch(/^apl-[0-9a-f]{16}$/);
    expect(sandbox.world.state.applications.size).toBe(4);
    await settle();
    expect(await look(here, firm.research)).toEqual(answer);
    expect(sandbox.world.state.applications.rows.at(-1)).toMatchObject({
      name: 'Amazon Grafana-research-metrics',
      applicationArn: expect.stringMatching(`/${answer?.awsSso?.ssoClientId}$`) as string,
    });
    expect(await update(here, input)).toEqual(answer);
    await settle();
    expect(sandbox.world.state.applications.size).toBe(5);
  });

  it('takes the application and the permissions away without AWS_SSO', async () => {
    const { client, sandbox, settle } = openGrafana();
    const here = client();
    await update(here, { workspaceId: firm.operations, authenticationProviders: ['SAML'] });
    expect(sandbox.world.state.applications.size).toBe(4);
    await settle();
    expect(sandbox.world.state.applications.size).toBe(3);
    const list = new ListPermissionsCommand({ workspaceId: firm.operations });
    expect((await here.send(list)).permissions).toEqual([]);
    expect(await look(here, firm.operations)).not.toHaveProperty('awsSso');
  });

  it('fails by a rule and leaves everything as it was', async () => {
    const fail = ['workspace=research-metrics,operation=UpdateWorkspaceAuthentication'];
    const { client, sandbox, settle } = openGrafana({ fail });
    const here = client('member');
    const before = await look(here, firm.research);
    await update(here, { workspaceId: firm.research, authenticationProviders: ['AWS_SSO'] });
    await settle();
    const { workspace } = await here.send(
      new DescribeWorkspaceCommand({ workspaceId: firm.research }),
    );
    expect(workspace?.status).toBe('UPDATE_FAILED');
    expect(await look(here, firm.research)).toEqual(before);
    expect(sandbox.world.state.applications.size).toBe(4);
  });

  const withSaml = (idpMetadata: object) => ({
    workspaceId: firm.research,
    authenticationProviders: ['SAML' as const],
    samlConfiguration: { idpMetadata } as SamlConfiguration,
  });

  /** What a call is refused with; nothing of the metadata is in it, nor in the log. */
  const refusedWith = async (input: UpdateWorkspaceAuthenticationCommandInput) => {
    const { client, sandbox } = openGrafana();
    const refusal = await refusalOf(update(client('member'), input));
    expect(JSON.stringify([refusal, sandbox.calls])).not.toMatch(/secret-|EntityDescriptor/);
    expect(sandbox.world.state.workspaces.get(firm.research)?.status).toBe('ACTIVE');
    return refusal;
  };

  it.each<[string, Omit<UpdateWorkspaceAuthenticationCommandInput, 'workspaceId'>]>([
    ['no provider', { authenticationProviders: [] }],
    ['a provider twice', { authenticationProviders: ['SAML', 'SAML'] }],
    ['an unknown provider', { authenticationProviders: ['LDAP' as 'SAML'] }],
    [
      'a configuration without SAML',
      { authenticationProviders: ['AWS_SSO'], samlConfiguration: byAddress },
    ],
    ['what is no address', withSaml({ url: 'secret-idp.example' })],
    ['the address of a file', withSaml({ url: 'file:///etc/metadata.xml' })],
    ['a document that is cut off', withSaml({ xml: metadataXml.slice(0, 400) })],
    ['a document of something else', withSaml({ xml: '<html><body>sign in</body></html>' })],
    ['no document at all', withSaml({ xml: 'secret-metadata' })],
  ])('refuses %s', async (_what, input) => {
    expect(await refusedWith({ workspaceId: firm.research, ...input })).toMatchObject({
      name: 'ValidationException',
      status: 400,
      error: { reason: 'FIELD_VALIDATION_FAILED' },
    });
  });

  it.each([
    ['no member', {}],
    ['both members', { url: 'https://idp.example/', xml: metadataXml }],
  ])('cannot read metadata with %s', async (_what, idpMetadata) => {
    expect(await refusedWith(withSaml(idpMetadata))).toMatchObject({
      name: 'SerializationException',
      status: 400,
    });
  });

  it('does not find what is not there', async () => {
    const { client } = openGrafana();
    const input = { workspaceId: nowhere, authenticationProviders: ['SAML' as const] };
    expect(await refusalOf(update(client(), input))).toMatchObject({
      name: 'ResourceNotFoundException',
      status: 404,
    });
  });
});
