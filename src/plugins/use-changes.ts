import type { Plugin } from 'graphql-yoga';
import type { Watches } from '../links/watches.ts';
import type { Changes } from '../services/identity-center/operations/types.ts';

/**
 * Ends what the process does on its own when the gateway is disposed of: nothing more is sent or
 * asked, subscriptions are completed, and whoever waits for an operation is told how it stands.
 */
export const useChanges = ({ queue, tracker }: Changes, watches: Watches): Plugin => ({
  async onDispose() {
    tracker.close();
    watches.close();
    await queue.close();
  },
});
