import {
  getNullableType,
  type GraphQLArgument,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
} from 'graphql';
import { globalIds } from '../node-types.ts';
import type { Shown } from './record.ts';
import { SHOWN_MEMBERS } from './shown-members.ts';

/** What a record says of an input. */
export interface Described {
  readonly on: Shown;
  /** The paths of what was given and is not shown. */
  readonly hidden: readonly string[];
}

/** What has a form of its own, in which no secret is, or is not given by callers as text. */
export const PLAIN_SCALARS: ReadonlySet<string> = new Set([
  'Arn',
  'AccountId',
  'Boolean',
  'Duration',
  'EmailAddress',
  'Float',
  'Int',
]);
/** The longest ARN. */
const MOST_LENGTH = 2048;

/** An id as AWS's own keys: what the gateway makes of them means nothing elsewhere. */
const readId = (id: string): string | undefined => {
  try {
    const { type, keys } = globalIds.decode(id, '');
    return [type, ...keys].join(' ');
  } catch {
    return undefined;
  }
};

/**
 * What may be shown of the arguments of a mutation: by an allow-list, and by type. Whatever a caller
 * has put into an id that is none, or into a text that is not listed, is only named.
 */
export const describeInput = (
  declared: readonly GraphQLArgument[],
  args: Readonly<Record<string, unknown>>,
): Described => {
  const hidden: string[] = [];

  const describe = (
    type: GraphQLInputType,
    value: unknown,
    path: string,
    coordinate: string,
  ): Shown | undefined => {
    if (value === undefined || value === null) return value;
    const bare = getNullableType(type);
    if (isListType(bare) && Array.isArray(value)) {
      const items = value.map((item, index) =>
        describe(bare.ofType, item, `${path}.${index}`, coordinate),
      );
      return items.filter((item) => item !== undefined);
    }
    if (isInputObjectType(bare)) {
      const members = value as Readonly<Record<string, unknown>>;
      const shown: Record<string, Shown> = {};
      for (const { name, type: inner } of Object.values(bare.getFields())) {
        const own = `${bare.name}.${name}`;
        const member = describe(inner, members[name], `${path}.${name}`, own);
        if (member !== undefined) shown[name] = member;
      }
      return shown;
    }
    const leaf = isListType(bare) ? undefined : bare.name;
    const text = typeof value === 'string' ? value : undefined;
    const isPlain =
      isEnumType(bare) ||
      PLAIN_SCALARS.has(leaf ?? '') ||
      (leaf === 'String' && SHOWN_MEMBERS.has(coordinate));
    const shown =
      leaf === 'ID' && text !== undefined
        ? readId(text)
        : isPlain && (text === undefined || text.length <= MOST_LENGTH)
          ? (value as string | number | boolean)
          : undefined;
    if (shown === undefined) hidden.push(path);
    return shown;
  };

  const on: Record<string, Shown> = {};
  for (const { name, type } of declared) {
    const shown = describe(type, args[name], name, name);
    if (shown !== undefined) on[name] = shown;
  }
  // Every mutation has one argument, `input`: its members say enough.
  return { on: Object.keys(on).length === 1 && on.input !== undefined ? on.input : on, hidden };
};
