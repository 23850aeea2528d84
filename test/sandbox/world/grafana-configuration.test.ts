import {
  AssociateLicenseCommand,
  DisassociateLicenseCommand,
  UpdateWorkspaceConfigurationCommand,
  type GrafanaClient,
} from '@aws-sdk/client-grafana';
import { describe, expect, it } from 'vitest';

import { refusalOf } from '../support/clients.ts';
import { firm, openGrafana, describeWorkspace as look } from '../support/grafana.ts';

const statusOf = async (client: GrafanaClient, workspaceId: string | undefined) =>
  (await look(client, workspaceId))?.status;

describe('UpdateWorkspaceConfiguration', () => {
  const configure = (client: GrafanaClient, configuration: string, grafanaVersion?: string) =>
    client.send(
      new UpdateWorkspaceConfigurationCommand({
        workspaceId: firm.risk,
        configuration,
        ...(grafanaVersion === undefined ? {} : { grafanaVersion }),
      }),
    );

  it('changes the configuration, or brings Grafana to another version too', async () => {
    const { client, settle } = openGrafana();
    const here = client();
    const { $metadata } = await configure(here, '{"unifiedAlerting":{"enabled":true}}');
    expect($metadata.httpStatusCode).toBe(202);
    expect(await statusOf(here, firm.risk)).toBe('UPDATING');
    await settle();
    await configure(here, '{}', '10.4');
    expect(await look(here, firm.risk)).toMatchObject({
      status: 'VERSION_UPDATING',
      grafanaVersion: '9.4',
    });
    await settle();
    expect(await look(here, firm.risk)).toMatchObject({ status: 'ACTIVE', grafanaVersion: '10.4' });
    expect(await refusalOf(configure(here, '{}', '9.4'))).toMatchObject({
      name: 'ValidationException',
    });
  });

  it('refuses what is no configuration, no version or not there', async () => {
    const { client } = openGrafana();
    const here = client();
    for (const call of [configure(here, '3'), configure(here, '{}', '11')]) {
      expect(await refusalOf(call)).toMatchObject({ name: 'ValidationException', status: 400 });
    }
    expect(await refusalOf(configure(client('member'), '{}'))).toMatchObject({ status: 404 });
  });

  it('fails by a rule', async () => {
    const { client, settle } = openGrafana({ fail: ['workspace=risk-desk'] });
    const here = client();
    await configure(here, '{}', '10.4');
    await settle();
    expect(await look(here, firm.risk)).toMatchObject({
      status: 'VERSION_UPDATE_FAILED',
      grafanaVersion: '9.4',
    });
  });
});

describe('licenses', () => {
  const associate = (
    client: GrafanaClient,
    licenseType: 'ENTERPRISE' | 'ENTERPRISE_FREE_TRIAL',
    grafanaToken?: string,
  ) =>
    client.send(
      new AssociateLicenseCommand({
        workspaceId: firm.risk,
        licenseType,
        ...(grafanaToken === undefined ? {} : { grafanaToken }),
      }),
    );

  it('are associated and taken away again', async () => {
    const { client, clock, settle } = openGrafana();
    const here = client();
    const expires = new Date(clock.now() + 365 * 86_400_000);
    const answer = await associate(here, 'ENTERPRISE', 'sandbox-token');
    expect(answer.$metadata.httpStatusCode).toBe(202);
    expect(answer.workspace?.status).toBe('UPGRADING');
    await settle();
    expect(await look(here, firm.risk)).toMatchObject({
      status: 'ACTIVE',
      licenseType: 'ENTERPRISE',
      licenseExpiration: expires,
      grafanaToken: 'sandbox-token',
    });
    const remove = (licenseType: 'ENTERPRISE' | 'ENTERPRISE_FREE_TRIAL') =>
      here.send(new DisassociateLicenseCommand({ workspaceId: firm.risk, licenseType }));
    expect(await refusalOf(remove('ENTERPRISE_FREE_TRIAL'))).toMatchObject({
      name: 'ResourceNotFoundException',
      error: { resourceType: 'LICENSE' },
    });
    expect((await remove('ENTERPRISE')).$metadata.httpStatusCode).toBe(202);
    await settle();
    const after = await look(here, firm.risk);
    expect(after).toMatchObject({ status: 'ACTIVE', freeTrialConsumed: false });
    expect(after).not.toHaveProperty('licenseType');
    expect(after).not.toHaveProperty('grafanaToken');
  });

  it('have one free trial, and need a token', async () => {
    const { client, settle, clock } = openGrafana();
    const here = client();
    expect(await refusalOf(associate(here, 'ENTERPRISE'))).toMatchObject({
      name: 'ValidationException',
    });
    const freeTrialExpiration = new Date(clock.now() + 30 * 86_400_000);
    await associate(here, 'ENTERPRISE_FREE_TRIAL');
    expect(await refusalOf(associate(here, 'ENTERPRISE', 'token'))).toMatchObject({
      name: 'ValidationException',
      message: `The workspace ${firm.risk} is not active: its status is UPGRADING.`,
    });
    await settle();
    expect(await look(here, firm.risk)).toMatchObject({
      freeTrialConsumed: true,
      freeTrialExpiration,
    });
    expect(await refusalOf(associate(here, 'ENTERPRISE_FREE_TRIAL'))).toMatchObject({
      name: 'ValidationException',
    });
    expect(await refusalOf(associate(client('member'), 'ENTERPRISE', 'token'))).toMatchObject({
      status: 404,
    });
  });

  it('fail by a rule', async () => {
    const { client, settle } = openGrafana({
      fail: ['workspace=risk-desk', 'workspace=firm-operations'],
    });
    const here = client();
    await associate(here, 'ENTERPRISE', 'token');
    await here.send(
      new DisassociateLicenseCommand({ workspaceId: firm.operations, licenseType: 'ENTERPRISE' }),
    );
    await settle();
    expect(await statusOf(here, firm.risk)).toBe('UPGRADE_FAILED');
    expect(await look(here, firm.operations)).toMatchObject({
      status: 'LICENSE_REMOVAL_FAILED',
      licenseType: 'ENTERPRISE',
    });
  });
});
