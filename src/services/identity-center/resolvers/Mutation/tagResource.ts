import type { MutationResolvers } from '../../../../generated/resolvers.ts';
import { mutation } from '../../../../mutation.ts';
import { checkAll } from '../../permission-set-input.ts';
import { checkSomeTags, toAwsTags } from '../../tag-input.ts';
import { changeTags, taggedResource } from '../../tag-resource.ts';

export const tagResource: MutationResolvers['tagResource'] = (_root, { input }, context) =>
  mutation(context, () => {
    const resource = taggedResource(input.resource);
    checkAll(checkSomeTags(input.tags, 'input.tags'));
    return changeTags(context, resource, {
      operation: context.clients.identityCenter.tagResource,
      input: { Tags: toAwsTags(input.tags) },
      isMade: (tags) =>
        input.tags.every(({ key, value }) =>
          tags.some((tag) => tag.Key === key && tag.Value === value),
        ),
    });
  });
