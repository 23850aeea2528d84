/**
 * How many calls a second each AWS service takes. The numbers are AWS's own where it publishes
 * them, from the quota pages of each service: "IAM Identity Center quotas", "Quotas for AWS
 * Organizations" (throttling limits), "Amazon Managed Grafana service quotas". FinSpace publishes
 * none, IAM neither, and STS far more than the gateway uses.
 */
import type { ServiceId } from './types.ts';

export interface Rate {
  /** Calls a second. */
  readonly rate: number;
  /** Calls at once. Left out where AWS documents none: then no second may hold more than `rate`. */
  readonly burst?: number;
}

export interface ServiceQuota extends Rate {
  /** Whether all operations that `groups` does not name share one quota, or have one each. */
  readonly together: boolean;
  /** Operations with a quota of their own; those of one group share it. */
  readonly groups?: readonly QuotaGroup[];
}

export interface QuotaGroup extends Rate {
  readonly operations: readonly string[];
}

/** The quota that one operation is charged to. */
export interface OperationQuota extends Rate {
  readonly operationClass: string;
}

export type QuotaTable = Readonly<Record<ServiceId, ServiceQuota>>;

/** What an administrator may set, because AWS raised it or because the documents differ. */
export type QuotaOverrides = Partial<Record<ServiceId, Partial<ServiceQuota>>>;

const group = (operations: readonly string[], rate: number, burst?: number): QuotaGroup => ({
  operations,
  rate,
  burst,
});

const QUOTAS: QuotaTable = {
  'sso-admin': { together: true, rate: 20 },
  identitystore: { together: false, rate: 20 },
  organizations: {
    together: false,
    rate: 2,
    groups: [
      group(['DescribeAccount'], 20, 30),
      group(['ListAccounts'], 8, 12),
      group(['ListParents', 'ListAccountsForParent', 'ListOrganizationalUnitsForParent'], 5, 8),
      group(['ListChildren'], 6, 10),
      group(['ListTagsForResource'], 10, 15),
      group(['DescribeOrganizationalUnit'], 2, 2),
      group(['ListRoots'], 1, 2),
      group(['DescribeOrganization'], 1, 2),
    ],
  },
  grafana: {
    together: false,
    rate: 5,
    groups: [
      group(['DescribeWorkspaceAuthentication'], 1),
      group(['UpdateWorkspaceAuthentication'], 1),
      group(['CreateWorkspace'], 1),
      group(['DeleteWorkspace'], 1),
      group(['ListPermissions'], 10),
      group(['UpdatePermissions'], 10),
      group(['UpdateWorkspace'], 10),
    ],
  },
  finspace: { together: true, rate: 20 },
  'finspace-data': { together: true, rate: 20 },
  sts: { together: true, rate: 100 },
  iam: { together: true, rate: 5 },
};

/** The class of operations that share a quota without having a name of their own. */
const WHOLE_SERVICE = 'all';

/**
 * The quota of one operation.
 *
 * @param operation AWS's name of it; one the table does not know gets the service's general rate.
 */
export const quotaOf = (
  service: ServiceId,
  operation: string,
  overrides: QuotaOverrides = {},
): OperationQuota => {
  const quota: ServiceQuota = { ...QUOTAS[service], ...overrides[service] };
  const own = quota.groups?.find(({ operations }) => operations.includes(operation));
  if (own !== undefined) {
    return { operationClass: own.operations[0] ?? operation, rate: own.rate, burst: own.burst };
  }
  const operationClass = quota.together ? WHOLE_SERVICE : operation;
  return { operationClass, rate: quota.rate, burst: quota.burst };
};
