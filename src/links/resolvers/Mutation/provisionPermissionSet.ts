import type { MutationResolvers } from '../../../generated/resolvers.ts';
import { mutation } from '../../../mutation.ts';
import { provisionPermissionSet as provision } from '../../provision/provision-permission-set.ts';

export const provisionPermissionSet: MutationResolvers['provisionPermissionSet'] = (
  _root,
  { input },
  context,
) => mutation(context, () => provision(context, input));
