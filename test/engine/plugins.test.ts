import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';

/** What becomes, in `src/http/fast-lane.ts`, of what each plugin does to a plain query. */
const IN_THE_FAST_LANE: Readonly<Record<string, string>> = {
  'use-audit': 'the same is recorded there, and the id of the request answered',
  'use-caller': 'asked by the listener, before it reads the body',
  'use-changes': 'has no say: ends with the process',
  'use-compiled-queries': 'only what it has compiled is taken',
  'use-cors': 'what has an origin is not taken',
  'use-doors': 'asked by the listener, before the body is read',
  'use-empty-journal': 'only what is refused before execution, which is not taken',
  'use-event-stream': 'streams are not taken',
  'use-get-operations': 'only POST is taken',
  'use-incremental': 'documents with @defer and @stream are not compiled',
  'use-input-errors': 'results with errors are made into answers by Yoga',
  'use-introspection': 'asked there; errors are told by Yoga',
  'use-json-only': 'only JSON is taken',
  'use-known-paths': 'the listener takes one path alone',
  'use-limits': 'compiled documents have been measured; variables are looked at there',
  'use-metrics': 'operations are counted there, errors by Yoga',
  'use-no-store': 'only mutations, streams and what comes by GET, which are not taken',
  'use-persisted': 'ids are looked up there, and texts not taken where only ids are',
  'use-rate-limit': 'counted there, and refused by Yoga',
  'use-readiness': 'another path',
  'use-request-scope': 'the same options and context are made there',
  'use-security-headers': 'the same headers are set there',
  'use-subscription-limit': 'subscriptions are not taken',
  'use-told': 'is how results with errors go to Yoga',
  'use-upstream-headers': 'the same header is set there',
};

it('every plugin has been thought of by the fast lane, which asks none', () => {
  const plugins = readdirSync(new URL('../../src/plugins/', import.meta.url))
    .filter((file) => file.startsWith('use-'))
    .map((file) => file.replace(/\.ts$/, ''));
  expect(plugins.toSorted()).toEqual(Object.keys(IN_THE_FAST_LANE));
});
