import { DescribeOrganizationCommand } from '@aws-sdk/client-organizations';
import { DescribePermissionSetCommand, ListPermissionSetsCommand } from '@aws-sdk/client-sso-admin';
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { createSandbox } from '../../src/sandbox/index.ts';
import type { SandboxOptions } from '../../src/sandbox/index.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { clientsOf, refusalOf } from './support/clients.ts';
import type { Clients } from './support/clients.ts';

/** The firm's sandbox, asked within the process; there is nothing to close. */
const firm = (options: SandboxOptions = {}) => {
  const sandbox = createSandbox(options);
  return { sandbox, ...clientsOf(sandbox, { requestHandler: sandbox.requestHandler() }) };
};

const whoAmI = async ({ sts }: Clients): Promise<string | undefined> =>
  (await sts.send(new GetCallerIdentityCommand({}))).Arn;

describe('a sandbox', () => {
  it('answers what its world holds, and counts every call', async () => {
    const { sandbox, ssoAdmin } = firm();
    const InstanceArn = sandbox.world.instanceArn;
    const { PermissionSets = [] } = await ssoAdmin.send(
      new ListPermissionSetsCommand({ InstanceArn }),
    );
    const [PermissionSetArn] = PermissionSets;
    const { PermissionSet } = await ssoAdmin.send(
      new DescribePermissionSetCommand({ InstanceArn, PermissionSetArn }),
    );
    expect(PermissionSet?.CreatedDate).toBeInstanceOf(Date);
    expect(sandbox.calls.map((call) => call.operation)).toEqual([
      'ListPermissionSets',
      'DescribePermissionSet',
    ]);
  });

  it.each([
    ['management', 'managementAccountId'],
    ['delegated', 'delegatedAccountId'],
    ['member', 'memberAccountId'],
  ] as const)('plays the %s account', async (role, account) => {
    const { sandbox, ...clients } = firm({ role });
    expect(await whoAmI(clients)).toContain(sandbox.world.accounts[account]);
  });

  it.each([
    ['us-gov-west-1', 'arn:aws-us-gov:'],
    ['cn-north-1', 'arn:aws-cn:'],
    ['ap-southeast-2', 'arn:aws:'],
  ])('is of the partition of %s', async (region, prefix) => {
    const { sandbox, ...clients } = firm({ region });
    expect(await whoAmI(clients)).toMatch(prefix);
    expect(sandbox.world.instanceArn).toMatch(prefix);
    const { Organization } = await clients.organizations.send(new DescribeOrganizationCommand({}));
    expect(Organization?.Arn).toMatch(prefix);
  });

  it('hands out sessions that work until they expire', async () => {
    const clock = new ManualClock();
    const { sandbox, ...clients } = firm({ clock });
    const { memberAccountId } = sandbox.world.accounts;
    const RoleArn = `arn:aws:iam::${memberAccountId}:role/OrganizationAccountAccessRole`;
    const { Credentials } = await clients.sts.send(
      new AssumeRoleCommand({ RoleArn, RoleSessionName: 'night', DurationSeconds: 900 }),
    );
    const session = clientsOf(sandbox, {
      requestHandler: sandbox.requestHandler(),
      credentials: {
        accessKeyId: Credentials?.AccessKeyId ?? '',
        secretAccessKey: Credentials?.SecretAccessKey ?? '',
        sessionToken: Credentials?.SessionToken,
      },
    });
    expect(await whoAmI(session)).toBe(
      `arn:aws:sts::${memberAccountId}:assumed-role/OrganizationAccountAccessRole/night`,
    );
    await clock.advance(900_000);
    expect(await refusalOf(whoAmI(session))).toMatchObject({ name: 'ExpiredToken', status: 403 });
  });

  it('refuses a role that does not trust the caller as AWS does', async () => {
    const { sts } = firm({ role: 'member' });
    const command = new AssumeRoleCommand({
      RoleArn: 'arn:aws:iam::111111111111:role/Nobody',
      RoleSessionName: 'night',
    });
    expect(await refusalOf(sts.send(command))).toMatchObject({ name: 'AccessDenied', status: 403 });
  });

  it.each([
    [{ faults: ['sso-admin.ListEverything:500'] }, 'sso-admin has no operation ListEverything'],
    [{ fail: ['whenever'] }, 'whenever'],
  ])('says what is wrong with %o', (options, message) => {
    const create = (): unknown => createSandbox(options);
    expect(create).toThrow(message);
    expect(create).toThrow(expect.objectContaining({ name: 'UsageError' }));
  });
});
