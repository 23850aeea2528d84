import { randomUUID } from 'node:crypto';
import { extname } from 'node:path';
import { userInfo } from 'node:os';
import { openSink } from '../../audit/open-sink.ts';
import type { AuditRecord } from '../../audit/record.ts';
import type { Config } from '../../config.ts';
import type { Clock } from '../../core/clock.ts';
import { CommandFailed } from '../errors.ts';

/** An export that is on record, and says how it ended. */
export interface RecordedExport {
  end(outcome: 'DONE' | 'FAILED', rows?: number): Promise<void>;
}

/** A file of its own: a gateway that serves may be writing the other. */
const fileBeside = (file: string): string => {
  const extension = extname(file);
  return `${file.slice(0, file.length - extension.length)}.export${extension}`;
};

/**
 * Writes down that the whole organization is about to be read, and by which user of the machine: there
 * is no other caller. Of the sandbox only where that is asked for.
 *
 * @throws CommandFailed when it cannot be written, and then nothing is read.
 */
export const auditExport = async (
  { audit, upstream, region }: Pick<Config, 'audit' | 'upstream' | 'region'>,
  clock: Clock,
  to: string,
): Promise<RecordedExport> => {
  const who = { id: `os:${userInfo().username}`, authentication: 'NONE' } as const;
  const id = randomUUID();
  const of = (more: Partial<AuditRecord> & Pick<AuditRecord, 'type'>): AuditRecord => ({
    id: randomUUID(),
    at: new Date(clock.now()).toISOString(),
    who,
    what: 'export',
    fields: ['assignments'],
    ...more,
  });
  try {
    const own = audit.to === 'file' ? { ...audit, file: fileBeside(audit.file) } : audit;
    const sink = openSink(own, clock, () => undefined);
    await sink.append([of({ type: 'read', id, on: { upstream, region, file: to } })]);
    return {
      async end(outcome, rows) {
        const count = rows === undefined ? {} : { count: rows };
        await sink.append([of({ type: 'outcome', of: id, outcome, ...count })]);
        await sink.close();
      },
    };
  } catch (error) {
    throw new CommandFailed(
      `The export cannot be written into the audit, so nothing was read: ${(error as Error).message}`,
    );
  }
};
