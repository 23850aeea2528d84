import type { ContextDeps, Loaders } from './context.ts';
import { GatewayError } from './core/errors.ts';
import type { Knowledge } from './links/knowledge.ts';
import { everyRow, type Rows } from './rows/rows.ts';
import { createFinspaceLoaders, type FinspaceLoaders } from './services/finspace/loaders.ts';
import { createGrafanaLoaders, type GrafanaLoaders } from './services/grafana/loaders.ts';
import {
  createIdentityCenterLoaders,
  type IdentityCenterLoaders,
} from './services/identity-center/loaders.ts';
import {
  createIdentityStoreLoaders,
  type IdentityStoreLoaders,
} from './services/identity-store/loaders.ts';
import {
  createOrganizationsLoaders,
  type OrganizationsLoaders,
} from './services/organizations/loaders.ts';
import { createStsLoaders, type StsLoaders } from './services/sts/loaders.ts';
import { OWN_ACCOUNT } from './upstream/places.ts';
import type { RequestScope } from './upstream/types.ts';

/** The gateway's own account: `self` where STS does not answer, which keeps nothing else from working. */
export const findOwnAccount = async (knowledge: Knowledge, sts: StsLoaders): Promise<string> => {
  if (knowledge.accountId !== undefined) return knowledge.accountId;
  try {
    knowledge.accountId = (await sts.callerIdentity()).accountId;
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
  }
  return knowledge.accountId ?? OWN_ACCOUNT;
};

/**
 * Loaders that leave nothing out. Every operation has some, and asks few of them: each is made when it
 * is first asked for, and until then costs nothing, not even a function that would make it.
 */
export class EveryLoaders implements Loaders {
  readonly #deps: ContextDeps;
  readonly #scope: RequestScope;
  #rows: Rows | undefined;
  #identityCenter: IdentityCenterLoaders | undefined;
  #identityStore: IdentityStoreLoaders | undefined;
  #organizations: OrganizationsLoaders | undefined;
  #sts: StsLoaders | undefined;
  #finspace: FinspaceLoaders | undefined;
  #grafana: GrafanaLoaders | undefined;
  #ownAccountId: Promise<string> | undefined;

  constructor(deps: ContextDeps, scope: RequestScope) {
    this.#deps = deps;
    this.#scope = scope;
  }

  get rows(): Rows {
    return (this.#rows ??= everyRow(this));
  }

  get identityCenter(): IdentityCenterLoaders {
    return (this.#identityCenter ??= createIdentityCenterLoaders({
      ...this.#own(),
      client: this.#deps.clients.identityCenter,
    }));
  }

  get identityStore(): IdentityStoreLoaders {
    return (this.#identityStore ??= createIdentityStoreLoaders({
      ...this.#own(),
      client: this.#deps.clients.identityStore,
    }));
  }

  get organizations(): OrganizationsLoaders {
    return (this.#organizations ??= createOrganizationsLoaders({
      ...this.#own(),
      client: this.#deps.clients.organizations,
    }));
  }

  get sts(): StsLoaders {
    return (this.#sts ??= createStsLoaders({ ...this.#own(), client: this.#deps.clients.sts }));
  }

  get finspace(): FinspaceLoaders {
    return (this.#finspace ??= this.finspaceOf());
  }

  get grafana(): GrafanaLoaders {
    return (this.#grafana ??= this.grafanaOf());
  }

  ownAccountId(): Promise<string> {
    return (this.#ownAccountId ??= findOwnAccount(this.#deps.knowledge, this.sts));
  }

  /** @param admits which accounts are asked; all of them when left out. */
  finspaceOf(admits?: Rows['sees']): FinspaceLoaders {
    const { finspace: places, environments: access } = this.#deps.clients;
    return createFinspaceLoaders({ ...this.#placed(admits), places, access });
  }

  /** @param admits which accounts are asked; all of them when left out. */
  grafanaOf(admits?: Rows['sees']): GrafanaLoaders {
    return createGrafanaLoaders({ ...this.#placed(admits), places: this.#deps.clients.grafana });
  }

  #own() {
    return { upstream: this.#deps.upstream, scope: this.#scope };
  }

  #placed(admits: Rows['sees'] | undefined) {
    return { ...this.#own(), admits, ownAccountId: () => this.ownAccountId() };
  }
}
