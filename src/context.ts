import type { Logger } from 'pino';
import type { Audit } from './audit/audit.ts';
import type { Trail } from './audit/trail.ts';
import type { Caller } from './auth/caller.ts';
import type { Protection } from './auth/protection.ts';
import type { Permissions } from './auth/permissions.ts';
import type { Gap } from './core/connection.ts';
import type { GatewayError } from './core/errors.ts';
import type { ChangeGuard } from './links/guard/guard.ts';
import type { Knowledge } from './links/knowledge.ts';
import type { KeptBack } from './rows/kept-back.ts';
import type { RowRules } from './rows/row-rules.ts';
import type { Rows } from './rows/rows.ts';
import type { Refused, RefusedFields } from './links/why-refused.ts';
import type { Watches } from './links/watches.ts';
import type { IdentityCenterClient } from './services/identity-center/client.ts';
import type { IdentityCenterLoaders } from './services/identity-center/loaders.ts';
import type { InstanceModel } from './services/identity-center/models.ts';
import type { Changes } from './services/identity-center/operations/types.ts';
import type { IdentityStoreClient } from './services/identity-store/client.ts';
import type { IdentityStoreLoaders } from './services/identity-store/loaders.ts';
import type { OrganizationsClientOperations } from './services/organizations/client.ts';
import type { OrganizationsLoaders } from './services/organizations/loaders.ts';
import type { OperationTrace, Tracing } from './telemetry/tracing.ts';
import type { Noticed } from './telemetry/noticed.ts';
import type { FinspacePlaces } from './services/finspace/client.ts';
import type { EnvironmentAccess } from './services/finspace/environment-access.ts';
import type { FinspaceLoaders } from './services/finspace/loaders.ts';
import type { GrafanaPlaces } from './services/grafana/client.ts';
import type { GrafanaLoaders } from './services/grafana/loaders.ts';
import type { StsClient } from './services/sts/client.ts';
import type { StsLoaders } from './services/sts/loaders.ts';
import type { PlacedServices } from './upstream/places.ts';
import type { WriteSessions } from './upstream/write-roles.ts';
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
  /** Those of them, by their names in the schema, of which the answer says nothing any more. */
  untold?: Set<string>;
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
  /** What was kept back from the caller so far; undefined where it sees everything. */
  readonly kept: KeptBack | undefined;
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
  readonly writeSessions: WriteSessions;
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
