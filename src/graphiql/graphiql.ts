import { hash } from 'node:crypto';
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

const OPENING = '<script>';

/**
 * What the page may do: run the one script that is in it, ask this gateway, and nothing else. Its
 * editor makes styles and workers as it goes. The policy stands in the page, beside what it is about;
 * that nobody may frame the page can only be said in a header.
 */
const policyOf = (html: string): string => {
  // All between the first tag and the last: what looks like tags within is text.
  const script = html.slice(html.indexOf(OPENING) + OPENING.length, html.lastIndexOf('</script>'));
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${hash('sha256', script, 'base64')}'`,
    "style-src 'unsafe-inline'",
    'worker-src blob:',
    "img-src 'self' data:",
    'font-src data:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return `<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}">`;
};

/** By the title: all else is the same. */
const pages = new Map<string | undefined, string>();

/**
 * GraphiQL's page, with everything it needs inside: nothing is fetched from elsewhere. It is nine
 * megabytes, so it is loaded when somebody first asks for it.
 */
export const renderPage: NonNullable<YogaServerOptions<object, object>['renderGraphiQL']> = async (
  options,
) => {
  const { title } = options ?? {};
  const known = pages.get(title);
  if (known !== undefined) return known;
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const html = renderGraphiQL(options).replace('</head>', () => `${style}</head>`);
  const page = html.replace('<head>', () => `<head>${policyOf(html)}`);
  pages.set(title, page);
  return page;
};
