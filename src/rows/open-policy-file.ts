import type { Logger } from 'pino';
import type { Clock } from '../core/clock.ts';
import { fileMark, followFile } from '../follow-file.ts';
import { readPolicyFile } from './read-policy-file.ts';
import type { RowPolicy } from './row-policy.ts';

/** The row rules of a file that may change. */
export interface PolicyFile {
  /** Goes by the file as it was last read: whoever has asked for its rights keeps those. */
  readonly policy: RowPolicy;
  /** Goes by other rules as they come. Returns a function that ends it. */
  watch(clock: Clock, log: Logger): () => void;
}

/**
 * Reads `POLICY_FILE`.
 *
 * @throws ConfigError when it cannot be read or used; later on, that is logged.
 */
export const openPolicyFile = async (path: string): Promise<PolicyFile> => {
  const mark = fileMark(path);
  let current = await readPolicyFile(path);
  return {
    policy: { rightsOf: (caller) => current.rightsOf(caller) },
    watch(clock, log) {
      const use = (next: RowPolicy): void => void (current = next);
      const file = { variable: 'POLICY_FILE', path, what: 'rules', mark, use };
      return followFile({ ...file, read: () => readPolicyFile(path) }, clock, log);
    },
  };
};
