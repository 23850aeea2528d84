import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { YogaServerInstance } from 'graphql-yoga';
import { type AnswerRecords, createAnswerRecords } from './audit/answers.ts';
import { openDoor } from './auth/authenticator.ts';
import { checkMetricsReader } from './auth/may-read-metrics.ts';
import { createYoga } from './create-yoga.ts';
import { createLoaders } from './create-context.ts';
import { graphiqlOptions, renderPage } from './graphiql/graphiql.ts';
import { CompiledQueries } from './engine/compiled-queries.ts';
import { createDocuments } from './engine/documents.ts';
import { createDoors, type Doors } from './http/doors.ts';
import { createFastLane, type FastLane } from './http/fast-lane.ts';
import { type AddressedRequest, clientAddress, nodeHeaders } from './http/client-address.ts';
import { createStreams, type Streams } from './http/streams.ts';
import { createHeadersOfAll } from './http/headers-of-all.ts';
import { MAX_BODY_BYTES } from './http/read-body.ts';
import { createRateLimit } from './limits/rate-limit.ts';
import { OPEN_SAFETY, type Safety } from './safety.ts';
import { assumedSizes, costs, listedBy } from './costs.ts';
import { createCostGuard } from './estimate/cost-limits.ts';
import { createEstimator } from './estimate/estimator.ts';
import { factsOf } from './links/costs/facts.ts';
import type { Watches } from './links/watches.ts';
import { createMaskError } from './plugins/mask-error.ts';
import { useAudit } from './plugins/use-audit.ts';
import { knownCallerOf, type Recognized, useCaller, whoSends } from './plugins/use-caller.ts';
import { useCors } from './plugins/use-cors.ts';
import { useDoors } from './plugins/use-doors.ts';
import { useSecurityHeaders } from './plugins/use-security-headers.ts';
import { useKnownPaths } from './plugins/use-known-paths.ts';
import { useChanges } from './plugins/use-changes.ts';
import { useCompiledQueries } from './plugins/use-compiled-queries.ts';
import { useEventStream } from './plugins/use-event-stream.ts';
import { useInputErrors } from './plugins/use-input-errors.ts';
import { useEmptyJournal } from './plugins/use-empty-journal.ts';
import { boundOperations } from './permissions/operation-table.ts';
import { useIncremental } from './plugins/use-incremental.ts';
import { useJsonOnly } from './plugins/use-json-only.ts';
import { useLimits } from './plugins/use-limits.ts';
import { useMetrics } from './plugins/use-metrics.ts';
import { useNoStore } from './plugins/use-no-store.ts';
import { useGetOperations } from './plugins/use-get-operations.ts';
import { useIntrospection } from './plugins/use-introspection.ts';
import { usePersisted } from './plugins/use-persisted.ts';
import { useRateLimit } from './plugins/use-rate-limit.ts';
import { useSubscriptionLimit } from './plugins/use-subscription-limit.ts';
import { createCosts } from './plugins/operation-cost.ts';
import { warmUp } from './warm-up.ts';
import { useReadiness } from './plugins/use-readiness.ts';
import { useRequestScope } from './plugins/use-request-scope.ts';
import { useTold } from './plugins/use-told.ts';
import { useUpstreamHeaders } from './plugins/use-upstream-headers.ts';
import { createYogaLog } from './plugins/yoga-log.ts';
import { createSchema } from './schema.ts';
import type { Changes } from './services/identity-center/operations/types.ts';
import { traceResolvers } from './telemetry/trace-resolvers.ts';
import { watchAnswers } from './telemetry/watch-answers.ts';
import { createContextDeps } from './create-context-deps.ts';
import type { GatewayDeps } from './gateway-deps.ts';

/** A gateway, and what changes access in its process: `changes.queue.resume()` sets it going. */
export type Gateway = YogaServerInstance<object, object> & {
  readonly changes: Changes;
  readonly watches: Watches;
  /** Who sends a request of Node's server, or why that is not known. */
  whoSends(request: IncomingMessage): Recognized | Promise<Recognized>;
  /** The address that a request comes from, past the proxies that are trusted. */
  addressOf(request: AddressedRequest): string | undefined;
  /** Answers plain queries that come often, for a server that has read their bodies. */
  readonly fastLane: FastLane;
  /** What a server asks before it reads a body. */
  readonly doors: Doors;
  /** Writes down what a server has refused by itself. */
  readonly record: AnswerRecords;
  /** The subscriptions that are open. */
  readonly streams: Streams;
  /** The headers that every answer to a request with `headers` has. */
  headersOfAll(headers: IncomingHttpHeaders, isKnown: boolean): Readonly<Record<string, string>>;
};

/** What is no document is read again each time: there is no end to what it may be. */
const NO_CACHE = { get: () => undefined, set: () => undefined };

export const GRAPHQL_PATH = '/graphql';

/**
 * The gateway as a function from requests to responses. It opens no socket: `main.ts` puts it behind
 * one, and tests call its `fetch`.
 */
export const createGateway = (deps: GatewayDeps): Gateway => {
  const { info, upstream, metrics, log, queries = new CompiledQueries() } = deps;
  const { authenticator = openDoor, trustedProxies = 0 } = deps;
  const safety: Safety = { ...OPEN_SAFETY, ...deps.safety };
  const { limits } = safety;
  const rate = createRateLimit(upstream.clock, safety.requestsPerMinute);
  const streams = createStreams(upstream.clock, safety.subscriptionMinutes);
  const doors = createDoors(safety.names);
  const context = createContextDeps({
    ...deps,
    factory: watchAnswers(deps.factory, metrics.answered),
    noticed: metrics.noticed,
  });
  metrics.watch(upstream, boundOperations);
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
  /** Whether the account that is behind is told to whom nobody knows. */
  const tellsAnybody = authenticator === openDoor && !context.rowRules.areThere;
  const record = createAnswerRecords(context.audit, log, schema);
  const [noteOperations, recordAnswers] = useAudit(
    record,
    upstream.clock,
    GRAPHQL_PATH,
    trustedProxies,
  );
  const yoga = createYoga({
    schema,
    graphqlEndpoint: GRAPHQL_PATH,
    healthCheckEndpoint: '/health/live',
    landingPage: false,
    // No other origin may read answers until one is allowed by name.
    cors: false,
    // One operation a request: a batch would share a deadline and hide who asked for what.
    batching: false,
    extraParamNames: ['documentId'],
    maxRequestBodySize: MAX_BODY_BYTES,
    graphiql: graphiqlOptions(info),
    renderGraphiQL: renderPage,
    maskedErrors: { maskError },
    parserAndValidationCache: { documentCache: documents, errorCache: NO_CACHE },
    logging: createYogaLog(log),
    plugins: [
      useDoors(doors),
      useCors(doors),
      useSecurityHeaders(),
      useCaller(authenticator, trustedProxies),
      useKnownPaths(GRAPHQL_PATH),
      useGetOperations(GRAPHQL_PATH, doors, {
        anyQuery: safety.getQueries,
        hasPersisted: safety.persisted !== undefined,
      }),
      useJsonOnly(GRAPHQL_PATH),
      useRateLimit(rate, GRAPHQL_PATH, trustedProxies),
      useUpstreamHeaders(info, context.knowledge, (request) => {
        const caller = knownCallerOf(request);
        if (caller === undefined) return tellsAnybody;
        return context.rowRules.rightsOf(caller).seesAll;
      }),
      useReadiness(
        upstream,
        context.clients.sts,
        context.knowledge,
        (scope) => createLoaders(context, scope).identityCenter.instances(),
        () => deps.factory.load(),
        async (scope) => {
          await deps.factory.rehearse();
          await warmUp(schema, (asked) => estimator.estimate(asked, scope));
        },
        log,
        deps.life,
      ),
      useTold(),
      ...(safety.persisted === undefined ? [] : [usePersisted(safety.persisted)]),
      noteOperations,
      useLimits(limits),
      useSubscriptionLimit(safety.subscriptions, trustedProxies),
      useCompiledQueries(queries),
      useIncremental(maskError, metrics),
      useRequestScope(context, costsOfOperations, authenticator, trustedProxies),
      useInputErrors(),
      useIntrospection(safety.introspection),
      useEmptyJournal(),
      useMetrics(
        metrics,
        upstream.clock,
        deps.metricsElsewhere === true
          ? undefined
          : (caller) => checkMetricsReader(caller, context.rowRules),
      ),
      useNoStore(),
      useEventStream(upstream.clock, streams),
      useChanges(context.changes, context.watches),
      recordAnswers,
    ],
  });
  const headersOfAll = createHeadersOfAll(info, context.knowledge, tellsAnybody);
  return Object.assign(yoga, {
    record,
    doors,
    streams,
    headersOfAll,
    changes: context.changes,
    watches: context.watches,
    whoSends: (request: IncomingMessage) =>
      whoSends(authenticator, nodeHeaders(request), clientAddress(request, trustedProxies)),
    addressOf: (request: AddressedRequest) => clientAddress(request, trustedProxies),
    fastLane: createFastLane({
      safety,
      rate,
      trustedProxies,
      headersOfAll,
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
