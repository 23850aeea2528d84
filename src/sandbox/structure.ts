/**
 * The model of a service whose client package exports no schemas, that has no client, or a large one: read out
 * of what `scripts/structures.ts` distils from its API model.
 */
import { NormalizedSchema } from '@smithy/core/schema';
import type { $SchemaRef, SchemaTraitsObject } from '@smithy/types';
import { errorOf } from './model.ts';
import type { ErrorSchema, OperationSchema, ServiceModel } from './model.ts';

export interface StructureMember {
  readonly shape: string;
  /** Where it travels, if not in the body: `uri`, `querystring`, `header` or `statusCode`. */
  readonly location?: string;
  /** Its name on the wire, if it is another than the member's. */
  readonly locationName?: string;
}

export interface StructureShape {
  /** As in the API model: `structure`, `list`, `map`, `string`, `integer`, … */
  readonly type: string;
  readonly members?: Readonly<Record<string, StructureMember>>;
  readonly member?: string;
  readonly key?: string;
  readonly value?: string;
  readonly union?: boolean;
  /** The values that AWS knows, of a string. */
  readonly enum?: readonly string[];
  readonly sensitive?: boolean;
  /** The HTTP status of an error. */
  readonly status?: number;
  /** What awsQuery calls an error. */
  readonly code?: string;
}

export interface Structure {
  readonly operations: Readonly<
    Record<
      string,
      {
        readonly method: string;
        readonly path: string;
        readonly status: number;
        readonly input: string;
        readonly output: string;
      }
    >
  >;
  readonly errors: readonly string[];
  readonly shapes: Readonly<Record<string, StructureShape>>;
}

/** Smithy's numbers for simple types. */
const SIMPLE: Readonly<Record<string, number>> = {
  string: 0,
  integer: 1,
  long: 1,
  boolean: 2,
  timestamp: 4,
};

const traitsOf = (
  name: string,
  { location, locationName }: StructureMember,
): SchemaTraitsObject => {
  switch (location) {
    case 'uri':
      return { httpLabel: 1 };
    case 'querystring':
      return { httpQuery: locationName ?? name };
    case 'header':
      return { httpHeader: locationName ?? name };
    case 'statusCode':
      return { httpResponseCode: 1 };
    case undefined:
      return {};
    default:
      throw new Error(`${name} is bound to ${location}, which the sandbox does not know.`);
  }
};

/** Makes the SDK's schemas of a structure's shapes, each one when it is first asked for. */
const schemaMaker = (structure: Structure, namespace: string): ((name: string) => $SchemaRef) => {
  const made = new Map<string, $SchemaRef>();

  const make = (name: string): $SchemaRef => {
    const shape = structure.shapes[name];
    if (shape === undefined) throw new Error(`${namespace} has no shape ${name}.`);
    const traits: SchemaTraitsObject = {
      ...(shape.sensitive === true && { sensitive: 1 }),
      ...(shape.status !== undefined && {
        error: shape.status >= 500 ? 'server' : 'client',
        httpError: shape.status,
      }),
      ...(shape.code !== undefined && { awsQueryError: [shape.code, shape.status ?? 400] }),
    };
    if (shape.type === 'list') return [1, namespace, name, traits, schemaOf(shape.member ?? '')];
    if (shape.type === 'map') {
      const [key, value] = [schemaOf(shape.key ?? ''), schemaOf(shape.value ?? '')];
      return [2, namespace, name, traits, key, value];
    }
    if (shape.type === 'structure') {
      const members = Object.entries(shape.members ?? {});
      const names = members.map(([id]) => id);
      const refs = members.map(([id, member]): $SchemaRef => [
        schemaOf(member.shape),
        traitsOf(id, member),
      ]);
      if (shape.union === true) return [4, namespace, name, traits, names, refs];
      return shape.status === undefined
        ? [3, namespace, name, traits, names, refs]
        : [-3, namespace, name, traits, names, refs];
    }
    const simple = SIMPLE[shape.type];
    if (simple === undefined) throw new Error(`${name} is a ${shape.type}: add it to SIMPLE.`);
    return [0, namespace, name, traits, simple];
  };

  const schemaOf = (name: string): $SchemaRef => {
    const known = made.get(name);
    if (known !== undefined) return known;
    const schema = make(name);
    made.set(name, schema);
    return schema;
  };
  return schemaOf;
};

/** Reads the operations and errors out of a distilled structure. */
export const structureModel = (
  structure: Structure,
  facts: Omit<ServiceModel, 'operations' | 'error'>,
): ServiceModel => {
  const schemaOf = schemaMaker(structure, facts.id);
  const operations = Object.entries(structure.operations).map(
    ([name, { method, path, status, input, output }]): [string, OperationSchema] => [
      name,
      {
        name,
        input: NormalizedSchema.of(schemaOf(input)),
        output: NormalizedSchema.of(schemaOf(output)),
        http: { method, path, status },
      },
    ],
  );
  const errors = new Map<string, ErrorSchema>(
    structure.errors.map((name) => [name, errorOf(NormalizedSchema.of(schemaOf(name)))]),
  );
  return { ...facts, operations: new Map(operations), error: (name) => errors.get(name) };
};
