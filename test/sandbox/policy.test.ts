import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DescribeWorkspaceCommand,
  GrafanaClient,
  ListVersionsCommand,
  ListWorkspacesCommand,
} from '@aws-sdk/client-grafana';
import { describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.ts';
import { readCommandLine } from '../../src/sandbox/command-line.ts';
import { readPolicy } from '../../src/sandbox/policy/read-policy.ts';

const one = (statement: object) => readPolicy({ Version: '2012-10-17', Statement: statement });
const allow = (Action: unknown, Resource: unknown = '*') =>
  one({ Effect: 'Allow', Action, Resource });

describe('a policy', () => {
  it('allows what it names, by patterns, and nothing else', () => {
    const policy = allow(['sso:List*', 'sso:Get?'], 'arn:aws:sso:::instance/*');
    expect(policy.decide('sso:ListInstances', 'arn:aws:sso:::instance/a/b')).toBe('allowed');
    expect(policy.decide('SSO:listInstances', 'arn:aws:sso:::instance/a')).toBe('allowed');
    expect(policy.decide('sso:GetX', 'arn:aws:sso:::instance/a')).toBe('allowed');
    expect(policy.decide('sso:GetXy', 'arn:aws:sso:::instance/a')).toBe('not-allowed');
    expect(policy.decide('sso:ListInstances', 'arn:aws:sso:::Instance/a')).toBe('not-allowed');
    expect(policy.decide('sso:ListInstances', '*')).toBe('not-allowed');
    // No character of a name is more than itself.
    expect(allow('a.b:c').decide('axb:c', '*')).toBe('not-allowed');
  });

  it('denies before it allows', () => {
    const policy = readPolicy({
      Statement: [
        { Effect: 'Allow', Action: '*', Resource: '*' },
        { Effect: 'Deny', Action: 'sso:Delete*', Resource: '*' },
      ],
    });
    expect(policy.decide('sso:DeletePermissionSet', 'x')).toBe('denied');
    expect(policy.decide('sso:ListInstances', 'x')).toBe('allowed');
  });

  it('knows to whom a role is passed', () => {
    const policy = one({
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: '*',
      Condition: { StringEquals: { 'iam:PassedToService': 'grafana.amazonaws.com' } },
    });
    const passedTo = (service: string) => ({ 'iam:PassedToService': service });
    expect(policy.decide('iam:PassRole', 'r', passedTo('grafana.amazonaws.com'))).toBe('allowed');
    expect(policy.decide('iam:PassRole', 'r', passedTo('ec2.amazonaws.com'))).toBe('not-allowed');
    expect(policy.decide('iam:PassRole', 'r')).toBe('not-allowed');
  });

  it('knows in which Region, and who, where a call is made', async () => {
    const inIreland = {
      Statement: {
        Effect: 'Allow',
        Action: '*',
        Resource: '*',
        Condition: {
          StringEquals: { 'aws:RequestedRegion': 'eu-west-1' },
          StringLike: { 'aws:userid': 'AIDA*' },
        },
      },
    };
    const listed = async (region: string): Promise<unknown> => {
      const sandbox = createSandbox({ policy: inIreland });
      const client = new GrafanaClient({
        region,
        credentials: sandbox.credentials,
        maxAttempts: 1,
        requestHandler: sandbox.requestHandler(),
      });
      return client.send(new ListWorkspacesCommand({})).finally(() => sandbox.close());
    };
    await expect(listed('eu-west-1')).resolves.toHaveProperty('workspaces');
    await expect(listed('us-east-1')).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  it('of the organization denies, in its own words', async () => {
    const serviceControlPolicy = {
      Statement: [
        { Effect: 'Allow', Action: 'grafana:List*', Resource: '*' },
        { Effect: 'Deny', Action: 'grafana:ListVersions', Resource: '*' },
      ],
    };
    const client = (sandbox: Sandbox) =>
      new GrafanaClient({
        region: 'eu-west-1',
        credentials: sandbox.credentials,
        maxAttempts: 1,
        requestHandler: sandbox.requestHandler(),
      });
    const member = createSandbox({ serviceControlPolicy, role: 'member' });
    const own = client(member);
    await expect(own.send(new ListWorkspacesCommand({}))).resolves.toHaveProperty('workspaces');
    await expect(own.send(new ListVersionsCommand({}))).rejects.toThrow(
      'with an explicit deny in a service control policy',
    );
    await expect(
      own.send(new DescribeWorkspaceCommand({ workspaceId: 'g-0000000000' })),
    ).rejects.toThrow(
      'because no service control policy allows the grafana:DescribeWorkspace action',
    );
    const management = createSandbox({ serviceControlPolicy });
    await expect(client(management).send(new ListVersionsCommand({}))).resolves.toBeDefined();
    await member.close();
    await management.close();
  });

  it.each([
    [{}, 'must be a document with Version and Statement'],
    [{ Statement: ['x'] }, 'Statement[0] must be an object'],
    [
      { Statement: { Effect: 'allow', Action: '*', Resource: '*' } },
      'Effect must be Allow or Deny',
    ],
    [{ Statement: { Effect: 'Allow', Action: 1, Resource: '*' } }, 'Action must be a text'],
    [{ Statement: { Effect: 'Allow', Action: '*' } }, 'Resource must be a text'],
    [{ Statement: { Effect: 'Allow', NotAction: '*', Resource: '*' } }, 'has NotAction'],
    [
      {
        Statement: {
          Effect: 'Allow',
          Action: '*',
          Resource: '*',
          Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
        },
      },
      'has a condition IpAddress on aws:SourceIp',
    ],
  ])('%j is refused, and not enforced by half', (document, line) => {
    expect(() => readPolicy(document)).toThrow(line);
  });
});

describe('--policy', () => {
  it('reads a file, or says what is wrong with it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'policy-'));
    const file = join(folder, 'policy.json');
    const document = { Statement: { Effect: 'Allow', Action: '*', Resource: '*' } };
    writeFileSync(file, JSON.stringify(document));
    expect(readCommandLine(['--policy', file], {})).toMatchObject({
      options: { policy: document },
    });
    writeFileSync(file, '[');
    expect(() => readCommandLine(['--policy', file], {})).toThrow(`--policy ${file}`);
    expect(() => readCommandLine(['--policy', join(folder, 'none')], {})).toThrow('ENOENT');
    rmSync(folder, { recursive: true });
  });
});
