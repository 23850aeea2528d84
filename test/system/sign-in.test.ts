/** GraphiQL where callers are asked who they are: its page is open, and takes a token. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ServiceKey, writeAuthFile } from '../support/api-key.ts';
import { launchBrowser } from './support/browser.ts';
import { repository } from './support/checkout.ts';
import { anyPorts, endAll, gatewayUrl, start } from './support/program.ts';
import { makeFolder } from '../support/run-folder.ts';

let folder: string;
let service: ServiceKey;
let browser: Browser;
let page: Page;
let url: string;

beforeAll(async () => {
  folder = makeFolder('sign-in');
  service = writeAuthFile(folder);
  const env = { ...anyPorts, AUTH_FILE: service.file };
  [browser, url] = await Promise.all([
    launchBrowser(),
    gatewayUrl(start(repository, ['npm', 'start'], env)),
  ]);
  page = await browser.newPage({ viewport: { width: 1440, height: 860 } });
});
afterAll(async () => {
  await browser.close();
  endAll();
});

it('GraphiQL shows why nothing is answered, and answers once its headers have a key', async () => {
  await page.goto(`${url}?query=${encodeURIComponent('{ viewer { caller } }')}`);
  const answer = page.locator('.graphiql-response');
  const run = () => page.getByRole('button', { name: /^Execute query/ }).click();
  await page.locator('.graphiql-query-editor').getByText('viewer').first().waitFor();
  await run();
  await answer.getByText('UNAUTHENTICATED').first().waitFor();

  await page.getByRole('button', { name: 'Headers' }).click();
  await page.locator('.graphiql-editor-tool .view-lines:visible').first().click();
  await page.keyboard.press('Control+A');
  // The editor closes quotes and braces by itself.
  await page.keyboard.insertText(JSON.stringify(service.headers).slice(0, -2));
  await run();
  await answer.getByText('"test"').first().waitFor();

  // The schema, which could not be read before, can be read now.
  await page.getByRole('button', { name: /Re-fetch GraphQL schema/ }).click();
  await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
  await page.locator('.graphiql-plugin').getByText('Query', { exact: true }).waitFor();

  // Nothing of the key stays in the browser.
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(kept).not.toContain(service.key.slice(-43));
});
