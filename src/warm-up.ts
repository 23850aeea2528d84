import { setImmediate as nextTurn } from 'node:timers/promises';
import { normalizedExecutor } from '@graphql-tools/executor';
import { type GraphQLSchema, parse, validate } from 'graphql';
import type { AskedOperation } from './estimate/estimator.ts';
import { exampleQueries } from './graphiql/graphiql.ts';

/** The example that has most of what queries are made of: links, lists, connections, fragments, unions. */
const USUAL = '09-one-person-everywhere.graphql';

/** For what executes queries: what needs nobody but the schema. */
export const OWN_QUERY = /* GraphQL */ `
  query ($name: String!) {
    __type(name: $name) {
      ...Type
      fields {
        name
        type {
          ...Type
          ofType {
            ...Type
          }
        }
      }
      interfaces {
        ... on __Type {
          name
        }
      }
    }
  }
  fragment Type on __Type {
    kind
    name
  }
`;

/**
 * Does what every first question does: V8 compiles it then, `graphql` looks the whole schema over, and
 * somebody would wait for that. A step a turn of the event loop; AWS is not asked.
 *
 * @param estimate what a question is expected to cost.
 */
export const warmUp = async (
  schema: GraphQLSchema,
  estimate: (asked: AskedOperation) => unknown,
): Promise<void> => {
  await nextTurn();
  const usual = exampleQueries().find(({ name }) => name === USUAL);
  if (usual === undefined) throw new Error(`${USUAL} is not among the examples`);
  const document = parse(usual.query);
  validate(schema, document);
  await nextTurn();
  estimate({ document });
  await nextTurn();
  const variableValues = { name: 'User' };
  await normalizedExecutor({ schema, document: parse(OWN_QUERY), variableValues });
};
