/** What is to fail, as `--fail` names it: `account=…,permissionSet=…,reason=…`. */
import type { OperationRow } from './rows.ts';
import type { SandboxState } from './state.ts';

/** What has everything that the rule names fails. */
export interface FailRule {
  readonly account?: string;
  /** Name or id of an environment of FinSpace, whose creation or deletion fails. */
  readonly environment?: string;
  /** Name or id of a workspace of Grafana, whose changes fail. */
  readonly workspace?: string;
  /** The AWS operation that began the change of the environment or workspace; any if left out. */
  readonly operation?: string;
  /** Name or ARN. */
  readonly permissionSet?: string;
  /** Id, user name or display name. */
  readonly principal?: string;
  /** What the operation then gives as its `FailureReason`. */
  readonly reason?: string;
}

const defaultReason = 'An unexpected internal service exception was encountered';
const members = [
  'account',
  'permissionSet',
  'principal',
  'environment',
  'workspace',
  'operation',
  'reason',
];
// A comma parts two members only where another member begins: reasons may have commas.
const separator = new RegExp(`,(?=(?:${members.join('|')})=)`);

/**
 * Reads a rule.
 *
 * @throws Error that says what a rule looks like.
 */
export const parseFailRule = (text: string): FailRule => {
  const parts = text.split(separator).map((part): [string, string] => {
    const at = part.indexOf('=');
    return [part.slice(0, Math.max(at, 0)).trim(), part.slice(at + 1).trim()];
  });
  const isRule = parts.every(([member, value]) => members.includes(member) && value !== '');
  if (!isRule) {
    throw new Error(
      `"${text}" is not a rule for failing operations: write account=ID, permissionSet=NAME, principal=ID, environment=NAME, workspace=NAME, operation=NAME or reason=TEXT, parted by commas.`,
    );
  }
  const rule: FailRule = Object.fromEntries(parts);
  if (rule.account !== undefined && !/^\d{12}$/.test(rule.account)) {
    throw new Error(`"${text}" names no account: account= takes an id of 12 digits`);
  }
  if (
    rule.operation !== undefined &&
    rule.environment === undefined &&
    rule.workspace === undefined
  ) {
    throw new Error(`"${text}" fails nothing: operation= goes with environment= or workspace=`);
  }
  return rule;
};

const namesPrincipal = (state: SandboxState, rule: string, id: string | undefined): boolean => {
  if (id === undefined) return false;
  const user = state.users.get(id);
  const names = [id, user?.userName, user?.displayName, state.groups.get(id)?.displayName];
  return names.includes(rule);
};

/** The reason for which `operation` is to fail in `accountId`; `undefined` if no rule says so. */
export const failureByRule = (
  state: SandboxState,
  rules: readonly FailRule[],
  operation: OperationRow,
  accountId: string | undefined,
): string | undefined => {
  const arn = operation.permissionSetArn;
  const setNames = [arn, state.permissionSets.get(arn)?.name];
  const rule = rules.find(
    ({ account, permissionSet, principal, environment, workspace }) =>
      environment === undefined &&
      workspace === undefined &&
      (account === undefined || account === accountId) &&
      (permissionSet === undefined || setNames.includes(permissionSet)) &&
      (principal === undefined || namesPrincipal(state, principal, operation.principalId)),
  );
  return rule === undefined ? undefined : (rule.reason ?? defaultReason);
};

/** An environment or a workspace: a rule is about it if it names it. */
export interface FailingResource {
  readonly kind: 'environment' | 'workspace';
  /** Id and name. */
  readonly names: readonly string[];
  readonly accountId: string;
  /** The AWS operation that began the change. */
  readonly operation: string;
}

/** The reason for which a change of `resource` is to fail; `undefined` if no rule names it. */
export const resourceFailureByRule = (
  rules: readonly FailRule[],
  { kind, names, accountId, operation }: FailingResource,
): string | undefined => {
  const about = new Set(['account', 'operation', 'reason', kind]);
  const rule = rules.find(
    (one) =>
      Object.keys(one).every((member) => about.has(member)) &&
      names.some((name) => name === one[kind]) &&
      (one.account === undefined || one.account === accountId) &&
      (one.operation === undefined || one.operation === operation),
  );
  return rule === undefined ? undefined : (rule.reason ?? defaultReason);
};
