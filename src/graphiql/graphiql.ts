import { readdirSync, readFileSync } from 'node:fs';
import type { GraphiQLOptions, YogaServerOptions } from 'graphql-yoga';
import type { UpstreamInfo } from '../context.ts';

const folder = new URL('../../examples/', import.meta.url);

/** The example queries, in the order of their file names: each answers a question people have. */
export const exampleQueries = (): readonly { readonly name: string; readonly query: string }[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((name) => ({ name, query: readFileSync(new URL(name, folder), 'utf8') }));

/** GraphiQL with a tab for each example, each of which says what it cost. */
export const graphiqlOptions = (info: UpstreamInfo): GraphiQLOptions => ({
  title: `management-graph (${info.kind})`,
  defaultTabs: exampleQueries().map(({ query }) => ({
    query,
    headers: JSON.stringify({ 'x-aws-journal': '1' }),
  })),
  defaultHeaders: JSON.stringify({ 'x-aws-journal': '1' }),
  shouldPersistHeaders: false,
});

/**
 * GraphiQL's page, with everything it needs inside: nothing is fetched from elsewhere. It is nine
 * megabytes, so it is loaded when somebody first asks for it.
 */
export const renderPage: NonNullable<YogaServerOptions<object, object>['renderGraphiQL']> = async (
  options,
) => {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  return renderGraphiQL(options);
};
