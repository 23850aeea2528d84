import { afterEach, describe, expect, it } from 'vitest';
import { createLogger } from '../src/log.ts';
import { inputOf, rowOf } from './support/assignments.ts';
import { makeGateway, type TestGateway } from './support/make-gateway.ts';
import { run } from './support/mutations.ts';

type Line = Readonly<Record<string, unknown>>;

describe('a line of the log', () => {
  let t: TestGateway;
  let lines: Line[];
  afterEach(() => t.close());
  const start = async (): Promise<void> => {
    lines = [];
    t = await makeGateway({ onLog: (line) => lines.push(JSON.parse(line) as Line) });
  };
  const operations = (): Line[] => lines.filter(({ msg }) => msg === 'operation');

  it('is written of each operation, once, with the id that the answer has', async () => {
    await start();
    const query = 'query Accounts { accounts(first: 1) { nodes { name } } }';
    const answer = await t.execute(query, undefined, { 'x-request-id': 'trace-1' });
    expect(answer.headers.get('x-request-id')).toBe('trace-1');
    expect(operations()).toMatchObject([
      {
        level: 20,
        request: 'trace-1',
        caller: 'anonymous',
        kind: 'query',
        operation: 'Accounts',
        status: 200,
        awsCalls: t.callCount(),
      },
    ]);
    expect(operations()[0]).not.toHaveProperty('codes');
  });

  it.each([['a b'], ['x'.repeat(65)], ['"}'], [undefined]])(
    'has an id of the gateway’s own where the request has none that is sane: %s',
    async (given) => {
      await start();
      const answer = await t.execute(
        '{ __typename }',
        undefined,
        given === undefined ? {} : { 'x-request-id': given },
      );
      const id = answer.headers.get('x-request-id');
      expect(id).toMatch(/^[0-9a-f-]{36}$/);
      expect(operations()).toMatchObject([{ request: id }]);
    },
  );

  it('of a change, or of what went wrong, is for everyday reading', async () => {
    await start();
    const row = rowOf(t, {
      account: 'hr-systems',
      set: 'BacktestOperator',
      group: 'Quant-Research',
    });
    await run(t, 'createAccountAssignment', inputOf(t, row));
    await t.execute('{ nothing }');
    expect(operations()).toMatchObject([
      { level: 30, kind: 'mutation', status: 200 },
      { level: 30, status: 200, codes: ['BAD_USER_INPUT'] },
    ]);
  });
});

describe('the log', () => {
  it('removes what is secret by its name, however deep somebody puts it', () => {
    const lines: string[] = [];
    const log = createLogger({}, { write: (line: string) => void lines.push(line) });
    log.info({ authorization: 'A1', headers: { cookie: 'A2', 'x-api-key': 'A3' } }, 'x');
    log.info({ request: { headers: { authorization: 'A4' } }, credentials: { a: 'A5' } }, 'x');
    log.error(
      { err: Object.assign(new Error('no'), { $response: { body: 'A6' }, token: 'A7' }) },
      'x',
    );
    expect(lines.join('')).not.toMatch(/A\d/);
    expect(lines.join('').match(/\[removed\]/g)).toHaveLength(5);
    expect(lines[2]).toContain('"message":"no"');
  });
});
