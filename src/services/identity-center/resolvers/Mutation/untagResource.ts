import type { MutationResolvers } from '../../../../generated/resolvers.ts';
import { mutation } from '../../../../mutation.ts';
import { checkAll } from '../../permission-set-input.ts';
import { checkTagKeys } from '../../tag-input.ts';
import { changeTags, taggedResource } from '../../tag-resource.ts';

export const untagResource: MutationResolvers['untagResource'] = (_root, { input }, context) =>
  mutation(context, () => {
    const resource = taggedResource(input.resource);
    checkAll(checkTagKeys(input.tagKeys, 'input.tagKeys'));
    return changeTags(context, resource, {
      operation: context.clients.identityCenter.untagResource,
      input: { TagKeys: [...input.tagKeys] },
      isMade: (tags) => tags.every(({ Key = '' }) => !input.tagKeys.includes(Key)),
    });
  });
