import { setImmediate as nextTurn } from 'node:timers/promises';
import { normalizedExecutor } from '@graphql-tools/executor';
import { type GraphQLSchema, parse, validate } from 'graphql';
import type { AskedOperation } from './estimate/estimator.ts';

/** What people ask, in what it is made of: links, lists, connections, fragments, unions, variables. */
export const USUAL_QUERY = /* GraphQL */ `
  query ($userId: String!, $first: Int!, $after: String) {
    user(by: { userId: $userId }) {
      displayName
      access(first: $first, after: $after) {
        gaps {
          code
        }
        nodes {
          __typename
          principalId
          via {
            displayName
          }
          ...InAccount
          ... on WorkspaceAccess {
            role
            workspace {
              name
            }
          }
          ... on EnvironmentAccess {
            type
            environment {
              name
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
  fragment InAccount on AccountAccess {
    account {
      name
    }
    permissionSet {
      name
    }
  }
`;

/** The same for what executes queries, of what needs nobody but the schema. */
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
  const document = parse(USUAL_QUERY);
  validate(schema, document);
  await nextTurn();
  estimate({ document, variableValues: { userId: '', first: 1 } });
  await nextTurn();
  const variableValues = { name: 'User' };
  await normalizedExecutor({ schema, document: parse(OWN_QUERY), variableValues });
};
