import { afterEach, describe, expect, it } from 'vitest';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';
import { documentOf } from '../support/mutations.ts';
import { noWorkspaceId } from '../support/workspaces.ts';

const FIELD = 'updateWorkspaceAuthentication';
const SECRET = 'MIICsandboxsecretcertificate';
const XML = `<md:EntityDescriptor entityID="x; y at \\"z\\"">${SECRET}</md:EntityDescriptor>`;

describe('a document in a place that is not its own', () => {
  let t: TestGateway;
  afterEach(() => t.close());

  const places: readonly (readonly [string, object])[] = [
    ['in a list', { saml: { idpMetadata: { xml: [XML] } } }],
    ['in place of what holds it', { saml: { idpMetadata: XML } }],
    ['beside what is wrong', { saml: { idpMetadata: { xml: XML, xmll: XML } } }],
    ['for a number', { saml: { loginValidityDuration: XML } }],
    ['for a value of an enum', { authenticationProviders: [XML] }],
    ['for an id', { workspace: { xml: XML } }],
    ['for an address', { saml: { idpMetadata: { url: XML } } }],
    ['under another name', { document: XML }],
  ];

  it.each(places)('%s is in no error and in no log', async (_what, input) => {
    const lines: string[] = [];
    t = await makeGateway({ onLog: (line) => lines.push(line) });
    const variables = { input: { workspace: noWorkspaceId, ...input } };
    const { body } = await t.execute(documentOf(FIELD, ''), variables);
    expect(body).toMatch(/BAD_USER_INPUT|VALIDATION/);
    expect(body + lines.join('')).not.toContain(SECRET);
    expect(t.callCount()).toBe(0);
  });

  it.each([
    ['a number', (text: string) => `saml: { loginValidityDuration: ${text} }`],
    ['a value of an enum', (text: string) => `authenticationProviders: [${text}]`],
    ['an object', (text: string) => `saml: { idpMetadata: ${text} }`],
  ])('written out for %s is in no error and in no log', async (_what, member) => {
    const lines: string[] = [];
    t = await makeGateway({ onLog: (line) => lines.push(line) });
    const input = `{ workspace: "${noWorkspaceId}", ${member(JSON.stringify(XML))} }`;
    const { body } = await t.execute(
      `mutation { ${FIELD}(input: ${input}) { userErrors { code } } }`,
    );
    expect(body).toContain('BAD_USER_INPUT');
    expect(body + lines.join('')).not.toContain(SECRET);
    expect(t.callCount()).toBe(0);
  });
});
