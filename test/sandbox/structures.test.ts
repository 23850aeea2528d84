import { describe, expect, it } from 'vitest';
import { serviceModels } from '../../src/sandbox/catalog.ts';
import { constraintSets } from '../../src/sandbox/constraint-set.ts';
import { matchesWhole } from '../../src/sandbox/pattern.ts';
import { matchPath } from '../../src/sandbox/protocols/path-template.ts';

const rest = [...serviceModels.values()].filter(({ protocol }) => protocol === 'restJson1');

describe.each(rest.map((model) => [model.id, model] as const))('%s', (id, { operations }) => {
  it('has a method and a path for each operation, and for none the same two', () => {
    const bindings = [...operations.values()].map(({ http }) => http);
    expect(bindings).not.toContain(undefined);
    for (const http of bindings) {
      const path = (http?.path ?? '').replace(/\{\w+\}/g, 'label');
      const fitting = bindings.filter(
        (one) => one?.method === http?.method && matchPath(one?.path ?? '', path),
      );
      expect(fitting).toEqual([http]);
    }
  });

  it('binds every label of a path to a member that the path has', () => {
    for (const { input, http } of operations.values()) {
      const bound = Object.entries(input.getMemberSchemas())
        .filter(([, member]) => member.getMergedTraits().httpLabel !== undefined)
        .map(([name]) => name);
      const labels = [...(http?.path ?? '').matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(labels.sort()).toEqual(bound.sort());
    }
  });

  it('has no member that JSON, query or header call otherwise, or that is a payload', () => {
    for (const { input, output } of operations.values()) {
      for (const member of [input, output].flatMap((one) =>
        Object.values(one.getMemberSchemas()),
      )) {
        const { jsonName, httpPayload, httpQueryParams, httpPrefixHeaders } =
          member.getMergedTraits();
        expect([jsonName, httpPayload, httpQueryParams, httpPrefixHeaders]).toEqual(
          Array(4).fill(undefined),
        );
      }
    }
  });

  it('has constraints whose patterns can be read', () => {
    const shapes = Object.values(constraintSets[id]?.shapes ?? {});
    const patterns = shapes.flatMap(({ pattern }) => pattern ?? []);
    expect(patterns.length).toBeGreaterThan(3);
    for (const pattern of patterns) expect(() => matchesWhole(pattern, 'a')).not.toThrow();
  });
});

describe('a path template', () => {
  it.each([
    ['/a/{b}', '/a/1', { b: '1' }],
    ['/a/{b}', '/a/1/', { b: '1' }],
    ['/a/{b}', '/a/', undefined],
    ['/a/{b}', '/a/1/2', undefined],
    ['/a.b/{c}', '/aXb/1', undefined],
    ['/a/{b+}', '/a/1/2', { b: '1/2' }],
    ['/a/{b+}/end', '/a/1/2/end', { b: '1/2' }],
    ['/a/{b}/{c}', '/a/%2F/%252F', { b: '%2F', c: '%252F' }],
  ])('%s of %s is %o', (template, path, labels) => {
    expect(matchPath(template, path)).toEqual(labels);
  });
});
