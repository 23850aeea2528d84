import { noAudit } from './audit/audit.ts';
import { openDoor } from './auth/authenticator.ts';
import { DEFAULT_PROTECTION } from './auth/protection.ts';
import type { ContextDeps } from './context.ts';
import { createLoaders } from './create-context.ts';
import { createKnowledge } from './links/knowledge.ts';
import { createWatches } from './links/watches.ts';
import { checkQueued } from './links/bulk/check-queued.ts';
import { whyRefused } from './links/why-refused.ts';
import { contextOf } from './plugins/operation-context.ts';
import { createIdentityCenterClient } from './services/identity-center/client.ts';
import { createRowRules } from './rows/row-rules.ts';
import { createIdentityStoreClient } from './services/identity-store/client.ts';
import { createChanges } from './services/identity-center/operations/create-changes.ts';
import { memoryLog } from './services/identity-center/operations/queue-log.ts';
import { createOrganizationsClient } from './services/organizations/client.ts';
import { createFinspaceClient } from './services/finspace/client.ts';
import { createEnvironmentAccess } from './services/finspace/environment-access.ts';
import { createGrafanaClient } from './services/grafana/client.ts';
import { assumeRole, assumeRoleForCaller } from './services/sts/assume-role.ts';
import { createStsClient } from './services/sts/client.ts';
import { type Noticed, nobodyNotices } from './telemetry/noticed.ts';
import { announceOperations } from './upstream/announce-operations.ts';
import { bindPlaces, placesOf, roleCredentials } from './upstream/places.ts';
import { createSessionCredentials } from './upstream/session-credentials.ts';
import {
  byRole,
  createWriteSessions,
  NO_WRITE_ROLES,
  withWriteRoles,
  writerAccountOf,
  writeRolesFor,
} from './upstream/write-roles.ts';
import type { GatewayDeps } from './gateway-deps.ts';

/** What the contexts of a gateway's operations are made from, with the clients of its services. */
export const createContextDeps = (
  deps: Omit<GatewayDeps, 'metrics'> & { readonly noticed?: Noticed },
): ContextDeps => {
  const { info, upstream, log, noticed = nobodyNotices } = deps;
  const { audit = noAudit(upstream.clock, log) } = deps;
  const own = announceOperations(deps.factory, (operation) => upstream.announce(operation));
  const sts = createStsClient(own);
  const { placed, writeRoles = NO_WRITE_ROLES } = deps;
  const assumeForCaller = (arn: string) =>
    assumeRoleForCaller(upstream, sts, arn, writeRoles.sourceIdentity);
  const writers = {
    roles: writeRoles,
    readerRoles: placed.readerRoles,
    sessionsOf: byRole((arn) => createSessionCredentials(upstream.clock, assumeForCaller(arn))),
  };
  const factory = withWriteRoles(own, writers);
  const identityCenter = createIdentityCenterClient(factory);
  const roles = roleCredentials(upstream, placed.readerRoles, (arn) =>
    assumeRole(upstream, sts, arn),
  );
  const placesIn = (regions: readonly string[]) =>
    placesOf(regions.length === 0 ? [info.region] : regions, roles);
  const context: ContextDeps = {
    upstream,
    info,
    log,
    placed,
    writeSessions: createWriteSessions(writers),
    protection: deps.protection ?? DEFAULT_PROTECTION,
    noticed,
    audit,
    tracing: deps.tracing,
    rowRules: createRowRules(deps.rowPolicy),
    knowledge: createKnowledge(writerAccountOf(writeRoles)),
    watches: createWatches({ upstream, log, loaders: (scope) => createLoaders(context, scope) }),
    changes: createChanges({
      upstream,
      client: identityCenter,
      log,
      audit: audit.queue,
      noticed,
      writes: info.writes,
      queueLog: deps.queueLog ?? memoryLog(),
      whyRefused: (scope, error, change) =>
        whyRefused(createLoaders(context, scope), error, change, context.knowledge),
      check: (scope, due) =>
        checkQueued(
          {
            authenticator: deps.authenticator ?? openDoor,
            clock: upstream.clock,
            contextOf: (caller) => contextOf(context, scope, caller),
          },
          due,
        ),
    }),
    clients: {
      identityCenter,
      identityStore: createIdentityStoreClient(factory),
      organizations: createOrganizationsClient(factory),
      sts,
      finspace: bindPlaces('finspace', placed, placesIn(placed.finspaceRegions), (place) =>
        createFinspaceClient(factory, place),
      ),
      environments: createEnvironmentAccess({
        factory,
        upstream,
        finspaceRoles: placed.finspaceRoles,
        credentialRoles: placed.credentialRoles,
        regions: placed.disabled.includes('finspace')
          ? []
          : [...new Set(placesIn(placed.finspaceRegions).map(({ region }) => region))],
        assume: (roleArn) => assumeRole(upstream, sts, roleArn),
        assumeForCaller,
        writesForCaller: writeRolesFor(writeRoles, 'finspace').length > 0,
      }),
      grafana: bindPlaces('grafana', placed, placesIn(placed.grafanaRegions), (place) =>
        createGrafanaClient(factory, place),
      ),
    },
  };
  audit.begin({ tracker: context.changes.tracker, ...context.watches });
  return context;
};
