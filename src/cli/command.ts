import type { Clock } from '../core/clock.ts';

/** What a command has of the process around it, so that a test can be that process. */
export interface Terminal {
  readonly clock: Clock;
  /** Aborts when the process is told to end; the reason is the signal's name. */
  readonly signal: AbortSignal;
  /** Whether a person looks on: progress is then one line that changes. */
  readonly isInteractive: boolean;
  /** What the command was asked for. */
  out(text: string): void | Promise<void>;
  /** What is told beside it. */
  tell(text: string): void;
}

/** One of `management-graph`'s commands. */
export interface Command {
  readonly help: string;
  /**
   * @param argv what stands behind the command's name.
   * @returns the exit code.
   * @throws CommandError, CommandFailed
   */
  run(argv: readonly string[], terminal: Terminal): Promise<number>;
}

/** Exit codes that mean the same in every command. */
export const EXIT = { done: 0, failed: 1, usage: 2 } as const;
