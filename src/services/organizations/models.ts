import type { Organization } from '@aws-sdk/client-organizations';

export interface OrganizationModel {
  readonly organizationId: string;
  readonly detail: Organization;
  /** Whether its management account was left out of `detail`: who asks may not see it. */
  readonly isManagementHidden?: boolean;
}

/** The key of an account; the rest is loaded when a field asks for it. */
export interface AccountModel {
  readonly accountId: string;
}

/** An organizational unit, or the root (`r-…`), which AWS treats as one in most places. */
export interface OrganizationalUnitModel {
  readonly ouId: string;
  /** The unit or root above it, where that is known already. */
  readonly parentId?: string | undefined;
}
