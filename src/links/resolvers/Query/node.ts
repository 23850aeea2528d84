import type { QueryResolvers } from '../../../generated/resolvers.ts';
import { findNode } from '../../find-node.ts';

export const node: QueryResolvers['node'] = (_root, { id }, context) => findNode(context, id, 'id');
