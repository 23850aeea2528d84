import type { MutationResolvers } from '../../../../generated/resolvers.ts';
import { mutation } from '../../../../mutation.ts';
import { deleteEnvironment as remove } from '../../delete-environment.ts';
import { environmentKeyOf } from '../../find-environment.ts';

export const deleteEnvironment: MutationResolvers['deleteEnvironment'] = (
  _root,
  { input },
  context,
) =>
  mutation(context, async () => {
    const key = environmentKeyOf(input.environment, 'input.environment');
    const { isGone, environment } = await remove(context, key);
    return { environment, deletedId: isGone ? input.environment : undefined };
  });
