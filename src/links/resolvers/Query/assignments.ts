import { createCursorCodec } from '../../../core/cursor.ts';
import type { QueryResolvers } from '../../../generated/resolvers.ts';
import { connectAssignments } from '../../assignments/assignment-connection.ts';
import { toQuery } from '../../to-query.ts';

export const assignments: QueryResolvers['assignments'] = async (_root, args, context, info) => {
  const instance = await context.instance(args.instance);
  const query = toQuery(instance, args.filter, args.coverage ?? 'ALL');
  const codec = createCursorCodec('Query.assignments', instance.instanceArn, args);
  return connectAssignments(context, instance, query, args, codec, info);
};
