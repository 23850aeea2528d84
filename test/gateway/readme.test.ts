import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { apiKeyFlags } from '../../src/cli/api-key/api-key-command.ts';
import { diffFlags } from '../../src/cli/diff/diff-command.ts';
import { doctorFlags } from '../../src/cli/doctor/doctor-command.ts';
import { exportFlags } from '../../src/cli/export/export-command.ts';
import { registerFlags } from '../../src/cli/register/register-command.ts';
import { iamPolicyFlags } from '../../src/cli/iam-policy/iam-policy-command.ts';
import { readConfig } from '../../src/config.ts';
import { sandboxFlags } from '../../src/sandbox/options.ts';
import { makeGateway } from '../support/make-gateway.ts';

const root = new URL('../../', import.meta.url);
const readme = readFileSync(new URL('README.md', root), 'utf8');
const { scripts } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as {
  scripts: Record<string, string>;
};

const blocks = (language: string): string[] =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm'))].map(
    ([, text = '']) => text,
  );

/** What the first cells of a table name, by the table's first heading. */
const firstCells = (heading: string): string[] => {
  const [, table = ''] = new RegExp(`^\\| ${heading} .*\\n((?:\\|.*\\n)+)`, 'm').exec(readme) ?? [];
  return table.split('\n').flatMap((row) => {
    const [, cell = ''] = row.split('|');
    return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
  });
};

/** The names that the configuration looks up, whatever they hold. */
const namesRead = (): string[] => {
  const names = new Set<string>();
  const recording = (env: Record<string, string>) =>
    new Proxy(env, {
      get(target, name) {
        names.add(String(name));
        return target[String(name)];
      },
    });
  readConfig(['--upstream', 'sandbox'], recording({}));
  readConfig(['--upstream', 'aws'], recording({ AUTH: 'none', AWS_REGION: 'eu-west-1' }));
  return [...names].toSorted();
};

it('gives the answer that the query has', async () => {
  const [query = ''] = blocks('graphql');
  const [answer = ''] = blocks('json');
  const t = await makeGateway();
  const { data } = await t.execute(query);
  expect({ data }).toEqual(JSON.parse(answer));
  expect(answer).toContain('"account"');
  await t.close();
});

it('changes access by the mutation that it shows, and again without doing anything', async () => {
  const [, mutation = ''] = blocks('graphql');
  const t = await makeGateway();
  interface Found {
    readonly account: { readonly id: string };
    readonly permissionSet: { readonly id: string };
    readonly group: { readonly id: string };
  }
  const { account, permissionSet, group } = await t.data<Found>(`{
    account(by: { name: "hr-systems" }) { id }
    permissionSet(by: { name: "BacktestOperator" }) { id }
    group(by: { displayName: "Quant-Research" }) { id }
  }`);
  const variables = { account: account.id, permissionSet: permissionSet.id, principal: group.id };
  const first = await t.data(mutation, variables);
  expect(first).toMatchObject({
    createAccountAssignment: {
      operation: { settled: { state: 'SUCCEEDED', failure: null } },
      userErrors: [],
    },
  });
  const again = await t.data<{ createAccountAssignment: { assignment: object } }>(
    mutation,
    variables,
  );
  expect(again).toMatchObject({ createAccountAssignment: { operation: null, userErrors: [] } });
  expect(again.createAccountAssignment.assignment).not.toBeNull();
  await t.close();
});

it('lists exactly the variables that are read', () => {
  expect(firstCells('variable').toSorted()).toEqual(namesRead());
});

it("lists exactly the sandbox's flags", () => {
  const flags = Object.keys(sandboxFlags).map((name) => `--${name}`);
  expect(firstCells('flag').toSorted()).toEqual(flags.toSorted());
});

it('lists exactly the flags of iam-policy and doctor', () => {
  const flags = new Set(Object.keys({ ...iamPolicyFlags, ...doctorFlags }));
  flags.delete('help');
  expect(
    firstCells('option')
      .filter((cell) => cell.startsWith('--'))
      .toSorted(),
  ).toEqual([...flags].map((flag) => `--${flag}`).toSorted());
});

it('lists exactly the flags of the other commands of management-graph', () => {
  const flags = new Set(
    Object.keys({ ...exportFlags, ...diffFlags, ...apiKeyFlags, ...registerFlags }),
  );
  flags.delete('help');
  expect(firstCells('argument').toSorted()).toEqual(
    [...flags].map((flag) => `--${flag}`).toSorted(),
  );
});

it('lists headers that do something', async () => {
  const t = await makeGateway();
  const headers = firstCells('header');
  expect(headers).toHaveLength(4);
  for (const header of headers) {
    const { errors } = await t.execute('{ services { name } }', undefined, { [header]: 'x' });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: header });
  }
  await t.close();
});

const commands = blocks('sh')
  .flatMap((block) => block.trim().split('\n'))
  .flatMap((line) => line.split(' && '));

it.each(commands)('%s is a command that exists', (line) => {
  const variables = [...line.matchAll(/(?:^|-e |^\S+=\S+ )([A-Z_]+)=/g)].map(([, name]) => name);
  expect(firstCells('variable')).toEqual(expect.arrayContaining(variables));
  const [program, ...words] = line.split(' ').filter((word) => !/^[A-Z_]+=/.test(word));
  const [argv, flags] = [words.join(' ').split(' -- ')[0], line.split(' -- ')[1]];
  if (program === 'npm') {
    const name = argv?.replace(/^run /, '') ?? '';
    expect(['ci', ...Object.keys(scripts)]).toContain(name);
    const given = flags?.match(/--\S+/g) ?? [];
    const known =
      name === 'management-graph'
        ? [...firstCells('argument'), ...firstCells('option')]
        : firstCells('flag');
    expect(['--help', ...known]).toEqual(expect.arrayContaining([...given]));
  } else {
    expect(program).toBe('docker');
    const file = words[0] === 'compose' ? 'compose.yaml' : 'Dockerfile';
    expect(existsSync(new URL(file, root))).toBe(true);
  }
});

it('shows only pictures and files that are there', () => {
  for (const [, path = ''] of readme.matchAll(/\]\(([^)#]+)\)/g)) {
    if (!path.startsWith('http')) expect(existsSync(new URL(path, root)), path).toBe(true);
  }
});
