import { checkMayTag } from '../../tag-scopes.ts';
import { checkAll } from '../../../core/checks.ts';
import type { MutationResolvers } from '../../../generated/resolvers.ts';
import { mutation } from '../../../mutation.ts';
import { checkSome, taggingOf } from '../../tagging.ts';

export const tagResource: MutationResolvers['tagResource'] = (_root, { input }, context) => {
  checkMayTag(context, input.resource);
  return mutation(context, async () => {
    const tagging = taggingOf(input.resource);
    checkAll(checkSome(input.tags, 'input.tags'), tagging.checkTags(input.tags, 'input.tags'));
    const { resource } = await tagging.tag(context, input.resource, input.tags);
    return { resource: resource as never };
  });
};
