import {
  DescribeWorkspaceAuthenticationCommand,
  type GrafanaClient,
} from '@aws-sdk/client-grafana';
import { describe, expect, it } from 'vitest';

import { refusalOf } from '../support/clients.ts';
import { firm, openGrafana } from '../support/grafana.ts';

const second = 'us-east-1';

describe('DescribeWorkspaceAuthentication', () => {
  const authenticationOf = async (client: GrafanaClient, workspaceId: string) =>
    (await client.send(new DescribeWorkspaceAuthenticationCommand({ workspaceId }))).authentication;

  it('gives the application of the instance', async () => {
    const { client, sandbox } = openGrafana();
    const answer = await authenticationOf(client(), firm.operations);
    expect(answer).toEqual({
      providers: ['AWS_SSO'],
      awsSso: { ssoClientId: expect.stringMatching(/^apl-[0-9a-f]{16}$/) as string },
    });
    const { rows } = sandbox.world.state.applications;
    const found = rows.find((row) =>
      row.applicationArn.endsWith(answer?.awsSso?.ssoClientId ?? '!'),
    );
    expect(found?.name).toBe('Amazon Grafana-firm-operations');
  });

  it('gives an application that is gone, and SAML by address', async () => {
    const { client, sandbox } = openGrafana();
    const answer = await authenticationOf(client(), firm.risk);
    expect(answer).toMatchObject({
      providers: ['AWS_SSO', 'SAML'],
      saml: {
        status: 'CONFIGURED',
        configuration: {
          idpMetadata: { url: expect.stringMatching(/^https:/) as string },
          loginValidityDuration: 60,
        },
      },
    });
    const { rows } = sandbox.world.state.applications;
    const id = answer?.awsSso?.ssoClientId ?? '';
    expect(id).toMatch(/^apl-/);
    expect(rows.filter((row) => row.applicationArn.endsWith(id))).toEqual([]);
  });

  it('gives SAML by document with every member', async () => {
    const { client } = openGrafana();
    const answer = await authenticationOf(client('member'), firm.research);
    expect(answer).toEqual({
      providers: ['SAML'],
      saml: {
        status: 'CONFIGURED',
        configuration: {
          idpMetadata: { xml: expect.stringContaining('<md:EntityDescriptor') as string },
          assertionAttributes: {
            email: 'mail',
            groups: 'groups',
            login: 'uid',
            name: 'displayName',
            org: 'department',
            role: 'grafanaRole',
          },
          roleValues: { admin: ['research-admins'], editor: ['quants', 'data-engineers'] },
          allowedOrganizations: ['research', 'data'],
          loginValidityDuration: 480,
        },
      },
    });
  });

  it('gives SAML with few members, and SAML that is not configured', async () => {
    const { client } = openGrafana();
    expect(await authenticationOf(client('member', second), firm.client)).toEqual({
      providers: ['SAML'],
      saml: {
        status: 'CONFIGURED',
        configuration: {
          idpMetadata: { url: expect.any(String) as string },
          assertionAttributes: { role: 'Role' },
          roleValues: { admin: ['grafana-client-admins'] },
        },
      },
    });
    expect(await authenticationOf(client('management', second), firm.office)).toEqual({
      providers: ['SAML'],
      saml: { status: 'NOT_CONFIGURED' },
    });
  });

  it('does not find another account’s', async () => {
    const { client } = openGrafana();
    expect(await refusalOf(authenticationOf(client('member'), firm.risk))).toMatchObject({
      name: 'ResourceNotFoundException',
      status: 404,
    });
  });

  it('is asked once a second: then 429 says when again', async () => {
    const { client, clock } = openGrafana({ quotas: true });
    const here = client();
    await authenticationOf(here, firm.risk);
    expect(await refusalOf(authenticationOf(here, firm.risk))).toMatchObject({
      name: 'ThrottlingException',
      status: 429,
      error: { retryAfterSeconds: 1 },
    });
    await authenticationOf(client('management', second), firm.office);
    await clock.advance(1000);
    await authenticationOf(here, firm.operations);
  });
});
