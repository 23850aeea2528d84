/** IAM, as far as the gateway's doctor asks it: what the policies say of a user or a role. */
import type {
  ResourceSpecificResult,
  SimulatePrincipalPolicyCommandInput,
  SimulatePrincipalPolicyCommandOutput,
} from '@aws-sdk/client-iam';

import { paginate } from '../../pages.ts';
import type { Policies } from '../../policy/policies.ts';
import type { Decision } from '../../policy/read-policy.ts';
import { SandboxError, type SandboxCall } from '../../service.ts';
import type { SandboxState } from '../../state.ts';
import { required, type Answer, type Handlers } from '../answer.ts';

type Input = SimulatePrincipalPolicyCommandInput;

/** IAM may answer fewer than it was asked for: whoever reads goes by `IsTruncated`. */
const LARGEST_PAGE = 3;

const DECISIONS = {
  allowed: 'allowed',
  'not-allowed': 'implicitDeny',
  denied: 'explicitDeny',
} as const satisfies Record<Decision, string>;

/** What would put other policies, or other rules, in the place of those that are there. */
const NOT_PLAYED = [
  'PolicyInputList',
  'PermissionsBoundaryPolicyInputList',
  'ResourcePolicy',
  'ResourceOwner',
  'CallerArn',
  'ResourceHandlingOption',
] as const;

const invalid = (message: string): SandboxError =>
  new SandboxError('InvalidInputException', message);

/** @throws NoSuchEntityException, InvalidInputException for what is neither a user nor a role. */
const checkSource = (state: SandboxState, arn: string, { caller }: SandboxCall): void => {
  const { partition } = state.settings;
  const [, kind, name] = /:(user|role)\/(?:.*\/)?([^/]+)$/.exec(arn) ?? [];
  if (kind === undefined || name === undefined) {
    throw invalid(`Invalid Entity Arn: ${arn} does not clearly define entity type and name.`);
  }
  const isThere =
    kind === 'role'
      ? state.roles.get(arn)?.accountId === caller.accountId
      : arn === `arn:${partition}:iam::${caller.accountId}:user/sandbox-operator`;
  if (isThere) return;
  throw new SandboxError('NoSuchEntityException', `The ${kind} with name ${name} cannot be found.`);
};

const contextOf = ({ ContextEntries = [] }: Input): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ContextEntries.flatMap(({ ContextKeyName: key, ContextKeyValues: [value] = [] }) =>
      key === undefined || value === undefined ? [] : [[key, value]],
    ),
  );

const simulate =
  (state: SandboxState, policies: Policies) =>
  (input: Input, call: SandboxCall): Answer<SimulatePrincipalPolicyCommandOutput> => {
    const source = required(input.PolicySourceArn, 'PolicySourceArn');
    const other = NOT_PLAYED.find((name) => input[name] !== undefined);
    if (other !== undefined) throw invalid(`The sandbox does not play ${other}.`);
    checkSource(state, source, call);
    const { ResourceArns: resources = ['*'] } = input;
    const context = contextOf(input);
    const missing = policies.keysOf(source).filter((key) => !Object.hasOwn(context, key));
    const results = required(input.ActionNames, 'ActionNames').map((action) => {
      if (!/^[\w-]+:\w+$/.test(action)) throw invalid(`Invalid Action: ${action}`);
      const judged = resources.map((resource) => policies.judge(source, action, resource, context));
      const specific = resources.map((EvalResourceName, index): ResourceSpecificResult => ({
        EvalResourceName,
        EvalResourceDecision: DECISIONS[judged[index]?.decision ?? 'not-allowed'],
        MissingContextValues: missing,
      }));
      // The decision on all of them is the one on that which is allowed least.
      const worst = (['denied', 'not-allowed'] as const).find((decision) =>
        judged.some((one) => one.decision === decision),
      );
      return {
        EvalActionName: action,
        ...(resources.length === 1 ? { EvalResourceName: resources[0] } : {}),
        EvalDecision: DECISIONS[worst ?? 'allowed'],
        MissingContextValues: missing,
        OrganizationsDecisionDetail: {
          AllowedByOrganizations: judged.every((one) => one.isAllowedByOrganization),
        },
        ...(resources.includes('*') ? {} : { ResourceSpecificResults: specific }),
      };
    });
    const { Marker, MaxItems, ...asked } = input;
    const request = { maxResults: MaxItems, nextToken: Marker };
    const { page, nextToken } = paginate(results, request, {
      scope: JSON.stringify(asked),
      maximum: LARGEST_PAGE,
    });
    return {
      EvaluationResults: page,
      IsTruncated: nextToken !== undefined,
      ...(nextToken === undefined ? {} : { Marker: nextToken }),
    };
  };

export const iamHandlers = (state: SandboxState, policies: Policies): Handlers => ({
  SimulatePrincipalPolicy: simulate(state, policies),
});
