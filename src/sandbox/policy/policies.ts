/** What the policies of an account say of whoever calls: of its key, of its roles, of the organization. */
import { type Decision, type Policy, type PolicyDocument, readPolicy } from './read-policy.ts';

export interface PolicyOptions {
  /** Of the account's own key. Without one, it may do everything. */
  readonly policy?: PolicyDocument | undefined;
  /** By a role's ARN: of its sessions. A role without one may do everything. */
  readonly rolePolicies?: Readonly<Record<string, PolicyDocument>> | undefined;
  /** What the organization lets its accounts do, the management account apart. Everything without one. */
  readonly serviceControlPolicy?: PolicyDocument | undefined;
}

export interface Judgement {
  readonly decision: Decision;
  /** Whether the organization allows it, whatever the account's own policy says. */
  readonly isAllowedByOrganization: boolean;
}

export interface Policies {
  /**
   * @param principalArn of a user, a role or a session of one.
   * @param context what conditions may ask for, by key.
   */
  judge(
    principalArn: string,
    action: string,
    resource: string,
    context: Readonly<Record<string, string>>,
  ): Judgement;
  /** The keys that conditions of its policy ask for, whatever they are about. */
  keysOf(principalArn: string): readonly string[];
}

/** A role, however it is named: nobody has two of one name in an account, and sessions lack the path. */
const ROLE =
  /^arn:[\w-]+:(?:iam::(\d+):role\/(?:.*\/)?([^/]+)|sts::(\d+):assumed-role\/([^/]+)\/.*)$/;
const roleOf = (arn: string): string | undefined => {
  const [, account, name, sessionAccount, sessionName] = ROLE.exec(arn) ?? [];
  return name === undefined && sessionName === undefined
    ? undefined
    : `${account ?? sessionAccount ?? ''}/${name ?? sessionName ?? ''}`;
};

/** @throws UsageError for what is no policy. */
export const readPolicies = (
  { policy, rolePolicies = {}, serviceControlPolicy }: PolicyOptions,
  managementAccountId: string,
): Policies => {
  const own = policy && readPolicy(policy);
  const ofRoles = new Map(
    Object.entries(rolePolicies).map(([arn, document]) => [roleOf(arn), readPolicy(document)]),
  );
  const control = serviceControlPolicy && readPolicy(serviceControlPolicy);
  const policyOf = (arn: string): Policy | undefined => {
    const role = roleOf(arn);
    return role === undefined ? own : ofRoles.get(role);
  };
  return {
    judge(principalArn, action, resource, context) {
      const isManagement = principalArn.split(':')[4] === managementAccountId;
      const decide = (one: Policy | undefined): Decision =>
        one?.decide(action, resource, context) ?? 'allowed';
      const given = decide(policyOf(principalArn));
      const left = isManagement ? 'allowed' : decide(control);
      const [worst = 'allowed'] = (['denied', 'not-allowed'] as const).filter(
        (decision) => given === decision || left === decision,
      );
      return { decision: worst, isAllowedByOrganization: left === 'allowed' };
    },
    keysOf: (principalArn) => policyOf(principalArn)?.keys ?? [],
  };
};
