import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { PAGE_QUERY, type PageData } from '../../src/cli/export/assignments-page.ts';
import { isPresent, keyOf, readAll, readPage } from '../support/assignment-rows.ts';
import { makeGateway, type MakeGatewayOptions } from '../support/make-gateway.ts';
import {
  Folder,
  keyOfRow,
  left,
  manifestOf,
  optionsOf,
  rowsOf,
  runExport,
} from './export-support.ts';

let folder: Folder;
beforeEach(() => (folder = new Folder()));

const WORLDS: readonly (readonly [string, MakeGatewayOptions['sandbox']])[] = [
  ['the firm', {}],
  ['the firm, from a delegated administrator', { role: 'delegated' }],
  [
    'an organization of many pages',
    {
      populations: {
        accounts: 40,
        permissionSets: 25,
        provisionedPerAccount: 6,
        users: 120,
        groups: 20,
      },
    },
  ],
];

describe.each(WORLDS)('an export of %s', (_name, sandbox = {}) => {
  it.each(['ALL', 'LISTED_PRINCIPALS'] as const)(
    'has the rows of the query in the order of its pages, and those that are there, with %s',
    async (coverage) => {
      const t = await makeGateway({ sandbox });
      const { state, instanceArn } = t.sandbox.world;
      const file = folder.file();
      const manifest = await runExport(t, optionsOf(file, { coverage }));
      const rows = rowsOf(file);

      const pages = await readAll((after) => readPage(t, { first: 100, after, coverage }));
      expect(rows.map(keyOfRow)).toEqual(pages.flatMap(({ nodes }) => nodes.map(keyOf)));
      const there = state.assignments.rows.filter(
        (row) => coverage === 'ALL' || isPresent(state, row),
      );
      expect(rows.map(keyOfRow).toSorted()).toEqual(there.map(keyOf).toSorted());

      for (const row of rows) {
        const isUser = row.principalType === 'USER';
        const user = isUser ? state.users.get(row.principalId ?? '') : undefined;
        const group = isUser ? undefined : state.groups.get(row.principalId ?? '');
        expect(row).toEqual({
          instanceArn,
          accountId: row.accountId,
          accountName: state.accounts.get(row.accountId ?? '')?.name,
          permissionSetArn: row.permissionSetArn,
          permissionSetName: state.permissionSets.get(row.permissionSetArn ?? '')?.name,
          principalType: row.principalType,
          principalId: row.principalId,
          principalName: user?.userName ?? group?.displayName ?? null,
          principalDisplayName: user?.displayName ?? group?.displayName ?? null,
          principalState: (user ?? group) ? 'PRESENT' : 'NOT_IN_DIRECTORY',
        });
      }

      const bytes = readFileSync(file);
      expect(manifestOf(file)).toEqual(manifest);
      expect(manifest).toMatchObject({
        coverage,
        instanceArn,
        upstream: { kind: 'SANDBOX', region: 'eu-west-1' },
        rows: there.length,
        gaps: [],
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        resumed: 0,
      });
      expect(Date.parse(manifest.started)).toBeLessThanOrEqual(Date.parse(manifest.asOf ?? ''));
      expect(Date.parse(manifest.asOf ?? '')).toBeLessThanOrEqual(Date.parse(manifest.ended));
      expect(left(file)).toEqual(['', '.manifest.json']);
      await t.close();
    },
  );
});

describe('an export', () => {
  it('has the same rows as JSON Lines and as CSV', async () => {
    const t = await makeGateway();
    const [csv, jsonl] = [folder.file(), folder.file('assignments.jsonl')];
    const { accounts, assignments } = t.sandbox.world.state;
    const account = accounts.delete(assignments.rows[0]?.accountId ?? '');
    if (account === undefined) throw new Error('The firm has no rows.');
    const name = 'Smith, Ana\r\n"the =firm"';
    accounts.add({ ...account, name });
    await runExport(t, optionsOf(csv));
    await runExport(t, optionsOf(jsonl, { format: 'jsonl' }));
    expect(rowsOf(jsonl).length).toBeGreaterThan(100);
    expect(rowsOf(csv)).toEqual(rowsOf(jsonl));
    expect(rowsOf(csv).some(({ accountName }) => accountName === name)).toBe(true);
    await t.close();
  });

  it('makes the calls that paging makes, and one to say whose the rows are', async () => {
    const exporting = await makeGateway();
    await runExport(exporting, optionsOf(folder.file()));
    await exporting.close();
    const paging = await makeGateway();
    for (let after: string | null = '', isFirst = true; after !== null; isFirst = false) {
      const data: PageData = await paging.data(PAGE_QUERY, {
        coverage: 'ALL',
        after: isFirst ? null : after,
      });
      const pageInfo = data.assignments?.pageInfo;
      after = pageInfo?.hasNextPage === true ? pageInfo.endCursor : null;
    }
    await paging.close();
    expect(exporting.calls()).toEqual({ ...paging.calls(), 'sts.GetCallerIdentity': 1 });
  });

  it('takes nothing from before it began, with a maximal age of 0, and costs the same', async () => {
    const populations = {
      accounts: 40,
      permissionSets: 25,
      provisionedPerAccount: 6,
      users: 120,
      groups: 20,
    };
    const t = await makeGateway({ sandbox: { populations } });
    await runExport(t, optionsOf(folder.file('cold.csv'), { maxAge: 0 }));
    const cold = t.calls();
    t.resetCalls();
    const cached = await runExport(t, optionsOf(folder.file('cached.csv')));
    const few = t.callCount();
    t.resetCalls();
    const manifest = await runExport(t, optionsOf(folder.file('fresh.csv'), { maxAge: 0 }));
    const fresh = t.calls();
    expect(manifest.maxAge).toBe(0);
    expect(few).toBeLessThan(t.callCount());
    expect(Date.parse(cached.asOf ?? '')).toBeLessThan(Date.parse(cached.started));
    expect(Date.parse(manifest.asOf ?? '')).toBeGreaterThanOrEqual(Date.parse(manifest.started));
    expect(fresh['sso-admin.ListAccountAssignments']).toBe(
      cold['sso-admin.ListAccountAssignments'],
    );
    await t.close();
  });

  it('refuses to replace a file, before any call, unless it is told to', async () => {
    const t = await makeGateway();
    const file = folder.file();
    const first = await runExport(t, optionsOf(file));
    t.resetCalls();
    await expect(runExport(t, optionsOf(file))).rejects.toThrow(/is there already: --force/);
    expect(t.callCount()).toBe(0);
    expect(left(file)).toEqual(['', '.manifest.json']);
    const again = await runExport(t, optionsOf(file, { force: true }));
    expect(again.sha256).toBe(first.sha256);
    expect(again.started).not.toBe(first.started);
    await t.close();
  });
});
