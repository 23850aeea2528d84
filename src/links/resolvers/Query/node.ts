import type { QueryResolvers } from '../../../generated/resolvers.ts';
import { checkMaySee } from '../../may-see.ts';
import { findNode } from '../../find-node.ts';

export const node: QueryResolvers['node'] = (_root, { id }, context, info) => {
  checkMaySee(context, info.schema, id, 'id');
  return findNode(context, id, 'id');
};
