import {
  defaultFieldResolver,
  getDirectiveValues,
  getNamedType,
  type GraphQLAbstractType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { GatewayContext } from './context.ts';
import { ALL_SCOPES, type Scope } from './auth/scopes.ts';
import {
  both,
  either,
  forbidden,
  implies,
  lacking,
  inWords,
  keepRequirement,
  OPEN,
  type Requirement,
  requirementOf,
} from './auth/permissions.ts';

/** So many denied fields say why they are null: thousands would be an answer of errors. */
const MOST_TOLD = 100;

const DIRECTIVE = 'requiresScopes';

/**
 * What a definition says of itself in the SDL.
 *
 * @throws TypeError for a scope that there is none of: nobody could ever be allowed it.
 */
const declared = (
  schema: GraphQLSchema,
  { name, astNode }: Pick<GraphQLObjectType | GraphQLField<unknown, unknown>, 'name' | 'astNode'>,
): Requirement | undefined => {
  const directive = schema.getDirective(DIRECTIVE);
  if (directive == null || astNode == null) return undefined;
  const values = getDirectiveValues(directive, astNode);
  if (values === undefined) return undefined;
  const scopes = values.scopes as Requirement;
  const unknown = scopes.flat().find((scope) => !(ALL_SCOPES as readonly string[]).includes(scope));
  if (unknown !== undefined) throw new TypeError(`${name}: there is no scope ${unknown}.`);
  return scopes;
};

/** What every caller of a field needs, of an abstract type as much as any of its objects needs. */
const requirementOfType = (schema: GraphQLSchema, type: GraphQLOutputType): Requirement => {
  const named = getNamedType(type);
  if (isObjectType(named)) return requirementOf(named) ?? OPEN;
  if (!isAbstractType(named)) return OPEN;
  return either(schema.getPossibleTypes(named).map((one) => requirementOf(one) ?? OPEN));
};

/** How a field can be kept back without taking away more than itself. */
type Manner = 'FIELD' | 'ITEMS' | 'NONE';

const mannerOf = (type: GraphQLOutputType): Manner => {
  if (!isNonNullType(type)) return 'FIELD';
  const { ofType } = type as { readonly ofType: GraphQLOutputType };
  return isListType(ofType) && !isNonNullType(ofType.ofType) ? 'ITEMS' : 'NONE';
};

/** @throws GatewayError FORBIDDEN, unless enough fields of the answer have said so. */
const deny = ({ answer }: GatewayContext, requirement: Requirement, what: string): null => {
  answer.denied = (answer.denied ?? 0) + 1;
  if (answer.denied > MOST_TOLD) {
    // Whom it is told, and what is on record, is not the same.
    (answer.untold ??= new Set()).add(what);
    return null;
  }
  throw forbidden(requirement, what);
};

type Field = GraphQLField<unknown, GatewayContext>;

const guardField = (field: Field, what: string, requirement: Requirement, manner: Manner): void => {
  const { resolve = defaultFieldResolver, subscribe } = field;
  const isAllowed = ({ permissions }: GatewayContext): boolean =>
    permissions.isAll || permissions.allows(requirement);
  field.resolve = (source, args, context, info): unknown => {
    if (isAllowed(context)) return resolve(source, args, context, info);
    if (manner !== 'ITEMS') return deny(context, requirement, what);
    const items = resolve(source, args, context, info) as readonly unknown[];
    // An error in the place of each: the list itself cannot be null.
    return items.map(() => forbidden(requirement, what));
  };
  if (subscribe === undefined) return;
  field.subscribe = (source, args, context, info): unknown => {
    if (!isAllowed(context)) throw forbidden(requirement, what);
    return subscribe(source, args, context, info);
  };
};

/** Of an interface or union the object decides, and is not looked into when the caller may not see it. */
const guardObjects = (schema: GraphQLSchema, type: GraphQLAbstractType): void => {
  const { resolveType } = type;
  const objects = schema.getPossibleTypes(type);
  const needs = new Map(objects.map((one) => [one.name, requirementOf(one) ?? OPEN]));
  const any = either([...needs.values()]);
  if (resolveType == null || [...needs.values()].every((one) => implies(any, one))) return;
  const check = (name: string | undefined, { permissions }: GatewayContext): string | undefined => {
    const requirement = needs.get(name ?? '');
    if (requirement === undefined || permissions.allows(requirement)) return name;
    throw forbidden(requirement, name ?? type.name);
  };
  type.resolveType = (value, context: GatewayContext, info, abstract) => {
    const name = resolveType(value, context, info, abstract);
    if (context.permissions.isAll) return name;
    if (typeof name === 'string' || name === undefined) return check(name, context);
    return name.then((found) => check(found, context));
  };
};

/** A field that has to be guarded, and by what. */
export interface GuardedField {
  readonly type: GraphQLObjectType;
  readonly field: Field;
  readonly requirement: Requirement;
  readonly manner: Manner;
}

/**
 * The fields that need more than whoever sees their parent has shown to have. Root types need nothing,
 * and an object is only reached through fields that were allowed: so all else is guarded by these.
 */
export const guardedFields = (schema: GraphQLSchema): readonly GuardedField[] =>
  Object.values(schema.getTypeMap()).flatMap((type) => {
    if (!isObjectType(type) || type.name.startsWith('__')) return [];
    const given = requirementOf(type) ?? OPEN;
    return Object.values(type.getFields()).flatMap((field: Field) => {
      const own = declared(schema, field) ?? OPEN;
      const requirement = lacking(given, both(own, requirementOfType(schema, field.type)));
      const manner = mannerOf(field.type);
      // Of the items of a list of an abstract type each is decided on by itself.
      const isByItem = manner === 'ITEMS' && isAbstractType(getNamedType(field.type));
      return isByItem || implies(given, requirement) ? [] : [{ type, field, requirement, manner }];
    });
  });

const needs = (description: string | null | undefined, requirement: Requirement): string => {
  const isOne = requirement.flat().length === 1;
  const says = `Needs the ${isOne ? 'scope' : 'scopes'} ${inWords(requirement)}.`;
  return description ? `${description}\n\n${says}` : says;
};

/**
 * Holds every field to what `@requiresScopes` says, whatever executes it: a field that the caller may
 * not ask for is not resolved. Says it in the descriptions too, since introspection shows no directives.
 *
 * @throws TypeError for a scope that there is none of.
 */
export const requireScopes = (schema: GraphQLSchema): GraphQLSchema => {
  const types = Object.values(schema.getTypeMap());
  const objects = types.filter(isObjectType);
  for (const type of objects) {
    const requirement = declared(schema, type);
    if (requirement !== undefined) keepRequirement(type, requirement);
  }
  for (const { type, field, requirement, manner } of guardedFields(schema)) {
    guardField(field, `${type.name}.${field.name}`, requirement, manner);
    keepRequirement(field as GraphQLField<unknown, unknown>, requirement);
    field.description = needs(field.description, requirement);
  }
  for (const type of types) if (isAbstractType(type)) guardObjects(schema, type);
  for (const type of objects) {
    const requirement = requirementOf(type);
    if (requirement === undefined || requirement.some((all) => all.length === 0)) continue;
    type.description = needs(type.description, requirement);
  }
  return schema;
};

/** What the SDL says of a field or type itself; undefined where it has been forgotten. */
export const declaredScopes = (
  schema: GraphQLSchema,
  definition: GraphQLObjectType | Field,
): readonly (readonly Scope[])[] | undefined => declared(schema, definition);
