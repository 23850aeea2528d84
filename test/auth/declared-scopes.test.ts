import { makeExecutableSchema } from '@graphql-tools/schema';
import { getNamedType, isAbstractType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { OPEN } from '../../src/auth/permissions.ts';
import { ALL_SCOPES } from '../../src/auth/scopes.ts';
import { declaredScopes, guardedFields, requireScopes } from '../../src/require-scopes.ts';
import { createSchema } from '../../src/schema.ts';

const schema = createSchema();
const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
const objects = Object.values(schema.getTypeMap()).filter(
  (type) => isObjectType(type) && !type.name.startsWith('__') && !roots.includes(type),
);
const guarded = guardedFields(schema);

/** What any caller is told: how an answer is made, not what is in it. */
const OPEN_TYPES = [
  'AccessDenied',
  'AllowedFields',
  'ExternalId',
  'ExternallyManagedGroup',
  'FreshSignInRequired',
  'Gap',
  'InputError',
  'OperationConflict',
  'OutcomeUnknown',
  'PageInfo',
  'PermissionSetChanged',
  'PermissionSetInUse',
  'PermissionSetValues',
  'QuotaUse',
  'RefusedOperation',
  'SelfGrant',
  'Tag',
  'UpstreamIdentity',
  'UpstreamService',
  'Viewer',
  'ViewerPermission',
];

describe('@requiresScopes', () => {
  it('is said of every root field and every object type', () => {
    const missing = [
      ...roots.flatMap((root) =>
        Object.values(root?.getFields() ?? {})
          .filter((field) => declaredScopes(schema, field) === undefined)
          .map(({ name }) => `${root?.name}.${name}`),
      ),
      ...objects
        .filter((type) => isObjectType(type) && declaredScopes(schema, type) === undefined)
        .map(({ name }) => name),
    ];
    expect(missing, 'say which scopes each of these needs; [[]] is none').toEqual([]);
  });

  it('leaves open what is named here, and nothing else', () => {
    const open = objects.filter(
      (type) =>
        isObjectType(type) &&
        declaredScopes(schema, type)?.some((all) => all.length === 0) === true,
    );
    expect(open.map(({ name }) => name).toSorted()).toEqual(OPEN_TYPES);
    const openRoots = roots.flatMap((root) =>
      Object.values(root?.getFields() ?? {})
        .filter((field) => declaredScopes(schema, field)?.some((all) => all.length === 0) === true)
        .map(({ name }) => name),
    );
    expect(openRoots).toEqual(['node', 'nodes', 'viewer', 'services']);
  });

  it('keeps back no field that would take more away than itself', () => {
    const unkept = guarded.filter(({ manner }) => manner === 'NONE');
    // A subscription has one root field: without it there is nothing to tell.
    expect(unkept.map(({ type, field }) => `${type.name}.${field.name}`)).toEqual([
      'Subscription.operation',
    ]);
  });

  it('has every object of an abstract type held by the object, where types differ', () => {
    const byItem = Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type) && !type.name.startsWith('__')
        ? Object.values(type.getFields())
            .filter((field) => {
              const named = getNamedType(field.type);
              return isAbstractType(named) && String(field.type).startsWith('[');
            })
            .map((field) => `${type.name}.${field.name}: ${String(field.type)}`)
        : [],
    );
    // Each of these is either of one scope, or filtered before (`AccessGrant`), or nullable by item.
    expect(byItem.filter((line) => !line.includes('UserError!'))).toEqual([
      'AccessGrantConnection.nodes: [AccessGrant!]!',
      'Query.nodes: [Node]!',
      'AsyncOperationConnection.nodes: [AsyncOperation!]!',
    ]);
  });

  it('knows scopes that there are, and uses all of them', () => {
    const used = new Set(guarded.flatMap(({ requirement }) => requirement.flat()));
    expect(ALL_SCOPES.filter((scope) => !used.has(scope))).toEqual(['metrics', 'introspection']);
    const typeDefs = `
      scalar Scope
      directive @requiresScopes(scopes: [[Scope!]!]!) on FIELD_DEFINITION | OBJECT
      type Query { a: Int @requiresScopes(scopes: [["identity-centre:read"]]) }
    `;
    expect(() => requireScopes(makeExecutableSchema({ typeDefs }))).toThrow(
      'a: there is no scope identity-centre:read.',
    );
  });

  it('asks nothing of who has shown to have it', () => {
    const twice = guarded.filter(({ requirement }) => requirement === OPEN);
    expect(twice).toEqual([]);
    const names = guarded.map(({ type, field }) => `${type.name}.${field.name}`);
    expect(names).toContain('AccountAssignment.principal');
    expect(names).not.toContain('AccountAssignment.permissionSet');
  });

  it('is told in descriptions, which introspection shows', () => {
    expect(schema.getQueryType()?.getFields().users?.description).toMatch(
      /Needs the scope `identity-store:read`\.$/,
    );
    expect(schema.getType('Account')?.description).toMatch(
      /Needs the scope `organizations:read`\.$/,
    );
    expect(schema.getType('Gap')?.description).not.toContain('Needs the scope');
    const { access } = (
      schema.getType('Account') as never as { getFields(): Record<string, { description: string }> }
    ).getFields();
    expect(access?.description).toMatch(
      /Needs the scopes `identity-center:read` and `identity-store:read`\.$/,
    );
  });
});
