import {
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  isCompositeType,
  isInputObjectType,
  isListType,
  isObjectType,
  type GraphQLSchema,
} from 'graphql';
import { globalIds, type NodeType } from '../../src/node-types.ts';

const INSTANCE = 'arn:aws:sso:::instance/ssoins-1234567890abcdef';
const SET = 'arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-1234567890abcdef';
const REQUEST = '01234567-89ab-cdef-0123-456789abcdef';
const ENVIRONMENT = ['123456789012', 'eu-west-1', 'environment1'];

/** An id of each type that has the right form, though nobody has such an object. */
export const ID_OF: Readonly<Record<NodeType, string>> = {
  Organization: globalIds.encode('Organization', 'o-a1b2c3d4e5'),
  OrganizationalUnit: globalIds.encode('OrganizationalUnit', 'ou-ab12-cdef3456'),
  Account: globalIds.encode('Account', '123456789012'),
  IdentityCenterInstance: globalIds.encode('IdentityCenterInstance', INSTANCE),
  PermissionSet: globalIds.encode('PermissionSet', INSTANCE, SET),
  AccountAssignment: globalIds.encode(
    'AccountAssignment',
    INSTANCE,
    '123456789012',
    SET,
    'USER',
    REQUEST,
  ),
  Application: globalIds.encode('Application', 'arn:aws:sso::123456789012:application/a/b'),
  User: globalIds.encode('User', 'd-1234567890', REQUEST),
  Group: globalIds.encode('Group', 'd-1234567890', REQUEST),
  Workspace: globalIds.encode('Workspace', '123456789012', 'eu-west-1', 'g-0123456789'),
  AccountAssignmentOperation: globalIds.encode(
    'AccountAssignmentOperation',
    INSTANCE,
    'CREATE',
    REQUEST,
  ),
  PermissionSetProvisioning: globalIds.encode('PermissionSetProvisioning', INSTANCE, REQUEST),
  Environment: globalIds.encode('Environment', ...ENVIRONMENT),
  EnvironmentUser: globalIds.encode('EnvironmentUser', ...ENVIRONMENT, 'user1'),
  PermissionGroup: globalIds.encode('PermissionGroup', ...ENVIRONMENT, 'group1'),
};

/** A place in the schema where a value can be given: an argument, or a member of one. */
export interface Place {
  /** As `Query.users(filter.status)`. */
  readonly name: string;
  /** As errors have to name it: `filter.status`. */
  readonly argument: string;
  readonly type: GraphQLInputType;
  /** The query with `literal` at the place; `head` declares the variables that it uses. */
  query(literal: string, head?: string): string;
  /** The query whose argument is one variable, and the variables that have `value` at the place. */
  readonly whole: { readonly query: string; variables(value: unknown): Record<string, unknown> };
}

const REQUIRED: Readonly<Record<string, (parent: string) => string>> = {
  by: (field) => `{ id: "${ID_OF[BY[field] ?? 'Account']}" }`,
  id: () => `"${ID_OF.Account}"`,
  ids: () => '[]',
};
const BY: Readonly<Record<string, NodeType>> = {
  permissionSet: 'PermissionSet',
  user: 'User',
  group: 'Group',
  environment: 'Environment',
};

const placesOf = (parent: string, field: GraphQLField<unknown, unknown>): Place[] => {
  const call = (given: GraphQLArgument, literal: string, head: string): string => {
    const others = field.args
      .filter((other) => other !== given && other.type.toString().endsWith('!'))
      .map((other) => `${other.name}: ${REQUIRED[other.name]?.(field.name) ?? 'null'}`);
    const args = [`${given.name}: ${literal}`, ...others].join(', ');
    const selection = isCompositeType(getNamedType(field.type)) ? ' { __typename }' : '';
    const use = `${field.name}(${args})${selection}`;
    const id = ID_OF[parent as NodeType];
    const body = parent === 'Query' ? use : `node(id: "${id}") { ... on ${parent} { ${use} } }`;
    return `query${head} { ${body} }`;
  };
  return field.args.flatMap((argument) =>
    inner(argument, []).map(({ type, path }): Place => ({
      name: `${parent}.${field.name}(${[argument.name, ...path].join('.')})`,
      argument: [argument.name, ...path].join('.'),
      type,
      query: (literal, head = '') =>
        call(
          argument,
          path.reduceRight((value, name) => `{ ${name}: ${value} }`, literal),
          head,
        ),
      whole: {
        query: call(
          argument,
          `$${argument.name}`,
          `($${argument.name}: ${argument.type.toString().replace(/!?$/, '!')})`,
        ),
        variables: (value) => ({
          [argument.name]: path.reduceRight<unknown>((held, name) => ({ [name]: held }), value),
        }),
      },
    })),
  );
};

interface Inner {
  readonly type: GraphQLInputType;
  readonly path: readonly string[];
}

const inner = (at: GraphQLArgument | GraphQLInputField, path: readonly string[]): Inner[] => {
  const type = getNullableType(at.type);
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).flatMap((field) => inner(field, [...path, field.name]));
  }
  return isListType(type) ? [] : [{ type: at.type, path }];
};

/** Their one argument is an input whose members need each other: they have tests of their own. */
const NOT_READ = new Set(['Mutation', 'Subscription']);

/** Every place in the schema where a single value can be given to read, whatever field it is at. */
export const everyPlace = (schema: GraphQLSchema): Place[] =>
  Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith('__'))
    .filter((type) => !NOT_READ.has(type.name))
    .flatMap((type) =>
      Object.values(isObjectType(type) ? type.getFields() : {}).flatMap((field) =>
        placesOf(type.name, field),
      ),
    );
