import type { MutationResolvers } from '../../../../generated/resolvers.ts';
import { mutation } from '../../../../mutation.ts';
import { disableUser } from '../../user-status.ts';
import { environmentUserOf } from '../../user-input.ts';

export const disableEnvironmentUser: MutationResolvers['disableEnvironmentUser'] = (
  _root,
  { input },
  context,
) =>
  mutation(context, async () => {
    const user = environmentUserOf(input.user);
    await disableUser(context, user);
    return { user };
  });
