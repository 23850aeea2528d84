/** Looks up coordinates (`Type.field(arg:)`) in a schema. */
import {
  getNamedType,
  type GraphQLNamedType,
  type GraphQLSchema,
  parse,
  printSchema,
  resolveSchemaCoordinate,
  visit,
} from 'graphql';

export interface Found {
  /** The type of the value there; that of the enum for one of its values. */
  readonly type: GraphQLNamedType;
  /** The descriptions of the element, of its value's type and of the type that holds it. */
  readonly descriptions: string;
}

/** @returns undefined for what the schema does not have. */
export const lookUp = (schema: GraphQLSchema, coordinate: string): Found | undefined => {
  const [holder = ''] = coordinate.split('.');
  // It throws for a type that is not there.
  if (schema.getType(holder) === undefined) return undefined;
  const element = resolveSchemaCoordinate(schema, coordinate);
  switch (element?.kind) {
    case undefined:
    case 'Directive':
    case 'DirectiveArgument':
      return undefined;
    case 'NamedType':
      return { type: element.type, descriptions: element.type.description ?? '' };
    case 'EnumValue':
      return found(element.type, element.type, element.enumValue);
    case 'InputField':
      return found(getNamedType(element.inputField.type), element.type, element.inputField);
    case 'FieldArgument':
      return found(getNamedType(element.fieldArgument.type), element.type, element.field);
    case 'Field':
      return found(getNamedType(element.field.type), element.type, element.field);
  }
};

interface Described {
  readonly description?: string | null | undefined;
}

const found = (type: GraphQLNamedType, holder: Described, element: Described): Found => ({
  type,
  descriptions: [element, type, holder].map(({ description }) => description ?? '').join('\n'),
});

/** Every description of the schema. */
export const allDescriptions = (schema: GraphQLSchema): readonly string[] => {
  const texts: string[] = [];
  visit(parse(printSchema(schema)), {
    StringValue({ value }) {
      texts.push(value);
    },
  });
  return texts;
};
