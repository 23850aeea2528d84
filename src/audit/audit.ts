import type { Logger } from 'pino';
import type { Caller } from '../auth/caller.ts';
import type { Clock } from '../core/clock.ts';
import type { QueueAudit } from '../services/identity-center/operations/types.ts';
import { safeText } from '../core/safe-text.ts';
import { BegunWork, type Follows } from './follow-begun.ts';
import { auditQueue } from './queue-audit.ts';
import type { Origin } from './record.ts';
import { whoIs } from './record.ts';
import { type AuditSink, noSink } from './sink.ts';
import { Tally } from './tally.ts';
import { defined, Trail, type TrailDeps } from './trail.ts';
import { AuditWriter, type NewRecord } from './writer.ts';

export interface AuditOptions {
  readonly sink: AuditSink;
  readonly clock: Clock;
  readonly log: Logger;
}

/** The record of who did what: one for each process. */
export interface Audit {
  /** What is written of the changes of one operation. */
  trail(caller: Caller, origin: Origin): Trail;
  /** What is written of the changes that were queued. */
  readonly queue: QueueAudit;
  /** Writes what was refused, or read; again within the minute, it is only counted. */
  note(record: NewRecord): void;
  /** Goes on from what an earlier process has left, and follows operations from now on. */
  begin(follows: Follows): void;
  /** Writes what is left to be written. */
  close(): Promise<void>;
}

export const createAudit = ({ sink, clock, log }: AuditOptions): Audit => {
  const writer = new AuditWriter({
    sink,
    clock,
    onTrouble(message, error) {
      const why = error instanceof Error ? safeText(error.message) : undefined;
      log.error(why === undefined ? {} : { why }, message);
    },
  });
  const tally = new Tally(writer, clock);
  const begun = new BegunWork(writer, clock);

  const deps: TrailDeps = {
    writer,
    clock,
    onBegun(record, all) {
      for (const each of all) begun.follow(record, each);
    },
  };

  return {
    trail: (caller, origin) => new Trail(deps, { who: whoIs(caller), ...origin }),
    queue: auditQueue(writer, (whom) => new Trail(deps, whom)),
    note: (record) => tally.note(defined(record)),
    begin(follows) {
      // Whoever keeps nothing asks AWS nothing for it either.
      if (sink === noSink) return;
      begun.begin(follows);
      for (const record of sink.left) {
        if (record.type === 'intent') {
          const { id, who, fields, what } = record;
          writer.note(defined({ type: 'interrupted' as const, of: id, who, fields, what }));
        } else for (const each of record.begun ?? []) begun.follow(record, each);
      }
    },
    async close() {
      begun.close(sink.forgets === true);
      tally.flush();
      await writer.close();
    },
  };
};

/** An audit that keeps nothing, and lets everything pass: for whoever has switched it off. */
export const noAudit = (clock: Clock, log: Logger): Audit =>
  createAudit({ sink: noSink, clock, log });
