import { Group } from './Group.ts';
import { addGroupMember } from './Mutation/addGroupMember.ts';
import { removeGroupMember } from './Mutation/removeGroupMember.ts';
import { group } from './Query/group.ts';
import { groups } from './Query/groups.ts';
import { user } from './Query/user.ts';
import { users } from './Query/users.ts';
import { User } from './User.ts';

/** Every field that rests on the Identity Store alone. */
export const identityStore = {
  Query: { users, user, groups, group },
  Mutation: { addGroupMember, removeGroupMember },
  User,
  Group,
  Principal: {
    __resolveType: (principal: object) => ('userId' in principal ? 'User' : 'Group'),
  },
} as const;
