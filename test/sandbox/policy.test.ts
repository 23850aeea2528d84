import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
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
