import type { QueryResolvers } from '../../../../generated/resolvers.ts';
import { findPermissionSet } from '../../find-permission-set.ts';

export const permissionSet: QueryResolvers['permissionSet'] = (_root, { by, instance }, context) =>
  findPermissionSet(context, by, instance ?? undefined);
