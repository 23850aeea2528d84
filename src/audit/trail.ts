import { randomUUID } from 'node:crypto';
import type { Clock } from '../core/clock.ts';
import { GatewayError } from '../core/errors.ts';
import type { AsyncOperationModel } from '../services/identity-center/models.ts';
import type { JournalEntry, WriteWitness } from '../upstream/types.ts';
import { begunOf, type Ending, endingOf, endingOfError } from './payload.ts';
import type { AuditRecord, AwsCall, BegunChange } from './record.ts';
import type { AuditWriter } from './writer.ts';

/** AWS calls that a record lists: a bulk job's thousands are only counted. */
const MOST_CALLS = 500;

/** On whose behalf changes are made. */
export type Whom = Pick<AuditRecord, 'who' | 'request' | 'from' | 'of'>;

/** One change, as it is known before it is made. */
export type Intent = Pick<AuditRecord, 'operation' | 'fields' | 'what' | 'on' | 'hidden'>;

export interface TrailDeps {
  readonly writer: AuditWriter;
  readonly clock: Clock;
  /** Told of operations that go on after the change was answered, and of the record that says so. */
  onBegun(record: AuditRecord, begun: readonly (AsyncOperationModel | BegunChange)[]): void;
}

interface Current {
  readonly id: string;
  readonly isWritten: boolean;
  readonly what: AuditRecord['what'];
  readonly calls: AwsCall[];
  moreCalls: number;
}

/** Without the members that say nothing. */
export const defined = <Value extends object>(value: Value): Value =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Value;

/** What is written of the changes that one operation, or one entry of the queue, makes: one at a time. */
export class Trail implements WriteWitness {
  readonly #deps: TrailDeps;
  readonly #whom: Whom;
  #current: Current | undefined;

  constructor(deps: TrailDeps, whom: Whom) {
    this.#deps = deps;
    this.#whom = whom;
  }

  /** The id of the change that is being made. */
  get id(): string | undefined {
    return this.#current?.id;
  }

  /**
   * Makes a change. That it is about to be made is safe before `make` is called, and what came of it
   * before this returns.
   *
   * @param isDurable false where nothing can be changed, because the gateway only reads.
   * @throws NotRecorded, and then nothing was done; what `make` throws.
   */
  async change<Answer>(
    intent: Intent,
    isDurable: boolean,
    make: () => Answer | Promise<Answer>,
    readEnding: (answer: Answer) => Ending = endingOf,
  ): Promise<Answer> {
    const { writer, clock } = this.#deps;
    const startedAt = clock.now();
    const id = randomUUID();
    const { what } = intent;
    if (isDurable) await writer.durable(defined({ ...this.#whom, ...intent, id, type: 'intent' }));
    const current: Current = { id, isWritten: isDurable, what, calls: [], moreCalls: 0 };
    this.#current = current;
    const end = async (ending: Ending): Promise<void> => {
      this.#current = undefined;
      await this.#end(intent, current, ending, clock.now() - startedAt);
    };
    let answer: Answer;
    try {
      answer = await make();
    } catch (error) {
      await end(endingOfError(error));
      throw error;
    }
    await end(readEnding(answer));
    return answer;
  }

  /** @throws GatewayError INTERNAL: nothing is sent to AWS of which no record says that it will be. */
  before(operation: string): void {
    if (this.#current?.isWritten === true) return;
    throw new GatewayError('INTERNAL', `${operation} was about to be sent without a record of it.`);
  }

  after(kind: 'read' | 'write', entry: JournalEntry): void {
    const current = this.#current;
    const isOfCredentials = current?.what === 'credentials' && entry.attempt > 0;
    if (current === undefined || (kind === 'read' && !isOfCredentials)) return;
    const { service, operation, outcome, awsRequestId } = entry;
    if (current.calls.length >= MOST_CALLS) current.moreCalls += 1;
    else current.calls.push(defined({ service, operation, outcome, awsRequestId }));
  }

  async #end(intent: Intent, current: Current, ending: Ending, ms: number): Promise<void> {
    const { writer, onBegun } = this.#deps;
    const { operation, fields, what, on, hidden } = intent;
    const { codes, begun, changing = [], queued, operationId } = ending;
    const { id, isWritten, calls, moreCalls } = current;
    // What somebody else has begun is in the record of that.
    const own = calls.length === 0 ? [] : changing;
    const goingOn = [...begun.map(begunOf), ...own];
    const isMade = what !== 'credentials' && calls.some((call) => call.outcome === 'ok');
    const outcome = ending.outcome === 'REFUSED' && isMade ? 'PARTLY' : ending.outcome;
    const { who, request, from } = this.#whom;
    const record: AuditRecord = await writer.settled(
      defined({
        type: 'outcome' as const,
        of: id,
        who,
        request,
        from,
        operation,
        fields,
        what,
        // Where no intent says it.
        ...(isWritten ? {} : { on, hidden }),
        outcome,
        ...(codes.length === 0 ? {} : { codes }),
        ...(calls.length === 0 ? {} : { aws: calls }),
        ...(moreCalls === 0 ? {} : { moreAws: moreCalls }),
        ...(goingOn.length === 0 ? {} : { begun: goingOn }),
        ...(queued.length === 0 ? {} : { queued }),
        operationId,
        ms,
      }),
    );
    if (goingOn.length > 0) onBegun(record, [...begun, ...own]);
  }
}
