import { accountOf } from '../upstream/places.ts';
import type { Check, Diagnosis } from './check.ts';
import { type GrantOptions, grantsOf } from './grants.ts';
import { policyOf, SET_SOURCE_IDENTITY } from './policy.ts';
import type { Realm } from './resource-groups.ts';

/** The statements that give what is missing, where a statement can. */
export const missingFor = (
  checks: readonly Check[],
  options: GrantOptions,
  realm: Realm,
): Diagnosis['missing'] =>
  [...grantsOf(options)].flatMap(([as, { operations, takes }]) => {
    const lacking = checks.filter(
      (check) => check.as === as && check.status === 'MISSING' && check.isDenied !== true,
    );
    const actions = new Set(lacking.map(({ what }) => what.replace(/ on .*/, '')));
    const taken = takes.filter(({ roleArn }) =>
      lacking.some(({ what }) => what.endsWith(` on ${roleArn}`)),
    );
    const accountId = as === 'gateway' ? realm.accountId : accountOf(as);
    const { Version, Statement } = policyOf({ operations, takes: taken }, { ...realm, accountId });
    const add = Statement.map((statement) => ({
      ...statement,
      // Whoever cannot take on a role lacks the other half as well, as far as is known.
      Action: statement.Action.filter((one) => actions.has(one) || one === SET_SOURCE_IDENTITY),
    })).filter(({ Action }) => Action.length > 0);
    return add.length === 0 ? [] : [{ as, add: { Version, Statement: add } }];
  });
