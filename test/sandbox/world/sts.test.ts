import { describe, expect, it } from 'vitest';

import { makeWorld, type TestWorld } from '../../support/sandbox-world.ts';

const roleArn = (world: TestWorld, name: string): string =>
  world.state.roles.rows.find((row) => row.roleName === name)?.roleArn ?? '';

const assume = async (
  world: TestWorld,
  input: object,
  accessKeyId?: string,
): Promise<{ AccessKeyId: string; SessionToken: string; Expiration: Date }> => {
  const answer = await world.call(
    'sts',
    'AssumeRole',
    { RoleSessionName: 'test', ...input },
    accessKeyId === undefined ? {} : { accessKeyId },
  );
  return (answer as { Credentials: Awaited<ReturnType<typeof assume>> }).Credentials;
};

describe('STS', () => {
  it('knows the three accounts by their keys', async () => {
    for (const role of ['management', 'delegated', 'member'] as const) {
      const world = makeWorld({ role });
      const account = world.accounts[`${role}AccountId`];
      expect(world.credentials.accessKeyId).toMatch(/^AKIASANDBOX[A-Z0-9]{9}$/);
      expect(world.credentials.secretAccessKey).toHaveLength(40);
      expect(await world.call('sts', 'GetCallerIdentity')).toEqual({
        Account: account,
        Arn: `arn:aws:iam::${account}:user/sandbox-operator`,
        UserId: expect.stringMatching(/^AIDA[A-Z0-9]{17}$/) as unknown,
      });
    }
  });

  it('hands out credentials that expire', async () => {
    const world = makeWorld();
    const RoleArn = roleArn(world, 'FinSpaceProgrammaticAccess');
    const credentials = await assume(world, { RoleArn, DurationSeconds: 900 });
    expect(credentials.AccessKeyId).toMatch(/^ASIA[A-Z0-9]{16}$/);
    expect(credentials.Expiration).toEqual(new Date(world.clock.now() + 900_000));
    expect(world.caller(credentials.AccessKeyId)).toMatchObject({
      caller: { accountId: world.accounts.memberAccountId, role: 'member' },
      sessionToken: credentials.SessionToken,
      expiresAt: world.clock.now() + 900_000,
    });
    expect(
      await world.call('sts', 'GetCallerIdentity', {}, { accessKeyId: credentials.AccessKeyId }),
    ).toMatchObject({
      Arn: `arn:aws:sts::${world.accounts.memberAccountId}:assumed-role/FinSpaceProgrammaticAccess/test`,
    });
    expect(world.caller('ASIA0000000000000000')).toBeUndefined();
  });

  it('denies what does not trust the caller, as what is not there', async () => {
    const world = makeWorld({ role: 'delegated' });
    for (const RoleArn of [
      roleArn(world, 'ResearchPipeline'),
      'arn:aws:iam::398216540714:role/Nobody',
    ]) {
      await expect(assume(world, { RoleArn })).rejects.toMatchObject({
        name: 'AccessDenied',
        message: expect.stringContaining(`sts:AssumeRole on resource: ${RoleArn}`) as unknown,
      });
    }
  });

  it('keeps to the longest session of the role, and to an hour for a role’s role', async () => {
    const world = makeWorld();
    const review = { RoleArn: roleArn(world, 'AccessReviewJob') };
    const tooLong = { ...review, DurationSeconds: 3601 };
    await expect(assume(world, tooLong)).rejects.toMatchObject({ name: 'ValidationError' });
    const { AccessKeyId } = await assume(world, review);
    const finSpace = { RoleArn: roleArn(world, 'FinSpaceProgrammaticAccess') };
    const chained = { ...finSpace, DurationSeconds: 7200 };
    await expect(assume(world, chained, AccessKeyId)).rejects.toMatchObject({
      message: expect.stringContaining('role chaining') as unknown,
    });
    await assume(world, chained);
  });
});
