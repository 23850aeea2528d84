import { createHash } from 'node:crypto';
import { badInput, GatewayError } from './errors.ts';

/**
 * What a cursor says: where in one list of one field a row stands. Strings and numbers only, in an
 * order that the list itself knows.
 */
export type CursorKey = readonly (string | number)[];

/** Seals positions for one field with one set of arguments, and opens only what it sealed. */
export interface CursorCodec {
  seal(key: CursorKey): string;
  /**
   * @throws GatewayError BAD_USER_INPUT when it is no cursor, or one of another field or of other
   * arguments; CURSOR_EXPIRED when an earlier version of the gateway made it.
   */
  open(cursor: string): CursorKey;
}

/** Grows when the meaning of a key changes, so that an old cursor expires instead of misleading. */
const VERSION = 3;
const MAX_LENGTH = 4096;

const canonical = (value: unknown): unknown => {
  if (value === null || typeof value !== 'object') return value ?? null;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(canonical);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined && member !== null)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => [name, canonical(member)]),
  );
};

const digest = (...parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 12);

const fieldHash = (field: string, args: object): string =>
  digest(field, canonical({ ...args, first: undefined, after: undefined }));

interface Opened {
  readonly field: string;
  readonly parent: string;
  readonly key: CursorKey;
}

const unseal = (cursor: string): Opened => {
  const parts = cursor.length > MAX_LENGTH ? undefined : parse(cursor);
  const [version, field, parent, ...key] = parts ?? [];
  // What stands behind the number of another version has that version's form, whatever it was.
  if (Number.isSafeInteger(version) && Number(version) > 0 && version !== VERSION) {
    throw new GatewayError('CURSOR_EXPIRED');
  }
  if (version !== VERSION || typeof field !== 'string' || typeof parent !== 'string') {
    throw badInput('after', 'This is not a cursor of this gateway. Take one from `pageInfo`.');
  }
  return { field, parent, key };
};

const foreign = (): GatewayError =>
  badInput('after', 'This cursor belongs to another field, object or filter.');

/**
 * Refuses what can be no cursor of `field` with `args`, whatever object the field is asked of: that
 * is known before the object has been read.
 *
 * @param field as `Query.users`; when it is left out, only the form is looked at.
 * @throws GatewayError BAD_USER_INPUT, CURSOR_EXPIRED.
 */
export const checkCursor = (cursor: string, field: string | undefined, args: object): void => {
  const opened = unseal(cursor);
  if (field !== undefined && opened.field !== fieldHash(field, args)) throw foreign();
};

/**
 * The codec for `field` (`Query.users`, `PermissionSet.accounts`) of the object `parent` with
 * `args`. Page size and position do not count: a client may change `first` on the way.
 */
export const createCursorCodec = (field: string, parent: string, args: object): CursorCodec => {
  const ownField = fieldHash(field, args);
  const ownParent = digest(parent);
  return {
    seal: (key) =>
      Buffer.from(JSON.stringify([VERSION, ownField, ownParent, ...key])).toString('base64url'),
    open(cursor) {
      const opened = unseal(cursor);
      if (opened.field !== ownField || opened.parent !== ownParent) throw foreign();
      return opened.key;
    },
  };
};

const parse = (cursor: string): (string | number)[] | undefined => {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parts) &&
      parts.every((part) => typeof part === 'string' || typeof part === 'number')
      ? parts
      : undefined;
  } catch {
    return undefined;
  }
};
