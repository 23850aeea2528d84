/** Reads of users. */
import type {
  DescribeUserCommandInput,
  DescribeUserCommandOutput,
  GetUserIdCommandInput,
  GetUserIdCommandOutput,
  ListUsersCommandInput,
  ListUsersCommandOutput,
} from '@aws-sdk/client-identitystore';

import { paginate } from '../../pages.ts';
import type { UserRow } from '../../rows.ts';
import type { SandboxState } from '../../state.ts';
import { validationError, type Answer, type Handlers } from '../answer.ts';
import { alternateOf, hasExternalId, storeOf, userOf } from './find.ts';
import { notFound, toUser } from './shapes.ts';

/** Identity Store answers at most a hundred rows a page. */
export const largestPage = 100;

const filteredUsers = (
  state: SandboxState,
  store: string,
  filters: ListUsersCommandInput['Filters'],
): readonly UserRow[] => {
  const [filter, ...others] = filters ?? [];
  if (filter === undefined) return state.usersOfStore.get(store);
  if (others.length > 0 || filter.AttributePath !== 'UserName') {
    throw validationError('Filters of ListUsers take one UserName.');
  }
  return state.findUsers(store, filter.AttributeValue ?? '');
};

export const userReads = (state: SandboxState): Handlers => ({
  ListUsers(input: ListUsersCommandInput): Answer<ListUsersCommandOutput> {
    const store = storeOf(input);
    const { page, nextToken } = paginate(
      filteredUsers(state, store, input.Filters),
      { maxResults: input.MaxResults, nextToken: input.NextToken },
      { scope: `ListUsers ${store} ${JSON.stringify(input.Filters)}`, maximum: largestPage },
    );
    return { Users: page.map(toUser), NextToken: nextToken };
  },

  DescribeUser(input: DescribeUserCommandInput): Answer<DescribeUserCommandOutput> {
    return toUser(userOf(state, storeOf(input), input.UserId));
  },

  GetUserId(input: GetUserIdCommandInput): Answer<GetUserIdCommandOutput> {
    const store = storeOf(input);
    const asked = alternateOf(input.AlternateIdentifier);
    const find = (): UserRow | undefined => {
      if ('externalId' in asked) {
        return state.usersOfStore.get(store).find((row) => hasExternalId(row, asked.externalId));
      }
      const { path, value } = asked.attribute;
      if (path === 'username') return state.findUsers(store, value)[0];
      if (path === 'emails.value') return state.findUsersByEmail(store, value)[0];
      throw validationError(`${path} is not a unique attribute of a user.`);
    };
    const user = find();
    if (user === undefined) throw notFound('USER');
    return { IdentityStoreId: store, UserId: user.userId };
  },
});
