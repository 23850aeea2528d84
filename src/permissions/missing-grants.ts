import { accountOf } from '../upstream/places.ts';
import type { Check, Diagnosis } from './check.ts';
import { type GrantOptions, grantsOf } from './grants.ts';
import { policyOf } from './policy.ts';
import type { Realm } from './resource-groups.ts';

/** The statements that give what is missing. */
export const missingFor = (
  checks: readonly Check[],
  options: GrantOptions,
  realm: Realm,
): Diagnosis['missing'] =>
  [...grantsOf(options)].flatMap(([as, { operations, takes }]) => {
    const lacking = checks.filter((check) => check.as === as && check.status === 'MISSING');
    const actions = new Set(lacking.map(({ what }) => what));
    const grants = {
      operations: operations.filter(({ iamAction }) => actions.has(iamAction)),
      takes: takes.filter(({ roleArn }) =>
        lacking.some(({ what }) => what.endsWith(` on ${roleArn}`)),
      ),
    };
    if (grants.operations.length + grants.takes.length === 0) return [];
    const accountId = as === 'gateway' ? realm.accountId : accountOf(as);
    // What stands behind an operation was not tried: only what was is said to be missing.
    const { Version, Statement } = policyOf(grants, { ...realm, accountId });
    const isRoleMissing = lacking.some(({ what }) => what.startsWith('sts:AssumeRole on '));
    const add = {
      Version,
      Statement: Statement.filter(
        ({ Sid, Action }) =>
          !Sid.startsWith('Behind') && (isRoleMissing || !Action.includes('sts:AssumeRole')),
      ),
    };
    return [{ as, add }];
  });
