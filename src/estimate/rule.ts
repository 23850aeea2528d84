import type { RequestScope, ServiceId, Upstream } from '../upstream/types.ts';
import type { WriteSessions } from '../upstream/write-roles.ts';
import type { Things } from './things.ts';

/**
 * What a field costs, said beside the service that answers it. An estimate walks an operation and asks
 * the rule of each field what it reads and what stands beneath it; nothing is asked of AWS.
 */

/** Answered by what its parent has: no call, and what stands beneath is what the parent has. */
export const FREE = 'FREE';

/** @returns what stands beneath the field, `[]` for nothing. */
export type CostRule = (visit: Visit) => readonly Things[];

/** The rule of each field of a type; FREE for a type of which no field has a resolver of its own. */
export type CostTable = Readonly<
  Record<string, Readonly<Record<string, CostRule | typeof FREE>> | typeof FREE>
>;

/** How long lists are believed to be while none was read, by the operation that lists. */
export type ListSizes = Readonly<Record<string, number>>;

/** What can be read with one AWS call each, or with a list of many. */
export interface Readable {
  readonly service: ServiceId;
  readonly operation: string;
  /** How many different ones there are; the size of this list, or Infinity when left out. */
  readonly population?: (sizes: Sizes) => number;
  /** How long the cache keeps one, in milliseconds; left out for what is always read anew. */
  readonly lifetimeMs?: number;
  /** The id that the cache keeps one under, by its key. */
  cached?(key: string): string;
  /** The list that may be read instead of one by one, as `createBulkOrSingle` decides. */
  readonly listed?: {
    readonly list: Readable;
    readonly pageSize: number;
  };
}

/** How many there are of what AWS lists: seen, or assumed. */
export interface Sizes {
  /** Mean number of items of a list of this kind. */
  items(list: string): number;
  /** Whether a list of this kind was read to its end. */
  isKnown(list: string): boolean;
  /** Mean number of AWS's pages of such a list. */
  pages(list: string, pageSize: number): number;
}

/** What is known beside the sizes of lists, and bears on what a field costs. */
export interface Facts {
  /** The organization's own instance, once it was chosen. */
  readonly instance?:
    { readonly instanceArn: string; readonly identityStoreId: string } | undefined;
  /** Whether AWS refused to list assignments by principal not long ago. */
  readonly isPrincipalListRefused: boolean;
  /** Whether a user's list of assignments brings the groups' along; undefined while unknown. */
  readonly userListHasGroups: boolean | undefined;
  /** Whether the number of the gateway's own account is known. */
  readonly isAccountKnown: boolean;
  /** How many places Grafana is read in. */
  readonly grafanaPlaces: number;
  /** How many places FinSpace is read in. */
  readonly finspacePlaces: number;
  /** How many roles other accounts are read with. */
  readonly readerRoles: number;
  /** The accounts of those roles that have to be taken on before anything is read there. */
  readonly accountsToEnter: readonly string[];
  /** The environments of FinSpace whose users can be read, and what that needs beforehand. */
  readonly environments: {
    readonly configured: number;
    readonly rolesToAssume: number;
    readonly toOpen: number;
  };
  /** The sessions of callers that changes are made in, as far as they are not open. */
  readonly sessions: WriteSessions & {
    ofEnvironment(
      environment: { readonly environmentId: string; readonly region: string },
      scope: RequestScope,
    ): EnvironmentSessions;
  };
}

/** What the users of an environment are read with, and changed for a caller: with the same when left out. */
export interface EnvironmentSessions {
  readonly reads: EnvironmentSession;
  readonly changes?: EnvironmentSession | undefined;
}

/** What has to be fetched before the users of an environment can be asked about, or changed. */
export interface EnvironmentSession {
  /** The role to take on first, for credentials of the environment. */
  readonly role?: string | undefined;
  /** Whether the environment has to be asked for credentials. */
  readonly isClosed: boolean;
}

/** What there is to know where a rule is asked. */
export interface Visit {
  /** What the field is asked of. */
  readonly of: Things;
  readonly args: Readonly<Record<string, unknown>>;
  readonly sizes: Sizes;
  readonly facts: Facts;
  readonly upstream: Upstream;
  readonly scope: RequestScope;
  /** Whether the caller may not see objects of this type: they are not read for it. */
  isDenied(type: string): boolean;
  /** Whether nothing but these fields is asked beneath, as `selectsOnly` of `core/selection.ts`. */
  selectsOnly(keys: ReadonlySet<string>): boolean;
  /**
   * Says that these things are read, each once, however many fields say so.
   *
   * @param how `variant` tells apart reads that differ by an argument; `pages` is AWS's pages each.
   */
  read(
    what: Readable,
    things: Things,
    how?: { readonly variant?: string; readonly pages?: number },
  ): void;
  /** Things found by this field with these arguments; `perRow` of them beneath each of its parents. */
  find(type: string, perRow: number, more?: Found): Things;
}

/** What else is known of things that a field finds. */
export interface Found extends Pick<Things, 'keys' | 'isLoaded' | 'links'> {
  /** How many there are at all, so that the same ones are found again and again. */
  readonly population?: number;
  /** Whether the same ones may stand beneath one parent several times; else each stands there once. */
  readonly repeats?: boolean;
  /** Tells apart several things that one field finds. */
  readonly part?: string;
  /** How many different ones, where the rule knows better than chance. */
  readonly distinct?: number;
  /** The name of things that are the same wherever they are found. */
  readonly name?: string;
}

/** The rule of a field that answers with what its parent links to. */
export const link =
  (name: string): CostRule =>
  ({ of }) =>
    of.links?.[name] ?? [];

/** Fields that cost nothing. */
export const free = <const Name extends string>(
  ...names: readonly Name[]
): Record<Name, typeof FREE> =>
  Object.fromEntries(names.map((name) => [name, FREE])) as Record<Name, typeof FREE>;

/** The same rule for several fields. */
export const each = <const Name extends string>(
  rule: CostRule,
  ...names: readonly Name[]
): Record<Name, CostRule> =>
  Object.fromEntries(names.map((name) => [name, rule])) as Record<Name, CostRule>;

/** How many rows a page shows: `first`, 25 when left out. */
export const pageOf = ({ args }: Visit): number =>
  typeof args.first === 'number' ? Math.max(1, Math.min(100, args.first)) : 25;
