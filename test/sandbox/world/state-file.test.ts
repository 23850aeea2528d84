import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { ManualClock } from '../../support/manual-clock.ts';
import { assign, outcome } from '../../support/sandbox-operations.ts';
import { makeWorld } from '../../support/sandbox-world.ts';

const tuple = { account: 'finance-systems', set: 'ReadOnlyAccess', group: 'Finance' };

let folder = '';
let stateFile = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-state-'));
  stateFile = join(folder, 'state.json');
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('the state file', () => {
  it('holds everything, operations under way included', async () => {
    const clock = new ManualClock();
    const first = makeWorld({ stateFile }, clock);
    const role = first.state.roles.rows.find((row) => row.roleName === 'AccessReviewJob');
    await first.call('sts', 'AssumeRole', { RoleArn: role?.roleArn, RoleSessionName: 'kept' });
    const started = await assign(first, tuple);
    first.close();
    const second = makeWorld({ stateFile }, clock);
    expect(second.snapshot()).toEqual(first.snapshot());
    await expect(assign(second, tuple)).rejects.toMatchObject({ name: 'ConflictException' });
    expect(await outcome(second, started)).toMatchObject({ status: 'SUCCEEDED' });
    const again = await assign(second, { ...tuple, account: 'hr-systems' });
    expect(again.RequestId).not.toBe(started.RequestId);
  });

  it('is written soon after a change, whole, and not for a read', async () => {
    const clock = new ManualClock();
    const world = makeWorld({ stateFile }, clock);
    const written = readFileSync(stateFile, 'utf8');
    await world.call('sso-admin', 'ListPermissionSets', { InstanceArn: world.instanceArn });
    expect(clock.pending).toBe(0);
    await world.call('sso-admin', 'CreatePermissionSet', {
      InstanceArn: world.instanceArn,
      Name: 'New',
    });
    await clock.advance(249);
    expect(readFileSync(stateFile, 'utf8')).toBe(written);
    await clock.advance(1);
    expect(readFileSync(stateFile, 'utf8')).toContain('"New"');
    expect(readdirSync(folder)).toEqual(['state.json']);
  });

  it('is refused for an organization of another size, and used for none in particular', () => {
    const populations = {
      accounts: 5,
      permissionSets: 3,
      provisionedPerAccount: 2,
      users: 4,
      groups: 2,
    };
    makeWorld({ stateFile }).close();
    expect(() => makeWorld({ stateFile, accounts: 40 })).toThrow(
      'was made with neither --accounts nor --populations, not with --accounts 40: leave that out',
    );
    rmSync(stateFile);
    makeWorld({ stateFile, populations }).close();
    for (const options of [{}, { populations }, { seed: 9 }]) {
      const world = makeWorld({ stateFile, ...options });
      expect(world.state.accounts.size).toBe(5);
      world.close();
    }
    expect(() => makeWorld({ stateFile, populations: { ...populations, users: 9 } })).toThrow(
      'was made with --populations 5/3/2/4/2, not with --populations 5/3/2/9/2',
    );
  });

  it('comes before what the options would generate', () => {
    makeWorld({ stateFile, emptyWorld: true }).close();
    expect(makeWorld({ stateFile }).state.accounts.size).toBe(3);
  });

  it.each(['', '{', '[]', '{"format":"another"}', 'null'])('is refused when it is %j', (text) => {
    writeFileSync(stateFile, text);
    expect(() => makeWorld({ stateFile })).toThrow(`The state file ${stateFile} cannot be read`);
    expect(readFileSync(stateFile, 'utf8')).toBe(text);
  });

  it('is refused when its rows do not fit together', () => {
    makeWorld({ stateFile }).close();
    const file = JSON.parse(readFileSync(stateFile, 'utf8')) as { tables: { users: object[] } };
    file.tables.users.push(file.tables.users[0] ?? {});
    writeFileSync(stateFile, JSON.stringify(file));
    expect(() => makeWorld({ stateFile })).toThrow('Two rows with the key');
  });

  it('belongs to a Region', () => {
    makeWorld({ stateFile }).close();
    expect(() => makeWorld({ stateFile, region: 'us-east-1' })).toThrow('is of eu-west-1');
  });

  it('is known to be unwritable from the beginning', () => {
    const missing = join(folder, 'missing', 'state.json');
    expect(() => makeWorld({ stateFile: missing })).toThrow(
      `--state ${missing} cannot be written: ENOENT`,
    );
  });
});
