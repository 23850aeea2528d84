import { MAX_FIRST } from '../../../core/connection.ts';
import { badInput } from '../../../core/errors.ts';
import type { QueryResolvers } from '../../../generated/resolvers.ts';
import { globalIds } from '../../../node-types.ts';
import { findNode } from '../../find-node.ts';

export const nodes: QueryResolvers['nodes'] = (_root, { ids }, context) => {
  if (ids.length > MAX_FIRST) {
    throw badInput('ids', `\`ids\` takes ${MAX_FIRST} ids at most; ${ids.length} were given.`);
  }
  // All of them are looked at before the first call: a broken id costs nothing.
  for (const [index, id] of ids.entries()) globalIds.decode(id, `ids.${index}`);
  return ids.map((id, index) => findNode(context, id, `ids.${index}`));
};
