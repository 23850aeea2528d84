/** Members that travel outside the body: in the path, the query, a header or the status. */
import type { NormalizedSchema } from '@smithy/core/schema';
import type { WireRequest } from '../http.ts';
import { SandboxError } from '../service.ts';
import { matchPath } from './path-template.ts';

const refused = (text: string): SandboxError => new SandboxError('SerializationException', text);

/** A plus sign is itself: what a signature covers has a blank as `%20`. */
const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    throw refused(`"${text}" is not valid percent-encoding`);
  }
};

/** @returns the parameters in the order sent. */
const readQuery = (query: string): [name: string, value: string][] =>
  query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      return [decode(name), decode(value)];
    });

/** Text by a schema: every number that a path or query of these services holds is a whole one. */
const readText = (schema: NormalizedSchema, text: string): unknown => {
  if (schema.isNumericSchema()) {
    const value = Number(text);
    if (!/^-?\d+$/.test(text) || !Number.isSafeInteger(value)) {
      throw refused('STRING_VALUE can not be converted to an Integer');
    }
    return value;
  }
  if (schema.isBooleanSchema()) {
    if (text === 'true' || text === 'false') return text === 'true';
    throw refused('STRING_VALUE can not be converted to a Boolean');
  }
  if (schema.isTimestampSchema()) {
    const date = new Date(text);
    if (!Number.isNaN(date.getTime())) return date;
    throw refused('STRING_VALUE can not be converted to a Timestamp');
  }
  return text;
};

/** Of a parameter that is no list, the first value counts. */
const readParameter = (schema: NormalizedSchema, values: readonly string[]): unknown => {
  if (values[0] === undefined) return undefined;
  if (!schema.isListSchema()) return readText(schema, values[0]);
  return values.map((value) => readText(schema.getValueSchema(), value));
};

const isBound = (schema: NormalizedSchema): boolean => {
  const { httpLabel, httpQuery, httpHeader, httpResponseCode } = schema.getMergedTraits();
  return [httpLabel, httpQuery, httpHeader, httpResponseCode].some((trait) => trait !== undefined);
};

/** @returns the names of the members that do not travel in the body. */
export const boundMembers = (schema: NormalizedSchema): ReadonlySet<string> =>
  new Set(
    Object.entries(schema.getMemberSchemas())
      .filter(([, member]) => isBound(member))
      .map(([name]) => name),
  );

/**
 * Reads what an input has outside the body.
 *
 * @param template the operation's path, which the request's is known to match.
 * @throws SandboxError `SerializationException` for broken percent-encoding, and for a number, flag
 * or time that is none.
 */
export const readBindings = (
  schema: NormalizedSchema,
  template: string,
  request: WireRequest,
): Record<string, unknown> => {
  const labels = matchPath(template, request.path) ?? {};
  const query = readQuery(request.query);
  const result: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(schema.getMemberSchemas())) {
    const { httpLabel, httpQuery, httpHeader } = member.getMergedTraits();
    const label = httpLabel === undefined ? undefined : labels[name];
    const header = httpHeader && request.headers[httpHeader.toLowerCase()];
    const values = query.filter(([id]) => id === httpQuery).map(([, text]) => text);
    const value =
      label !== undefined
        ? readText(member, decode(label))
        : header !== undefined
          ? readText(member, header)
          : readParameter(member, values);
    if (value !== undefined) result[name] = value;
  }
  return result;
};

/** What an answer says outside its body. */
export interface AnswerBindings {
  readonly headers: Readonly<Record<string, string>>;
  readonly status?: number;
}

/** Takes out of an output, or out of an error's members, what travels outside the body. */
export const writeBindings = (
  schema: NormalizedSchema,
  content: Readonly<Record<string, unknown>>,
): AnswerBindings => {
  const headers: Record<string, string> = {};
  let status: number | undefined;
  for (const [name, member] of Object.entries(schema.getMemberSchemas())) {
    const { httpHeader, httpResponseCode } = member.getMergedTraits();
    const value = content[name];
    const isText = typeof value === 'string' || typeof value === 'number';
    if (httpHeader !== undefined && isText) headers[httpHeader.toLowerCase()] = String(value);
    if (httpResponseCode !== undefined && typeof value === 'number') status = value;
  }
  return { headers, ...(status !== undefined && { status }) };
};
