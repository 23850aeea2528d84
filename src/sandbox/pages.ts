/** How the sandbox cuts a list into pages, as AWS does: opaque tokens that fit one list only. */
import { createHash } from 'node:crypto';

/** What the caller asked for: the request's own members. */
export interface PageRequest {
  readonly maxResults?: number;
  readonly nextToken?: string;
}

export interface PageOptions {
  /** Names the list: the operation and every parameter that selects its rows. */
  readonly scope: string;
  /** The most rows that the service answers at once, and what it answers when nothing is asked. */
  readonly maximum: number;
  /** Answer the first page without rows though rows follow, as Organizations may. */
  readonly emptyFirst?: boolean;
}

/**
 * A token that this list did not hand out. The engine answers it with the service's own validation
 * error, since each service has its own.
 */
export class InvalidPageToken extends Error {
  override readonly name = 'InvalidPageToken';

  constructor() {
    super('The page token was not issued for this list.');
  }
}

/** Proves that the token came from here, for this list: AWS refuses a token used elsewhere. */
const seal = (scope: string, offset: string): string =>
  createHash('sha256').update(`${offset}\n${scope}`).digest('base64url').slice(0, 22);

const encode = (scope: string, offset: number): string => {
  const start = offset.toString(36);
  return Buffer.from(`${start}.${seal(scope, start)}`).toString('base64url');
};

const decode = (scope: string, token: string): number => {
  const [start = '', mark] = Buffer.from(token, 'base64url').toString('latin1').split('.');
  const offset = Number.parseInt(start, 36);
  if (!Number.isSafeInteger(offset) || mark !== seal(scope, start)) throw new InvalidPageToken();
  return offset;
};

/**
 * One page of `items`.
 *
 * @returns the rows, and the token of the next page unless this is the last.
 * @throws InvalidPageToken if the token belongs to another list or was tampered with.
 */
export const paginate = <T>(
  items: readonly T[],
  request: PageRequest,
  options: PageOptions,
): { page: T[]; nextToken?: string } => {
  const { scope, maximum, emptyFirst = false } = options;
  if (request.nextToken === undefined && emptyFirst && items.length > 0) {
    return { page: [], nextToken: encode(scope, 0) };
  }
  const start = request.nextToken === undefined ? 0 : decode(scope, request.nextToken);
  const end = start + Math.min(request.maxResults ?? maximum, maximum);
  const page = items.slice(start, end);
  return end < items.length ? { page, nextToken: encode(scope, end) } : { page };
};
