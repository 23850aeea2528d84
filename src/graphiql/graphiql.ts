import { readdirSync, readFileSync } from 'node:fs';
import type { GraphiQLOptions, YogaServerOptions } from 'graphql-yoga';
import type { UpstreamInfo } from '../context.ts';
import { favicon, logo } from './logo.ts';

const folder = new URL('../../examples/', import.meta.url);

/** The example queries, in the order of their file names: each answers a question people have. */
export const exampleQueries = (): readonly { readonly name: string; readonly query: string }[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((name) => ({ name, query: readFileSync(new URL(name, folder), 'utf8') }));

/** As the header editor shows them. */
const headers = JSON.stringify({ 'x-aws-journal': '1' }, null, 2);

/** GraphiQL with a tab for each example, each of which says what it cost. */
export const graphiqlOptions = (info: UpstreamInfo): GraphiQLOptions => ({
  title: `management-graph (${info.kind})`,
  logo,
  favicon,
  defaultTabs: exampleQueries().map(({ query }) => ({ query, headers })),
  defaultHeaders: headers,
  // The query comes first; headers and variables are a click away.
  defaultEditorToolsVisibility: false,
  shouldPersistHeaders: false,
  // Subscriptions are events over one POST, as every operation is: GET runs none.
  subscriptionsProtocol: 'SSE',
  method: 'POST',
});

/** The name beside the logo stays on one line. */
const style =
  '<style>.graphiql-logo { white-space: nowrap } .graphiql-logo svg { margin-right: 8px }</style>';

/**
 * GraphiQL's page, with everything it needs inside: nothing is fetched from elsewhere. It is nine
 * megabytes, so it is loaded when somebody first asks for it.
 */
export const renderPage: NonNullable<YogaServerOptions<object, object>['renderGraphiQL']> = async (
  options,
) => {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  return renderGraphiQL(options).replace('</head>', `${style}</head>`);
};
