/** Tags of environments. */
import type {
  ListTagsForResourceCommandInput,
  ListTagsForResourceCommandOutput,
  TagResourceCommandInput,
  TagResourceCommandOutput,
  UntagResourceCommandInput,
  UntagResourceCommandOutput,
} from '@aws-sdk/client-finspace';

import { SandboxError, type SandboxCall } from '../../service.ts';
import { placeKey, type SandboxState } from '../../state.ts';
import { required, type Answer, type Handlers } from '../answer.ts';
import { notFound } from './shapes.ts';

const mostTags = 50;

/** @throws ResourceNotFoundException if the caller's account has no such resource in the Region. */
const resourceOf = (
  state: SandboxState,
  arn: string | undefined,
  { caller, region }: SandboxCall,
): string => {
  const resource = required(arn, 'resourceArn');
  const environments = state.environmentsOfPlace.get(placeKey(caller.accountId, region));
  if (!environments.some((row) => row.environmentArn === resource)) {
    throw notFound(`Resource ${resource} does not exist.`);
  }
  return resource;
};

const keep = (state: SandboxState, resource: string, tags: Record<string, string>): void => {
  state.tags.delete(resource);
  if (Object.keys(tags).length > 0) state.tags.add({ resource, tags });
};

export const tagHandlers = (state: SandboxState): Handlers => ({
  ListTagsForResource(
    input: ListTagsForResourceCommandInput,
    call: SandboxCall,
  ): Answer<ListTagsForResourceCommandOutput> {
    return { tags: { ...state.tags.get(resourceOf(state, input.resourceArn, call))?.tags } };
  },

  TagResource(input: TagResourceCommandInput, call: SandboxCall): Answer<TagResourceCommandOutput> {
    const resource = resourceOf(state, input.resourceArn, call);
    const tags = { ...state.tags.get(resource)?.tags, ...required(input.tags, 'tags') };
    if (Object.keys(tags).length > mostTags) {
      throw new SandboxError(
        'InvalidRequestException',
        `The resource cannot have more than ${mostTags} tags.`,
      );
    }
    keep(state, resource, tags);
    return {};
  },

  UntagResource(
    input: UntagResourceCommandInput,
    call: SandboxCall,
  ): Answer<UntagResourceCommandOutput> {
    const resource = resourceOf(state, input.resourceArn, call);
    const removed = new Set(required(input.tagKeys, 'tagKeys'));
    const tags = Object.entries(state.tags.get(resource)?.tags ?? {});
    keep(state, resource, Object.fromEntries(tags.filter(([key]) => !removed.has(key))));
    return {};
  },
});
