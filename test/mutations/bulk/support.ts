/** What tests of several assignments at once share. */
import { globalIds } from '../../../src/node-types.ts';
import type { AssignmentRow } from '../../../src/sandbox/rows.ts';
import type { TestGateway } from '../../support/make-gateway.ts';

const RESULT = /* GraphQL */ `
  fragment Result on AccountAssignmentResult {
    index
    action
    checked
    accountId
    permissionSetArn
    principalId
    principalType
    operation {
      id
      requestId
      kind
      state
      queuePosition
      principalId
    }
    assignment {
      id
      principalId
    }
    userErrors {
      __typename
      code
      message
      field
    }
  }
  fragment Plan on ChangePlan {
    toCreate
    toDelete
    unchanged
    refused
    unchecked
    awsCalls
    expectedDuration
  }
`;

export const CREATE_MANY = /* GraphQL */ `
  ${RESULT}
  mutation ($input: CreateAccountAssignmentsInput!) {
    result: createAccountAssignments(input: $input) {
      results {
        ...Result
      }
      operations {
        id
      }
      plan {
        ...Plan
      }
      userErrors {
        __typename
        code
        message
        field
      }
    }
  }
`;

export const DELETE_MANY = /* GraphQL */ `
  ${RESULT}
  mutation ($input: DeleteAccountAssignmentsInput!) {
    result: deleteAccountAssignments(input: $input) {
      results {
        ...Result
      }
      operations {
        id
      }
      plan {
        ...Plan
      }
      sessionsEndBy
      userErrors {
        __typename
        code
        message
        field
      }
    }
  }
`;

export const REVOKE = /* GraphQL */ `
  ${RESULT}
  mutation ($input: RevokeAccessInput!) {
    result: revokeAccess(input: $input) {
      results {
        ...Result
      }
      operations {
        id
      }
      inherited {
        groupId
        group {
          displayName
        }
        assignment {
          accountId
          permissionSetArn
          principalId
        }
      }
      plan {
        ...Plan
      }
      sessionsEndBy
      gaps {
        service
        code
      }
      userErrors {
        __typename
        code
        message
        field
      }
    }
  }
`;

export interface UserErrorAnswer {
  readonly __typename: string;
  readonly code: string;
  readonly message: string;
  readonly field: readonly string[] | null;
}

export interface ResultAnswer {
  readonly index: number;
  readonly action: string;
  readonly checked: boolean;
  readonly accountId: string | null;
  readonly permissionSetArn: string | null;
  readonly principalId: string | null;
  readonly principalType: string | null;
  readonly operation: {
    readonly id: string;
    readonly requestId: string | null;
    readonly kind: string;
    readonly state: string;
    readonly queuePosition: number | null;
    readonly principalId: string;
  } | null;
  readonly assignment: { readonly id: string; readonly principalId: string } | null;
  readonly userErrors: readonly UserErrorAnswer[];
}

export interface BulkPayload {
  readonly result: {
    readonly results: readonly ResultAnswer[];
    readonly operations: readonly { readonly id: string }[] | null;
    readonly plan: {
      readonly toCreate: number;
      readonly toDelete: number;
      readonly unchanged: number;
      readonly refused: number;
      readonly unchecked: number;
      readonly awsCalls: number;
      readonly expectedDuration: string | null;
    } | null;
    readonly sessionsEndBy?: string | null;
    readonly inherited?: readonly {
      readonly groupId: string;
      readonly group: { readonly displayName: string } | null;
      readonly assignment: AssignmentRow;
    }[];
    readonly gaps?: readonly { readonly service: string; readonly code: string }[];
    readonly userErrors: readonly UserErrorAnswer[];
  };
}

/** The states of operations, by their ids, once they have ended. */
export const ended = async (
  t: TestGateway,
  operations: readonly { readonly id: string }[] | null,
): Promise<readonly string[]> => {
  const states: string[] = [];
  for (const { id } of operations ?? []) {
    const data = await t.data<{ node: { settled: { state: string } } }>(
      'query ($id: ID!) { node(id: $id) { ... on AsyncOperation { settled(within: "PT14M") { state } } } }',
      { id },
      { 'x-deadline-ms': '900000' },
    );
    states.push(data.node.settled.state);
  }
  return states;
};

/** The id of a principal that the directory does not have. */
export const strangerId = (t: TestGateway): string =>
  globalIds.encode(
    'User',
    t.sandbox.world.state.settings.identityStoreId,
    '00000000-0000-0000-0000-000000000000',
  );

/** The operations of a kind that the sandbox has been given since `since`. */
export const begun = (t: TestGateway, kind: 'CREATE' | 'DELETE', since: number) =>
  t.sandbox.world.state.operations.rows.filter(
    (row) => row.kind === kind && row.createdAt >= since,
  );
