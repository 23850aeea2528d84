import { checkMayTag } from '../../tag-scopes.ts';
import { checkAll } from '../../../core/checks.ts';
import type { MutationResolvers } from '../../../generated/resolvers.ts';
import { mutation } from '../../../mutation.ts';
import { checkSome, taggingOf } from '../../tagging.ts';

export const untagResource: MutationResolvers['untagResource'] = (_root, { input }, context) => {
  checkMayTag(context, input.resource);
  return mutation(context, async () => {
    const tagging = taggingOf(input.resource);
    checkAll(
      checkSome(input.tagKeys, 'input.tagKeys'),
      tagging.checkKeys(input.tagKeys, 'input.tagKeys'),
    );
    const { resource } = await tagging.untag(context, input.resource, input.tagKeys);
    return { resource: resource as never };
  });
};
