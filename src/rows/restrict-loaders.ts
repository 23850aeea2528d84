import type { Loaders } from '../context.ts';
import type { FinspaceLoaders } from '../services/finspace/loaders.ts';
import type { GrafanaLoaders } from '../services/grafana/loaders.ts';
import type { IdentityCenterLoaders } from '../services/identity-center/loaders.ts';
import type { IdentityStoreLoaders } from '../services/identity-store/loaders.ts';
import type { OrganizationsLoaders } from '../services/organizations/loaders.ts';
import type { StsLoaders } from '../services/sts/loaders.ts';
import type { KeptBack } from './kept-back.ts';
import type { OperationTargets } from './operation-targets.ts';
import { restrictIdentityCenter } from './restrict-identity-center.ts';
import { restrictIdentityStore } from './restrict-identity-store.ts';
import { restrictOrganizations } from './restrict-organizations.ts';
import type { RowRights } from './row-policy.ts';
import { createRows, type Rows } from './rows.ts';

/** What the loaders of a caller are made with who may not see, or change, every account. */
export interface Restriction {
  readonly rights: RowRights;
  readonly targets: OperationTargets;
  /** Is told what is kept back; nothing is when left out. */
  readonly kept?: KeptBack | undefined;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Finds the number of the gateway's own account. */
  ownAccountId(): Promise<string>;
  /** The loaders of services in several accounts, which ask only where `admits` says so. */
  placed(admits: Rows['sees']): {
    finspace(): FinspaceLoaders;
    grafana(): GrafanaLoaders;
  };
}

/**
 * The loaders of who may see every account, and not change each of them. A class, as `EveryLoaders` is: each
 * is made when it is first asked for, and its getters are the same for all.
 */
class AllWithRows implements Loaders {
  readonly rows: Rows;

  constructor(rows: Rows) {
    this.rows = rows;
  }

  get identityCenter(): IdentityCenterLoaders {
    return this.rows.all.identityCenter;
  }

  get identityStore(): IdentityStoreLoaders {
    return this.rows.all.identityStore;
  }

  get organizations(): OrganizationsLoaders {
    return this.rows.all.organizations;
  }

  get sts(): StsLoaders {
    return this.rows.all.sts;
  }

  get finspace(): FinspaceLoaders {
    return this.rows.all.finspace;
  }

  get grafana(): GrafanaLoaders {
    return this.rows.all.grafana;
  }
}

/** The loaders of who may not see every account. */
class RestrictedLoaders extends AllWithRows {
  readonly #restriction: Restriction;
  readonly #placed: ReturnType<Restriction['placed']>;
  #identityCenter: IdentityCenterLoaders | undefined;
  #identityStore: IdentityStoreLoaders | undefined;
  #organizations: OrganizationsLoaders | undefined;
  #finspace: FinspaceLoaders | undefined;
  #grafana: GrafanaLoaders | undefined;

  constructor(rows: Rows, restriction: Restriction) {
    super(rows);
    this.#restriction = restriction;
    this.#placed = restriction.placed(rows.sees);
  }

  override get identityCenter(): IdentityCenterLoaders {
    const { targets, now } = this.#restriction;
    return (this.#identityCenter ??= restrictIdentityCenter(
      this.rows.all.identityCenter,
      this.rows,
      targets,
      now,
    ));
  }

  override get identityStore(): IdentityStoreLoaders {
    return (this.#identityStore ??= restrictIdentityStore(
      this.rows.all.identityStore,
      this.identityCenter,
    ));
  }

  override get organizations(): OrganizationsLoaders {
    return (this.#organizations ??= restrictOrganizations(this.rows.all.organizations, this.rows));
  }

  override get finspace(): FinspaceLoaders {
    return (this.#finspace ??= this.#placed.finspace());
  }

  override get grafana(): GrafanaLoaders {
    return (this.#grafana ??= this.#placed.grafana());
  }
}

/**
 * Loaders that have what the caller may see, and nothing of what is hidden: the one place where rows
 * are left out, so that no field can forget it. The cache beneath is everybody's.
 *
 * @param all loaders from which nothing is left out.
 */
export const restrictLoaders = (all: Loaders, restriction: Restriction): Loaders => {
  const { rights, ownAccountId, kept } = restriction;
  const rows = createRows(rights, all, ownAccountId, kept);
  return rights.seesAll ? new AllWithRows(rows) : new RestrictedLoaders(rows, restriction);
};
