/** The least that an input takes, of the right form: for what is refused before anything is looked up. */
import {
  getNullableType,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { ID_OF } from './every-argument.ts';

/** The id that belongs to a member of an input, by the member's name. */
export const GOOD_ID: Readonly<Record<string, string>> = {
  account: ID_OF.Account,
  environment: ID_OF.Environment,
  accounts: ID_OF.Account,
  permissionSet: ID_OF.PermissionSet,
  principal: ID_OF.User,
  user: ID_OF.User,
  group: ID_OF.Group,
  resource: ID_OF.PermissionSet,
  workspace: ID_OF.Workspace,
};

const GOOD: Readonly<Record<string, unknown>> = {
  String: 'Name',
  EmailAddress: 'ana@example.com',
  Arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
  PolicyDocument: { Version: '2012-10-17', Statement: [] },
};

/** The first member of a `@oneOf` that is an id or text, so that each has one. */
export const ONE_OF: Readonly<Record<string, string>> = {
  ProvisionTarget: 'account',
  PermissionsBoundaryInput: 'managedPolicyArn',
};

/** @param name that of the member. */
export const valueOf = (type: GraphQLInputType, name: string): unknown => {
  const bare = getNullableType(type);
  if (isListType(bare)) return [valueOf(bare.ofType, name)];
  if (isEnumType(bare)) return bare.getValues()[0]?.name;
  if (!isInputObjectType(bare)) {
    return bare.name === 'ID' ? GOOD_ID[name] : (GOOD[bare.name] ?? 1);
  }
  const fields = Object.values(bare.getFields()).filter(
    (field) => isNonNullType(field.type) || field.name === ONE_OF[bare.name],
  );
  const isOfEnvironment = bare.name.includes('EnvironmentUser');
  return Object.fromEntries(
    fields.map(({ name: member, type: inner }) => [
      member,
      member === 'user' && isOfEnvironment ? ID_OF.EnvironmentUser : valueOf(inner, member),
    ]),
  );
};
