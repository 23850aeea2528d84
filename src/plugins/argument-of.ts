import {
  type ArgumentNode,
  type ASTNode,
  type DocumentNode,
  type GraphQLError,
  Kind,
  parse,
  type Source,
  visit,
  type ValueNode,
} from 'graphql';

const documents = new WeakMap<Source, DocumentNode>();

/** What `source` says: parsed once, however many errors there are about it. */
const parsed = (source: Source): DocumentNode => {
  const document = documents.get(source) ?? parse(source.body);
  documents.set(source, document);
  return document;
};

/**
 * The path to the argument, or the member of one, that an error of GraphQL's own is about, as
 * `by.arn`; undefined when it is about no argument.
 */
export const argumentOf = (error: GraphQLError): string | undefined => {
  const [node] = error.nodes ?? [];
  if (node?.loc === undefined) return undefined;
  // What is missing stands nowhere in the document: its name is only in the sentence.
  const [, missing] =
    /^Field "\w+" argument "(\w+)" of type .* is required/.exec(error.message) ?? [];
  if (missing !== undefined) return missing;
  const isVariable = node.kind === Kind.VARIABLE_DEFINITION;
  const isIt = isVariable ? usesOf(node.variable.name.value) : holds(node);
  const tail = isVariable ? pathInVariable(error.message) : [];
  // Where a member is null or missing, GraphQL's own place is the object that should have it.
  const member = isVariable || node.kind === Kind.OBJECT ? memberOf(error.message) : [];
  let found: string | undefined;
  visit(parsed(node.loc.source), {
    Argument(argument: ArgumentNode) {
      if (isIt(argument)) found ??= [...pathTo(argument, isIt), ...tail, ...member].join('.');
    },
  });
  return found;
};

type Test = (node: ASTNode) => boolean;

const holds =
  (inner: ASTNode): Test =>
  (outer) =>
    outer.loc !== undefined &&
    inner.loc !== undefined &&
    outer.loc.start <= inner.loc.start &&
    inner.loc.end <= outer.loc.end;

const usesOf = (variable: string): Test => {
  const uses: Test = (node) => {
    switch (node.kind) {
      case Kind.VARIABLE:
        return node.name.value === variable;
      case Kind.LIST:
        return node.values.some(uses);
      case Kind.OBJECT:
        return node.fields.some(uses);
      case Kind.ARGUMENT:
      case Kind.OBJECT_FIELD:
        return uses(node.value);
      default:
        return false;
    }
  };
  return uses;
};

/** The names of the argument and of the members in it on the way to what `isIt` finds. */
const pathTo = (argument: ArgumentNode, isIt: Test): string[] => [
  argument.name.value,
  ...inValue(argument.value, isIt),
];

const inValue = (value: ValueNode, isIt: Test): string[] => {
  if (value.kind === Kind.LIST) {
    const index = value.values.findIndex(isIt);
    const item = value.values[index];
    return item === undefined ? [] : [String(index), ...inValue(item, isIt)];
  }
  if (value.kind !== Kind.OBJECT) return [];
  const field = value.fields.find(isIt);
  return field === undefined ? [] : [field.name.value, ...inValue(field.value, isIt)];
};

/**
 * Where in the value of a variable the mistake is. The executor says it nowhere but in its sentence:
 * `Variable "$by" got invalid value "x" at "by.arn"; Arn must be …`.
 */
const pathInVariable = (message: string): string[] => {
  const [, path = ''] =
    /^Variable "\$\w+" got invalid value .* at "\w+((?:\.\w+|\[\d+\])+)"; /s.exec(message) ?? [];
  return path.match(/\w+/g) ?? [];
};

/**
 * The member that the sentence is about where GraphQL's own place is the object that has it, or lacks
 * it: `Field "UserBy.userName" must be non-null.` Of a variable, the place of what is null is complete,
 * and the sentence is without the type.
 */
const memberOf = (message: string): string[] => {
  const [, ...members] =
    /(?:^|; )Field (?:"\w+\.(\w+)" must be non-null|"(?:\w+\.)?(\w+)" of required type "[^"]+" was not provided|"(\w+)" is not defined by type "\w+")\.[^;]*$/.exec(
      message,
    ) ?? [];
  return members.filter((member) => member !== undefined);
};
