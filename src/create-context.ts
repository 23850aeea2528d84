import type { Logger } from 'pino';
import type { Trail } from './audit/trail.ts';
import type { Caller } from './auth/caller.ts';
import { type Permissions, permissionsOf } from './auth/permissions.ts';
import type {
  AnswerSize,
  Clients,
  ContextDeps,
  GatewayContext,
  Loaders,
  UpstreamInfo,
} from './context.ts';
import { EveryLoaders, findOwnAccount } from './every-loaders.ts';
import { chooseInstance, instanceAtHand } from './links/choose-instance.ts';
import { type ChangeGuard, createGuard } from './links/guard/guard.ts';
import type { Knowledge } from './links/knowledge.ts';
import { requireGroupChange } from './links/rows/require-group-change.ts';
import { KeptBack } from './rows/kept-back.ts';
import { restrictLoaders } from './rows/restrict-loaders.ts';
import { ALL_RIGHTS, type RowRights } from './rows/row-policy.ts';
import type { Rows } from './rows/rows.ts';
import { whyRefused } from './links/why-refused.ts';
import type { Watches } from './links/watches.ts';
import type { InstanceModel } from './services/identity-center/models.ts';
import type { Changes } from './services/identity-center/operations/types.ts';
import type { OperationTrace } from './telemetry/tracing.ts';
import type { Noticed } from './telemetry/noticed.ts';
import type { PlacedServices } from './upstream/places.ts';
import { derivedScope } from './upstream/request-scope.ts';
import type { RequestScope, Upstream } from './upstream/types.ts';

/**
 * The loaders that work for `scope`.
 *
 * @param rights which accounts they have; all of them for work on nobody's behalf.
 * @param kept is told what is kept back.
 */
export const createLoaders = (
  deps: ContextDeps,
  scope: RequestScope,
  rights: RowRights = ALL_RIGHTS,
  kept?: KeptBack,
): Loaders => {
  const all = new EveryLoaders(deps, scope);
  if (rights.changesAll) return all;
  const { targets } = deps.rowRules;
  const now = () => deps.upstream.clock.now();
  const ownAccountId = () => all.ownAccountId();
  const placed = (admits: Rows['sees']) => ({
    finspace: () => all.finspaceOf(admits),
    grafana: () => all.grafanaOf(admits),
  });
  return restrictLoaders(all, { rights, targets, kept, now, ownAccountId, placed });
};

/**
 * `chooseInstance` among the instances that the caller may see. Which of them is the organization's own
 * is told by its owner, which may be hidden.
 */
const chooseVisible = async (
  { all }: Rows,
  { instances }: Loaders['identityCenter'],
  arn: string | undefined,
): Promise<InstanceModel> => {
  const seen = new Map((await instances()).map((instance) => [instance.instanceArn, instance]));
  const owned = async () => (await all.identityCenter.instances()).filter(isSeen);
  const isSeen = ({ instanceArn }: InstanceModel) => seen.has(instanceArn);
  const ownInstances = Object.assign(owned, { now: owned });
  const identityCenter = { ...all.identityCenter, instances: ownInstances };
  const chosen = await chooseInstance({ identityCenter, organizations: all.organizations }, arn);
  return seen.get(chosen.instanceArn) ?? chosen;
};

/** What a context is made of, beside what it finds out. */
interface Parts {
  readonly deps: ContextDeps;
  readonly scope: RequestScope;
  readonly caller: Caller;
  readonly gap: GatewayContext['gap'];
  readonly trace: OperationTrace | undefined;
  readonly trail: Trail | undefined;
}

/**
 * A class for its getters: those of an object literal are functions of its own, which V8 remembers among
 * what is old, so that the collection of what is young would let go of nothing of any request (ADR 12).
 */
class OperationContext implements GatewayContext {
  readonly caller: Caller;
  readonly permissions: Permissions;
  readonly hasRowRules: boolean;
  readonly kept: KeptBack | undefined;
  readonly scope: RequestScope;
  readonly answer: AnswerSize = { connections: 0, objects: 0, told: 0 };
  readonly upstream: Upstream;
  readonly info: UpstreamInfo;
  readonly knowledge: Knowledge;
  readonly placed: PlacedServices;
  readonly clients: Clients;
  readonly changes: Changes;
  readonly watches: Watches;
  readonly noticed: Noticed;
  readonly trace: OperationTrace | undefined;
  readonly trail: Trail | undefined;
  readonly log: Logger;
  readonly gap: GatewayContext['gap'];
  readonly #deps: ContextDeps;
  readonly #rights: RowRights;
  #loaders: Loaders;
  #guard: ChangeGuard | undefined;

  constructor({ deps, scope, caller, gap, trace, trail }: Parts) {
    this.caller = caller;
    this.permissions = permissionsOf(caller.scopes);
    this.hasRowRules = deps.rowRules.areThere;
    this.scope = scope;
    this.upstream = deps.upstream;
    this.info = deps.info;
    this.knowledge = deps.knowledge;
    this.placed = deps.placed;
    this.clients = deps.clients;
    this.changes = deps.changes;
    this.watches = deps.watches;
    this.noticed = deps.noticed;
    this.trace = trace;
    this.trail = trail;
    this.log = deps.log;
    this.gap = gap;
    this.#deps = deps;
    this.#rights = deps.rowRules.rightsOf(caller);
    this.kept = this.#rights.seesAll ? undefined : new KeptBack();
    this.#loaders = createLoaders(deps, scope, this.#rights, this.kept);
  }

  get loaders(): Loaders {
    return this.#loaders;
  }

  get guard(): ChangeGuard {
    return (this.#guard ??= createGuard(this, this.#deps.protection));
  }

  // Members of their own, not methods: they stay what they are when a context is copied.
  readonly uncached = (until = Infinity): Loaders => {
    // Times are whole milliseconds: what was read in this very one is from before now, too.
    const startedAt = this.upstream.clock.now() + 0.5;
    const now = derivedScope(this.scope, { startedAt, maxAgeMs: 0, until });
    return createLoaders(this.#deps, now, this.#rights, this.kept);
  };

  readonly changed = (tags: readonly string[]): void => {
    this.upstream.invalidate(tags);
    this.#loaders = createLoaders(this.#deps, this.scope, this.#rights, this.kept);
  };

  readonly instance = async (arn?: string | null): Promise<InstanceModel> => {
    const { rows, identityCenter } = this.#loaders;
    if (!rows.seesAll) return chooseVisible(rows, identityCenter, arn ?? undefined);
    const chosen = await chooseInstance(this.#loaders, arn ?? undefined);
    if (arn == null) this.knowledge.instance = chosen;
    return chosen;
  };

  readonly instanceNow = (arn?: string | null): InstanceModel | Promise<InstanceModel> => {
    if (!this.#loaders.rows.seesAll) return this.instance(arn);
    const chosen = instanceAtHand(this.#loaders, arn ?? undefined);
    if (chosen === undefined) return this.instance(arn);
    if (arn == null) this.knowledge.instance = chosen;
    return chosen;
  };

  // By what the caller may see: that a set reaches a hidden account is not for it to know.
  readonly whyRefused: GatewayContext['whyRefused'] = (error, refused, fields) =>
    whyRefused(this.#loaders, error, refused, this.knowledge, fields);

  readonly requireGroupChange = (identityStoreId: string, groupId: string): Promise<void> =>
    requireGroupChange(this, identityStoreId, groupId);

  readonly ownAccountId = (): Promise<string> => findOwnAccount(this.knowledge, this.#loaders.sts);
}

/** The context of one GraphQL operation. */
export const createContext = (
  deps: ContextDeps,
  scope: RequestScope,
  caller: Caller,
  gap: GatewayContext['gap'],
  trace?: OperationTrace,
  trail?: Trail,
): GatewayContext => new OperationContext({ deps, scope, caller, gap, trace, trail });
