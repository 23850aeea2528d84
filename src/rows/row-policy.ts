import { createHash } from 'node:crypto';
import type * as Cedar from '@cedar-policy/cedar-wasm/nodejs';
import { LRUCache } from 'lru-cache';
import type { Caller } from '../auth/caller.ts';
import { CEDAR_SCHEMA } from './cedar-schema.ts';

export type RowAction = 'see' | 'change';

/** An account, or an organizational unit or the root, with the ids of the units above it. */
export interface RowResource {
  readonly type: 'Account' | 'OrganizationalUnit';
  readonly id: string;
  readonly above: readonly string[];
}

/** What one caller may see and change. */
export interface RowRights {
  /** Whether the policies let the caller see whatever there is: then nothing has to be filtered. */
  readonly seesAll: boolean;
  readonly changesAll: boolean;
  /** Whether the policies allow it. Nothing may be changed that may not be seen. */
  may(action: RowAction, resource: RowResource): boolean;
}

/** The row rules of a process. */
export interface RowPolicy {
  rightsOf(caller: Caller): RowRights;
}

/** Nothing is kept from anybody. */
export const ALL_RIGHTS: RowRights = Object.freeze({
  seesAll: true,
  changesAll: true,
  may: () => true,
});

/** Decisions that are kept, of all callers together; and callers whose rights are. */
const MOST_DECISIONS = 100_000;
const MOST_CALLERS = 10_000;

/** The number that stands for any account in the question whether all of them are allowed. */
const ANY_ACCOUNT = '000000000000';

type Policies = Readonly<Record<string, Cedar.PolicyJson>>;
type CedarModule = typeof Cedar;

const mentionsResource = (clause: Cedar.Clause): boolean =>
  JSON.stringify(clause).includes('{"Var":"resource"}');

/**
 * Policies that allow something to a caller only if it is allowed for whatever resource: of those
 * that permit, the ones that do not look at the resource; those that forbid, as if they forbade it of
 * every resource that they look at.
 */
const forWhatever = (policies: Policies): Record<string, Cedar.PolicyJson> =>
  Object.fromEntries(
    Object.entries(policies).flatMap(([id, policy]): [string, Cedar.PolicyJson][] => {
      if (policy.effect === 'permit') {
        const looks = policy.resource.op !== 'All' || policy.conditions.some(mentionsResource);
        return looks ? [] : [[id, policy]];
      }
      const conditions = policy.conditions.filter((clause) => !mentionsResource(clause));
      return [[id, { ...policy, resource: { op: 'All' }, conditions }]];
    }),
  );

/** The ids of resources that policies name: nothing else of an id can make a difference. */
const namedIn = (policies: Policies): ReadonlySet<string> => {
  const found = new Set<string>();
  JSON.stringify(policies, (_key, value: unknown) => {
    const { type, id } = (value ?? {}) as { readonly type?: unknown; readonly id?: unknown };
    if (typeof type === 'string' && typeof id === 'string') found.add(`${type}|${id}`);
    return value;
  });
  return found;
};

const keyOf = ({ id, name, authentication, groups }: Caller): string =>
  createHash('sha256')
    .update(JSON.stringify([id, name, authentication, [...groups].sort()]))
    .digest('base64url');

/** What Cedar keeps of the policies of one `RowPolicy` is under these names. */
interface Names {
  readonly own: string;
  readonly whatever: string;
}

/** Names that nobody asks by any more: Cedar forgets nothing, but what is given to it under a name again. */
const free: string[] = [];
const gone = new FinalizationRegistry<string>((name) => free.push(name));
let sets = 0;

/**
 * Names that are nobody else's for as long as the answer is reachable. What asks by them has to read them
 * from it each time: rights may outlive the policy that they are of.
 */
const takeNames = (): Names => {
  const own = free.pop() ?? `rows-${(sets += 1)}`;
  const names = { own, whatever: `${own}-whatever` };
  gone.register(names, own);
  return names;
};

const SCHEMA_NAME = 'rows';

/**
 * The rights that policies give.
 *
 * @param policies that Cedar has found to be valid for `CEDAR_SCHEMA`.
 */
export const createRowPolicy = (cedar: CedarModule, policies: Policies): RowPolicy => {
  const names = takeNames();
  cedar.preparsePolicySet(names.own, { staticPolicies: { ...policies } });
  cedar.preparsePolicySet(names.whatever, { staticPolicies: forWhatever(policies) });
  cedar.preparseSchema(SCHEMA_NAME, CEDAR_SCHEMA);
  const named = namedIn(policies);
  const decisions = new LRUCache<string, boolean>({ max: MOST_DECISIONS });
  const rights = new LRUCache<string, RowRights>({ max: MOST_CALLERS });
  /** The same token is the same object, asked about several times in each of its requests. */
  const ofCaller = new WeakMap<Caller, RowRights>();

  const ask = (set: keyof Names, caller: Caller, action: RowAction, of: RowResource): boolean => {
    const principal = { type: 'Caller', id: caller.id };
    const resource = { type: of.type, id: of.id };
    const unit = (id: string) => ({ type: 'OrganizationalUnit', id });
    const answer = cedar.statefulIsAuthorized({
      principal,
      action: { type: 'Action', id: action },
      resource,
      context: {},
      preparsedSchemaName: SCHEMA_NAME,
      validateRequest: true,
      preparsedPolicySetId: names[set],
      entities: [
        {
          uid: principal,
          attrs: { name: caller.name, authentication: caller.authentication },
          parents: [...new Set(caller.groups)].map((id) => ({ type: 'Group', id })),
        },
        { uid: resource, attrs: {}, parents: of.above.map(unit) },
      ],
    });
    if (answer.type === 'success') return answer.response.decision === 'allow';
    throw new TypeError(`Cedar: ${answer.errors.map(({ message }) => message).join(' ')}`);
  };

  const make = (caller: Caller, key: string): RowRights => {
    const isAllowed = (action: RowAction, resource: RowResource): boolean => {
      const { type, id, above } = resource;
      // A unit is one of those that it is in; of an account only what is above it counts, unless it is named.
      const isOwn = type !== 'Account' || named.has(`${type}|${id}`);
      const about = [key, action, type, isOwn ? id : '', ...above].join('|');
      const known = decisions.get(about);
      if (known !== undefined) return known;
      const decided = ask('own', caller, action, resource);
      decisions.set(about, decided);
      return decided;
    };
    const anything = { type: 'Account', id: ANY_ACCOUNT, above: [] } as const;
    const seesAll = ask('whatever', caller, 'see', anything);
    return {
      seesAll,
      changesAll: seesAll && ask('whatever', caller, 'change', anything),
      may: (action, resource) =>
        isAllowed('see', resource) && (action === 'see' || isAllowed('change', resource)),
    };
  };

  return {
    rightsOf(caller) {
      const seen = ofCaller.get(caller);
      if (seen !== undefined) return seen;
      const key = keyOf(caller);
      const known = rights.get(key) ?? make(caller, key);
      rights.set(key, known);
      ofCaller.set(caller, known);
      return known;
    },
  };
};
