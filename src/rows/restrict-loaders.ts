import type { Loaders } from '../context.ts';
import type { FinspaceLoaders } from '../services/finspace/loaders.ts';
import type { GrafanaLoaders } from '../services/grafana/loaders.ts';
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

const lazy = <Value>(make: () => Value): (() => Value) => {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
};

/**
 * Loaders that have what the caller may see, and nothing of what is hidden: the one place where rows
 * are left out, so that no field can forget it. The cache beneath is everybody's.
 *
 * @param all loaders from which nothing is left out.
 */
export const restrictLoaders = (all: Loaders, restriction: Restriction): Loaders => {
  const { rights, targets, now, ownAccountId } = restriction;
  const rows = createRows(rights, all, ownAccountId);
  const placed = restriction.placed(rows.sees);
  const own = rights.seesAll
    ? undefined
    : {
        organizations: lazy(() => restrictOrganizations(all.organizations, rows)),
        identityCenter: lazy(() => restrictIdentityCenter(all.identityCenter, rows, targets, now)),
        identityStore: lazy(() => restrictIdentityStore(all.identityStore, loaders.identityCenter)),
        finspace: lazy(placed.finspace),
        grafana: lazy(placed.grafana),
      };
  const loaders: Loaders = {
    rows,
    get identityCenter() {
      return own?.identityCenter() ?? all.identityCenter;
    },
    get identityStore() {
      return own?.identityStore() ?? all.identityStore;
    },
    get organizations() {
      return own?.organizations() ?? all.organizations;
    },
    get sts() {
      return all.sts;
    },
    get finspace() {
      return own?.finspace() ?? all.finspace;
    },
    get grafana() {
      return own?.grafana() ?? all.grafana;
    },
  };
  return loaders;
};
