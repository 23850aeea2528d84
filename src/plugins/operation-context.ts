import type { ExecutionResult } from 'graphql';
import { type Executed, noteHiddenAsked } from '../audit/hidden-asked.ts';
import type { Origin } from '../audit/record.ts';
import type { Trail } from '../audit/trail.ts';
import type { Caller } from '../auth/caller.ts';
import type { ContextDeps, GatewayContext } from '../context.ts';
import { gapOf } from '../core/connection.ts';
import { createContext } from '../create-context.ts';
import type { RequestOptions } from '../request-options.ts';
import { maskAnswer } from '../rows/mask-answer.ts';
import type { OperationTrace } from '../telemetry/tracing.ts';
import { createJournal } from '../upstream/journal.ts';
import { regionOf } from '../upstream/region-of.ts';
import {
  createRequestScope,
  type OwnedScope,
  type RequestScopeOptions,
} from '../upstream/request-scope.ts';
import { sessionNameOf } from '../upstream/session-name.ts';
import type { RequestScope } from '../upstream/types.ts';
import { WITHHELD } from './restricted-answers.ts';

/** A context with its scope, which has to be ended. */
export interface OpenedContext {
  readonly context: GatewayContext;
  readonly scope: OwnedScope;
  /** Whether the caller does not see every account. */
  readonly isRestricted: boolean;
  /** The result as it is answered: with the journal in `extensions.aws`, when that was asked for. */
  withJournal(result: ExecutionResult): ExecutionResult;
  /** The result without the numbers of hidden accounts, for a caller who does not see all. */
  withoutHidden(result: ExecutionResult): Promise<ExecutionResult>;
  /**
   * Has in the audit what the caller has asked for by its key that is hidden from it: a turn later, when
   * the answer is on its way, so that it takes as long as that of what is not there.
   */
  noteHidden(executed: Executed, result: ExecutionResult): void;
  /**
   * Ends the timer of the deadline, and the trace of the operation with what came of it. Whoever opens a
   * context calls this, whatever becomes of it: a trace that is not ended is never sent.
   */
  dispose(result: ExecutionResult): void;
  /** Ends the timer alone, where the operation is begun anew by somebody else. */
  abandon(): void;
}

/** What works for `scope`, which others end. */
export const contextOf = (
  deps: ContextDeps,
  scope: RequestScope,
  caller: Caller,
  trace?: OperationTrace,
  trail?: Trail,
): GatewayContext => {
  const { region } = deps.info;
  return createContext(
    deps,
    scope,
    caller,
    (error, service, accountId) =>
      gapOf(error, { service, accountId, regionOf: (name) => regionOf(name, region) }),
    trace,
    trail,
  );
};

/**
 * The context of one execution: deadline, priority, journal and loaders of its own.
 *
 * @param waiting who waits for the answer, or a signal that aborts when the client has gone.
 * @param origin where the request came from, for the audit.
 */
export const openContext = (
  deps: ContextDeps,
  options: RequestOptions,
  waiting: Pick<RequestScopeOptions, 'signal' | 'client'>,
  kind: 'query' | 'mutation',
  caller: Caller,
  origin: Origin = {},
): OpenedContext => {
  const { clock } = deps.upstream;
  const { deadlineMs, maxAgeMs } = options;
  const trace = deps.tracing?.begin(kind, options.traceparent, options.tracestate);
  const trail = kind === 'mutation' ? deps.audit.trail(caller, origin) : undefined;
  const scope = createRequestScope({
    caller: caller.id,
    // Whoever only reads needs none.
    session: kind === 'mutation' ? sessionNameOf(caller) : undefined,
    clock,
    deadlineMs,
    maxAgeMs,
    signal: waiting.signal,
    client: waiting.client,
    kind,
    witness: trail,
    journal: trace && createJournal((entry) => trace.call(entry), trace.traceparent),
  });
  const context = contextOf(deps, scope, caller, trace, trail);
  const isRestricted = context.kept !== undefined;
  return {
    context,
    scope,
    isRestricted,
    withJournal(result) {
      if (!options.journal) return result;
      const extensions = {
        ...result.extensions,
        aws: isRestricted ? WITHHELD : scope.journal.summary(),
      };
      return { ...result, extensions };
    },
    noteHidden(executed, result) {
      const { kept } = context;
      if (kept === undefined) return;
      setImmediate(() => {
        try {
          noteHiddenAsked(deps.audit, executed, caller, origin, kept, result);
        } catch (error) {
          // The answer has been given: what cannot be written down must not end the process.
          deps.log.error({ err: error }, 'what was asked for and is hidden could not be recorded');
        }
      });
    },
    withoutHidden: (result) => maskAnswer(result, context.loaders.rows),
    dispose(result) {
      scope.dispose();
      trace?.end(result);
    },
    abandon: () => scope.dispose(),
  };
};
