/** What the engines are asked: the shapes of a small page, a page with links, and a large answer. */
export interface Question {
  readonly name: string;
  readonly what: string;
  readonly body: string;
}

const SMALL = /* GraphQL */ `
  query Small($accountId: AccountId!) {
    account(by: { accountId: $accountId }) {
      accountId
      name
      email
      state
    }
  }
`;

const LINKED = /* GraphQL */ `
  query Linked {
    permissionSets(first: 20) {
      nodes {
        id
        arn
        name
        description
        sessionDuration
        accounts(first: 5) {
          edges {
            accountId
            node {
              id
              name
              email
              state
              permissionSets(first: 5) {
                nodes {
                  id
                  arn
                  name
                  sessionDuration
                }
              }
            }
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

const ROW = 'id userId userName displayName name { givenName familyName } emails { value }';

/** Ten pages of a hundred, each with its cursor. */
const pages = (cursors: readonly string[]): string => {
  const parts = ['first: users(first: 100) { ...Page }'].concat(
    cursors.map((_, i) => `p${i}: users(first: 100, after: $c${i}) { ...Page }`),
  );
  const variables = cursors.map((_, i) => `$c${i}: String`).join(', ');
  return `query Rows(${variables}) { ${parts.join(' ')} }
    fragment Page on UserConnection { nodes { ${ROW} } pageInfo { hasNextPage endCursor } }`;
};

type Ask = (body: string) => Promise<string>;

/** The three questions, with the keys and cursors that `ask` finds out. */
export const findQuestions = async (ask: Ask): Promise<readonly Question[]> => {
  const get = async <T>(query: string, variables: object = {}): Promise<T> => {
    const { data, errors } = JSON.parse(await ask(JSON.stringify({ query, variables }))) as {
      data: T;
      errors?: unknown;
    };
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data;
  };
  const { accounts } = await get<{ accounts: { nodes: { accountId: string }[] } }>(
    '{ accounts(first: 1) { nodes { accountId } } }',
  );
  const cursors: string[] = [];
  for (let after: string | null = null; cursors.length < 9;) {
    const page: { users: { pageInfo: { endCursor: string } } } = await get(
      'query ($after: String) { users(first: 100, after: $after) { pageInfo { endCursor } } }',
      { after },
    );
    after = page.users.pageInfo.endCursor;
    cursors.push(after);
  }
  const variables = Object.fromEntries(cursors.map((cursor, i) => [`c${i}`, cursor]));
  return [
    {
      name: 'small',
      what: 'one account by its key, four fields',
      body: JSON.stringify({
        query: SMALL,
        variables: { accountId: accounts.nodes[0]?.accountId },
      }),
    },
    {
      name: 'linked',
      what: '20 permission sets × 5 accounts × 5 permission sets',
      body: JSON.stringify({ query: LINKED }),
    },
    {
      name: 'rows',
      what: '1,000 users: ten pages of a hundred',
      body: JSON.stringify({ query: pages(cursors), variables }),
    },
  ];
};
