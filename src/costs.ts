import type { CostTable, ListSizes } from './estimate/rule.ts';
import { linkCosts } from './links/costs/index.ts';
import { tagCosts } from './links/costs/tags.ts';
import { finspaceCosts } from './services/finspace/costs.ts';
import { ENVIRONMENT, finspaceSizes } from './services/finspace/readables.ts';
import { grafanaCosts, grafanaSizes, SUMMARY } from './services/grafana/costs.ts';
import { identityCenterCosts, identityCenterSizes } from './services/identity-center/costs.ts';
import {
  GROUP,
  identityStoreCosts,
  identityStoreSizes,
  USER,
} from './services/identity-store/costs.ts';
import { ACCOUNT, organizationsCosts, organizationsSizes } from './services/organizations/costs.ts';

/** Puts the tables together, type by type: a type's fields may be of several services. */
const merge = (tables: readonly CostTable[]): CostTable => {
  const all: Record<string, CostTable[string]> = {};
  for (const [type, fields] of tables.flatMap((table) => Object.entries(table))) {
    const known = all[type];
    all[type] =
      typeof known === 'object' && typeof fields === 'object' ? { ...known, ...fields } : fields;
  }
  return all;
};

/** What each field of the schema costs. `test/estimate/complete.test.ts` names what is missing. */
export const costs: CostTable = merge([
  identityCenterCosts,
  identityStoreCosts,
  organizationsCosts,
  grafanaCosts,
  finspaceCosts,
  linkCosts,
  tagCosts,
]);

/** How long lists are believed to be while nothing was listed. */
export const assumedSizes: ListSizes = {
  ...identityCenterSizes,
  ...identityStoreSizes,
  ...organizationsSizes,
  ...grafanaSizes,
  ...finspaceSizes,
};

/** What is described one by one or listed, whichever is fewer calls. */
export const listedBy: Readonly<Record<string, string>> = Object.fromEntries(
  [ACCOUNT, USER, GROUP, SUMMARY, ENVIRONMENT].map(({ operation, listed }) => [
    operation,
    listed?.list.operation ?? '',
  ]),
);
