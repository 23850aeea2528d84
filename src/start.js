/**
 * What `npm start` and `npm run start:aws` run: the bundle, where it is of the sources as they are (see
 * scripts/bundle.ts), else the sources. Not TypeScript, for the reason that compile-cache.js has.
 */
import process from 'node:process';
import './compile-cache.js';

// Only now: what is imported above is loaded before there is a cache.
const { bundleState } = await import('./bundle-stamp.ts');
const state = bundleState();
if (state === 'stale') {
  process.emitWarning('dist/ is not of these sources, which take longer to start: npm run build');
}
await import(state === 'fresh' ? '../dist/main.js' : './main.ts');
