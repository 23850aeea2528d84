/** Tags of permission sets, instances and applications. */
import type {
  ListTagsForResourceCommandInput,
  ListTagsForResourceCommandOutput,
  Tag,
  TagResourceCommandInput,
  TagResourceCommandOutput,
  UntagResourceCommandInput,
  UntagResourceCommandOutput,
} from '@aws-sdk/client-sso-admin';

import { SandboxError } from '../../service.ts';
import type { SandboxState } from '../../state.ts';
import { required, validationError, type Answer, type Handlers } from '../answer.ts';
import { notFound } from './find.ts';

const mostTags = 75;

/**
 * What the tags of a resource are once `newTags` are among them.
 *
 * @throws ValidationException for a key that is AWS's own or there twice,
 * ServiceQuotaExceededException for more than 75.
 */
export const mergeTags = (
  tags: Readonly<Record<string, string>>,
  newTags: readonly Tag[],
): Record<string, string> => {
  const keys = newTags.map(({ Key }) => required(Key, 'Key'));
  if (keys.some((key) => key.toLowerCase().startsWith('aws:'))) {
    throw validationError('Tag keys that begin with aws: are reserved for AWS.');
  }
  if (new Set(keys).size < keys.length) throw validationError('Tag keys must be unique.');
  const added = Object.fromEntries(newTags.map(({ Key = '', Value = '' }) => [Key, Value]));
  const merged = { ...tags, ...added };
  if (Object.keys(merged).length > mostTags) {
    throw new SandboxError(
      'ServiceQuotaExceededException',
      `The resource cannot have more than ${mostTags} tags.`,
    );
  }
  return merged;
};

/** Replaces the tags of a resource. */
export const setTags = (
  state: SandboxState,
  resource: string,
  tags: Record<string, string>,
): void => {
  state.tags.delete(resource);
  if (Object.keys(tags).length > 0) state.tags.add({ resource, tags });
};

const resourceOf = (state: SandboxState, arn: string | undefined): string => {
  const resource = required(arn, 'ResourceArn');
  const exists =
    state.permissionSets.has(resource) ||
    state.instances.has(resource) ||
    state.applications.has(resource);
  if (!exists) throw notFound(`Could not find resource ${resource}`);
  return resource;
};

export const tagReads = (state: SandboxState): Handlers => ({
  /** All of them at once: no resource can have more than a page. */
  ListTagsForResource(
    input: ListTagsForResourceCommandInput,
  ): Answer<ListTagsForResourceCommandOutput> {
    const tags = state.tags.get(resourceOf(state, input.ResourceArn))?.tags ?? {};
    return { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) };
  },
});

export const tagWrites = (state: SandboxState): Handlers => ({
  TagResource(input: TagResourceCommandInput): Answer<TagResourceCommandOutput> {
    const resource = resourceOf(state, input.ResourceArn);
    const tags = state.tags.get(resource)?.tags ?? {};
    setTags(state, resource, mergeTags(tags, required(input.Tags, 'Tags')));
    return {};
  },

  UntagResource(input: UntagResourceCommandInput): Answer<UntagResourceCommandOutput> {
    const resource = resourceOf(state, input.ResourceArn);
    const removed = new Set(required(input.TagKeys, 'TagKeys'));
    const tags = Object.entries(state.tags.get(resource)?.tags ?? {});
    setTags(state, resource, Object.fromEntries(tags.filter(([key]) => !removed.has(key))));
    return {};
  },
});
