/** Checks an operation's input against the constraints of its model, all of them at once. */
import { constraintSets } from './constraint-set.ts';
import type { ConstraintSet, ShapeConstraints } from './constraint-set.ts';
import { matchesWhole } from './pattern.ts';

export type Rule = 'required' | 'pattern' | 'enum' | 'min-length' | 'max-length' | 'min' | 'max';

/** A rule that a value breaks. */
export interface Violation {
  /** As AWS writes it: `instanceArn`, `tags.1.member.key`. */
  readonly path: string;
  /** The value as AWS shows it; undefined if it is sensitive. */
  readonly shown?: string;
  readonly rule: Rule;
  /** AWS's words: `Member must not be null`. */
  readonly text: string;
}

interface Broken {
  readonly rule: Rule;
  readonly text: string;
}

const NUMERIC = new Set(['integer', 'long', 'float', 'double']);

const sizeOf = (value: unknown): number => {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return [...value].length;
  if (Array.isArray(value)) return value.length;
  if (value instanceof Uint8Array) return value.byteLength;
  return Object.keys(value as object).length;
};

/** What a shape asks of a value, as checks; the text is AWS's. */
const rulesOf = (shape: ShapeConstraints): (Broken & { holds: (value: unknown) => boolean })[] => {
  const { min, max, pattern, enum: values } = shape;
  const numeric = NUMERIC.has(shape.type);
  const what = numeric ? 'value' : 'length';
  const compare = (rule: 'min' | 'max', side: string, bound: number): Broken => ({
    rule: numeric ? rule : `${rule}-length`,
    text: `Member must have ${what} ${side} than or equal to ${bound}`,
  });
  return [
    max !== undefined && {
      ...compare('max', 'less', max),
      holds: (value: unknown) => sizeOf(value) <= max,
    },
    min !== undefined && {
      ...compare('min', 'greater', min),
      holds: (value: unknown) => sizeOf(value) >= min,
    },
    pattern !== undefined && {
      rule: 'pattern' as const,
      text: `Member must satisfy regular expression pattern: ${pattern}`,
      holds: (value: unknown) => typeof value !== 'string' || matchesWhole(pattern, value),
    },
    values !== undefined && {
      rule: 'enum' as const,
      text: `Member must satisfy enum value set: [${values.join(', ')}]`,
      holds: (value: unknown) => typeof value !== 'string' || values.includes(value),
    },
  ].filter((rule) => rule !== false);
};

const rules = new WeakMap<ShapeConstraints, ReturnType<typeof rulesOf>>();

const checksOf = (shape: ShapeConstraints): ReturnType<typeof rulesOf> => {
  let known = rules.get(shape);
  if (known === undefined) rules.set(shape, (known = rulesOf(shape)));
  return known;
};

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** A value as Java prints it, which is how AWS's messages show it; nothing sensitive in it. */
const show = (set: ConstraintSet, name: string | undefined, value: unknown): string | undefined => {
  const shape = name === undefined ? undefined : set.shapes[name];
  if (shape?.sensitive === true) return undefined;
  if (Array.isArray(value)) {
    return `[${value.map((item) => show(set, shape?.member, item) ?? '***').join(', ')}]`;
  }
  if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    const members = Object.entries(value).map(
      ([id, item]) => `${id}=${show(set, shape?.members?.[id] ?? shape?.value, item) ?? '***'}`,
    );
    return `${name ?? ''}(${members.join(', ')})`;
  }
  return String(value);
};

/** A list's or a map's simple items have no path of their own: the whole is refused. */
const checkItems = (
  set: ConstraintSet,
  owner: string,
  whole: unknown,
  part: { name: string; items: readonly unknown[]; lead: string },
  path: string,
): Violation[] => {
  const checks = checksOf(set.shapes[part.name] ?? { type: 'string' });
  const broken = checks.find(({ holds }) => !part.items.every(holds));
  if (broken === undefined) return [];
  const sensitive = set.shapes[part.name]?.sensitive === true;
  const text = `${part.lead} must satisfy constraint: [${checks.map((one) => one.text).join(', ')}]`;
  return [
    { path, shown: sensitive ? undefined : show(set, owner, whole), rule: broken.rule, text },
  ];
};

const isSimple = (set: ConstraintSet, name: string): boolean =>
  !['structure', 'list', 'map'].includes(set.shapes[name]?.type ?? '');

const checkParts = (
  set: ConstraintSet,
  name: string,
  value: unknown,
  path: string,
): Violation[] => {
  const shape = set.shapes[name];
  if (Array.isArray(value) && shape?.member !== undefined) {
    const member = shape.member;
    if (isSimple(set, member)) {
      return checkItems(set, name, value, { name: member, items: value, lead: 'Member' }, path);
    }
    return value.flatMap((item, i) => check(set, member, item, `${path}.${i + 1}.member`));
  }
  if (shape?.type === 'map') {
    const entries = Object.entries(value as object);
    const { key, value: item } = shape;
    return [
      key !== undefined && { name: key, items: entries.map(([id]) => id), lead: 'Map keys' },
      item !== undefined &&
        isSimple(set, item) && {
          name: item,
          items: Object.values(value as object),
          lead: 'Map value',
        },
    ]
      .filter((part) => part !== false)
      .flatMap((part) => checkItems(set, name, value, part, path));
  }
  return shape?.type === 'structure' ? checkMembers(set, shape, value as object, path) : [];
};

const checkMembers = (
  set: ConstraintSet,
  shape: ShapeConstraints,
  value: object,
  path: string,
): Violation[] => {
  const given = value as Readonly<Record<string, unknown>>;
  const below = (id: string): string =>
    path === '' ? lowerFirst(id) : `${path}.${lowerFirst(id)}`;
  const missing = (shape.required ?? [])
    .filter((id) => given[id] === undefined || given[id] === null)
    .map((id) => ({
      path: below(id),
      shown: 'null',
      rule: 'required' as const,
      text: 'Member must not be null',
    }));
  const broken = Object.entries(shape.members ?? {}).flatMap(([id, target]) =>
    given[id] === undefined || given[id] === null ? [] : check(set, target, given[id], below(id)),
  );
  return [...missing, ...broken];
};

const check = (set: ConstraintSet, name: string, value: unknown, path: string): Violation[] => {
  const shape = set.shapes[name];
  if (shape === undefined) return [];
  const own = checksOf(shape)
    .filter(({ holds }) => !holds(value))
    .map(({ rule, text }) => ({ path, shown: show(set, name, value), rule, text }));
  return [...own, ...checkParts(set, name, value, path)];
};

/** @returns every rule of the service's model that the operation's input breaks. */
export const violationsOf = (service: string, operation: string, input: object): Violation[] => {
  const set = constraintSets[service];
  const name = set?.inputs[operation];
  return set === undefined || name === undefined ? [] : check(set, name, input, '');
};
