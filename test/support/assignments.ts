/** What tests of assignments name: accounts, sets and principals of the firm, by their names. */
import { globalIds } from '../../src/node-types.ts';
import type { AssignmentRow } from '../../src/sandbox/rows.ts';
import type { TestGateway } from './make-gateway.ts';

export interface Named {
  readonly account: string;
  readonly set: string;
  readonly user?: string;
  readonly group?: string;
}

const found = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`The sandbox has no ${what}`);
  return value;
};

/** The row that the names stand for, whether it is there or not. */
export const rowOf = ({ sandbox }: TestGateway, named: Named): AssignmentRow => {
  const { state } = sandbox.world;
  const store = state.settings.identityStoreId;
  const { account, set, user, group } = named;
  return {
    accountId: found(
      state.accounts.rows.find(({ name }) => name === account),
      account,
    ).accountId,
    permissionSetArn: found(state.permissionSetsByName.get(set.toLowerCase())[0], set)
      .permissionSetArn,
    principalType: group === undefined ? 'USER' : 'GROUP',
    principalId:
      group === undefined
        ? found(state.findUsers(store, `${user ?? ''}@kestrelbridge.example`)[0], user ?? 'user')
            .userId
        : found(state.findGroups(store, group)[0], group).groupId,
  };
};

/** The input of `createAccountAssignment` and `deleteAccountAssignment` for a row. */
export const inputOf = (
  { sandbox }: TestGateway,
  row: AssignmentRow,
): { readonly account: string; readonly permissionSet: string; readonly principal: string } => {
  const { instanceArn, state } = sandbox.world;
  const type = row.principalType === 'USER' ? 'User' : 'Group';
  return {
    account: globalIds.encode('Account', row.accountId),
    permissionSet: globalIds.encode('PermissionSet', instanceArn, row.permissionSetArn),
    principal: globalIds.encode(type, state.settings.identityStoreId, row.principalId),
  };
};

/** Whether the sandbox has the row now. */
export const isThere = ({ sandbox }: TestGateway, row: AssignmentRow): boolean =>
  sandbox.world.state.assignments.rows.some(
    (other) =>
      other.accountId === row.accountId &&
      other.permissionSetArn === row.permissionSetArn &&
      other.principalType === row.principalType &&
      other.principalId === row.principalId,
  );

const OPERATION = /* GraphQL */ `
  fragment Op on AccountAssignmentOperation {
    id
    requestId
    kind
    state
    queuePosition
    accountId
    permissionSetArn
    principalId
    failure {
      code
      reason
      advice
    }
    assignment {
      principalId
    }
  }
  fragment Errors on UserError {
    __typename
    code
    message
    field
    ... on AccessDenied {
      awsOperation
      missingAction
    }
    ... on OutcomeUnknown {
      query
    }
    ... on OperationConflict {
      busy: operation {
        id
        state
      }
    }
  }
`;

export const CREATE = /* GraphQL */ `
  ${OPERATION}
  mutation ($input: CreateAccountAssignmentInput!) {
    result: createAccountAssignment(input: $input) {
      operation {
        ...Op
      }
      assignment {
        accountId
        permissionSetArn
        principalId
      }
      userErrors {
        ...Errors
      }
    }
  }
`;

/** The same, and how the operation has ended. */
export const CREATE_AND_WAIT = /* GraphQL */ `
  ${OPERATION}
  mutation ($input: CreateAccountAssignmentInput!) {
    result: createAccountAssignment(input: $input) {
      operation {
        ...Op
        settled {
          ...Op
        }
      }
      assignment {
        principalId
      }
      userErrors {
        ...Errors
      }
    }
  }
`;

export const DELETE = /* GraphQL */ `
  ${OPERATION}
  mutation ($input: DeleteAccountAssignmentInput!) {
    result: deleteAccountAssignment(input: $input) {
      operation {
        ...Op
      }
      deletedId
      sessionsEndBy
      userErrors {
        ...Errors
      }
    }
  }
`;

export const DELETE_AND_WAIT = /* GraphQL */ `
  ${OPERATION}
  mutation ($input: DeleteAccountAssignmentInput!) {
    result: deleteAccountAssignment(input: $input) {
      operation {
        ...Op
        settled {
          ...Op
        }
      }
      deletedId
      sessionsEndBy
      userErrors {
        ...Errors
      }
    }
  }
`;

export interface OperationAnswer {
  readonly id: string;
  readonly requestId: string;
  readonly kind: string;
  readonly state: string;
  readonly failure: {
    readonly code: string | null;
    readonly reason: string;
    readonly advice: string | null;
  } | null;
  readonly assignment: object | null;
  readonly settled: OperationAnswer;
}

export interface Payload {
  readonly result: {
    readonly operation: OperationAnswer | null;
    readonly assignment?: object | null;
    readonly deletedId?: string | null;
    readonly sessionsEndBy?: string | null;
    readonly userErrors: readonly {
      readonly __typename: string;
      readonly code: string;
      readonly message: string;
      readonly field: readonly string[] | null;
      readonly query?: string;
      readonly missingAction?: string;
      readonly operation?: unknown;
      readonly busy?: { readonly id: string; readonly state: string } | null;
    }[];
  };
}
