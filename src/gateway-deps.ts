import type { Logger } from 'pino';
import type { Audit } from './audit/audit.ts';
import type { Authenticator } from './auth/authenticator.ts';
import type { Protection } from './auth/protection.ts';
import type { UpstreamInfo } from './context.ts';
import type { CompiledQueries } from './engine/compiled-queries.ts';
import type { Life } from './http/overload.ts';
import type { Safety } from './safety.ts';
import type { CostLimits } from './estimate/cost-limits.ts';
import type { Metrics } from './plugins/use-metrics.ts';
import type { RowPolicy } from './rows/row-policy.ts';
import type { QueueLog } from './services/identity-center/operations/queue-log.ts';
import type { Tracing } from './telemetry/tracing.ts';
import type { ClientFactory } from './upstream/client-factory.ts';
import type { PlacedServices } from './upstream/places.ts';
import type { Upstream } from './upstream/types.ts';
import type { WriteRoles } from './upstream/write-roles.ts';

/** What a gateway is made of. */
export interface GatewayDeps {
  readonly info: UpstreamInfo;
  readonly upstream: Upstream;
  readonly factory: ClientFactory;
  readonly metrics: Metrics;
  readonly log: Logger;
  /** Where FinSpace and Grafana are. */
  readonly placed: PlacedServices;
  /** The roles that changes are made with; the gateway's own credentials when left out. */
  readonly writeRoles?: WriteRoles;
  /** Who finds out who asks; nobody is asked when left out. */
  readonly authenticator?: Authenticator;
  /** What only a fresh sign-in may change; the management account when left out. */
  readonly protection?: Protection;
  /** Makes traces; none are made when left out. */
  readonly tracing?: Tracing | undefined;
  /** How many proxies stand in front of it; none when left out. */
  readonly trustedProxies?: number;
  /** Which accounts callers see and change; all of them when left out. */
  readonly rowPolicy?: RowPolicy | undefined;
  /** Writes down who does what; nothing is kept when left out. */
  readonly audit?: Audit | undefined;
  /** What operations may cost; without limits when left out. */
  readonly costLimits?: CostLimits;
  /** What it refuses, by names and sizes; as on loopback when left out. */
  readonly safety?: Partial<Safety>;
  /** How the process is that serves it; well when left out. */
  readonly life?: () => Life;
  /** Whether `/metrics` is served elsewhere; here when left out. */
  readonly metricsElsewhere?: boolean;
  /** Where changes that wait are written down; only in memory when left out. */
  readonly queueLog?: QueueLog;
  /** Which queries are compiled, and when; as it ships when left out. */
  readonly queries?: CompiledQueries;
}
