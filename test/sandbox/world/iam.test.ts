import {
  IAMClient,
  SimulatePrincipalPolicyCommand,
  type SimulatePrincipalPolicyCommandInput,
} from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import { createSandbox, type SandboxOptions } from '../../../src/sandbox/index.ts';
import { MEMBER, OWN } from '../../support/workspaces.ts';

const USER = `arn:aws:iam::${OWN}:user/sandbox-operator`;

/** Asks the sandbox by the SDK. */
const simulate = async (
  input: Partial<SimulatePrincipalPolicyCommandInput>,
  options: SandboxOptions = {},
) => {
  const sandbox = createSandbox(options);
  const client = new IAMClient({
    region: 'us-east-1',
    credentials: sandbox.credentials,
    maxAttempts: 1,
    requestHandler: sandbox.requestHandler(),
  });
  const command = new SimulatePrincipalPolicyCommand({
    PolicySourceArn: USER,
    ActionNames: ['sso:ListInstances'],
    ...input,
  });
  return client.send(command).finally(() => sandbox.close());
};
const policy = {
  Statement: [
    { Effect: 'Allow', Action: ['iam:Simulate*', 'sso:*'], Resource: '*' },
    { Effect: 'Deny', Action: 'sso:Delete*', Resource: 'arn:aws:sso:::instance/b' },
    {
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: '*',
      Condition: { StringEquals: { 'iam:PassedToService': 'grafana.amazonaws.com' } },
    },
  ],
};

describe('SimulatePrincipalPolicy', () => {
  it('judges by the policy that is enforced, an action at a time, and each resource', async () => {
    const ResourceArns = ['arn:aws:sso:::instance/a', 'arn:aws:sso:::instance/b'];
    const ActionNames = ['sso:DeletePermissionSet', 'sso:ListInstances', 'grafana:ListWorkspaces'];
    const { EvaluationResults = [], IsTruncated } = await simulate(
      { ActionNames, ResourceArns },
      { policy },
    );
    expect(
      EvaluationResults.map(({ EvalActionName, EvalDecision, ResourceSpecificResults }) => [
        EvalActionName,
        EvalDecision,
        ResourceSpecificResults?.map(({ EvalResourceDecision }) => EvalResourceDecision),
      ]),
    ).toEqual([
      ['sso:DeletePermissionSet', 'explicitDeny', ['allowed', 'explicitDeny']],
      ['sso:ListInstances', 'allowed', ['allowed', 'allowed']],
      ['grafana:ListWorkspaces', 'implicitDeny', ['implicitDeny', 'implicitDeny']],
    ]);
    expect(IsTruncated).toBe(false);
  });

  it('goes by the context that it is given, and names the keys that it lacks', async () => {
    const ask = async (more: Partial<SimulatePrincipalPolicyCommandInput>) =>
      (await simulate({ ActionNames: ['iam:PassRole'], ...more }, { policy }))
        .EvaluationResults?.[0];
    expect(await ask({})).toMatchObject({
      EvalDecision: 'implicitDeny',
      MissingContextValues: ['iam:PassedToService'],
    });
    const ContextEntries = ['grafana.amazonaws.com', 'ec2.amazonaws.com'].map((value) => [
      {
        ContextKeyName: 'iam:PassedToService',
        ContextKeyType: 'string' as const,
        ContextKeyValues: [value],
      },
    ]);
    expect(await ask({ ContextEntries: ContextEntries[0] })).toMatchObject({
      EvalDecision: 'allowed',
      MissingContextValues: [],
    });
    expect(await ask({ ContextEntries: ContextEntries[1] })).toMatchObject({
      EvalDecision: 'implicitDeny',
    });
    // Keys of other statements too, as IAM does.
    expect(await ask({ ActionNames: ['sso:ListInstances'] })).toMatchObject({
      EvalDecision: 'allowed',
      MissingContextValues: ['iam:PassedToService'],
    });
  });

  it('answers in pages that are smaller than it was asked for', async () => {
    const ActionNames = ['sso:A', 'sso:B', 'sso:C', 'sso:D'];
    const first = await simulate({ ActionNames, MaxItems: 100 });
    expect(first.EvaluationResults).toHaveLength(3);
    expect(first.IsTruncated).toBe(true);
    const rest = await simulate({ ActionNames, Marker: first.Marker });
    expect(rest.EvaluationResults?.map(({ EvalActionName }) => EvalActionName)).toEqual(['sso:D']);
    await expect(simulate({ ActionNames: ['sso:A'], Marker: first.Marker })).rejects.toThrow();
  });

  it('says whether the organization allows it, whose management account is free of that', async () => {
    const serviceControlPolicy = { Statement: { Effect: 'Allow', Action: 'iam:*', Resource: '*' } };
    const own = await simulate({}, { serviceControlPolicy });
    expect(own.EvaluationResults).toMatchObject([
      { EvalDecision: 'allowed', OrganizationsDecisionDetail: { AllowedByOrganizations: true } },
    ]);
    const PolicySourceArn = USER.replace(OWN, MEMBER);
    const member = await simulate({ PolicySourceArn }, { serviceControlPolicy, role: 'member' });
    expect(member.EvaluationResults).toMatchObject([
      {
        EvalDecision: 'implicitDeny',
        OrganizationsDecisionDetail: { AllowedByOrganizations: false },
      },
    ]);
  });

  it('is denied to whoever may not ask, about whom it may not ask', async () => {
    const Resource = 'arn:aws:iam::*:role/*';
    const other = { Statement: { Effect: 'Allow', Action: 'iam:*', Resource } };
    await expect(simulate({}, { policy: other })).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining(
        `iam:SimulatePrincipalPolicy on resource: ${USER} because no identity-based policy`,
      ) as unknown,
      $metadata: { httpStatusCode: 403 },
    });
  });

  it.each([
    [{ PolicySourceArn: `arn:aws:iam::${OWN}:role/Nobody` }, 'NoSuchEntityException', 404],
    [{ PolicySourceArn: USER.replace(OWN, MEMBER) }, 'NoSuchEntityException', 404],
    [{ PolicySourceArn: `arn:aws:sts::${OWN}:assumed-role/A/b` }, 'InvalidInputException', 400],
    [{ ActionNames: ['sso:*'] }, 'InvalidInputException', 400],
    // It would judge by other policies than those that are there.
    [{ PolicyInputList: ['{}'] }, 'InvalidInputException', 400],
    [{ ActionNames: [] as string[], MaxItems: 0 }, 'ValidationError', 400],
  ])('%j is %s', async (input, name, httpStatusCode) => {
    await expect(simulate(input)).rejects.toMatchObject({ name, $metadata: { httpStatusCode } });
  });

  it('finds the policy of a role by its name, whatever its path', async () => {
    const PolicySourceArn = `arn:aws:iam::${MEMBER}:role/ManagementGraphReader`;
    const rolePolicies = {
      [PolicySourceArn.replace('role/', 'role/any/path/')]: {
        Statement: { Effect: 'Allow', Action: 'grafana:*', Resource: '*' },
      },
    };
    const { EvaluationResults } = await simulate(
      { PolicySourceArn, ActionNames: ['grafana:ListWorkspaces', 'sso:ListInstances'] },
      { rolePolicies, role: 'member' },
    );
    expect(EvaluationResults?.map(({ EvalDecision }) => EvalDecision)).toEqual([
      'allowed',
      'implicitDeny',
    ]);
  });
});
