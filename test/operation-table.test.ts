import { readFileSync } from 'node:fs';
import { isEnumType } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { Fields, Place, ServiceTable } from '../scripts/operations/place.ts';
import { renderOperations } from '../scripts/operations/render.ts';
import { operationTable } from '../scripts/operations/table.ts';
import { createSchema } from '../src/schema.ts';
import { type Leaf, operationsOf, requestLeaves, responseLeaves } from './support/aws-members.ts';
import { boundOperations } from './support/bound-operations.ts';
import { allDescriptions, lookUp } from './support/coordinates.ts';

const schema = createSchema();
const bound = await boundOperations();

const find = (coordinate: string) => lookUp(schema, coordinate);

/** The operations of a service that the gateway uses, with their fields. */
const inUse = ({ described, used }: ServiceTable): readonly (readonly [string, Fields])[] => [
  ...Object.entries(described).map(([name, { fields }]) => [name, fields] as const),
  ...Object.entries(used),
];

const whole = (table: ServiceTable): readonly string[] => [
  ...inUse(table).map(([name]) => name),
  ...table.notUsed.flatMap(({ operations }) => operations),
];

/** What is wrong with the fields that an operation is said to have. */
const wrongFields = (
  { title }: ServiceTable,
  operation: string,
  fields: Fields,
): readonly string[] => {
  if ('awaits' in fields) {
    const there = find(fields.awaits)?.descriptions.includes(title) ?? false;
    return there ? [`${fields.awaits} speaks of ${title}: say where ${operation} is`] : [];
  }
  const missing = fields.filter((coordinate) => find(coordinate) === undefined);
  const named = fields.some((one) => find(one)?.descriptions.includes(`\`${operation}\``));
  return [
    ...missing.map((coordinate) => `${coordinate} is not in the schema`),
    ...(named ? [] : [`no description of ${fields.join(', ')} names ${operation}`]),
  ];
};

/** What is wrong with the place of one member. */
const wrongPlace = (place: Place, { values = [] }: Leaf, isAnswer: boolean): readonly string[] => {
  const mapped = place.values ?? {};
  const said = [
    ...place.at,
    ...Object.values(mapped),
    ...(place.otherwise ? [place.otherwise] : []),
  ];
  const missing = said.filter((coordinate) => find(coordinate) === undefined);
  if (missing.length > 0) return missing.map((one) => `${one} is not in the schema`);
  if (place.awaits !== undefined) return [];
  if (place.at.length === 0 && !place.note) return ['neither a place nor a reason'];
  const enums = place.at.flatMap((one) => find(one)?.type ?? []).filter(isEnumType);
  const names = enums.flatMap((type) => type.getValues().map(({ name }) => name));
  const unknown = values.filter((value) => !names.includes(value) && !(value in mapped));
  const stale = Object.keys(mapped).filter((value) => !values.includes(value));
  const safe = names.includes('UNRECOGNIZED') || place.otherwise !== undefined;
  return [
    ...unknown.map((value) => `the value ${value} has no place`),
    ...stale.map((value) => `AWS has no value ${value}`),
    ...(isAnswer && values.length > 0 && enums.length > 0 && !safe
      ? ['a value that AWS adds has no place']
      : []),
  ];
};

describe.each(operationTable.map((table) => [table.service, table] as const))('%s', (id, table) => {
  it('has every operation of AWS in one list, and none that AWS has not', () => {
    expect(whole(table).toSorted()).toEqual(operationsOf(id).toSorted());
  });

  it('uses what is bound, and binds what it uses', () => {
    expect(
      inUse(table)
        .map(([name]) => name)
        .toSorted(),
    ).toEqual([...(bound.get(id) ?? [])].toSorted());
  });

  it.each(inUse(table))('%s has its fields', (operation, fields) => {
    expect(wrongFields(table, operation, fields)).toEqual([]);
  });

  it.runIf(Object.keys(table.described).length > 0).each(Object.entries(table.described))(
    '%s has a place for every member',
    (operation, { request, response }) => {
      const sides = [
        { places: request, leaves: requestLeaves(id, operation), isAnswer: false },
        { places: response, leaves: responseLeaves(id, operation), isAnswer: true },
      ];
      for (const { places, leaves, isAnswer } of sides) {
        expect(Object.keys(places).toSorted()).toEqual(leaves.map(({ path }) => path).toSorted());
        const wrong = leaves.flatMap((leaf) =>
          wrongPlace(places[leaf.path] ?? { at: [] }, leaf, isAnswer).map(
            (text) => `${leaf.path}: ${text}`,
          ),
        );
        expect(wrong).toEqual([]);
      }
    },
  );
});

describe('what is read of AWS', () => {
  it.each([
    [
      'sso-admin',
      'ListAccountAssignments',
      'AccountAssignments[].PrincipalType',
      ['GROUP', 'USER'],
    ],
    [
      'grafana',
      'DescribeWorkspaceAuthentication',
      'authentication.providers[]',
      ['AWS_SSO', 'SAML'],
    ],
    ['finspace', 'GetEnvironment', 'environment.federationMode', ['FEDERATED', 'LOCAL']],
    ['finspace-data', 'GetUser', 'type', ['APP_USER', 'SUPER_USER']],
  ])('knows the enums of %s: %s %s', (service, operation, path, values) => {
    const leaf = responseLeaves(service, operation).find((one) => one.path === path);
    expect(leaf?.values?.toSorted()).toEqual(values);
  });
});

describe('the table', () => {
  it('has every service that the gateway binds', () => {
    // IAM is asked by `management-graph doctor`, and for no field.
    const asked = [...bound.keys()].filter((service) => service !== 'iam');
    expect(operationTable.map(({ service }) => service).toSorted()).toEqual(asked.toSorted());
  });

  it('describes member by member the operations that the gateway was made for', () => {
    const counts = operationTable.map((table) => [
      table.service,
      Object.keys(table.described).length,
    ]);
    expect(Object.fromEntries(counts)).toEqual({
      'sso-admin': 27,
      identitystore: 0,
      organizations: 0,
      finspace: 8,
      // GetProgrammaticAccessCredentials, and the user that it needs.
      'finspace-data': 4,
      grafana: 1,
      sts: 1,
    });
  });

  it('waits for a field only in operations that wait for one', () => {
    const waiting = operationTable.flatMap(({ described }) =>
      Object.entries(described).filter(
        ([, { fields, request, response }]) =>
          !('awaits' in fields) &&
          [request, response].some((places) => Object.values(places).some((one) => one.awaits)),
      ),
    );
    expect(waiting.map(([operation]) => operation)).toEqual([]);
  });

  it('lets no description of the schema name an operation that is not used', () => {
    const unused = new Set(
      operationTable.flatMap((table) => table.notUsed.flatMap(({ operations }) => operations)),
    );
    const used = new Set(operationTable.flatMap((table) => inUse(table).map(([name]) => name)));
    const named = allDescriptions(schema).flatMap((text) =>
      [...text.matchAll(/`(\w+)`/g)].map(([, name = '']) => name),
    );
    expect(named.filter((name) => unused.has(name) && !used.has(name))).toEqual([]);
  });

  it('is what docs/operations.md shows: `npm run operations` writes it', async () => {
    const file = new URL('../docs/operations.md', import.meta.url);
    expect(readFileSync(file, 'utf8')).toBe(await renderOperations(operationTable));
  });
});
