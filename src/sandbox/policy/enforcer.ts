/** Says no to calls that the policies of whoever makes them do not allow. */
import type { ServiceModel } from '../model.ts';
import { type SandboxCaller, SandboxError } from '../service.ts';
import { neededFor } from './needed.ts';
import { type PolicyOptions, readPolicies } from './policies.ts';

export type { PolicyOptions } from './policies.ts';

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

/** @throws UsageError for what is no policy. */
export const createEnforcer = (options: PolicyOptions, realm: Realm): Enforce => {
  const policies = readPolicies(options, realm.ownerAccountId);
  return ({ service, operation, input, caller, region }) => {
    // What FinSpace's own credentials allow is the environment's business.
    if (caller.environmentUser !== undefined) return;
    const { accountId, arn, userId } = caller;
    const call = { service: service.id, operation, input, region, accountId, ...realm };
    for (const needed of neededFor(call, `${service.actionPrefix}:${operation}`)) {
      const { action, resource } = needed;
      const context = { 'aws:RequestedRegion': region, 'aws:userid': userId, ...needed.context };
      const judged = policies.judge(arn, action, resource, context);
      if (judged.decision === 'allowed') continue;
      const kind = judged.isAllowedByOrganization ? 'identity-based' : 'service control';
      const why =
        judged.decision === 'denied'
          ? `with an explicit deny in ${kind === 'service control' ? 'a' : 'an'} ${kind} policy`
          : `because no ${kind} policy allows the ${action} action`;
      throw new SandboxError(
        'AccessDeniedException',
        `User: ${arn} is not authorized to perform: ${action} on resource: ${resource} ${why}`,
      );
    }
  };
};
