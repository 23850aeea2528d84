/** AWS's request quotas, as token buckets on the sandbox's clock, per account and Region. */
import type { Clock } from '../core/clock.ts';

interface Quota {
  /** Calls that share a bucket. */
  readonly bucket: string;
  readonly perSecond: number;
  readonly burst: number;
}

type Rate = readonly [perSecond: number, burst: number];

/** "Quotas for AWS Organizations": rate and burst by operation, each with a bucket of its own. */
const ORGANIZATIONS: Readonly<Record<string, Rate>> = {
  DescribeAccount: [20, 30],
  ListAccounts: [8, 12],
  ListParents: [5, 8],
  ListAccountsForParent: [5, 8],
  ListOrganizationalUnitsForParent: [5, 8],
  ListChildren: [6, 10],
  ListTagsForResource: [10, 15],
  DescribeOrganizationalUnit: [2, 2],
  ListRoots: [1, 2],
  DescribeOrganization: [1, 2],
};

const ORGANIZATIONS_DEFAULT: Rate = [5, 8];

/** IAM Identity Center: 20 a second, all operations together. */
const SSO_ADMIN: Rate = [20, 20];

/** Identity Store: 20 a second for each operation. */
const IDENTITY_STORE: Rate = [20, 20];

/** STS: 600 a second, all operations together. */
const STS: Rate = [600, 600];

/**
 * Amazon Managed Grafana, by operation, an account and Region. Its documentation has no burst:
 * a second's calls may come at once. For the operations that are not here it has no rate either.
 */
const GRAFANA: Readonly<Record<string, number>> = {
  CreateWorkspace: 1,
  DeleteWorkspace: 1,
  DescribeWorkspace: 5,
  DescribeWorkspaceAuthentication: 1,
  ListPermissions: 10,
  ListWorkspaces: 5,
  UpdatePermissions: 10,
  UpdateWorkspace: 10,
  UpdateWorkspaceAuthentication: 1,
};

const grafanaRate = (operation: string): Rate | undefined => {
  const perSecond = Object.hasOwn(GRAFANA, operation) ? GRAFANA[operation] : undefined;
  return perSecond === undefined ? undefined : [perSecond, perSecond];
};

/** FinSpace documents no rate, so none is enforced: `finspace` and `finspace-data` are not here. */
const quotaOf = (service: string, operation: string): Quota | undefined => {
  const quota = (bucket: string, [perSecond, burst]: Rate): Quota => ({ bucket, perSecond, burst });
  switch (service) {
    case 'sso-admin':
      return quota(service, SSO_ADMIN);
    case 'identitystore':
      return quota(`${service}.${operation}`, IDENTITY_STORE);
    case 'organizations':
      return quota(`${service}.${operation}`, ORGANIZATIONS[operation] ?? ORGANIZATIONS_DEFAULT);
    case 'sts':
      return quota(service, STS);
    case 'grafana': {
      const rate = grafanaRate(operation);
      return rate && quota(`${service}.${operation}`, rate);
    }
    default:
      return undefined;
  }
};

/** Who calls what, where. */
export interface QuotaUse {
  readonly service: string;
  readonly operation: string;
  readonly accountId: string;
  readonly region: string;
}

interface Bucket {
  tokens: number;
  filledAt: number;
}

export class Quotas {
  readonly #clock: Clock;
  readonly #buckets = new Map<string, Bucket>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Takes one call out of its bucket.
   *
   * @returns undefined if the call may go ahead; else in how many milliseconds one may. A refused
   * call takes nothing.
   */
  take({ service, operation, accountId, region }: QuotaUse): number | undefined {
    const quota = quotaOf(service, operation);
    if (quota === undefined) return undefined;
    const now = this.#clock.now();
    const id = `${quota.bucket}/${accountId}/${region}`;
    const bucket = this.#buckets.get(id) ?? { tokens: quota.burst, filledAt: now };
    this.#buckets.set(id, bucket);
    const gained = ((now - bucket.filledAt) / 1000) * quota.perSecond;
    bucket.tokens = Math.min(quota.burst, bucket.tokens + Math.max(0, gained));
    bucket.filledAt = now;
    // A call every 50 ms must always fit 20 a second, whatever the fractions of a token add up to.
    if (bucket.tokens < 1 - 1e-9) return ((1 - bucket.tokens) / quota.perSecond) * 1000;
    bucket.tokens -= 1;
    return undefined;
  }
}
