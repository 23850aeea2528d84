import type { EvaluationResult } from '@aws-sdk/client-iam';
import type { Check } from './check.ts';

/** What came of a question about one action. */
export interface Answered extends Pick<Check, 'status' | 'says' | 'isDenied'> {
  readonly action: string;
}

/** The first is what counts where several Regions differ. */
const ORDER: readonly Check['status'][] = ['MISSING', 'NOT_TRIED', 'OK'];

/** @param answers about one action, at least one. */
export const worstOf = (answers: readonly Answered[]): Omit<Answered, 'action'> =>
  answers.toSorted((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status))[0] ?? {
    status: 'NOT_TRIED',
  };

/**
 * What IAM said of an action. It is allowed where every resource is, whether IAM answers by the resource or
 * for all of them.
 */
export const judge = (action: string, results: readonly EvaluationResult[]): Answered => {
  const own = results.filter(({ EvalActionName }) => EvalActionName === action);
  if (own.length === 0) return { action, status: 'NOT_TRIED', says: 'IAM said nothing of it' };
  const denied = own.find(
    ({ EvalDecision, ResourceSpecificResults = [] }) =>
      EvalDecision !== 'allowed' ||
      ResourceSpecificResults.some((one) => one.EvalResourceDecision !== 'allowed'),
  );
  if (denied === undefined) return { action, status: 'OK' };
  const specific = denied.ResourceSpecificResults?.find(
    ({ EvalResourceDecision }) => EvalResourceDecision !== 'allowed',
  );
  const decision = specific?.EvalResourceDecision ?? denied.EvalDecision ?? '';
  const resource = specific?.EvalResourceName ?? denied.EvalResourceName;
  const where = resource === undefined ? '' : ` on ${resource}`;
  const said = `IAM says ${decision}${where}`;
  if (denied.OrganizationsDecisionDetail?.AllowedByOrganizations === false) {
    const says = `${said}: a service control policy of the organization does not allow it, whatever the policies of the account say`;
    return { action, status: 'MISSING', says, isDenied: true };
  }
  const keys = [
    ...new Set([...(denied.MissingContextValues ?? []), ...(specific?.MissingContextValues ?? [])]),
  ];
  if (keys.length > 0) {
    const says = `${said}, but the policies go by ${keys.join(', ')}, which only a call has`;
    return { action, status: 'NOT_TRIED', says };
  }
  if (decision !== 'explicitDeny') {
    return { action, status: 'MISSING', says: `${said}: no policy allows it` };
  }
  const says = `${said}: a policy denies it, and nothing that allows it counts`;
  return { action, status: 'MISSING', says, isDenied: true };
};
