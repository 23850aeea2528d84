import { createYoga, type YogaServerInstance } from 'graphql-yoga';
import type { Logger } from 'pino';
import { createAnswerRecords } from './audit/answers.ts';
import { type Audit, noAudit } from './audit/audit.ts';
import { type Authenticator, openDoor } from './auth/authenticator.ts';
import { ANYBODY } from './auth/caller.ts';
import { type ContextDeps, createLoaders, type UpstreamInfo } from './context.ts';
import { graphiqlOptions, renderPage } from './graphiql/graphiql.ts';
import { CompiledQueries } from './engine/compiled-queries.ts';
import { createDocuments } from './engine/documents.ts';
import { createFastLane, type FastLane } from './http/fast-lane.ts';
import { MAX_BODY_BYTES } from './http/read-body.ts';
import { assumedSizes, costs, listedBy } from './costs.ts';
import { type CostLimits, createCostGuard } from './estimate/cost-limits.ts';
import { createEstimator } from './estimate/estimator.ts';
import { factsOf } from './links/costs/facts.ts';
import { createKnowledge } from './links/knowledge.ts';
import { createWatches, type Watches } from './links/watches.ts';
import { checkQueued } from './links/bulk/check-queued.ts';
import { whyRefused } from './links/why-refused.ts';
import { contextOf } from './plugins/operation-context.ts';
import { createMaskError } from './plugins/mask-error.ts';
import { useAudit } from './plugins/use-audit.ts';
import { useCaller } from './plugins/use-caller.ts';
import { useChanges } from './plugins/use-changes.ts';
import { useCompiledQueries } from './plugins/use-compiled-queries.ts';
import { useEventStream } from './plugins/use-event-stream.ts';
import { useInputErrors } from './plugins/use-input-errors.ts';
import { useEmptyJournal } from './plugins/use-empty-journal.ts';
import { useJsonOnly } from './plugins/use-json-only.ts';
import { useLoopbackHost } from './plugins/use-loopback-host.ts';
import { type Metrics, useMetrics } from './plugins/use-metrics.ts';
import { useNoStore } from './plugins/use-no-store.ts';
import { usePostOnly } from './plugins/use-post-only.ts';
import { createCosts } from './plugins/operation-cost.ts';
import { useReadiness } from './plugins/use-readiness.ts';
import { useRequestScope } from './plugins/use-request-scope.ts';
import { useTold } from './plugins/use-told.ts';
import { useUpstreamHeaders } from './plugins/use-upstream-headers.ts';
import { createYogaLog } from './plugins/yoga-log.ts';
import { createSchema } from './schema.ts';
import { createIdentityCenterClient } from './services/identity-center/client.ts';
import { createIdentityStoreClient } from './services/identity-store/client.ts';
import { createChanges } from './services/identity-center/operations/create-changes.ts';
import { memoryLog, type QueueLog } from './services/identity-center/operations/queue-log.ts';
import type { Changes } from './services/identity-center/operations/types.ts';
import { createOrganizationsClient } from './services/organizations/client.ts';
import { createFinspaceClient } from './services/finspace/client.ts';
import { createEnvironmentAccess } from './services/finspace/environment-access.ts';
import { createGrafanaClient } from './services/grafana/client.ts';
import { assumeRole } from './services/sts/assume-role.ts';
import { createStsClient } from './services/sts/client.ts';
import { type Noticed, nobodyNotices } from './telemetry/noticed.ts';
import { traceResolvers } from './telemetry/trace-resolvers.ts';
import type { Tracing } from './telemetry/tracing.ts';
import { watchAnswers } from './telemetry/watch-answers.ts';
import { announceOperations } from './upstream/announce-operations.ts';
import type { ClientFactory } from './upstream/client-factory.ts';
import { bindPlaces, type PlacedServices, placesOf, roleCredentials } from './upstream/places.ts';
import type { Upstream } from './upstream/types.ts';

/** What a gateway is made of. */
export interface GatewayDeps {
  readonly info: UpstreamInfo;
  readonly upstream: Upstream;
  readonly factory: ClientFactory;
  readonly metrics: Metrics;
  readonly log: Logger;
  /** Where FinSpace and Grafana are. */
  readonly placed: PlacedServices;
  /** Who finds out who asks; nobody is asked when left out. */
  readonly authenticator?: Authenticator;
  /** Makes traces; none are made when left out. */
  readonly tracing?: Tracing | undefined;
  /** Writes down who does what; nothing is kept when left out. */
  readonly audit?: Audit | undefined;
  /** What operations may cost; without limits when left out. */
  readonly costLimits?: CostLimits;
  /** Where changes that wait are written down; only in memory when left out. */
  readonly queueLog?: QueueLog;
  /** Which queries are compiled, and when; as it ships when left out. */
  readonly queries?: CompiledQueries;
}

/** A gateway, and what changes access in its process: `changes.queue.resume()` sets it going. */
export type Gateway = YogaServerInstance<object, object> & {
  readonly changes: Changes;
  readonly watches: Watches;
  /** Answers plain queries that come often, for a server that has read their bodies. */
  readonly fastLane: FastLane;
};

/** What is no document is read again each time: there is no end to what it may be. */
const NO_CACHE = { get: () => undefined, set: () => undefined };

export const GRAPHQL_PATH = '/graphql';

/** What the contexts of a gateway's operations are made from, with the clients of its services. */
export const createContextDeps = (
  deps: Omit<GatewayDeps, 'metrics'> & { readonly noticed?: Noticed },
): ContextDeps => {
  const { info, upstream, log, noticed = nobodyNotices } = deps;
  const { audit = noAudit(upstream.clock, log) } = deps;
  const factory = announceOperations(deps.factory, (operation) => upstream.announce(operation));
  const identityCenter = createIdentityCenterClient(factory);
  const sts = createStsClient(factory);
  const { placed } = deps;
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
    noticed,
    audit,
    tracing: deps.tracing,
    knowledge: createKnowledge(),
    watches: createWatches({ upstream, log, loaders: (scope) => createLoaders(context, scope) }),
    changes: createChanges({
      upstream,
      client: identityCenter,
      log,
      audit: audit.queue,
      writes: info.writes,
      queueLog: deps.queueLog ?? memoryLog(),
      whyRefused: (scope, error, change) =>
        whyRefused(createLoaders(context, scope), error, change),
      check: (scope, change) => checkQueued(contextOf(context, scope, ANYBODY), change),
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
      }),
      grafana: bindPlaces('grafana', placed, placesIn(placed.grafanaRegions), (place) =>
        createGrafanaClient(factory, place),
      ),
    },
  };
  audit.begin(context.changes.tracker);
  return context;
};

/**
 * The gateway as a function from requests to responses. It opens no socket: `main.ts` puts it behind
 * one, and tests call its `fetch`.
 */
export const createGateway = (deps: GatewayDeps): Gateway => {
  const { info, upstream, metrics, log, queries = new CompiledQueries() } = deps;
  const { authenticator = openDoor } = deps;
  const context = createContextDeps({
    ...deps,
    factory: watchAnswers(deps.factory, metrics.answered),
    noticed: metrics.noticed,
  });
  metrics.watch(upstream);
  const documents = createDocuments();
  const maskError = createMaskError(log);
  const schema =
    deps.tracing === undefined ? createSchema() : traceResolvers(createSchema(), upstream.clock);
  const estimator = createEstimator({
    schema,
    rules: costs,
    assumed: assumedSizes,
    listedBy,
    upstream,
    facts: () => factsOf(context),
  });
  const guard = createCostGuard(upstream.clock, deps.costLimits ?? {});
  const costsOfOperations = createCosts(upstream, estimator, guard);
  const record = createAnswerRecords(context.audit, log, schema);
  const [noteOperations, recordAnswers] = useAudit(record, upstream.clock, GRAPHQL_PATH);
  const yoga = createYoga<object, object>({
    schema,
    graphqlEndpoint: GRAPHQL_PATH,
    healthCheckEndpoint: '/health/live',
    landingPage: false,
    // No other origin may read answers until one is allowed by name.
    cors: false,
    // One operation a request: a batch would share a deadline and hide who asked for what.
    batching: false,
    maxRequestBodySize: MAX_BODY_BYTES,
    graphiql: graphiqlOptions(info),
    renderGraphiQL: renderPage,
    maskedErrors: { maskError },
    parserAndValidationCache: { documentCache: documents, errorCache: NO_CACHE },
    logging: createYogaLog(log),
    plugins: [
      useLoopbackHost(),
      useCaller(authenticator, GRAPHQL_PATH),
      usePostOnly(GRAPHQL_PATH),
      useJsonOnly(GRAPHQL_PATH),
      useUpstreamHeaders(info, context.knowledge),
      useReadiness(upstream, context.clients.sts, context.knowledge),
      useTold(),
      noteOperations,
      useCompiledQueries(queries),
      useRequestScope(context, costsOfOperations),
      useInputErrors(),
      useEmptyJournal(),
      useMetrics(metrics, upstream.clock),
      useNoStore(),
      useEventStream(upstream.clock),
      useChanges(context.changes, context.watches),
      recordAnswers,
    ],
  });
  return Object.assign(yoga, {
    changes: context.changes,
    watches: context.watches,
    fastLane: createFastLane({
      authenticator,
      schema,
      context,
      documents,
      queries,
      metrics,
      maskError,
      costs: costsOfOperations,
      record,
    }),
  });
};
