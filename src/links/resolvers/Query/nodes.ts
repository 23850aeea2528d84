import type { QueryResolvers } from '../../../generated/resolvers.ts';
import { findNode } from '../../find-node.ts';

export const nodes: QueryResolvers['nodes'] = (_root, { ids }, context) =>
  ids.map((id, index) => findNode(context, id, `ids.${index}`));
