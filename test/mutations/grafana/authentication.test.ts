import { afterEach, describe, expect, it } from 'vitest';
import {
  makeGateway,
  type MakeGatewayOptions,
  type TestGateway,
} from '../../support/make-gateway.ts';
import { payloadOf, run } from '../../support/mutations.ts';
import { noWorkspaceId, workspaceGlobalId, workspaceRow } from '../../support/workspaces.ts';

const FIELD = 'updateWorkspaceAuthentication';
const WRITE = 'grafana.UpdateWorkspaceAuthentication';
const READ = 'grafana.DescribeWorkspaceAuthentication';
const SELECTION = 'workspace { status authenticationProviders }';
const NAME = 'research-metrics';
const SECRET = 'MIICsandboxsecretcertificate';
const XML = `<?xml version="1.0"?><md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="x"><ds:X509Certificate>${SECRET}</ds:X509Certificate></md:EntityDescriptor>`;

describe(FIELD, () => {
  let t: TestGateway;
  const logged: string[] = [];
  afterEach(async () => {
    // Whatever is done, nothing of a document gets into a log.
    expect(logged.join('')).not.toContain(SECRET);
    logged.length = 0;
    await t.close();
  });
  const make = async (options: MakeGatewayOptions = {}) => {
    t = await makeGateway({ ...options, onLog: (line) => logged.push(line) });
  };
  const update = (input: object, name = NAME, selection = SELECTION) =>
    payloadOf(t, FIELD, { workspace: workspaceGlobalId(t, name), ...input }, selection);
  const stored = (name = NAME) => workspaceRow(t, name).authentication;
  const aimed = (name = NAME) => workspaceRow(t, name).change?.aims?.authentication;

  it('keeps what is not mentioned, the document included', async () => {
    await make();
    const before = stored().saml;
    const payload = await update({
      saml: { loginValidityDuration: 30, assertionAttributes: { email: 'email', org: null } },
    });
    expect(payload).toEqual({
      workspace: { status: 'UPDATING', authenticationProviders: ['SAML'] },
      userErrors: [],
    });
    const attributes = { ...before?.assertionAttributes };
    delete attributes.org;
    expect(aimed()).toEqual({
      providers: ['SAML'],
      saml: {
        ...before,
        loginValidityDuration: 30,
        assertionAttributes: { ...attributes, email: 'email' },
      },
    });
    expect(t.calls()).toMatchObject({ [READ]: 1, [WRITE]: 1 });
  });

  it('replaces, clears and adds what is named', async () => {
    await make();
    await update({
      authenticationProviders: ['AWS_SSO', 'SAML'],
      saml: {
        idpMetadata: { xml: XML },
        assertionAttributes: null,
        allowedOrganizations: null,
        loginValidityDuration: null,
        roleValues: { admin: ['chiefs'] },
      },
    });
    expect(aimed()).toMatchObject({ providers: ['AWS_SSO', 'SAML'] });
    expect(aimed()?.saml).toEqual({
      idpMetadata: { xml: XML },
      roleValues: { admin: ['chiefs'], editor: ['quants', 'data-engineers'] },
    });
  });

  it('shows how people sign in once AWS has made it, and not before', async () => {
    await make();
    const ask = `query ($id: ID!) { node(id: $id) { ... on Workspace { authentication { saml { configuration { loginValidityDuration } } } } } }`;
    const id = workspaceGlobalId(t, NAME);
    const minutes = async () =>
      (
        await t.data<{
          node: {
            authentication: { saml: { configuration: { loginValidityDuration: number } } };
          };
        }>(ask, { id }, { 'x-aws-max-age': '0' })
      ).node.authentication.saml.configuration.loginValidityDuration;
    expect(await minutes()).toBe(480);
    await update({ saml: { loginValidityDuration: 30 } });
    expect(await minutes()).toBe(480);
    await t.clock.advance(600_000);
    expect(await minutes()).toBe(30);
  });

  it('takes the configuration away with null, and all of SAML with the providers', async () => {
    await make();
    await update({ saml: null });
    expect(aimed()).toEqual({ providers: ['SAML'] });
    await update({ authenticationProviders: ['AWS_SSO'] }, 'risk-desk');
    expect(aimed('risk-desk')).toEqual({
      providers: ['AWS_SSO'],
      ssoClientId: stored('risk-desk').ssoClientId,
    });
  });

  it('configures SAML where it is not, and not without metadata', async () => {
    await make();
    const without = await update({ saml: { loginValidityDuration: 5 } }, 'new-office');
    expect(without.userErrors).toMatchObject([
      { code: 'VALIDATION', field: ['input', 'saml', 'idpMetadata'] },
    ]);
    expect(t.calls()[WRITE]).toBeUndefined();
    const url = 'https://idp.example.com/metadata';
    expect((await update({ saml: { idpMetadata: { url } } }, 'new-office')).userErrors).toEqual([]);
    expect(aimed('new-office')).toEqual({ providers: ['SAML'], saml: { idpMetadata: { url } } });
  });

  it('sends nothing when nothing would change', async () => {
    await make();
    const same = {
      authenticationProviders: ['SAML'],
      saml: { loginValidityDuration: 480, allowedOrganizations: ['data', 'research'] },
    };
    expect(await update(same)).toMatchObject({ workspace: { status: 'ACTIVE' }, userErrors: [] });
    expect(await update({})).toMatchObject({ workspace: { status: 'ACTIVE' }, userErrors: [] });
    expect(t.calls()[WRITE]).toBeUndefined();
  });

  it('keeps both changes of two who change different things, one after the other', async () => {
    await make();
    const payloads = await Promise.all([
      update({ saml: { loginValidityDuration: 30 } }),
      update({ saml: { allowedOrganizations: ['research'] } }),
    ]);
    const codes = payloads.map(({ userErrors }) => userErrors.map(({ code }) => code));
    // AWS takes one change at a time: the other is told so, and nothing of the first is lost.
    expect(codes.toSorted()).toEqual([[], ['CONFLICT_RETRYABLE']]);
  });

  it('says everything that is wrong at once, and asks AWS nothing', async () => {
    await make();
    const { userErrors } = await update({
      authenticationProviders: ['SAML', 'SAML'],
      saml: {
        idpMetadata: { xml: `<html>${SECRET}</html>` },
        assertionAttributes: { email: '', role: 'x'.repeat(257) },
        allowedOrganizations: [''],
        roleValues: { admin: [''] },
        loginValidityDuration: -1,
      },
    });
    expect(userErrors.map(({ field }) => field?.slice(1).join('.'))).toEqual([
      'authenticationProviders',
      'saml.idpMetadata.xml',
      'saml.assertionAttributes.email',
      'saml.assertionAttributes.role',
      'saml.allowedOrganizations.0',
      'saml.roleValues.admin.0',
      'saml.loginValidityDuration',
    ]);
    expect(JSON.stringify(userErrors)).not.toContain(SECRET);
    const others = await update({
      authenticationProviders: null,
      saml: { idpMetadata: { url: 'ftp://nowhere' } },
    });
    expect(others.userErrors.map(({ field }) => field?.slice(1).join('.'))).toEqual([
      'authenticationProviders',
      'saml.idpMetadata.url',
    ]);
    expect(t.calls()).toEqual({});
  });

  it('takes exactly one of an address and a document', async () => {
    await make();
    for (const idpMetadata of [{}, { url: 'https://idp.example.com', xml: XML }]) {
      const { errors } = await run(t, FIELD, {
        workspace: workspaceGlobalId(t, NAME),
        saml: { idpMetadata },
      });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
      expect(JSON.stringify(errors)).not.toContain(SECRET);
    }
    expect(t.calls()).toEqual({});
  });

  it('says that SAML is no way to sign in', async () => {
    await make();
    const saml = { loginValidityDuration: 5 };
    expect((await update({ saml }, 'firm-operations')).userErrors).toMatchObject([
      { code: 'VALIDATION', field: ['input', 'saml'] },
    ]);
    expect(t.calls()[WRITE]).toBeUndefined();
  });

  it('says that there is none, that it may not, or not now', async () => {
    await make();
    const saml = { loginValidityDuration: 5 };
    expect((await update({ workspace: noWorkspaceId, saml })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: ['input', 'workspace'] },
    ]);
    t.sandbox.faults.set([`${WRITE}:denied`]);
    expect((await update({ saml })).userErrors).toMatchObject([
      { __typename: 'AccessDenied', missingAction: 'grafana:UpdateWorkspaceAuthentication' },
    ]);
    t.sandbox.faults.set([]);
    await update({ saml });
    expect((await update({ saml: { loginValidityDuration: 6 } })).userErrors).toMatchObject([
      { code: 'CONFLICT_RETRYABLE', field: ['input', 'workspace'] },
    ]);
  });

  it('finds out that AWS has made it when the answer was lost', async () => {
    await make({ sandbox: { faults: [`${WRITE}:cut-after`] } });
    expect(await update({ saml: { idpMetadata: { xml: XML } } })).toMatchObject({
      workspace: { status: 'ACTIVE' },
      userErrors: [],
    });
    expect(stored().saml?.idpMetadata).toEqual({ xml: XML });
    expect(t.calls()[WRITE]).toBe(1);
  });

  it('does not claim anything when AWS shows no trace of it', async () => {
    await make({ sandbox: { faults: [`${WRITE}:cut-before`] } });
    const { workspace, userErrors } = await update({ saml: { idpMetadata: { xml: XML } } });
    expect(workspace).toBeNull();
    expect(userErrors).toMatchObject([{ __typename: 'OutcomeUnknown' }]);
    expect(JSON.stringify(userErrors)).not.toContain(SECRET);
    expect(await t.data(userErrors[0]?.query ?? '')).toMatchObject({
      node: { status: 'ACTIVE', authentication: { providers: ['SAML'] } },
    });
    expect(t.calls()[WRITE]).toBe(1);
  });
});
