import {
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type OperationTypeNode,
  print,
  Source,
  validate,
  visit,
} from 'graphql';
import type { Limits } from '../../limits/limits.ts';
import { parseWithin } from '../../limits/parse-within.ts';
import { idOf } from '../../persisted/persisted-operations.ts';
import type { DocumentFile } from './find-documents.ts';

/** One operation with the fragments it needs, as it is registered. */
export interface Registered {
  readonly id: string;
  readonly name: string;
  readonly kind: OperationTypeNode;
  readonly text: string;
}

export interface Checked {
  readonly operations: readonly Registered[];
  /** What is wrong, each with its file, line and column. */
  readonly complaints: readonly string[];
}

const complain = (file: string, error: GraphQLError): string => {
  const [place] = error.locations ?? [];
  const { line = place?.line ?? 1, column = place?.column ?? 1 } = error.extensions as {
    readonly line?: number;
    readonly column?: number;
  };
  const where = error.nodes?.[0]?.loc?.source.name ?? file;
  return `${where}:${line}:${column}: ${error.message}`;
};

/** The fragments that `definition` spreads, and those that they spread. */
const fragmentsOf = (
  definition: DefinitionNode,
  known: ReadonlyMap<string, FragmentDefinitionNode>,
  found = new Map<string, FragmentDefinitionNode>(),
): ReadonlyMap<string, FragmentDefinitionNode> => {
  visit(definition, {
    FragmentSpread({ name: { value } }) {
      const fragment = known.get(value);
      if (fragment === undefined || found.has(value)) return;
      found.set(value, fragment);
      fragmentsOf(fragment, known, found);
    },
  });
  return found;
};

/**
 * Takes a client's documents apart into operations, each with the fragments it needs, from whichever
 * file; and says what the schema and the limits of the gateway have against them.
 */
export const checkDocuments = (
  schema: GraphQLSchema,
  files: readonly DocumentFile[],
  limits: Limits,
): Checked => {
  const complaints: string[] = [];
  const fragments = new Map<string, FragmentDefinitionNode>();
  const operations: { readonly file: string; readonly node: OperationDefinitionNode }[] = [];
  const names = new Map<string, string>();
  const parse = parseWithin(limits);

  const note = (file: string, node: DefinitionNode): void => {
    if (node.kind === Kind.FRAGMENT_DEFINITION) {
      const twice = fragments.get(node.name.value)?.loc?.source.name;
      if (twice === undefined) fragments.set(node.name.value, node);
      else {
        const message = `Fragment "${node.name.value}" is in ${twice} already.`;
        complaints.push(complain(file, new GraphQLError(message, { nodes: [node] })));
      }
      return;
    }
    if (node.kind !== Kind.OPERATION_DEFINITION) {
      const message = 'Only operations and fragments are registered.';
      complaints.push(complain(file, new GraphQLError(message, { nodes: [node] })));
      return;
    }
    const name = node.name?.value;
    const twice = name === undefined ? undefined : names.get(name);
    if (name === undefined || twice !== undefined) {
      const message =
        name === undefined
          ? 'An operation needs a name to be registered by.'
          : `Operation "${name}" is in ${String(twice)} already.`;
      complaints.push(complain(file, new GraphQLError(message, { nodes: [node] })));
      return;
    }
    names.set(name, file);
    operations.push({ file, node });
  };

  for (const { file, text } of files) {
    try {
      for (const node of parse(new Source(text, file)).definitions) note(file, node);
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      complaints.push(complain(file, error));
    }
  }

  const registered = operations.flatMap(({ file, node }): Registered[] => {
    const definitions = [node, ...fragmentsOf(node, fragments).values()];
    const document: DocumentNode = { kind: Kind.DOCUMENT, definitions };
    const text = print(document);
    const errors = [...validate(schema, document)];
    try {
      parse(text);
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      // Its places are those of the text that is registered, which nobody has written.
      errors.push(new GraphQLError(error.message, { nodes: [node] }));
    }
    complaints.push(...errors.map((error) => complain(file, error)));
    return [{ id: idOf(text), name: node.name?.value ?? '', kind: node.operation, text }];
  });
  return { operations: registered, complaints: [...new Set(complaints)] };
};
