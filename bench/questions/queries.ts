/** What the scenarios ask, as a client would write it. */

const ASSIGNMENTS = (filter: string): string => /* GraphQL */ `
  query ($first: Int!, $after: String) {
    page: assignments(first: $first, after: $after${filter}) {
      gaps {
        code
      }
      nodes {
        accountId
        account {
          name
        }
        permissionSetArn
        permissionSet {
          name
        }
        principalId
        principalType
        principalState
        principal {
          displayName
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

/** What an access review reads: every row with all its names. */
export const ALL_ASSIGNMENTS = ASSIGNMENTS('');
export const LISTED_ASSIGNMENTS = ASSIGNMENTS(', coverage: LISTED_PRINCIPALS');

const GRANT = /* GraphQL */ `
  __typename
  principalId
  direct
  via {
    displayName
  }
  ... on AccountAccess {
    account {
      name
    }
    permissionSet {
      name
    }
  }
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
`;

const grants = (more = ''): string => /* GraphQL */ `
  gaps {
    code
  }
  nodes {
    ${GRANT}
    ${more}
  }
  pageInfo {
    hasNextPage
    endCursor
  }
`;

export const USER_ACCESS = /* GraphQL */ `
  query ($key: String!, $first: Int!, $after: String) {
    user(by: { userId: $key }) {
      displayName
      page: access(first: $first, after: $after) {
        ${grants()}
      }
    }
  }
`;

export const ACCOUNT_ACCESS = /* GraphQL */ `
  query ($key: AccountId!, $first: Int!, $after: String) {
    account(by: { accountId: $key }) {
      name
      page: access(first: $first, after: $after) {
        ${grants('principal { displayName }')}
      }
    }
  }
`;

export const DRIFT = /* GraphQL */ `
  query ($first: Int!, $after: String) {
    page: permissionSets(first: $first, after: $after) {
      nodes {
        name
        accounts(first: 100, provisioningStatus: LATEST_PERMISSION_SET_NOT_PROVISIONED) {
          gaps {
            code
          }
          edges {
            accountId
          }
          pageInfo {
            hasNextPage
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

export const GROUP_ACCESS = /* GraphQL */ `
  query ($key: String!, $first: Int!, $after: String) {
    group(by: { groupId: $key }) {
      displayName
      page: access(first: $first, after: $after) {
        ${grants()}
      }
      members(first: 100) {
        nodes {
          displayName
          access(to: [ENVIRONMENT], first: 100) {
            ${grants()}
          }
        }
        pageInfo {
          hasNextPage
        }
      }
    }
  }
`;
