import { expect } from 'vitest';
import { globalIds } from '../../src/node-types.ts';
import { environmentIdOf } from '../../src/sandbox/firm/environments.ts';
import { workspaceIdOf } from '../../src/sandbox/firm/workspaces.ts';
import type { SandboxOptions } from '../../src/sandbox/index.ts';
import type { SandboxState } from '../../src/sandbox/state.ts';
import type { TestGateway } from './make-gateway.ts';
import * as oracle from './oracle.ts';

interface PageInfo {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

export type Run = (t: TestGateway) => Promise<void>;

export interface Question {
  readonly name: string;
  readonly run: (state: SandboxState) => Run;
  readonly least: (state: SandboxState, world: World, reach: oracle.Reach) => oracle.Calls;
  /** Asked where there are workspaces and environments. */
  readonly isOfTheFirm?: true;
}

export interface World {
  readonly name: string;
  readonly sandbox: Omit<SandboxOptions, 'clock'>;
  /** At AWS's pace all of it takes longer than an assignment may be believed: nothing stays warm. */
  readonly isSlow?: boolean;
  /** Calls more than the least, by the question's name, each with its reason beside it. */
  readonly allowed?: Readonly<Record<string, number>>;
}

export const ask =
  (query: string, variables?: Record<string, unknown>): Run =>
  async (t) => {
    await t.data(query, variables);
  };

const ALL = /* GraphQL */ `
  query ($after: String) {
    assignments(first: 100, after: $after) {
      gaps {
        code
      }
      nodes {
        account {
          name
        }
        permissionSet {
          name
        }
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

const everyPage: Run = async (t) => {
  let after: string | null = null;
  let rows = 0;
  do {
    interface Page {
      readonly nodes: readonly unknown[];
      readonly gaps: readonly unknown[];
      readonly pageInfo: PageInfo;
    }
    const data: { readonly assignments: Page } = await t.data(ALL, { after });
    const { nodes, gaps, pageInfo } = data.assignments;
    expect(gaps).toEqual([]);
    rows += nodes.length;
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  expect(rows).toBe(t.sandbox.world.state.assignments.size);
};

const USER = /* GraphQL */ `
  query ($userId: String!) {
    user(by: { userId: $userId }) {
      displayName
      status
      groups(first: 100) {
        nodes {
          displayName
        }
      }
      assignments(first: 100) {
        edges {
          direct
          via {
            displayName
          }
          node {
            account {
              name
            }
            permissionSet {
              name
            }
            principal {
              displayName
            }
          }
        }
        pageInfo {
          hasNextPage
        }
      }
    }
  }
`;

/** In groups, with rows through them and rows of its own, all of which fit a page. */
const aUser = (state: SandboxState): string => {
  const rowsOf = (id: string) => state.assignmentsOfPrincipal.get(id).length;
  const found = state.usersOfStore.get(state.settings.identityStoreId).find(({ userId }) => {
    const groups = state.membershipsOfUser.get(userId).map((row) => rowsOf(row.groupId));
    const rows = rowsOf(userId) + groups.reduce((a, b) => a + b, 0);
    return groups.length > 1 && rowsOf(userId) > 0 && Math.max(...groups) > 0 && rows <= 100;
  });
  if (found === undefined) throw new Error('This world has no such user.');
  return found.userId;
};

export const ACCOUNT = /* GraphQL */ `
  query ($accountId: AccountId!) {
    account(by: { accountId: $accountId }) {
      name
      permissionSets(first: 100) {
        nodes {
          name
        }
      }
      assignments(first: 100) {
        gaps {
          code
        }
        nodes {
          permissionSet {
            name
          }
          principal {
            displayName
          }
        }
      }
    }
  }
`;

const PEOPLE = /* GraphQL */ `
  query ($accountId: AccountId!) {
    account(by: { accountId: $accountId }) {
      name
      permissionSets(first: 100) {
        nodes {
          name
        }
      }
      access(first: 100) {
        gaps {
          code
        }
        nodes {
          direct
          principal {
            displayName
          }
          via {
            displayName
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`;

export const SET = /* GraphQL */ `
  query ($arn: Arn!) {
    permissionSet(by: { arn: $arn }) {
      name
      inlinePolicy
      managedPolicies {
        name
      }
      customerManagedPolicies {
        name
      }
      permissionsBoundary {
        managedPolicyArn
      }
      accounts(first: 100) {
        edges {
          provisioningStatus
          node {
            name
          }
        }
      }
      assignments(first: 100) {
        nodes {
          account {
            name
          }
          principal {
            displayName
          }
        }
      }
    }
  }
`;

const USERS = /* GraphQL */ `
  query ($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on User {
        userName
        displayName
        status
        emails {
          value
        }
      }
    }
  }
`;

const UNITS = /* GraphQL */ `
  query {
    accounts(first: 100) {
      nodes {
        name
        organizationalUnits {
          name
        }
      }
    }
  }
`;

const UNITS_BY_ID = /* GraphQL */ `
  query ($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Account {
        name
        organizationalUnits {
          name
        }
      }
    }
  }
`;

const PERSON = /* GraphQL */ `
  query ($userId: String!) {
    user(by: { userId: $userId }) {
      displayName
      status
      access(first: 100) {
        nodes {
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
            environmentUser {
              emailAddress
            }
          }
        }
        pageInfo {
          hasNextPage
        }
      }
    }
  }
`;

const PEOPLE_OF = /* GraphQL */ `
  fragment people on AccessGrantConnection {
    nodes {
      principal {
        displayName
        ... on User {
          status
        }
      }
      direct
      via {
        displayName
      }
      ... on WorkspaceAccess {
        role
      }
      ... on EnvironmentAccess {
        type
        matchedBy
      }
    }
    pageInfo {
      hasNextPage
    }
  }
`;

const WORKSPACE = /* GraphQL */ `
  query ($name: String!) {
    workspace(by: { name: $name }) {
      authenticationProviders
      samlStatus
      access(first: 100) {
        ...people
      }
    }
  }
  ${PEOPLE_OF}
`;

const ENVIRONMENT = /* GraphQL */ `
  query ($name: String!) {
    environment(by: { name: $name }) {
      federation {
        mode
      }
      access(first: 100) {
        ...people
      }
    }
  }
  ${PEOPLE_OF}
`;

/** One of the firm's people, who is a user of FinSpace too. */
const aUserOfFinspace = (state: SandboxState): string =>
  state.users.rows.find(({ userName }) => userName.startsWith('henrik.aalto'))?.userId ?? '';

const byPrincipal = ({ sandbox }: World) => ({
  byPrincipal: sandbox.role !== 'delegated',
  includesGroups: sandbox.principalListIncludesGroups ?? true,
});

/** Every n-th of `rows`, so many that there are about `count`. */
const spread = <T>(rows: readonly T[], count: number): T[] => {
  const step = Math.max(1, Math.floor(rows.length / count));
  return rows.filter((_, index) => index % step === 0).slice(0, count);
};

const fiftyUsers = (state: SandboxState) =>
  spread(state.usersOfStore.get(state.settings.identityStoreId), 50).map((row) => row.userId);

const aHundredAccounts = (state: SandboxState) =>
  spread(state.accounts.rows, 100).map((row) => row.accountId);

/** A set that some account has in an older form, if there is one. */
const aSet = (state: SandboxState): string => {
  const isOutdated = (row: { permissionSetArn: string; revision: number }) =>
    state.permissionSets.get(row.permissionSetArn)?.revision !== row.revision;
  const row = state.provisionings.rows.find(isOutdated) ?? state.provisionings.rows[0];
  return row?.permissionSetArn ?? '';
};

const IN_AN_ENVIRONMENT = 'one person who is in an environment, with everything else';

/**
 * A listing of the directory would name the person and show that nobody else has the address. That
 * the address matters is not known before FinSpace has listed its users, and by then the person,
 * whose address had to be known for that, has been described.
 */
const ADDRESS = { [IN_AN_ENVIRONMENT]: 1 };

export const questions: readonly Question[] = [
  {
    name: 'all assignments with names, 100 a page, to the end',
    run: () => everyPage,
    least: oracle.allAssignments,
  },
  {
    name: 'one user with groups and all assignments',
    run: (state) => ask(USER, { userId: aUser(state) }),
    least: (state, world) => oracle.oneUser(state, aUser(state), byPrincipal(world)),
  },
  {
    name: 'one account with its sets and people',
    run: (state) => ask(ACCOUNT, { accountId: state.settings.managementAccountId }),
    least: (state) => oracle.oneAccount(state, state.settings.managementAccountId),
  },
  {
    name: 'one account with everybody whom its groups let in',
    run: (state) => ask(PEOPLE, { accountId: state.settings.managementAccountId }),
    least: (state) => oracle.peopleOfAccount(state, state.settings.managementAccountId),
  },
  {
    name: 'one permission set with policies, accounts, drift and assignments',
    run: (state) => ask(SET, { arn: aSet(state) }),
    least: (state) => oracle.onePermissionSet(state, aSet(state)),
  },
  {
    name: 'one person with accounts, workspaces and environments',
    run: (state) => ask(PERSON, { userId: aUser(state) }),
    least: (state, world, reach) =>
      oracle.onePersonEverywhere(state, aUser(state), byPrincipal(world), reach),
  },
  {
    name: IN_AN_ENVIRONMENT,
    isOfTheFirm: true,
    run: (state) => ask(PERSON, { userId: aUserOfFinspace(state) }),
    least: (state, world, reach) =>
      oracle.onePersonEverywhere(state, aUserOfFinspace(state), byPrincipal(world), reach),
  },
  {
    name: 'who gets into a workspace, how, and through which group',
    isOfTheFirm: true,
    run: () => ask(WORKSPACE, { name: 'firm-operations' }),
    least: (state, _world, reach) =>
      oracle.peopleOfWorkspace(state, workspaceIdOf('firm-operations'), reach),
  },
  {
    name: 'who gets into an environment, and how',
    isOfTheFirm: true,
    run: () => ask(ENVIRONMENT, { name: 'research-data' }),
    least: (state, _world, reach) =>
      oracle.peopleOfEnvironment(state, environmentIdOf('research-data'), reach),
  },
  {
    name: 'fifty users by id',
    run: (state) => {
      const { identityStoreId } = state.settings;
      const ids = fiftyUsers(state).map((id) => globalIds.encode('User', identityStoreId, id));
      return ask(USERS, { ids });
    },
    least: (state) => oracle.usersById(state, fiftyUsers(state)),
  },
  {
    name: 'a hundred accounts with their organizational units',
    run: () => ask(UNITS),
    least: (state) => oracle.firstAccounts(state, 100),
  },
  {
    name: 'a hundred accounts by id with their organizational units',
    run: (state) =>
      ask(UNITS_BY_ID, {
        ids: aHundredAccounts(state).map((id) => globalIds.encode('Account', id)),
      }),
    least: (state) => oracle.accountsById(state, aHundredAccounts(state)),
  },
];

export const worlds: readonly World[] = [
  { name: 'the firm', sandbox: {}, allowed: ADDRESS },
  {
    name: '277 accounts, 100 sets, 800 users, 150 groups',
    isSlow: true,
    sandbox: {
      quotas: false,
      populations: {
        accounts: 277,
        permissionSets: 100,
        provisionedPerAccount: 15,
        users: 800,
        groups: 150,
      },
    },
  },
  {
    name: '50 accounts, 20 sets, 200 users, 40 groups',
    sandbox: {
      quotas: false,
      populations: {
        accounts: 50,
        permissionSets: 20,
        provisionedPerAccount: 8,
        users: 200,
        groups: 40,
      },
    },
  },
  {
    name: 'fewer accounts than sets',
    allowed: {
      // That there are more sets than accounts is not known before a page of them was read.
      'all assignments with names, 100 a page, to the end': 1,
    },
    sandbox: {
      quotas: false,
      populations: {
        accounts: 30,
        permissionSets: 200,
        provisionedPerAccount: 12,
        users: 90,
        groups: 20,
      },
    },
  },
  {
    name: 'the firm, where lists of users leave out their groups',
    sandbox: { principalListIncludesGroups: false },
    allowed: ADDRESS,
  },
  {
    name: 'the firm, seen by its delegated administrator',
    sandbox: { role: 'delegated' },
    allowed: {
      // Only asking tells that AWS refuses to list by principal; it is asked once in five minutes.
      'one user with groups and all assignments': 1,
      'one person with accounts, workspaces and environments': 1,
      [IN_AN_ENVIRONMENT]: 1 + ADDRESS[IN_AN_ENVIRONMENT],
    },
  },
];
