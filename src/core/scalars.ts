import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { toIsoDuration } from './duration.ts';
import { GatewayError } from './errors.ts';
import { GraphQLDateTime, GraphQLDuration, GraphQLEmailAddress } from './library-scalars.ts';

const stringScalar = (
  name: string,
  description: string,
  pattern: RegExp,
  expected: string,
): GraphQLScalarType<string, string> => {
  const parse = (value: unknown, node?: ValueNode): string => {
    if (typeof value !== 'string' || !pattern.test(value)) {
      throw new GraphQLError(`${name} must be ${expected}.`, node && { nodes: node });
    }
    return value;
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    // What AWS gave is passed on as it is: the form of an ARN may be older than ours.
    serialize: String,
    parseValue: (value) => parse(value),
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined, node),
  });
};

/** An ARN of any partition, in. Whatever AWS calls an ARN, out. */
const GraphQLArn = stringScalar(
  'Arn',
  'An Amazon Resource Name of any partition: `arn:aws:sso:::instance/ssoins-…`.',
  /^arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:[a-z0-9-]*:\S{1,1024}$/,
  'an Amazon Resource Name such as arn:aws:sso:::instance/ssoins-1234567890abcdef',
);

/** An AWS account id. */
const GraphQLAccountId = stringScalar(
  'AccountId',
  'The id of an AWS account: 12 digits.',
  /^[0-9]{12}$/,
  'an AWS account id of 12 digits',
);

const parsePolicy = (value: unknown, node?: ValueNode): Record<string, unknown> => {
  let document = value;
  if (typeof value === 'string') {
    try {
      document = JSON.parse(value);
    } catch {
      document = undefined;
    }
  }
  if (document === null || typeof document !== 'object' || Array.isArray(document)) {
    // The value itself stays out of the message: a policy's text never goes into an error.
    throw new GraphQLError('PolicyDocument must be a JSON object, or the text of one.', {
      nodes: node,
    });
  }
  return document as Record<string, unknown>;
};

const literal = (node: ValueNode, variables?: Record<string, unknown> | null): unknown => {
  switch (node.kind) {
    case Kind.OBJECT:
      return Object.fromEntries(
        node.fields.map((field) => [field.name.value, literal(field.value, variables)]),
      );
    case Kind.LIST:
      return node.values.map((value) => literal(value, variables));
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value);
    case Kind.STRING:
    case Kind.BOOLEAN:
    case Kind.ENUM:
      return node.value;
    case Kind.VARIABLE:
      return variables?.[node.name.value];
    case Kind.NULL:
      return null;
  }
};

/** An IAM policy: a JSON object out; an object or JSON text in. */
const GraphQLPolicyDocument = new GraphQLScalarType<Record<string, unknown>>({
  name: 'PolicyDocument',
  description: 'An IAM policy as a JSON object. As input also the JSON text of one.',
  serialize(value) {
    try {
      return parsePolicy(value);
    } catch {
      throw new GatewayError('UPSTREAM_MALFORMED', 'AWS gave a policy that is not a JSON object.');
    }
  },
  parseValue: (value) => parsePolicy(value),
  parseLiteral: (node, variables) => parsePolicy(literal(node, variables), node),
});

const duration = GraphQLDuration.toConfig();

/** ISO-8601 in; out too, whichever way AWS wrote it. */
const GraphQLLenientDuration = new GraphQLScalarType({
  ...duration,
  serialize(value) {
    const iso = typeof value === 'string' ? toIsoDuration(value) : undefined;
    if (iso === undefined) {
      throw new GatewayError(
        'UPSTREAM_MALFORMED',
        `AWS gave a duration that cannot be read: ${String(value).slice(0, 40)}`,
      );
    }
    return iso;
  },
});

/** The name of a scope: which there are is for `auth/scopes.ts` to say. */
const GraphQLScope = stringScalar(
  'Scope',
  'The name of something that a caller may be allowed: `identity-center:read`.',
  /^[a-z-]+(:[a-z-]+)*$/,
  'the name of a scope such as identity-center:read',
);

/** The resolvers of every scalar in the schema. */
export const scalars = {
  DateTime: GraphQLDateTime,
  Duration: GraphQLLenientDuration,
  EmailAddress: new GraphQLScalarType({
    ...GraphQLEmailAddress.toConfig(),
    // A directory may hold an address that the scalar would refuse: it is shown as it is.
    serialize: String,
  }),
  Arn: GraphQLArn,
  AccountId: GraphQLAccountId,
  PolicyDocument: GraphQLPolicyDocument,
  Scope: GraphQLScope,
};
