import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest';
import { launchBrowser } from './support/browser.ts';
import { repository } from './support/checkout.ts';
import { anyPorts, ask, endAll, gatewayUrl, start } from './support/program.ts';

let browser: Browser;
let page: Page;
let url: string;
const elsewhere: string[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  [browser, url] = await Promise.all([
    launchBrowser(),
    gatewayUrl(start(repository, ['npm', 'start'], anyPorts)),
  ]);
});
afterAll(async () => {
  await browser.close();
  endAll();
});

beforeEach(async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 860 } });
  const { origin } = new URL(url);
  await context.route('**/*', (route) => {
    const target = route.request().url();
    if (new URL(target).origin === origin) return route.continue();
    elsewhere.push(target);
    return route.abort();
  });
  page = await context.newPage();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(url);
  await editor().getByText('StartHere').first().waitFor();
});

afterEach(async () => {
  await page.context().close();
  expect(elsewhere.splice(0)).toEqual([]);
  expect(complaints.splice(0)).toEqual([]);
});

const answer = () => page.locator('.graphiql-response');
const editor = () => page.locator('.graphiql-query-editor');

describe('GraphiQL', () => {
  it('has a name, a picture and a tab for each question', async () => {
    expect(await page.title()).toBe('management-graph (SANDBOX)');
    expect(await page.locator('.graphiql-logo svg[aria-label="management-graph"]').count()).toBe(1);
    expect(await page.locator('link[rel="icon"]').getAttribute('href')).toMatch(
      /^data:image\/svg\+xml,.*management-graph/,
    );
    const tabs = page.locator('.graphiql-tab-button');
    expect(await tabs.evaluateAll((all) => all.map((tab) => tab.textContent))).toEqual([
      'StartHere',
      'AccountAccess',
      'UserAccess',
      'Administrators',
      'OutdatedAccounts',
      'Orphans',
      'FailedLastNight',
      'QueryCost',
      'OnePersonEverywhere',
      'WhoGetsIntoAWorkspace',
      'AsItIsFound',
      'Joiner',
      'Mover',
      'Leaver',
      'StagedRollout',
      'CleanUpOrphans',
      'WorkspaceSignIn',
      'WorkspacePermissions',
      'Environments',
      'IssueCredentials',
    ]);
  });

  it('runs the first question, and says what it cost', async () => {
    await page.getByRole('button', { name: /^Execute query/ }).click();
    await answer().getByText('"displayName"').first().waitFor();
    // For the README: SCREENSHOTS=1 npm run test:system
    if (process.env.SCREENSHOTS === '1') {
      mkdirSync(`${repository}docs/img`, { recursive: true });
      await page.screenshot({ path: `${repository}docs/img/graphiql.png` });
    }
    // The editor draws only the lines that are in sight: the end comes after the last line.
    await answer().locator('.view-line').first().click();
    await page.keyboard.press('Control+End');
    await answer().getByText('"operations"').or(answer().getByText('"cached"')).first().waitFor();
  });

  it('opens another question in its tab', async () => {
    // By the keyboard: tabs can be dragged, and a pointer as fast as a test's may be taken to do so.
    await page.locator('.graphiql-tab-button', { hasText: 'OutdatedAccounts' }).press('Enter');
    await editor().getByText('OutdatedAccounts').first().waitFor();
    await page.getByRole('button', { name: /^Execute query/ }).click();
    await answer().getByText('"risk-dev"').waitFor();
  });

  it('puts an answer in parts together, part by part', async () => {
    await page.locator('.graphiql-tab-button', { hasText: 'AsItIsFound' }).press('Enter');
    await editor().getByText('AsItIsFound').first().waitFor();
    const types: (string | undefined)[] = [];
    page.on('response', (response) => {
      if (response.request().method() === 'POST') types.push(response.headers()['content-type']);
    });
    await page.getByRole('button', { name: /^Execute query/ }).click();
    await answer().getByText('"account"').first().waitFor();
    // What it cost comes with the last part, and stands at the end of all that came before.
    const seesCost = async (): Promise<boolean> => {
      await page.keyboard.press('Control+End');
      const cost = answer().getByText('"cached"').first();
      return cost.waitFor({ timeout: 1000 }).then(
        () => true,
        () => false,
      );
    };
    await answer().locator('.view-line').first().click();
    await expect.poll(seesCost, { timeout: 60_000 }).toBe(true);
    await page.keyboard.press('Control+Home');
    await answer().getByText('"nodes"').first().waitFor();
    expect(types).toEqual([expect.stringMatching(/^multipart\/mixed/)]);
  });

  it('explains the types', async () => {
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    const docs = page.locator('.graphiql-plugin');
    await docs.getByText('Query', { exact: true }).click();
    await docs.getByText('assignments', { exact: true }).click();
    await docs.getByText(/Who is assigned what in which account/).waitFor();
  });

  it('completes what is typed', async () => {
    await page.getByRole('button', { name: 'New tab' }).click();
    await editor().locator('.view-lines').first().click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('{ permissionS');
    const suggestions = page.locator('.suggest-widget.visible');
    await suggestions.getByText('permissionSets', { exact: true }).first().waitFor();
  });

  it('shows a change as it happens', async () => {
    const { data } = await ask(
      url,
      `{ account(by: { name: "risk-prod" }) { id }
         permissionSet(by: { name: "NetworkAdmin" }) { id }
         group(by: { displayName: "Trading-Developers" }) { id } }`,
    );
    const [account, permissionSet, principal] = Object.values(data).map(
      (node) => (node as { id: string }).id,
    );
    const input = `{ account: "${account}", permissionSet: "${permissionSet}", principal: "${principal}" }`;
    const begun = await ask(
      url,
      `mutation { change: createAccountAssignment(input: ${input}) { operation { id } } }`,
    );
    const { id } = (begun.data.change as { operation: { id: string } }).operation;
    const watch = `subscription { operation(id: "${id}") { state } }`;
    await page.goto(`${url}?query=${encodeURIComponent(watch)}`);
    await editor().getByText('subscription').first().waitFor();
    await page.getByRole('button', { name: /^Execute query/ }).click();
    await answer().getByText('"SUCCEEDED"').waitFor();
  });
});
