import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Vite would take the ES build of graphql, while Node, and so everything else that is loaded here,
  // takes the CommonJS one: two copies do not know each other's types and errors.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    // Searches all that the run has written for secrets, once it is over.
    globalSetup: ['test/support/run-folder.ts'],
    setupFiles: ['test/support/no-loose-patterns.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/system/**'],
          testTimeout: 60_000,
          // Worlds are made in hooks, and machines that run tests are often busy.
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'system',
          include: ['test/system/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
