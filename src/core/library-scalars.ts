import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type * as Scalars from 'graphql-scalars';

/**
 * The scalars of `graphql-scalars` that the schema uses, from their own files: its index loads eighty
 * others, which is a tenth of the time that the gateway takes to start. The version is exact in
 * package.json, and a file that has moved fails every test.
 */
const require = createRequire(import.meta.url);
const folder = join(dirname(require.resolve('graphql-scalars')), 'scalars');
const load = <Name extends keyof typeof Scalars>(file: string, name: Name) =>
  (require(join(folder, file)) as Pick<typeof Scalars, Name>)[name];

export const GraphQLDateTime = load('iso-date/DateTime.js', 'GraphQLDateTime');
export const GraphQLDuration = load('iso-date/Duration.js', 'GraphQLDuration');
export const GraphQLEmailAddress = load('EmailAddress.js', 'GraphQLEmailAddress');
