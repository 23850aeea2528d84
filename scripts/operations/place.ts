/**
 * The vocabulary of the table "AWS operation → GraphQL field". A coordinate is written as GraphQL
 * writes it: `PermissionSet.name`, `Query.permissionSets(first:)`, `Principal`.
 */

/** Where a member of a request or a response is in the schema, or why it is nowhere. */
export interface Place {
  /** The coordinates; `[]` when it has none, and `note` says why. */
  readonly at: readonly string[];
  readonly note?: string;
  /** The coordinates of AWS's enum values, where a value has another name or no enum in the schema. */
  readonly values?: Readonly<Record<string, string>>;
  /** It has none yet: the field that is to come. */
  readonly awaits?: string;
  /** What an answer becomes that AWS has added to an enum, where that is not `UNRECOGNIZED`. */
  readonly otherwise?: string;
}

/** By the path of a member, down to the leaves: `Tags[].Key`, `attributeMap.{value}`. */
export type Places = Readonly<Record<string, Place>>;

/** An operation that is described member by member. */
export interface DescribedOperation {
  /** The fields that rest on it, or the one that is to come. */
  readonly fields: Fields;
  readonly request: Places;
  readonly response: Places;
  readonly note?: string;
}

/** A field that the contract names and the schema has not yet. */
export interface Awaited {
  readonly awaits: string;
}

export type Fields = readonly string[] | Awaited;

export interface NotUsed {
  readonly why: string;
  readonly operations: readonly string[];
}

/** Every operation of a service, each in exactly one of the three lists. */
export interface ServiceTable {
  /** The gateway's name for it, as in `services` and in the journal. */
  readonly service: string;
  /** What descriptions in the schema call it. */
  readonly title: string;
  /** What the operations and their members are read from. */
  readonly source: string;
  readonly described: Readonly<Record<string, DescribedOperation>>;
  /** By operation, the fields that rest on it. */
  readonly used: Readonly<Record<string, Fields>>;
  readonly notUsed: readonly NotUsed[];
}

/** A member that is in the schema. */
export const at = (where: string | readonly string[], more: Omit<Place, 'at'> = {}): Place => ({
  at: typeof where === 'string' ? [where] : where,
  ...more,
});

/** A member that is not, with the reason. */
export const nowhere = (note: string, more: Pick<Place, 'values'> = {}): Place => ({
  at: [],
  note,
  ...more,
});

/** A member whose field is to come. */
export const awaited = (field: string): Place => ({ at: [], awaits: field });

/** The places of a structure's members, for where the structure is. */
export const beneath = (path: string, places: Places): Places =>
  Object.fromEntries(Object.entries(places).map(([member, place]) => [`${path}.${member}`, place]));

const OWN_PAGES = "the gateway asks for AWS's largest page and cuts pages of its own";
const OWN_CURSOR = "a cursor of the gateway's own";

/** The names of a service for its pages: `MaxResults` or `maxResults`. */
type Case = 'upper' | 'lower';
const sizeName = { upper: 'MaxResults', lower: 'maxResults' };
const tokenName = { upper: 'NextToken', lower: 'nextToken' };

/** The pages of an operation that a connection shows. */
export const pagesOf = (field: string, letters: Case = 'upper'): Places => ({
  [sizeName[letters]]: at(`${field}(first:)`, { note: OWN_PAGES }),
  [tokenName[letters]]: at(`${field}(after:)`, { note: OWN_CURSOR }),
});

/** The token of the answer of such an operation. */
export const nextPage = (letters: Case = 'upper'): Places => ({
  [tokenName[letters]]: at(['PageInfo.endCursor', 'PageInfo.hasNextPage'], { note: OWN_CURSOR }),
});

const ALL_PAGES = 'the gateway reads all pages and answers the whole list';

/** The pages of an operation whose list is answered whole. */
export const allPages = (letters: Case = 'upper'): Places => ({
  [sizeName[letters]]: nowhere(ALL_PAGES),
  ...allPagesByToken(letters),
});

/** The same of an operation that takes no page size, and of every answer. */
export const allPagesByToken = (letters: Case = 'upper'): Places => ({
  [tokenName[letters]]: nowhere(ALL_PAGES),
});
