/** For `--import`: the gateway as it ships, but for AWS's quotas, which it keeps by itself. */
import { registerHooks } from 'node:module';

const SHIPPED = new URL('../../src/upstream/quotas.ts', import.meta.url).href;
const LIFTED = new URL('no-quotas.ts', import.meta.url).href;

registerHooks({
  resolve(specifier, context, nextResolve) {
    const resolved = nextResolve(specifier, context);
    return resolved.url === SHIPPED ? { ...resolved, url: LIFTED } : resolved;
  },
});
