import { expect, it } from 'vitest';

it('a pattern in toMatchObject is an error, and expect.stringMatching is none', () => {
  const found = { list: [{ message: 'some text' }] };
  const match = (message: unknown) => () =>
    expect(found).toMatchObject({ list: [{ message: message as string }] });
  expect(match(/^some/)).toThrow('expect.stringMatching');
  expect(match(/^other/)).toThrow('expect.stringMatching');
  expect(match(expect.stringMatching(/^some/))).not.toThrow();
  expect(match(expect.stringMatching(/^other/))).toThrow('to match object');
  expect(() => expect(found).not.toMatchObject({ list: [{ message: /^x/ as never }] })).toThrow(
    'expect.stringMatching',
  );
});
