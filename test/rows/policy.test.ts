import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../src/auth/caller.ts';
import { CEDAR_SCHEMA } from '../../src/rows/cedar-schema.ts';
import { readPolicyFile } from '../../src/rows/read-policy-file.ts';
import type { RowAction, RowResource } from '../../src/rows/row-policy.ts';
import { policyOf } from './support.ts';

const caller = (...groups: readonly string[]): Caller => ({
  id: 'ana',
  name: 'Ana',
  authentication: 'JWT',
  scopes: new Set(),
  groups,
});

const account = (id: string, ...above: readonly string[]): RowResource => ({
  type: 'Account',
  id,
  above,
});

const ROOT = 'r-ab12';
const UNITS = ['ou-ab12-11111111', 'ou-ab12-22222222'] as const;
const ACCOUNTS = ['111111111111', '222222222222', '333333333333'] as const;

describe('a policy file', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'policies-'));
  });
  afterAll(() => rm(directory, { recursive: true }));

  const read = async (text: string) => {
    const path = join(directory, 'rows.cedar');
    await writeFile(path, text);
    return readPolicyFile(path).then(
      () => 'read',
      (error: unknown) => String(error).replace(path, 'FILE'),
    );
  };

  it.each([
    ['a syntax error', '// ä\npermit(principal, action, resource)\nunles { true };', 3],
    ['an unknown type', 'permit(\n  principal in Team::"a", action, resource);', 2],
    ['an unknown action', '\npermit(principal, action == Action::"look", resource);', 2],
    [
      'an unknown attribute',
      'permit(principal, action, resource)\nwhen { principal.mail == "a" };',
      2,
    ],
    [
      'a template',
      'permit(principal, action, resource);\npermit(principal == ?principal, action, resource);',
      2,
    ],
    ['no account number', 'permit(principal, action,\n resource == Account::"11112222333");', 2],
    ['no unit', 'permit(principal, action,\n\n resource in OrganizationalUnit::"Trading");', 3],
    ['what is never so', 'permit(principal, action, resource)\nwhen { false };', 1],
  ])('is refused for %s, with the line', async (_what, text, line) => {
    expect(await read(text)).toMatch(new RegExp(`^ConfigError: POLICY_FILE FILE:${line}: .+\\.$`));
  });

  it('is refused when it is not there', async () => {
    const path = join(directory, 'none.cedar');
    await expect(readPolicyFile(path)).rejects.toThrow(/POLICY_FILE must be a file.*ENOENT/);
  });

  it('may have no policy, and then nobody sees anything', async () => {
    expect(await read('// nothing yet\n')).toBe('read');
    const rights = (await policyOf('')).rightsOf(caller('platform'));
    expect(rights.seesAll).toBe(false);
    expect(rights.may('see', account(ACCOUNTS[0], ROOT))).toBe(false);
  });
});

describe('rights', () => {
  it('know that everything is allowed only where nothing about the resource can matter', async () => {
    const of = async (text: string) => {
      const { seesAll, changesAll } = (await policyOf(text)).rightsOf(caller('a'));
      return `${seesAll} ${changesAll}`;
    };
    const everything = 'permit(principal in Group::"a", action, resource);';
    expect(await of(everything)).toBe('true true');
    expect(await of('permit(principal in Group::"a", action == Action::"see", resource);')).toBe(
      'true false',
    );
    expect(await of('permit(principal in Group::"b", action, resource);')).toBe('false false');
    expect(await of(`permit(principal, action, resource in OrganizationalUnit::"${ROOT}");`)).toBe(
      'false false',
    );
    const one = `Account::"${ACCOUNTS[0]}"`;
    expect(await of(`permit(principal, action, resource) unless { resource == ${one} };`)).toBe(
      'false false',
    );
    expect(await of(`${everything} forbid(principal, action, resource == ${one});`)).toBe(
      'false false',
    );
    expect(
      await of(`${everything} forbid(principal, action == Action::"change", resource == ${one});`),
    ).toBe('true false');
    expect(
      await of(`${everything} forbid(principal in Group::"b", action, resource == ${one});`),
    ).toBe('true true');
    expect(
      await of('permit(principal, action, resource) when { principal.authentication == "JWT" };'),
    ).toBe('true true');
  });

  it('are those of the groups that the caller has now', async () => {
    const policy = await policyOf('permit(principal in Group::"a", action, resource);');
    expect(policy.rightsOf(caller('a')).seesAll).toBe(true);
    expect(policy.rightsOf(caller('b')).seesAll).toBe(false);
    expect(policy.rightsOf(caller('b', 'a')).seesAll).toBe(true);
  });

  it('let nothing be changed that is not seen', async () => {
    const policy = await policyOf('permit(principal, action == Action::"change", resource);');
    const rights = policy.rightsOf(caller());
    expect(rights.changesAll).toBe(false);
    expect(rights.may('change', account(ACCOUNTS[0], ROOT))).toBe(false);
  });

  const group = fc.constantFrom('a', 'b', 'c');
  const scope = fc.constantFrom(
    'resource',
    `resource == Account::"${ACCOUNTS[0]}"`,
    `resource in OrganizationalUnit::"${UNITS[0]}"`,
    `resource in OrganizationalUnit::"${ROOT}"`,
    `resource is Account in OrganizationalUnit::"${UNITS[1]}"`,
  );
  const condition = fc.constantFrom(
    '',
    `when { resource != Account::"${ACCOUNTS[1]}" }`,
    `unless { resource in OrganizationalUnit::"${UNITS[1]}" }`,
    'when { principal.authentication == "JWT" }',
    'when { principal.name == "Bob" }',
  );
  const rule = fc
    .record({
      effect: fc.constantFrom('permit', 'permit', 'forbid'),
      who: fc.oneof(
        fc.constant('principal'),
        group.map((name) => `principal in Group::"${name}"`),
      ),
      what: fc.constantFrom('action', 'action == Action::"see"', 'action == Action::"change"'),
      scope,
      condition,
    })
    .map(
      ({ effect, who, what, ...rest }) =>
        `${effect}(${who}, ${what}, ${rest.scope})${rest.condition};`,
    );
  const resource = fc.record({
    id: fc.constantFrom(...ACCOUNTS),
    above: fc.constantFrom([ROOT], [ROOT, UNITS[0]], [ROOT, UNITS[1]], [ROOT, ...UNITS]),
  });

  it('are what Cedar says of every account by itself, whatever the policies', async () => {
    const decide = (text: string, who: Caller, action: RowAction, of: RowResource): boolean => {
      const principal = { type: 'Caller', id: who.id };
      const answer = cedar.isAuthorized({
        principal,
        action: { type: 'Action', id: action },
        resource: { type: of.type, id: of.id },
        context: {},
        schema: CEDAR_SCHEMA,
        policies: { staticPolicies: text },
        entities: [
          {
            uid: principal,
            attrs: { name: who.name, authentication: who.authentication },
            parents: who.groups.map((id) => ({ type: 'Group', id })),
          },
          {
            uid: { type: of.type, id: of.id },
            attrs: {},
            parents: of.above.map((id) => ({ type: 'OrganizationalUnit', id })),
          },
        ],
      });
      if (answer.type === 'failure') throw new Error(JSON.stringify(answer.errors));
      return answer.response.decision === 'allow';
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(rule, { minLength: 1, maxLength: 4 }),
        fc.uniqueArray(group, { maxLength: 2 }),
        fc.array(resource, { minLength: 1, maxLength: 6 }),
        async (rules, groups, resources) => {
          const text = rules.join('\n');
          const who = caller(...groups);
          const rights = (await policyOf(text)).rightsOf(who);
          for (const { id, above } of resources) {
            const of = account(id, ...above);
            const sees = decide(text, who, 'see', of);
            const changes = sees && decide(text, who, 'change', of);
            expect(rights.may('see', of)).toBe(sees);
            expect(rights.may('change', of)).toBe(changes);
            if (rights.seesAll) expect(sees).toBe(true);
            if (rights.changesAll) expect(changes).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
