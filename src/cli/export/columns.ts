/** What an export says of each assignment, in this order. */
export const COLUMNS = [
  'instanceArn',
  'accountId',
  'accountName',
  'permissionSetArn',
  'permissionSetName',
  'principalType',
  'principalId',
  'principalName',
  'principalDisplayName',
  'principalState',
] as const;

export type Column = (typeof COLUMNS)[number];

/** One assignment. A name that is not there, or could not be read, is null. */
export type ExportRow = Readonly<Record<Column, string | null>>;

/** The columns that make two rows the same assignment; the others only describe it. */
export const KEY_COLUMNS = [
  'instanceArn',
  'accountId',
  'permissionSetArn',
  'principalType',
  'principalId',
] as const satisfies readonly Column[];

export const FORMATS = ['csv', 'jsonl'] as const;
export type Format = (typeof FORMATS)[number];
