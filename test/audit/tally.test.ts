/** How much is written of what happens often: bounded, and nobody is hidden behind anybody. */
import { describe, expect, it } from 'vitest';
import type { AuditRecord } from '../../src/audit/record.ts';
import type { AuditSink } from '../../src/audit/sink.ts';
import { Tally } from '../../src/audit/tally.ts';
import { AuditWriter, type NewRecord } from '../../src/audit/writer.ts';
import { ManualClock } from '../support/manual-clock.ts';

const MINUTE = 60_000;

const make = () => {
  const clock = new ManualClock();
  const written: AuditRecord[] = [];
  const note = (record: NewRecord): AuditRecord => {
    const made = { id: String(written.length), at: '', ...record };
    written.push(made);
    return made;
  };
  const tally = new Tally({ note }, clock);
  return { clock, written, tally };
};

const jwt = (id: string) => ({ id, name: id, authentication: 'JWT' }) as const;
const denied = (more: Partial<NewRecord>): NewRecord => ({
  type: 'denied',
  codes: ['FORBIDDEN'],
  status: 200,
  from: '192.0.2.1',
  ...more,
});
const addressOf = (index: number): string =>
  `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`;

const count = (records: readonly AuditRecord[], is: (record: AuditRecord) => boolean): number =>
  records.filter(is).reduce((sum, { type, count: times = 0 }) => {
    return sum + (type === 'repeated' ? times : 1);
  }, 0);

describe('who has not signed in', () => {
  it('is named by the address until there are too many, then counted by what was refused', async () => {
    const { clock, written, tally } = make();
    const flood = { status: 401, codes: ['UNAUTHENTICATED'], reason: 'Sign in first.' };
    for (let index = 0; index < 100_000; index += 1) {
      tally.note(denied({ ...flood, from: addressOf(index) }));
    }
    expect(written.length).toBeGreaterThan(900);
    expect(written.length).toBeLessThan(1100);
    // Another kind is a record all the same, although there is no room for its address.
    tally.note(denied({ status: 413, codes: ['BAD_USER_INPUT'], from: '203.0.113.9' }));
    expect(written.at(-1)).toMatchObject({ status: 413, from: '203.0.113.9' });
    // And whoever has signed in is told apart, and read what it read.
    tally.note(denied({ who: jwt('eve'), fields: ['Query.users'] }));
    expect(written.at(-1)).toMatchObject({ who: { id: 'eve' }, fields: ['Query.users'] });
    await clock.advance(MINUTE);
    expect(count(written, ({ status }) => status === 401)).toBe(100_000);
    expect(written.length).toBeLessThan(1200);
    expect(written.at(-1)).toMatchObject({ type: 'repeated', status: 401 });
    expect(written.at(-1)!.from).toBeUndefined();
  });

  it('is one by its network, of which a machine has 2^64 addresses', () => {
    const { written, tally } = make();
    for (let index = 0; index < 1000; index += 1) {
      tally.note(denied({ from: `2001:db8:1:2::${index.toString(16)}` }));
    }
    tally.note(denied({ from: '2001:db8:1:3::1' }));
    expect(written.length).toBeLessThan(30);
    expect(written.at(-1)!.from).toBe('2001:db8:1:3::1');
  });

  it('has no room but its own: one address does not take that of others', () => {
    const { written, tally } = make();
    const anybody = { id: 'anonymous', authentication: 'NONE' } as const;
    for (let index = 0; index < 5000; index += 1) {
      const fields = [`Query.f${index % 300}`];
      tally.note(denied({ who: anybody, operation: `A${index}`, fields }));
    }
    tally.note(denied({ who: anybody, from: '192.0.2.2', fields: ['Query.f0'] }));
    expect(written.at(-1)).toMatchObject({ from: '192.0.2.2', fields: ['Query.f0'] });
  });

  it('and reads all there is, is a record whatever there is room for', () => {
    const { written, tally } = make();
    const anybody = { id: 'anonymous', authentication: 'NONE' } as const;
    for (let index = 0; index < 10_000; index += 1) tally.note(denied({ from: addressOf(index) }));
    for (let index = 0; index < 3; index += 1) {
      const from = `203.0.113.${index}`;
      tally.note({ type: 'read', what: 'access', who: anybody, from, fields: ['assignments'] });
      expect(written.at(-1)).toMatchObject({ type: 'read', from, fields: ['assignments'] });
    }
  });
});

describe('a caller', () => {
  it('is counted apart from another one, and by how it has signed in', () => {
    const { written, tally } = make();
    tally.note(denied({ who: jwt('a') }));
    tally.note(denied({ who: jwt('b') }));
    tally.note(denied({ who: { ...jwt('a'), authentication: 'API_KEY' } }));
    tally.note(denied({ who: jwt('a') }));
    expect(written).toHaveLength(3);
  });

  it('has one record at least of each kind, whatever else it does', async () => {
    const { clock, written, tally } = make();
    const who = jwt('eve');
    for (let index = 0; index < 30_000; index += 1) {
      const on = { 'Query.node': { id: `Account ${index}` } };
      tally.note(denied({ who, operation: `O${index}`, on, fields: ['Query.node'] }));
    }
    const flood = written.length;
    expect(flood).toBeLessThan(50);
    const kinds: readonly Partial<NewRecord>[] = [
      { fields: ['Query.users'] },
      { fields: ['Query.node'], codes: ['COST_LIMIT'] },
      { fields: ['Query.node'], codes: ['BAD_USER_INPUT'], reason: 'MAX_DEPTH' },
      { fields: ['Query.node'], codes: ['BAD_USER_INPUT'], reason: 'MAX_ALIASES' },
      { status: 429, codes: ['THROTTLED'] },
      // One that is new beside many that are not.
      { fields: ['Query.node', 'Query.users', 'Query.groups'] },
      { fields: ['Query.node'], codes: ['FORBIDDEN', 'UNAUTHENTICATED'] },
    ];
    for (const kind of kinds) tally.note(denied({ who, ...kind }));
    expect(written.slice(flood)).toMatchObject(kinds);
    await clock.advance(MINUTE);
    const repeated = written.slice(flood + kinds.length);
    expect(repeated).toMatchObject([
      { type: 'repeated', who, fields: ['Query.node'], codes: ['FORBIDDEN'] },
    ]);
    expect(repeated[0]!.count! + flood).toBe(30_000);
  });

  it('names every field that it was refused, however many others stand before it', () => {
    const { written, tally } = make();
    const who = jwt('eve');
    const first = Array.from({ length: 40 }, (_, index) => `Query.f${index}`);
    tally.note(denied({ who, fields: first }));
    expect(written[0]!.fields).toEqual(first);
    tally.note(denied({ who, fields: [...first, 'Query.secret'] }));
    expect(written[1]!.fields).toContain('Query.secret');
    expect(written[1]!.fields).toHaveLength(10);
    expect(written[1]!.moreFields).toBe(31);
  });

  it('is never a number for what it has read, in whatever way it reads', async () => {
    const { clock, written, tally } = make();
    const read = (more: Partial<NewRecord>): void =>
      tally.note({ type: 'read', what: 'access', who: jwt('eve'), from: '192.0.2.1', ...more });
    for (let index = 0; index < 20_000; index += 1) {
      read({ operation: `O${index}`, fields: ['users.nodes.access'] });
    }
    const others = Array.from({ length: 12 }, (_, index) => `users.nodes.x${index}`);
    read({ fields: [...others, 'assignments'] });
    expect(written.at(-1)!.fields).toEqual([...others, 'assignments']);
    read({ fields: ['groups.nodes.members'] });
    expect(written.at(-1)!.fields).toEqual(['groups.nodes.members']);
    const { length } = written;
    await clock.advance(MINUTE);
    expect(written.slice(length)).toMatchObject([
      { type: 'repeated', who: { id: 'eve' }, what: 'access', fields: ['users.nodes.access'] },
    ]);
    expect(count(written, ({ fields }) => fields?.[0] === 'users.nodes.access')).toBe(20_000);
  });

  it('is written each time where there are more callers than can be remembered', async () => {
    const { clock, written, tally } = make();
    for (let index = 0; index < 20_000; index += 1) {
      tally.note(denied({ who: jwt(`caller-${index}`), fields: ['Query.users'] }));
    }
    expect(new Set(written.map(({ who }) => who!.id)).size).toBe(20_000);
    await clock.advance(MINUTE);
    expect(written).toHaveLength(20_000);
  });
});

describe('while the disk takes nothing', () => {
  it('nobody who has not signed in takes the place of who has', async () => {
    const clock = new ManualClock();
    const written: AuditRecord[] = [];
    let isFull = true;
    const sink: AuditSink = {
      left: [],
      append(records) {
        if (isFull) return Promise.reject(new Error('ENOSPC'));
        written.push(...records);
        return Promise.resolve();
      },
      close: () => Promise.resolve(),
    };
    const writer = new AuditWriter({ sink, clock, onTrouble: () => undefined });
    for (let index = 0; index < 12_000; index += 1) writer.note(denied({ from: addressOf(index) }));
    writer.note({ type: 'read', what: 'access', who: jwt('eve'), fields: ['assignments'] });
    isFull = false;
    await clock.runUntil(clock.advance(2000));
    await writer.flush();
    expect(written.filter(({ who }) => who?.id === 'eve')).toHaveLength(1);
    expect(written.find(({ type }) => type === 'lost')!.count).toBeGreaterThan(1900);
  });
});
