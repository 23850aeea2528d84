/** What tests of mutations name, and how they run one. */
import { globalIds } from '../../src/node-types.ts';
import type { PermissionSetRow } from '../../src/sandbox/rows.ts';
import type { Answer, TestGateway } from './make-gateway.ts';

/** One entry of `userErrors`, as the tests ask for it. */
export interface UserErrorAnswer {
  readonly __typename: string;
  readonly code: string;
  readonly message: string;
  readonly field: readonly string[] | null;
  readonly query?: string;
  readonly awsOperation?: string | null;
  readonly missingAction?: string;
  readonly operation?: string | null;
}

export type PayloadAnswer = Readonly<Record<string, unknown>> & {
  readonly userErrors: readonly UserErrorAnswer[];
};

const USER_ERRORS = /* GraphQL */ `
  userErrors {
    __typename
    code
    message
    field
    awsOperation
    ... on AccessDenied { missingAction }
    ... on OutcomeUnknown { query }
    ... on PermissionSetInUse { accountIds accounts { name } }
    ... on PermissionSetChanged {
      expected { description sessionDuration relayState }
      actual { description sessionDuration relayState }
    }
    ... on ExternallyManagedGroup { externalIds { issuer id } }
    ... on OperationConflict { operation { id state } }
  }
`;

/** The document of one mutation that takes `input`. */
export const documentOf = (field: string, selection: string): string =>
  `mutation ($input: ${field.charAt(0).toUpperCase()}${field.slice(1)}Input!) {
    ${field}(input: $input) { ${selection} ${USER_ERRORS} }
  }`;

/** Runs one mutation; whatever comes. */
export const run = (
  t: TestGateway,
  field: string,
  input: object,
  selection = '',
  headers: Record<string, string> = {},
): Promise<Answer> => t.execute(documentOf(field, selection), { input }, headers);

/** The payload of one mutation. @throws when there is a top-level error. */
export const payloadOf = async (
  t: TestGateway,
  field: string,
  input: object,
  selection = '',
  headers: Record<string, string> = {},
): Promise<PayloadAnswer> => {
  const document = documentOf(field, selection);
  const data = await t.data<Record<string, PayloadAnswer>>(document, { input }, headers);
  const payload = data[field];
  if (payload === undefined) throw new Error(`There is no payload of ${field}`);
  return payload;
};

/** The permission set of the sandbox with this name. */
export const setRow = ({ sandbox }: TestGateway, name: string): PermissionSetRow => {
  const row = sandbox.world.state.permissionSetsByName.get(name.toLowerCase())[0];
  if (row === undefined) throw new Error(`The sandbox has no permission set ${name}`);
  return row;
};

/** Its global id. */
export const setId = (t: TestGateway, name: string): string =>
  globalIds.encode('PermissionSet', t.sandbox.world.instanceArn, setRow(t, name).permissionSetArn);

/** The id of a permission set that never was. */
export const noSetId = ({ sandbox }: TestGateway): string => {
  const { instanceArn } = sandbox.world;
  const arn = `${instanceArn.replace(':instance/', ':permissionSet/')}/ps-0000000000000000`;
  return globalIds.encode('PermissionSet', instanceArn, arn);
};

/** The 12 digits of the first account of this name. */
export const accountOf = ({ sandbox }: TestGateway, name: string): string => {
  const row = sandbox.world.state.accounts.rows.find((account) => account.name === name);
  if (row === undefined) throw new Error(`The sandbox has no account ${name}`);
  return row.accountId;
};

export const accountGlobalId = (t: TestGateway, name: string): string =>
  globalIds.encode('Account', accountOf(t, name));
