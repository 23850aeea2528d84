/** Tags of accounts, units and the root. */
import type {
  ListTagsForResourceCommandInput,
  ListTagsForResourceCommandOutput,
  TagResourceCommandInput,
  TagResourceCommandOutput,
  UntagResourceCommandInput,
  UntagResourceCommandOutput,
} from '@aws-sdk/client-organizations';

import { SandboxError } from '../../service.ts';
import type { SandboxState } from '../../state.ts';
import { required, type Answer, type Handlers } from '../answer.ts';
import { notFound } from './shapes.ts';

const mostTags = 50;

const invalid = (Reason: string, message: string): SandboxError =>
  new SandboxError('InvalidInputException', message, { Reason });

/** @throws TargetNotFoundException if the organization has nothing of that id. */
const targetOf = (state: SandboxState, id: string | undefined): string => {
  const resource = required(id, 'ResourceId');
  const known =
    state.accounts.has(resource) ||
    state.organizationalUnits.has(resource) ||
    resource === state.settings.rootId;
  if (!known) throw notFound('Target', "You specified a target that doesn't exist.");
  return resource;
};

const keep = (state: SandboxState, resource: string, tags: Record<string, string>): void => {
  state.tags.delete(resource);
  state.tags.add({ resource, tags });
};

export const tagHandlers = (state: SandboxState): Handlers => ({
  ListTagsForResource(
    input: ListTagsForResourceCommandInput,
  ): Answer<ListTagsForResourceCommandOutput> {
    const tags = state.tags.get(targetOf(state, input.ResourceId))?.tags ?? {};
    return { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) };
  },

  TagResource(input: TagResourceCommandInput): Answer<TagResourceCommandOutput> {
    const resource = targetOf(state, input.ResourceId);
    const added = required(input.Tags, 'Tags').map(
      ({ Key, Value }) => [required(Key, 'Key'), required(Value, 'Value')] as const,
    );
    if (added.some(([key]) => key.toLowerCase().startsWith('aws:'))) {
      throw invalid(
        'INVALID_SYSTEM_TAGS_PARAMETER',
        'You specified a tag key that is a system tag.',
      );
    }
    if (new Map(added).size < added.length) {
      throw invalid('DUPLICATE_TAG_KEY', 'You specified the same tag key twice.');
    }
    const tags = { ...state.tags.get(resource)?.tags, ...Object.fromEntries(added) };
    if (Object.keys(tags).length > mostTags) {
      throw new SandboxError(
        'ConstraintViolationException',
        `The resource cannot have more than ${mostTags} tags.`,
        { Reason: 'MAX_TAG_LIMIT_EXCEEDED' },
      );
    }
    keep(state, resource, tags);
    return {};
  },

  UntagResource(input: UntagResourceCommandInput): Answer<UntagResourceCommandOutput> {
    const resource = targetOf(state, input.ResourceId);
    const removed = new Set(required(input.TagKeys, 'TagKeys'));
    const tags = Object.entries(state.tags.get(resource)?.tags ?? {});
    keep(state, resource, Object.fromEntries(tags.filter(([key]) => !removed.has(key))));
    return {};
  },
});
