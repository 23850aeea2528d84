import type { Logger } from 'pino';
import type { Audit } from './audit/audit.ts';
import type { Trail } from './audit/trail.ts';
import type { Caller } from './auth/caller.ts';
import type { Protection } from './auth/protection.ts';
import { type Permissions, permissionsOf } from './auth/permissions.ts';
import type { Gap } from './core/connection.ts';
import { GatewayError } from './core/errors.ts';
import { chooseInstance, instanceAtHand } from './links/choose-instance.ts';
import { type ChangeGuard, createGuard } from './links/guard/guard.ts';
import type { Knowledge } from './links/knowledge.ts';
import { requireGroupChange } from './links/rows/require-group-change.ts';
import { restrictLoaders } from './rows/restrict-loaders.ts';
import { ALL_RIGHTS, type RowRights } from './rows/row-policy.ts';
import type { RowRules } from './rows/row-rules.ts';
import { everyRow, type Rows } from './rows/rows.ts';
import { type Refused, type RefusedFields, whyRefused } from './links/why-refused.ts';
import type { Watches } from './links/watches.ts';
import type { IdentityCenterClient } from './services/identity-center/client.ts';
import {
  createIdentityCenterLoaders,
  type IdentityCenterLoaders,
} from './services/identity-center/loaders.ts';
import type { InstanceModel } from './services/identity-center/models.ts';
import type { Changes } from './services/identity-center/operations/types.ts';
import type { IdentityStoreClient } from './services/identity-store/client.ts';
import {
  createIdentityStoreLoaders,
  type IdentityStoreLoaders,
} from './services/identity-store/loaders.ts';
import type { OrganizationsClientOperations } from './services/organizations/client.ts';
import {
  createOrganizationsLoaders,
  type OrganizationsLoaders,
} from './services/organizations/loaders.ts';
import type { OperationTrace, Tracing } from './telemetry/tracing.ts';
import type { Noticed } from './telemetry/noticed.ts';
import type { FinspacePlaces } from './services/finspace/client.ts';
import type { EnvironmentAccess } from './services/finspace/environment-access.ts';
import { createFinspaceLoaders, type FinspaceLoaders } from './services/finspace/loaders.ts';
import type { GrafanaPlaces } from './services/grafana/client.ts';
import { createGrafanaLoaders, type GrafanaLoaders } from './services/grafana/loaders.ts';
import type { StsClient } from './services/sts/client.ts';
import { createStsLoaders, type StsLoaders } from './services/sts/loaders.ts';
import { OWN_ACCOUNT, type PlacedServices } from './upstream/places.ts';
import { derivedScope } from './upstream/request-scope.ts';
import type { RequestScope, ServiceId, Upstream } from './upstream/types.ts';

/** The clients of one process. */
export interface Clients {
  readonly identityCenter: IdentityCenterClient;
  readonly identityStore: IdentityStoreClient;
  readonly organizations: OrganizationsClientOperations;
  readonly sts: StsClient;
  readonly finspace: FinspacePlaces;
  /** The data API of each FinSpace environment. */
  readonly environments: EnvironmentAccess;
  readonly grafana: GrafanaPlaces;
}

/** What this gateway stands in front of. */
export interface UpstreamInfo {
  readonly kind: 'SANDBOX' | 'AWS';
  readonly region: string;
  /** Whether mutations reach the upstream. */
  readonly writes: boolean;
  /** Whether groups that are synchronized from elsewhere may be changed here all the same. */
  readonly externalGroupChanges: boolean;
}

/** The loaders of one request, each service's made when it is first asked for. */
export interface Loaders {
  /** Which accounts the caller sees and changes; the loaders have what it sees. */
  readonly rows: Rows;
  readonly identityCenter: IdentityCenterLoaders;
  readonly identityStore: IdentityStoreLoaders;
  readonly organizations: OrganizationsLoaders;
  readonly sts: StsLoaders;
  readonly finspace: FinspaceLoaders;
  readonly grafana: GrafanaLoaders;
}

/** How large the answer to one operation has become; `pace-connections.ts` counts and bounds it. */
export interface AnswerSize {
  connections: number;
  /** Connections and their edges. */
  objects: number;
  /** What the next connection waits for, once there have been many. */
  turn?: Promise<void>;
  /** Why no more connections are put into it. */
  end?: Error;
  /** How many have said so. */
  told: number;
  /** Whether lists may be given row by row, while they are still being found. */
  grows?: boolean;
  /** Fields that the caller may not ask for; `require-scopes.ts` counts them. */
  denied?: number;
}

/** What every resolver is given: one for each GraphQL operation. */
export interface GatewayContext {
  /** Who asks, and what it may do. */
  readonly caller: Caller;
  /** The scopes of the caller. */
  readonly permissions: Permissions;
  /** Says no to what its scopes allow, and it must not do all the same. */
  readonly guard: ChangeGuard;
  /** Whether there are rules about which accounts callers see and change. */
  readonly hasRowRules: boolean;
  readonly scope: RequestScope;
  readonly answer: AnswerSize;
  readonly upstream: Upstream;
  readonly info: UpstreamInfo;
  readonly knowledge: Knowledge;
  /** Where FinSpace and Grafana are, as the configuration says. */
  readonly placed: PlacedServices;
  readonly clients: Clients;
  /** What changes access, and follows it to its end. */
  readonly changes: Changes;
  /** What is watched until its status settles, for subscriptions. */
  readonly watches: Watches;
  /** Told of what operators want to know of. */
  readonly noticed: Noticed;
  /** What is recorded of this operation; undefined where nothing is. */
  readonly trace: OperationTrace | undefined;
  /** What is written of the changes of this operation; undefined where it can make none. */
  readonly trail: Trail | undefined;
  /** The reads of this request; others after `changed`. */
  readonly loaders: Loaders;
  readonly log: Logger;
  /**
   * Loaders that take nothing from before now: what a write is decided on.
   *
   * @param until when their reads end, in milliseconds since the epoch, if before the deadline.
   */
  uncached(until?: number): Loaders;
  /**
   * Says that a write has changed what has one of `tags`: what was read of it before is forgotten,
   * by the cache and by this request, so that the answer shows how things are now.
   */
  changed(tags: readonly string[]): void;
  /**
   * The instance with this ARN, or the organization's own without one.
   *
   * @throws GatewayError NOT_FOUND, NOT_CONFIGURED when there is none, AMBIGUOUS when several could
   * be meant.
   */
  instance(arn?: string | null): Promise<InstanceModel>;
  /** As `instance`, at once where that takes no call. */
  instanceNow(arn?: string | null): InstanceModel | Promise<InstanceModel>;
  /**
   * What stands behind a refused write of a permission set: MANAGEMENT_ACCOUNT_ONLY, at the input
   * field that makes it so, where AWS says no more than that access is denied; else the error itself.
   */
  whyRefused(error: GatewayError, refused: Refused, fields?: RefusedFields): Promise<GatewayError>;
  /**
   * Refuses a change of the members of a group that opens an account which the caller may not change.
   *
   * @throws UserErrors FORBIDDEN at `input.group`.
   */
  requireGroupChange(identityStoreId: string, groupId: string): Promise<void>;
  /** The number of the gateway's own account; `self` where STS does not tell it. */
  ownAccountId(): Promise<string>;
  /** A gap where `error` was met, reading `service` for `accountId`. */
  gap(error: unknown, service: ServiceId, accountId?: string): Gap;
}

/** What contexts are made from. */
export interface ContextDeps {
  readonly upstream: Upstream;
  readonly clients: Clients;
  readonly info: UpstreamInfo;
  readonly placed: PlacedServices;
  readonly protection: Protection;
  readonly knowledge: Knowledge;
  readonly changes: Changes;
  readonly watches: Watches;
  readonly noticed: Noticed;
  readonly tracing?: Tracing | undefined;
  /** Which accounts callers see and change. */
  readonly rowRules: RowRules;
  readonly audit: Audit;
  readonly log: Logger;
}

const lazy = <Value>(make: () => Value): (() => Value) => {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
};

/** The gateway's own account: `self` where STS does not answer, which keeps nothing else from working. */
const findOwnAccount = async (knowledge: Knowledge, sts: StsLoaders): Promise<string> => {
  if (knowledge.accountId !== undefined) return knowledge.accountId;
  try {
    knowledge.accountId = (await sts.callerIdentity()).accountId;
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
  }
  return knowledge.accountId ?? OWN_ACCOUNT;
};

/**
 * The loaders that work for `scope`.
 *
 * @param rights which accounts they have; all of them for work on nobody's behalf.
 */
export const createLoaders = (
  { upstream, clients, knowledge, rowRules }: ContextDeps,
  scope: RequestScope,
  rights: RowRights = ALL_RIGHTS,
): Loaders => {
  const identityCenter = lazy(() =>
    createIdentityCenterLoaders({ upstream, scope, client: clients.identityCenter }),
  );
  const identityStore = lazy(() =>
    createIdentityStoreLoaders({ upstream, scope, client: clients.identityStore }),
  );
  const organizations = lazy(() =>
    createOrganizationsLoaders({ upstream, scope, client: clients.organizations }),
  );
  const sts = lazy(() => createStsLoaders({ upstream, scope, client: clients.sts }));
  const ownAccountId = lazy(() => findOwnAccount(knowledge, sts()));
  const placed = (admits?: Rows['sees']) => {
    const deps = { upstream, scope, ownAccountId, admits };
    return {
      finspace: () =>
        createFinspaceLoaders({
          ...deps,
          places: clients.finspace,
          access: clients.environments,
        }),
      grafana: () => createGrafanaLoaders({ ...deps, places: clients.grafana }),
    };
  };
  const everywhere = placed();
  const finspace = lazy(everywhere.finspace);
  const grafana = lazy(everywhere.grafana);
  const rows = lazy(() => everyRow(all));
  const all: Loaders = {
    get rows() {
      return rows();
    },
    get identityCenter() {
      return identityCenter();
    },
    get finspace() {
      return finspace();
    },
    get grafana() {
      return grafana();
    },
    get identityStore() {
      return identityStore();
    },
    get organizations() {
      return organizations();
    },
    get sts() {
      return sts();
    },
  };
  if (rights.changesAll) return all;
  const { targets } = rowRules;
  const now = () => upstream.clock.now();
  return restrictLoaders(all, { rights, targets, now, ownAccountId, placed });
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

/** The context of one GraphQL operation. */
export const createContext = (
  deps: ContextDeps,
  scope: RequestScope,
  caller: Caller,
  gap: GatewayContext['gap'],
  trace?: OperationTrace,
  trail?: Trail,
): GatewayContext => {
  const { upstream } = deps;
  const rights = deps.rowRules.rightsOf(caller);
  let loaders = createLoaders(deps, scope, rights);
  const instance = async (arn?: string | null): Promise<InstanceModel> => {
    const { rows, identityCenter } = loaders;
    if (!rows.seesAll) return chooseVisible(rows, identityCenter, arn ?? undefined);
    const chosen = await chooseInstance(loaders, arn ?? undefined);
    if (arn == null) deps.knowledge.instance = chosen;
    return chosen;
  };
  const guard = lazy(() => createGuard(context, deps.protection));
  const context: GatewayContext = {
    caller,
    permissions: permissionsOf(caller.scopes),
    get guard() {
      return guard();
    },
    hasRowRules: deps.rowRules.areThere,
    scope,
    answer: { connections: 0, objects: 0, told: 0 },
    upstream,
    info: deps.info,
    knowledge: deps.knowledge,
    placed: deps.placed,
    clients: deps.clients,
    changes: deps.changes,
    watches: deps.watches,
    noticed: deps.noticed,
    trace,
    trail,
    log: deps.log,
    get loaders() {
      return loaders;
    },
    uncached: (until = Infinity) =>
      // Times are whole milliseconds: what was read in this very one is from before now, too.
      createLoaders(
        deps,
        derivedScope(scope, { startedAt: upstream.clock.now() + 0.5, maxAgeMs: 0, until }),
        rights,
      ),
    changed(tags) {
      upstream.invalidate(tags);
      loaders = createLoaders(deps, scope, rights);
    },
    instance,
    instanceNow(arn) {
      if (!loaders.rows.seesAll) return instance(arn);
      const chosen = instanceAtHand(loaders, arn ?? undefined);
      if (chosen === undefined) return instance(arn);
      if (arn == null) deps.knowledge.instance = chosen;
      return chosen;
    },
    // By what the caller may see: that a set reaches a hidden account is not for it to know.
    whyRefused: (error, refused, fields) =>
      whyRefused(loaders, error, refused, deps.knowledge, fields),
    requireGroupChange: (identityStoreId, groupId) =>
      requireGroupChange(context, identityStoreId, groupId),
    ownAccountId: () => findOwnAccount(deps.knowledge, loaders.sts),
    gap,
  };
  return context;
};
