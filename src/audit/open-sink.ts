import type { Clock } from '../core/clock.ts';
import { AuditFile } from './file-sink.ts';
import { type AuditSink, noSink } from './sink.ts';
import { stdoutSink } from './stdout-sink.ts';

/** Where the audit is to be written: as the configuration says it. */
export type SinkChoice =
  | { readonly to: 'off' | 'stdout' }
  | {
      readonly to: 'file';
      readonly file: string;
      /** Full when it would become larger, in bytes. */
      readonly maxBytes: number;
      /** Full when it is older, in milliseconds. */
      readonly maxAgeMs: number;
      /** How many full files are kept; all of them when undefined. */
      readonly kept: number | undefined;
    };

/** @throws AuditError when the file cannot be used. */
export const openSink = (
  choice: SinkChoice,
  clock: Clock,
  onTrouble: (message: string, error: unknown) => void,
): AuditSink => {
  switch (choice.to) {
    case 'off':
      return noSink;
    case 'stdout':
      return stdoutSink();
    case 'file':
      return new AuditFile({ ...choice, clock, onTrouble });
  }
};
