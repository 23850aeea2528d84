import type { MutationResolvers } from '../../../../generated/resolvers.ts';
import { mutation } from '../../../../mutation.ts';
import { enableUser } from '../../user-status.ts';
import { environmentUserOf } from '../../user-input.ts';

export const enableEnvironmentUser: MutationResolvers['enableEnvironmentUser'] = (
  _root,
  { input },
  context,
) =>
  mutation(context, async () => {
    const user = environmentUserOf(input.user);
    await enableUser(context, user);
    return { user };
  });
