/** `management-graph iam-policy` and `doctor`, as a terminal has them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import type { Command, Terminal } from '../../src/cli/command.ts';
import { doctorCommand } from '../../src/cli/doctor/doctor-command.ts';
import { iamPolicyCommand } from '../../src/cli/iam-policy/iam-policy-command.ts';
import { systemClock } from '../../src/core/clock.ts';
import type { PolicyDocument } from '../../src/permissions/policy.ts';

const ROLE = 'arn:aws:iam::111122223333:role/Writer';
const GATEWAY = 'arn:aws:iam::111122223333:role/Graph';

const run = async (command: Command, argv: readonly string[]) => {
  const written: string[] = [];
  const terminal: Terminal = {
    clock: systemClock,
    signal: new AbortController().signal,
    isInteractive: false,
    out: (text) => void written.push(text),
    tell: () => undefined,
  };
  const exitCode = await command.run(argv, terminal);
  return { exitCode, text: written.join('') };
};
const policy = async (...argv: string[]): Promise<PolicyDocument> =>
  JSON.parse((await run(iamPolicyCommand, argv)).text) as PolicyDocument;
const actions = ({ Statement }: PolicyDocument) => Statement.flatMap(({ Action }) => Action);

afterEach(() => vi.unstubAllEnvs());

describe('iam-policy', () => {
  it('leaves changes out when it is told so', async () => {
    const all = actions(await policy());
    const reads = actions(await policy('--read-only'));
    expect(reads.every((action) => all.includes(action))).toBe(true);
    expect(all).toContain('sso:CreateAccountAssignment');
    expect(reads.filter((action) => !/:(List|Describe|Get)/.test(action))).toEqual([]);
  });

  it('has only the services that it is asked for, and that are switched on', async () => {
    const grafana = actions(await policy('--services', 'grafana', '--read-only'));
    expect(new Set(grafana.map((action) => action.split(':')[0]))).toEqual(new Set(['grafana']));
    vi.stubEnv('DISABLED_SERVICES', 'finspace,grafana');
    const prefixes = new Set(actions(await policy()).map((action) => action.split(':')[0]));
    expect(prefixes).toEqual(new Set(['sso', 'identitystore', 'organizations']));
  });

  it('names what it is told, in the partition of the Region', async () => {
    vi.stubEnv('AWS_REGION', 'us-gov-west-1');
    vi.stubEnv('GRAFANA_REGIONS', 'us-gov-west-1,us-gov-east-1');
    const { Statement } = await policy(
      ...['--account', '111122223333', '--identity-store', 'd-1234567890'],
      ...['--instance', 'arn:aws-us-gov:sso:::instance/ssoins-1234567890abcdef'],
    );
    const of = (sid: string) => Statement.find(({ Sid }) => Sid === sid)?.Resource;
    expect(of('ReadAssignments')).toEqual([
      'arn:aws-us-gov:sso:::instance/ssoins-1234567890abcdef',
      'arn:aws-us-gov:sso:::permissionSet/ssoins-1234567890abcdef/*',
      'arn:aws-us-gov:sso:::account/*',
    ]);
    expect(of('ReadWorkspaces')).toEqual([
      'arn:aws-us-gov:grafana:us-gov-west-1:111122223333:/workspaces/*',
      'arn:aws-us-gov:grafana:us-gov-east-1:111122223333:/workspaces/*',
    ]);
    expect(of('ReadUsers')?.[0]).toBe('arn:aws-us-gov:identitystore::*:identitystore/d-1234567890');
  });

  it('gives the changes to the role that is named for them, and its trust policy', async () => {
    vi.stubEnv('WRITE_ROLE', ROLE);
    const own = await policy();
    expect(actions(own)).not.toContain('sso:CreateAccountAssignment');
    expect(own.Statement.slice(-2)).toMatchObject([
      { Action: ['sts:AssumeRole'], Resource: [ROLE] },
      { Action: ['sts:SetSourceIdentity'], Resource: [ROLE] },
    ]);
    const writer = actions(await policy('--role', ROLE));
    expect(writer).toContain('sso:CreateAccountAssignment');
    expect(writer).not.toContain('sso:ListInstances');
    expect(await policy('--role', ROLE, '--trust', GATEWAY)).toMatchObject({
      Statement: [
        { Principal: { AWS: GATEWAY }, Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'] },
      ],
    });
    vi.stubEnv('SOURCE_IDENTITY', 'off');
    expect(await policy('--role', ROLE, '--trust', GATEWAY)).toMatchObject({
      Statement: [{ Action: ['sts:AssumeRole'] }],
    });
  });

  it('lets doctor ask IAM only where it is told to, about the role that it is for', async () => {
    vi.stubEnv('WRITE_ROLE', ROLE);
    for (const [argv, arn] of [
      [[], GATEWAY],
      [['--role', ROLE], ROLE],
    ] as const) {
      const least = await policy(...argv);
      expect(actions(least)).not.toContain('iam:SimulatePrincipalPolicy');
      const { Statement } = await policy(...argv, '--doctor', arn);
      expect(Statement.slice(0, -1)).toEqual(least.Statement);
      expect(Statement.at(-1)).toEqual({
        Sid: 'ReadOwnPermissions',
        Effect: 'Allow',
        Action: ['iam:SimulatePrincipalPolicy'],
        Resource: [arn],
      });
    }
    await expect(policy('--role', ROLE, '--doctor', GATEWAY)).rejects.toThrow(
      `--doctor takes ${ROLE}, not "${GATEWAY}".`,
    );
  });

  it.each([
    [['--services', 'sts'], '--services takes identity-center, organizations, finspace, grafana'],
    [['--role', ROLE], 'the configuration names none'],
    [['--trust', GATEWAY], '--trust goes with --role'],
    [
      ['--role', ROLE, '--trust', GATEWAY, '--doctor', ROLE],
      '--doctor goes with a policy, and not with --trust',
    ],
    [['--doctor', 'Graph'], '--doctor takes the ARN of the role that the policy is for'],
    [['--doctor', GATEWAY, '--read-only'], '--doctor goes with changes'],
    [['--account', '1'], '--account takes the 12 digits'],
    [['--instance', 'x'], '--instance takes an ARN'],
    [['--identity-store', 'x'], '--identity-store takes an id'],
    [['--nope'], '--help lists the flags'],
  ])('%j is one clear line', async (argv, line) => {
    await expect(policy(...argv)).rejects.toMatchObject({ name: 'CommandError' });
    await expect(policy(...argv)).rejects.toThrow(line);
  });

  it('explains itself', async () => {
    expect((await run(iamPolicyCommand, ['--help'])).text).toContain('--read-only');
  });
});

describe('doctor', () => {
  const folder = mkdtempSync(join(tmpdir(), 'doctor-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('ends with 0 and says that nothing is missing', async () => {
    const { exitCode, text } = await run(doctorCommand, ['--read-only', '--quotas', 'off']);
    expect(text).toContain('Nothing is missing.');
    expect(text).toMatch(/^SANDBOX, eu-west-1\n/);
    expect(text).toMatch(/quota +sso-admin in eu-west-1: 20 calls a second/);
    expect(exitCode).toBe(0);
  }, 60_000);

  it('ends with 1 and has the statement to add, as JSON too', async () => {
    const file = join(folder, 'policy.json');
    const given = await policy('--read-only', '--services', 'identity-center,organizations');
    const Statement = given.Statement.map((statement) => ({
      ...statement,
      Action: statement.Action.filter((action) => action !== 'identitystore:ListUsers'),
    }));
    writeFileSync(file, JSON.stringify({ ...given, Statement }));
    vi.stubEnv('DISABLED_SERVICES', 'finspace,grafana');
    const argv = ['--read-only', '--policy', file];
    const told = await run(doctorCommand, argv);
    expect(told.exitCode).toBe(1);
    expect(told.text).toContain('MISSING identitystore:ListUsers, the gateway in eu-west-1');
    expect(told.text).toContain('add to the policy of the gateway:');
    const { exitCode, text } = await run(doctorCommand, [...argv, '--json']);
    expect(exitCode).toBe(1);
    expect(JSON.parse(text)).toMatchObject({
      upstream: { kind: 'SANDBOX', region: 'eu-west-1' },
      ok: false,
      missing: [{ as: 'gateway', add: { Statement: [{ Action: ['identitystore:ListUsers'] }] } }],
    });
  }, 60_000);

  it('ends with 0 where it may not ask IAM, and has the statement that lets it', async () => {
    const file = join(folder, 'least.json');
    vi.stubEnv('DISABLED_SERVICES', 'finspace,grafana');
    writeFileSync(file, JSON.stringify(await policy()));
    const own = 'arn:aws:iam::398216540714:user/sandbox-operator';
    const { exitCode, text } = await run(doctorCommand, ['--policy', file, '--quotas', 'off']);
    expect(text).toContain(
      `not tried sso:CreatePermissionSet: IAM was not asked: ${own} may not ask about itself.`,
    );
    expect(text).toContain('"Action":["iam:SimulatePrincipalPolicy"]');
    expect(exitCode).toBe(0);
    writeFileSync(file, JSON.stringify(await policy('--doctor', own)));
    const asked = await run(doctorCommand, ['--policy', file, '--quotas', 'off']);
    expect(asked.text).not.toContain('not tried');
    expect(asked.text).not.toMatch(/quota +iam/);
    expect(asked.exitCode).toBe(0);
  }, 60_000);

  it('ends with 1 for what IAM denies, and with 0 where that is meant', async () => {
    const file = join(folder, 'denied.json');
    vi.stubEnv('DISABLED_SERVICES', 'finspace');
    const everything = { Effect: 'Allow', Action: '*', Resource: '*' };
    const but = { Effect: 'Deny', Action: 'iam:PassRole', Resource: '*' };
    writeFileSync(file, JSON.stringify({ Statement: [everything, but] }));
    const argv = ['--policy', file, '--quotas', 'off'];
    const told = await run(doctorCommand, argv);
    expect(told.exitCode).toBe(1);
    expect(told.text).toMatch(
      /MISSING iam:PassRole, the gateway: IAM says explicitDeny on \S+role\/\*: a policy denies it, and nothing that allows it counts\. AWS asks for it behind grafana:UpdateWorkspace\n/,
    );
    expect(told.text).not.toContain('"Sid": "BehindWorkspaceRole"');
    const meant = await run(doctorCommand, [...argv, '--without', 'iam:PassRole']);
    expect(meant.exitCode).toBe(0);
    expect(meant.text).toMatch(/limited iam:PassRole, the gateway: left out on purpose/);
  }, 60_000);

  it.each([
    [['--own-role', 'Graph'], '--own-role takes the ARN of a role, not "Graph"'],
    [['--without', 'PassRole'], '--without takes actions such as iam:PassRole, not "PassRole"'],
    [['--upstream', 'moon'], '--upstream must be sandbox or aws'],
    [['--upstream'], '--upstream needs a value'],
    [['--json=yes'], '--json takes no value'],
    [['--upstream', 'aws', '--policy', 'x'], '--policy is no flag of doctor'],
  ])('%j is one clear line', async (argv, line) => {
    await expect(run(doctorCommand, argv)).rejects.toThrow(line);
  });
});
