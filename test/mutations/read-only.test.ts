import { getNamedType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchema } from '../../src/schema.ts';
import { valueOf } from '../support/least-input.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';

const mutations = Object.values(createSchema().getMutationType()?.getFields() ?? {});

describe('a gateway that only reads', () => {
  let t: TestGateway;
  beforeAll(async () => {
    t = await makeGateway({ writes: false });
  });
  afterAll(() => t.close());

  it('is asked for every change there is', () => {
    expect(mutations.length).toBeGreaterThanOrEqual(33);
  });

  it.each(mutations.map((field) => [field.name, field] as const))(
    'refuses %s before any call',
    async (name, { args: [argument] }) => {
      if (argument === undefined) throw new Error(`${name} takes no input.`);
      const document = `mutation ($input: ${getNamedType(argument.type).name}!) {
        ${name}(input: $input) { userErrors { code } }
      }`;
      const input = valueOf(argument.type, 'input');
      const { data, errors, body } = await t.execute(document, { input });
      expect(errors?.[0]?.extensions, body).toMatchObject({ code: 'READ_ONLY' });
      expect(errors?.[0]?.message).toContain('WRITES=on');
      expect(data).toEqual({ [name]: null });
      expect(t.callCount()).toBe(0);
    },
  );
});
