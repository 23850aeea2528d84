import type { CostRule } from '../../estimate/rule.ts';
import { ACCOUNT } from '../../services/organizations/costs.ts';

const KEYS = new Set(['id', 'accountId']);

/** The account that a row names: its number costs nothing. */
export const linkedAccount: CostRule = (visit) => {
  const found = visit.of.links?.account ?? [];
  if (!visit.selectsOnly(KEYS)) for (const account of found) visit.read(ACCOUNT, account);
  return found;
};
