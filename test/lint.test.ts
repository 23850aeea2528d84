import { ESLint } from 'eslint';
import { expect, it } from 'vitest';

const RULES = new Set([
  'import-x/no-restricted-paths',
  '@typescript-eslint/no-restricted-imports',
  'no-restricted-globals',
  'no-restricted-properties',
]);

/** Only the rules of direction, none of which needs types: those would wait for a compiler. */
const eslint = new ESLint({
  cwd: new URL('..', import.meta.url).pathname,
  ruleFilter: ({ ruleId }) => RULES.has(ruleId),
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
});

/** What ESLint says of `code` in the file at `path`. */
const lint = async (path: string, code: string): Promise<string> => {
  const [result] = await eslint.lintText(`${code}\n`, { filePath: path });
  return (result?.messages ?? []).map(({ message }) => message).join('\n');
};

const imports = (path: string): string => `import * as it from '${path}';\nexport { it };`;

const CLOCK = 'core/clock.ts';
const SERVICES = 'Services meet in links/';
const LOADERS = 'A link uses loaders';
const SHARES_NOTHING = 'The sandbox shares no code with what it is to test';
const NOT_THE_SANDBOX = 'The gateway never imports the sandbox';
const CLIENTS = 'Only services/<service>/client.ts imports an SDK client';

it.each([
  ['src/core/tags.ts', imports('../services/sts/loaders.ts'), 'core/ knows no AWS service'],
  ['src/core/tags.ts', imports('../upstream/cache.ts'), 'core/ knows no AWS service'],
  ['src/upstream/cache.ts', imports('../services/sts/loaders.ts'), 'below the services'],
  ['src/upstream/cache.ts', imports('../links/models.ts'), 'below the services'],
  ['src/services/sts/loaders.ts', imports('../organizations/loaders.ts'), SERVICES],
  ['src/services/sts/loaders.ts', imports('../../links/models.ts'), 'does not know the links'],
  ['src/services/sts/loaders.ts', imports('../../config.ts'), 'from the context'],
  ['src/context.ts', imports('./main.ts'), 'nothing imports it'],
  ['src/plugins/use-metrics.ts', imports('../main.ts'), 'nothing imports it'],
  ['src/links/find-node.ts', imports('../services/sts/client.ts'), LOADERS],
  ['src/links/resolvers/edges.ts', imports('../../services/sts/client.ts'), LOADERS],
  ['src/links/find-node.ts', imports('@aws-sdk/client-sts'), CLIENTS],
  ['src/services/sts/loaders.ts', imports('@aws-sdk/client-sts'), CLIENTS],
  ['src/upstream/cache.ts', imports('@aws-sdk/client-sts'), CLIENTS],
  ['src/sandbox/engine.ts', imports('../upstream/quotas.ts'), SHARES_NOTHING],
  ['src/sandbox/engine.ts', imports('../request-options.ts'), SHARES_NOTHING],
  ['src/sandbox/services/sts/service.ts', imports('../../../node-types.ts'), SHARES_NOTHING],
  ['src/gateway.ts', imports('./sandbox/index.ts'), NOT_THE_SANDBOX],
  ['src/schema.ts', imports('./sandbox/index.ts'), NOT_THE_SANDBOX],
  ['src/config.ts', imports('./sandbox/index.ts'), NOT_THE_SANDBOX],
  ['src/upstream/cache.ts', imports('../sandbox/quotas.ts'), NOT_THE_SANDBOX],
  ['src/links/find-node.ts', imports('../sandbox/index.ts'), NOT_THE_SANDBOX],
  ['src/gateway.ts', 'export const it = process.env.PORT;', 'Only config.ts reads the environment'],
  ['src/gateway.ts', 'export const it = Date.now();', CLOCK],
  ['src/config.ts', 'export const it = Date.now();', CLOCK],
  ['src/main.ts', 'export const it = Date.now();', CLOCK],
  ['src/gateway.ts', 'setTimeout(() => undefined, 1);', CLOCK],
  ['src/gateway.ts', 'setInterval(() => undefined, 1);', CLOCK],
  ['src/sandbox/engine.ts', 'export const it = Date.now();', CLOCK],
  ['src/sandbox/engine.ts', 'setTimeout(() => undefined, 1);', CLOCK],
])('%s may not: %s', async (path, code, message) => {
  expect(await lint(path, code)).toContain(message);
});

it.each([
  ['src/links/find-node.ts', "import type { StsClient } from '../services/sts/client.ts';"],
  ['src/links/find-node.ts', imports('../services/sts/loaders.ts')],
  ['src/services/sts/client.ts', imports('@aws-sdk/client-sts')],
  ['src/services/sts/loaders.ts', "import type { STSClient } from '@aws-sdk/client-sts';"],
  ['src/sandbox/engine.ts', imports('../core/clock.ts')],
  ['src/sandbox/services/sts/service.ts', imports('../../state.ts')],
  ['src/main.ts', imports('./sandbox/index.ts')],
  ['src/core/clock.ts', 'export const it = Date.now();\nsetTimeout(() => it, 1);'],
  ['src/config.ts', 'export const it = process.env.PORT;'],
])('%s may: %s', async (path, code) => {
  expect(await lint(path, code)).toBe('');
});
