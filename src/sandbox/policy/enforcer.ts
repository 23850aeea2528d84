/** Says no to calls that the policies of whoever makes them do not allow. */
import type { ServiceModel } from '../model.ts';
import { type SandboxCaller, SandboxError } from '../service.ts';
import { neededFor } from './needed.ts';
import { type PolicyDocument, readPolicy } from './read-policy.ts';

export interface PolicyOptions {
  /** Of the account's own key. Without one, it may do everything. */
  readonly policy?: PolicyDocument | undefined;
  /** By a role's ARN: of its sessions. A role without one may do everything. */
  readonly rolePolicies?: Readonly<Record<string, PolicyDocument>> | undefined;
}

/** Whose the organization is. */
export interface Realm {
  readonly partition: string;
  readonly ownerAccountId: string;
}

export interface Asked {
  readonly service: ServiceModel;
  readonly operation: string;
  readonly input: object;
  readonly caller: SandboxCaller;
  readonly region: string;
}

/** @throws SandboxError AccessDeniedException, in IAM's words. */
export type Enforce = (asked: Asked) => void;

/** The role in the ARN of a session; a role's path is not in it. */
const ROLE_OF_SESSION = /^arn:([\w-]+):sts::(\d+):assumed-role\/([^/]+)\/[^/]+$/;
const roleOf = (arn: string): string | undefined => {
  const [, partition, account, name] = ROLE_OF_SESSION.exec(arn) ?? [];
  return name && `arn:${partition ?? ''}:iam::${account ?? ''}:role/${name}`;
};

/** @throws UsageError for what is no policy. */
export const createEnforcer = (
  { policy, rolePolicies = {} }: PolicyOptions,
  realm: Realm,
): Enforce => {
  const own = policy && readPolicy(policy);
  const ofRoles = new Map(
    Object.entries(rolePolicies).map(([arn, document]) => [arn, readPolicy(document)]),
  );
  return ({ service, operation, input, caller, region }) => {
    // What FinSpace's own credentials allow is the environment's business.
    if (caller.environmentUser !== undefined) return;
    const role = roleOf(caller.arn);
    const enforced = role === undefined ? own : ofRoles.get(role);
    if (enforced === undefined) return;
    const { accountId } = caller;
    const call = { service: service.id, operation, input, region, accountId, ...realm };
    for (const needed of neededFor(call, `${service.actionPrefix}:${operation}`)) {
      const { action, resource, context } = needed;
      const decision = enforced.decide(action, resource, context);
      if (decision === 'allowed') continue;
      const why =
        decision === 'denied'
          ? 'with an explicit deny in an identity-based policy'
          : `because no identity-based policy allows the ${action} action`;
      throw new SandboxError(
        'AccessDeniedException',
        `User: ${caller.arn} is not authorized to perform: ${action} on resource: ${resource} ${why}`,
      );
    }
  };
};
