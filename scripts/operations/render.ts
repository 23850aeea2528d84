/** Writes the table "AWS operation → field" as Markdown. */
import { format } from 'prettier';
import type { DescribedOperation, Fields, Place, Places, ServiceTable } from './place.ts';

const code = (text: string): string => `\`${text}\``;
const list = (coordinates: readonly string[]): string => coordinates.map(code).join(', ');

const notYet = (field: string): string => `not yet: ${code(field)}`;

const showFields = (fields: Fields): string =>
  'awaits' in fields ? notYet(fields.awaits) : list(fields);

const showPlace = ({ at, note, values, otherwise, awaits }: Place): string => {
  if (awaits !== undefined) return notYet(awaits);
  const mapped = Object.entries(values ?? {}).map(([value, to]) => `${value} is ${code(to)}`);
  const unknown = otherwise === undefined ? [] : [`a value that AWS adds is ${code(otherwise)}`];
  const more = [note, ...mapped, ...unknown].filter((text) => text !== undefined);
  if (at.length === 0) return `– ${more.join('; ')}`;
  return more.length === 0 ? list(at) : `${list(at)}: ${more.join('; ')}`;
};

const rows = (side: string, places: Places): readonly string[] =>
  Object.entries(places).map(
    ([path, place]) => `| ${side} | ${code(path)} | ${showPlace(place)} |`,
  );

const showOperation = (name: string, operation: DescribedOperation): string => {
  const { fields, request, response, note } = operation;
  const members = [...rows('request', request), ...rows('response', response)];
  return [
    `#### ${name}`,
    `${'awaits' in fields ? '' : 'Fields: '}${showFields(fields)}.${note === undefined ? '' : ` ${note}`}`,
    ['| | Member | Place |', '| --- | --- | --- |', ...members].join('\n'),
    ...(Object.keys(response).length === 0 ? ['AWS answers nothing.'] : []),
  ].join('\n\n');
};

const showUsed = (used: ServiceTable['used']): readonly string[] => {
  const operations = Object.entries(used).map(
    ([name, fields]) => `| ${code(name)} | ${showFields(fields)} |`,
  );
  if (operations.length === 0) return [];
  return ['### Used', ['| Operation | Fields |', '| --- | --- |', ...operations].join('\n')];
};

const showNotUsed = ({ notUsed }: ServiceTable): readonly string[] =>
  notUsed.length === 0
    ? []
    : [
        '### Not used, and why',
        notUsed.map(({ why, operations }) => `- ${why} ${list(operations)}`).join('\n'),
      ];

const counts = ({ described, used, notUsed }: ServiceTable): readonly number[] => [
  Object.keys(described).length,
  Object.keys(used).length,
  notUsed.reduce((sum, { operations }) => sum + operations.length, 0),
];

const showService = (table: ServiceTable): string => {
  const described = Object.entries(table.described);
  return [
    `## ${table.title}`,
    `${code(table.service)} in the journal and in \`services\`. Operations and members are read from ${table.source}.`,
    ...(described.length === 0 ? [] : ['### Member by member']),
    ...described.map(([name, operation]) => showOperation(name, operation)),
    ...showUsed(table.used),
    ...showNotUsed(table),
  ].join('\n\n');
};

const INTRODUCTION = `# AWS operations and their fields

Where each operation of AWS, and each member of its request and of its response, is in the schema. A
place is a coordinate of GraphQL: a field, an argument, a member of an input or a type. A member
without one begins with a dash and says why. AWS's id of a request is in no row, since every answer has
one: an error shows it in \`extensions.awsRequestId\`.

Written by \`npm run operations\` from [\`scripts/operations/\`](../scripts/operations);
[\`test/operation-table.test.ts\`](../test/operation-table.test.ts) holds it against the installed clients,
the schema and what the gateway binds. An operation, a member or an enum value that AWS adds fails that
test until it has a place or a reason.`;

/** @returns the whole document, formatted as the repository is. */
export const renderOperations = async (tables: readonly ServiceTable[]): Promise<string> => {
  const overview = tables.map((table) => {
    const anchor = table.title.toLowerCase().replaceAll(' ', '-');
    return `| [${table.title}](#${anchor}) | ${counts(table).join(' | ')} |`;
  });
  const summary = [
    '| Service | Member by member | Used | Not used |',
    '| --- | --- | --- | --- |',
    ...overview,
  ].join('\n');
  const text = [INTRODUCTION, summary, ...tables.map(showService)].join('\n\n');
  return format(text, { parser: 'markdown', singleQuote: true, printWidth: 100 });
};
