import type { GraphQLField, GraphQLObjectType } from 'graphql';
import { GatewayError } from '../core/errors.ts';
import { ALL_SCOPES, expandScopes, type Scope } from './scopes.ts';

/**
 * Scopes that something needs: all of one of these lists. `[[]]` is open to every caller, since it
 * needs none.
 */
export type Requirement = readonly (readonly Scope[])[];

/** Open to every caller. */
export const OPEN: Requirement = [[]];

/** A type of objects, or a field that needs more than its parent. */
type Guarded = GraphQLObjectType | GraphQLField<unknown, unknown>;

const kept = new WeakMap<Guarded, Requirement>();

/** What a type or field of a schema needs; undefined where it was never said. */
export const requirementOf = (guarded: Guarded): Requirement | undefined => kept.get(guarded);

/** Remembers what a type or field needs. */
export const keepRequirement = (guarded: Guarded, requirement: Requirement): void => {
  kept.set(guarded, requirement);
};

/** What a caller may do. */
export interface Permissions {
  /** Every scope the caller has, by its own name. */
  readonly scopes: ReadonlySet<Scope>;
  /** Whether that is all there are: then there is nothing to look at. */
  readonly isAll: boolean;
  has(scope: Scope): boolean;
  allows(requirement: Requirement): boolean;
}

const known = new WeakMap<ReadonlySet<string>, Permissions>();

/** What the names of scopes allow; worked out once for each set of names. */
export const permissionsOf = (names: ReadonlySet<string>): Permissions => {
  const found = known.get(names);
  if (found !== undefined) return found;
  const scopes = expandScopes(names);
  const has = (scope: Scope): boolean => scopes.has(scope);
  const answers = new Map<Requirement, boolean>();
  const permissions: Permissions = {
    scopes,
    isAll: scopes.size === ALL_SCOPES.length,
    has,
    allows(requirement) {
      const answer = answers.get(requirement);
      if (answer !== undefined) return answer;
      const isAllowed = requirement.some((all) => all.every(has));
      answers.set(requirement, isAllowed);
      return isAllowed;
    },
  };
  known.set(names, permissions);
  return permissions;
};

/** Without the lists that need more than another one does, and each once. */
const shortest = (requirement: Requirement): Requirement => {
  const lists = requirement.map((all) => [...new Set(all)].toSorted());
  const unique = [...new Map(lists.map((all) => [all.join(' '), all])).values()];
  return unique.filter((all) => {
    const isMoreThan = (other: readonly Scope[]): boolean =>
      other !== all && other.length < all.length && other.every((scope) => all.includes(scope));
    return !unique.some(isMoreThan);
  });
};

/** What needs both. */
export const both = (one: Requirement, other: Requirement): Requirement =>
  shortest(one.flatMap((a) => other.map((b) => [...a, ...b])));

/** What is allowed by either. */
export const either = (requirements: readonly Requirement[]): Requirement =>
  shortest(requirements.flat());

/** What is still needed by whoever is allowed `given`. */
export const lacking = (given: Requirement, requirement: Requirement): Requirement => {
  const [has = [], ...others] = given;
  if (others.length > 0) return requirement;
  return shortest(requirement.map((all) => all.filter((scope) => !has.includes(scope))));
};

/** Whether whoever is allowed `one` is allowed `other`. */
export const implies = (one: Requirement, other: Requirement): boolean =>
  one.every((all) => other.some((some) => some.every((scope) => all.includes(scope))));

const quoted = (all: readonly Scope[]): string => all.map((scope) => `\`${scope}\``).join(' and ');

/** A requirement in words: "`a:read` and `b:read`, or `c:read`". */
export const inWords = (requirement: Requirement): string =>
  requirement.map(quoted).join(requirement.some((all) => all.length > 1) ? ', or ' : ' or ');

/** The error of a field that the caller may not ask for. */
export const forbidden = (requirement: Requirement, what: string): GatewayError => {
  const isOne = requirement.length === 1 && requirement[0]?.length === 1;
  return new GatewayError(
    'FORBIDDEN',
    `${what} needs the ${isOne ? 'scope' : 'scopes'} ${inWords(requirement)}, which this caller does not have.`,
    { requiredScopes: requirement },
  );
};
