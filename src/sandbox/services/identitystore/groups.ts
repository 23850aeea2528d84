/** Reads of groups. */
import type {
  DescribeGroupCommandInput,
  DescribeGroupCommandOutput,
  GetGroupIdCommandInput,
  GetGroupIdCommandOutput,
  ListGroupsCommandInput,
  ListGroupsCommandOutput,
} from '@aws-sdk/client-identitystore';

import { paginate } from '../../pages.ts';
import type { GroupRow } from '../../rows.ts';
import type { SandboxState } from '../../state.ts';
import { validationError, type Answer, type Handlers } from '../answer.ts';
import { alternateOf, groupOf, hasExternalId, storeOf } from './find.ts';
import { notFound, toGroup } from './shapes.ts';
import { largestPage } from './users.ts';

const filteredGroups = (
  state: SandboxState,
  store: string,
  filters: ListGroupsCommandInput['Filters'],
): readonly GroupRow[] => {
  const [filter, ...others] = filters ?? [];
  if (filter === undefined) return state.groupsOfStore.get(store);
  if (others.length > 0 || filter.AttributePath !== 'DisplayName') {
    throw validationError('Filters of ListGroups take one DisplayName.');
  }
  return state.findGroups(store, filter.AttributeValue ?? '');
};

export const groupReads = (state: SandboxState): Handlers => ({
  ListGroups(input: ListGroupsCommandInput): Answer<ListGroupsCommandOutput> {
    const store = storeOf(input);
    const { page, nextToken } = paginate(
      filteredGroups(state, store, input.Filters),
      { maxResults: input.MaxResults, nextToken: input.NextToken },
      { scope: `ListGroups ${store} ${JSON.stringify(input.Filters)}`, maximum: largestPage },
    );
    return { Groups: page.map(toGroup), NextToken: nextToken };
  },

  DescribeGroup(input: DescribeGroupCommandInput): Answer<DescribeGroupCommandOutput> {
    return toGroup(groupOf(state, storeOf(input), input.GroupId));
  },

  GetGroupId(input: GetGroupIdCommandInput): Answer<GetGroupIdCommandOutput> {
    const store = storeOf(input);
    const asked = alternateOf(input.AlternateIdentifier);
    const find = (): GroupRow | undefined => {
      if ('externalId' in asked) {
        return state.groupsOfStore.get(store).find((row) => hasExternalId(row, asked.externalId));
      }
      const { path, value } = asked.attribute;
      if (path === 'displayname') return state.findGroups(store, value)[0];
      throw validationError(`${path} is not a unique attribute of a group.`);
    };
    const group = find();
    if (group === undefined) throw notFound('GROUP');
    return { IdentityStoreId: store, GroupId: group.groupId };
  },
});
