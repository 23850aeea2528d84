import { type ExecutionResult, GraphQLError } from 'graphql';
import { compareKeys } from '../core/connection.ts';
import { GatewayError } from '../core/errors.ts';
import type { Rows } from './rows.ts';

/** What stands in place of the number of an account that is hidden. */
export const HIDDEN = 'hidden';

/** What may have twelve digits in a row by chance, or by its nature, and is no account. */
const OTHERS = [
  // A telephone number, where it is all there is.
  '^\\+\\d+$',
  // The end of a UUID, and of the id of a user or group.
  '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
  // Ids of IAM Identity Center, the roles that it makes, digests.
  '(?<![0-9a-z])(?:ps|ssoins|apl)-[0-9a-f]{16}(?![0-9a-z])',
  '(?<=AWSReservedSSO_[\\w+=,.@-]{1,32}_)[0-9a-f]{16}(?![0-9a-z])',
  '(?<![0-9a-z])[0-9a-f]{32,}(?![0-9a-z])',
];

/**
 * Exactly twelve digits, wherever they stand: in an ARN, a policy, a sentence, or stuck to letters, as in
 * `acct123456789012` and `aws+123456789012@example.com`; and the way that AWS's console writes them.
 */
const NUMBERS = new RegExp(
  `${OTHERS.join('|')}|(?<!\\d)(\\d{12})(?!\\d)|(?<!\\d)(?<!\\d-)(\\d{4}-\\d{4}-\\d{4})(?!-?\\d)`,
  'gi',
);

/** The number of the account that a match of `NUMBERS` writes; undefined for what is none. */
const accountIn = (plain?: string, grouped?: string): string | undefined =>
  plain ?? grouped?.replaceAll('-', '');

type Mask = (text: string) => string;

const mapText = (value: unknown, mask: Mask): unknown => {
  if (typeof value === 'string') return mask(value);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map((each) => mapText(each, mask));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [mask(name), mapText(member, mask)]),
  );
};

const originOf = (error: GraphQLError): unknown =>
  error.originalError instanceof GraphQLError ? originOf(error.originalError) : error.originalError;

const maskError = (error: GraphQLError, mask: Mask): GraphQLError => {
  const { nodes, source, positions, path, extensions } = error;
  const origin = originOf(error);
  const originalError =
    origin instanceof GatewayError
      ? new GatewayError(
          origin.code,
          mask(origin.message),
          mapText(origin.details, mask) as GatewayError['details'],
        )
      : error.originalError;
  return new GraphQLError(mask(error.message), {
    nodes,
    source,
    positions,
    path,
    originalError,
    extensions: mapText(extensions, mask) as Record<string, unknown>,
  });
};

/** The answer with every text of it, the errors' too, as `mask` has it. */
const mapResult = (result: ExecutionResult, mask: Mask): ExecutionResult => ({
  ...result,
  ...(result.data === undefined ? {} : { data: mapText(result.data, mask) as never }),
  ...(result.errors === undefined
    ? {}
    : { errors: result.errors.map((error) => maskError(error, mask)) }),
});

/** With its errors in the order of their places: which came first would tell what is cached. */
const inOrder = (result: ExecutionResult): ExecutionResult => {
  if (result.errors === undefined) return result;
  const key = ({ path = [] }: GraphQLError) => path.map((part) => String(part).padStart(6, '0'));
  const errors = result.errors.toSorted((a, b) => compareKeys(key(a), key(b)));
  return { ...result, errors };
};

/**
 * Takes the numbers of accounts that the caller may not see out of what is left: AWS writes the number
 * of the management account into ARNs of what belongs to others, people write numbers into policies
 * and descriptions, and errors quote what was asked. A number that is no account of the organization
 * goes as well, since otherwise it could be told from one that is hidden.
 */
export const maskAnswer = async (
  result: ExecutionResult,
  rows: Pick<Rows, 'sees'>,
): Promise<ExecutionResult> => {
  const ordered = inOrder(result);
  const numbers = new Set<string>();
  mapResult(ordered, (text) => {
    for (const [, plain, grouped] of text.matchAll(NUMBERS)) {
      const number = accountIn(plain, grouped);
      if (number !== undefined) numbers.add(number);
    }
    return text;
  });
  const seen = new Set<string>();
  await Promise.all(
    [...numbers].map(async (number) => {
      // What cannot be decided stays hidden.
      if (await rows.sees(number).catch(() => false)) seen.add(number);
    }),
  );
  if (seen.size === numbers.size) return ordered;
  return mapResult(ordered, (text) =>
    text.replaceAll(NUMBERS, (whole: string, plain?: string, grouped?: string) => {
      const number = accountIn(plain, grouped);
      return number === undefined || seen.has(number) ? whole : HIDDEN;
    }),
  );
};
