/**
 * `npm run build`: the gateway as few large files in `dist/`, which Node loads in a third of the time that
 * its thousand files take (docs/adr/024-start.md). Nothing is shortened or renamed, so that a stack reads
 * like the sources; `node --enable-source-maps` says their lines.
 */
import { isBuiltin } from 'node:module';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Plugin, rolldown } from 'rolldown';
import { stampBundle } from '../src/bundle-stamp.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const out = `${root}dist`;

/** Loaded when first needed, if at all: they stay in node_modules, where they are found then. */
const LATER = [
  /^@aws-sdk\//,
  /^@smithy\//,
  /^@cedar-policy\//,
  /^@opentelemetry\/(?!api$)/,
  /^@graphql-yoga\/render-graphiql$/,
  /^pino-pretty$/,
];

/** Whoever asks where it is, is told where its source is: beside it are files, and workers. */
const keepPlaces: Plugin = {
  name: 'keep-places',
  transform(code, id) {
    const url = `new URL(${JSON.stringify(relative(out, id))}, import.meta.url)`;
    // On the first line, so that the others keep their numbers.
    const names = /\b__(?:dirname|filename)\b/.test(code)
      ? `const __filename = process.getBuiltinModule('node:url').fileURLToPath(${url}), ` +
        `__dirname = process.getBuiltinModule('node:path').dirname(__filename);`
      : '';
    const text = names + code.replaceAll('import.meta.url', `${url}.href`);
    return text === code ? null : { code: text, map: null };
  },
};

/** The index of the scalars costs nothing here, where what is not used of it is left out. */
const scalarsFromIndex: Plugin = {
  name: 'scalars-from-index',
  load: (id) =>
    id.endsWith('/src/core/library-scalars.ts')
      ? `export { GraphQLDateTime, GraphQLDuration, GraphQLEmailAddress } from 'graphql-scalars';`
      : null,
};

/**
 * A member of a module of Node is asked for when it is used. An `import` asks for all of them, and to have
 * `node:http` name its `WebSocket` loads a whole HTTP client, a twentieth of a second. `node:module` is what
 * the bundle itself imports.
 */
const lazyBuiltins: Plugin = {
  name: 'lazy-builtins',
  resolveId: (id) =>
    isBuiltin(id) && id !== 'node:module' ? `\0builtin:${id.replace('node:', '')}.cjs` : null,
  load: (id) =>
    id.startsWith('\0builtin:')
      ? `module.exports = process.getBuiltinModule('node:${id.slice('\0builtin:'.length, -'.cjs'.length)}');`
      : null,
};

const stamp = stampBundle();
const bundle = await rolldown({
  input: `${root}src/main.ts`,
  cwd: root,
  platform: 'node',
  external: LATER,
  plugins: [lazyBuiltins, scalarsFromIndex, keepPlaces],
});
const { output } = await bundle.write({ dir: out, format: 'esm', sourcemap: true, cleanDir: true });
stamp();
const files = output.filter((file) => file.type === 'chunk');
const size = files.reduce((sum, { code }) => sum + code.length, 0);
process.stdout.write(`dist/: ${files.length} files, ${(size / 1e6).toFixed(1)} MB\n`);
