import { GatewayError } from '../core/errors.ts';

/** How large an operation may be, before anybody looks at what it asks for. */
export interface Limits {
  /** Names, values and punctuators of a document. */
  readonly tokens: number;
  /** Fields within fields, with fragments where they are spread. */
  readonly depth: number;
  /** Of an operation, with fragments as often as they are spread. */
  readonly aliases: number;
  /** Of an operation, likewise. */
  readonly directives: number;
  /** Fields and fragments of all operations of a document, likewise. */
  readonly fields: number;
  /** Fields of the root of a query. */
  readonly rootFields: number;
  /** Fields of the root of a mutation: they are carried out one after the other. */
  readonly rootMutations: number;
  /** Of one list in the arguments or variables. */
  readonly listItems: number;
}

/**
 * What every example, GraphiQL's introspection and the largest change that the schema allows (500
 * entries) come nowhere near. The largest example has 207 tokens; introspection 184, 16 deep.
 */
export const DEFAULT_LIMITS: Limits = Object.freeze({
  tokens: 5000,
  depth: 20,
  aliases: 100,
  directives: 50,
  fields: 2500,
  rootFields: 40,
  rootMutations: 10,
  listItems: 1000,
});

/** The names that limits are set by, and what each counts. */
const NAMES = {
  tokens: ['MAX_TOKENS', 'tokens'],
  depth: ['MAX_DEPTH', 'fields within fields'],
  aliases: ['MAX_ALIASES', 'aliases'],
  directives: ['MAX_DIRECTIVES', 'directives'],
  fields: ['MAX_FIELDS', 'fields and fragments'],
  rootFields: ['MAX_ROOT_FIELDS', 'fields at its root'],
  rootMutations: ['MAX_ROOT_MUTATIONS', 'changes'],
  listItems: ['MAX_LIST_ITEMS', 'items in one list'],
  /** Not for setting: nobody writes by hand or by program what comes near them. */
  characters: ['document length', 'characters'],
  nesting: ['nesting', 'brackets within brackets'],
  merging: ['merging', 'pairs of fields or fragments to compare'],
  variableDepth: ['variables depth', 'levels of values'],
  variableValues: ['variables', 'values in its variables'],
} as const satisfies Record<string, readonly [name: string, what: string]>;

export type LimitName = keyof typeof NAMES;

/** By what a limit is set in the environment. */
export const variableOf = (limit: keyof Limits): string => NAMES[limit][0];

/**
 * The error of an operation that is larger than it may be.
 *
 * @param met how many there are; at least so many, where counting has ended at the limit.
 * @param where the operation, fragment, field or variable that is too large.
 */
export const beyond = (
  limit: LimitName,
  allowed: number,
  met: number,
  where: string,
  isLeast = false,
): GatewayError => {
  const [name, what] = NAMES[limit];
  const count = `${isLeast ? 'more than ' : ''}${isLeast ? allowed : met} ${what}`;
  return new GatewayError(
    'BAD_USER_INPUT',
    `${where} has ${count}, and the limit (${name}) is ${allowed}.`,
    { limitName: name, limit: allowed, ...(isLeast ? {} : { met }) },
  );
};
