import { describe, expect, it } from 'vitest';
import { sessionNameOf } from '../../src/upstream/session-name.ts';

const nameOf = (id: string, name = id): string => sessionNameOf({ id, name });
const STS = /^[\w+=,.@-]{2,64}$/;

describe("a caller's session name", () => {
  it.each(['ana@kestrelbridge.example', 'anonymous', 'ci=deploy,eu+1', 'ab', 'a'.repeat(64)])(
    'is the id itself where STS takes it: %s',
    (id) => {
      expect(nameOf(id, 'whatever')).toBe(id);
    },
  );

  it.each([
    ['https://idp.example|1', 'Ana Prado', /^Ana-Prado=[0-9a-v]{20}$/],
    ['https://idp.example|2', 'José Müller', /^Jose-Muller=[0-9a-v]{20}$/],
    ['aws:ana', 'aws:ana', /^aws-ana=[0-9a-v]{20}$/],
    ['x', 'x', /^x=[0-9a-v]{20}$/],
    ['', '', /^=[0-9a-v]{20}$/],
    ['a'.repeat(65), 'a'.repeat(65), /^a{43}=[0-9a-v]{20}$/],
    ['日本', '日本', /^=[0-9a-v]{20}$/],
    ['two words', 'two words', /^two-words=[0-9a-v]{20}$/],
    ['line\nbreak', 'line\nbreak', /^line-break=[0-9a-v]{20}$/],
    ['management-graph', 'management-graph', /^management-graph=[0-9a-v]{20}$/],
  ])('shows the name and ends with a fingerprint where it does not: %j', (id, name, pattern) => {
    const made = nameOf(id, name);
    expect(made).toMatch(pattern);
    expect(made).toMatch(STS);
    expect(made).not.toMatch(/^aws:/);
    expect(nameOf(id, name)).toBe(made);
  });

  it('is nobody else’s, whatever names people have or choose', () => {
    const one = nameOf('issuer|1', 'Ana');
    expect(nameOf('issuer|2', 'Ana')).not.toBe(one);
    // Who takes another's name of a session for an id gets another one.
    expect(nameOf(one)).not.toBe(one);
    // What is cut, or loses characters, still differs.
    expect(nameOf(`${'a'.repeat(80)}1`)).not.toBe(nameOf(`${'a'.repeat(80)}2`));
    expect(nameOf('a b')).not.toBe(nameOf('a-b'));
    expect(nameOf('a b')).not.toBe(nameOf('a|b'));
    const ids = Array.from({ length: 20_000 }, (_, index) => `issuer|${index}`);
    expect(new Set(ids.map((id) => nameOf(id, 'Same Name'))).size).toBe(ids.length);
  });
});
