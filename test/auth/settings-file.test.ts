import { mkdtempSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeApiKey } from '../../src/auth/api-keys.ts';
import { openAuthenticator, type OpenedAuthenticator } from '../../src/auth/open-authenticator.ts';
import { ConfigError } from '../../src/config-error.ts';
import { bearer } from '../support/issuer.ts';
import { ManualClock } from '../support/manual-clock.ts';

let folder: string;
let file: string;
let clock: ManualClock;
let opened: OpenedAuthenticator | undefined;
let lines: string[];
const [old, next] = [makeApiKey(), makeApiKey()];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'auth-'));
  file = join(folder, 'auth.json');
  clock = new ManualClock();
  lines = [];
  opened = undefined;
});
afterEach(() => {
  opened?.close();
  rmSync(folder, { recursive: true });
});

const textOf = (...keys: ReturnType<typeof makeApiKey>[]): string =>
  JSON.stringify({
    apiKeys: [{ name: 'review', scopes: ['*'], keys: keys.map(({ kept }) => kept) }],
  });

const open = (): void => {
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  opened = openAuthenticator({ required: true, file, trustedProxies: 0 }, clock, log);
};

const isIn = ({ key }: ReturnType<typeof makeApiKey>): boolean => {
  try {
    return opened?.authenticator.authenticate(new Headers(bearer(key))) !== undefined;
  } catch {
    return false;
  }
};

/** Waits until the file has been looked at, which is real work. */
const looked = async (expected: () => boolean): Promise<void> => {
  await clock.advance(5000);
  await expect.poll(expected).toBe(true);
};

describe('the file', () => {
  it('that changes is followed within five seconds, so that keys change without a restart', async () => {
    writeFileSync(file, textOf(old));
    open();
    expect([isIn(old), isIn(next)]).toEqual([true, false]);
    writeFileSync(file, textOf(old, next));
    await looked(() => isIn(next));
    expect(isIn(old)).toBe(true);
    // As editors and deployments do it: another file takes the name.
    writeFileSync(`${file}.new`, textOf(next));
    renameSync(`${file}.new`, file);
    await looked(() => !isIn(old));
    expect(isIn(next)).toBe(true);
  });

  it('may be a link that is bent to another, as a mounted secret is', async () => {
    writeFileSync(join(folder, 'one'), textOf(old));
    writeFileSync(join(folder, 'two'), textOf(next));
    symlinkSync('one', file);
    open();
    symlinkSync('two', `${file}.new`);
    renameSync(`${file}.new`, file);
    await looked(() => isIn(next) && !isIn(old));
  });

  it.each<[string, () => void]>([
    ['cannot be read any more', () => unlinkSync(file)],
    ['is broken', () => writeFileSync(file, '{ "apiKeys": [')],
    ['is wrong', () => writeFileSync(file, textOf(next).replace('scopes', 'scope'))],
    ['would let nobody in', () => writeFileSync(file, '{}')],
  ])('that %s changes nothing, which is told, until it is right again', async (_what, spoil) => {
    writeFileSync(file, textOf(old));
    open();
    spoil();
    await looked(() => lines.some((line) => line.includes('AUTH_FILE cannot be used')));
    expect(isIn(old)).toBe(true);
    writeFileSync(file, textOf(next));
    await looked(() => isIn(next));
    expect(isIn(old)).toBe(false);
  });

  it('is looked at no more once the gateway has ended', () => {
    writeFileSync(file, textOf(old));
    open();
    opened?.close();
    expect(clock.pending).toBe(0);
  });

  it('that is not there, or cannot be used, keeps the gateway from starting', () => {
    expect(open).toThrow(new ConfigError(`AUTH_FILE cannot be read: ${file} (ENOENT).`));
    writeFileSync(file, '{ "keys": [] }');
    expect(open).toThrow(
      new ConfigError(`${file} has a member "keys" that is not known: issuers, apiKeys are.`),
    );
    writeFileSync(file, '{}');
    expect(open).toThrow(ConfigError);
  });
});
