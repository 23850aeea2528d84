import type { QueryResolvers } from '../../../generated/resolvers.ts';
import { checkMaySee } from '../../may-see.ts';
import { findNode } from '../../find-node.ts';

export const nodes: QueryResolvers['nodes'] = (_root, { ids }, context, info) =>
  ids.map(async (id, index) => {
    checkMaySee(context, info.schema, id, `ids.${index}`);
    return findNode(context, id, `ids.${index}`);
  });
