/** Tags of workspaces. */
import type {
  ListTagsForResourceCommandInput,
  ListTagsForResourceCommandOutput,
  TagResourceCommandInput,
  TagResourceCommandOutput,
  UntagResourceCommandInput,
  UntagResourceCommandOutput,
} from '@aws-sdk/client-grafana';

import type { SandboxCall } from '../../service.ts';
import type { SandboxState } from '../../state.ts';
import { required, type Answer, type Handlers } from '../answer.ts';
import { invalid, notFound } from './errors.ts';
import { workspaceArn } from './shapes.ts';

const mostTags = 50;

type Tags = Readonly<Record<string, string>>;

/** @throws ValidationException for a key that is AWS's own, and for more than fifty tags. */
export const checkTags = (tags: Tags, added: Tags): void => {
  if (Object.keys(added).some((key) => key.toLowerCase().startsWith('aws:'))) {
    throw invalid('Tag keys that begin with aws: are reserved for AWS.', 'tags');
  }
  if (Object.keys({ ...tags, ...added }).length > mostTags) {
    throw invalid(`A workspace cannot have more than ${mostTags} tags.`, 'tags');
  }
};

const arnPattern = /^arn:[\w-]+:grafana:[\w-]+:\d{12}:\/workspaces\/(g-[0-9a-f]{10})$/;

/**
 * The ARN of a workspace that the caller's account has in the Region.
 *
 * @throws ValidationException for what is not the ARN of a workspace, ResourceNotFoundException
 */
const resourceOf = (
  state: SandboxState,
  resourceArn: string | undefined,
  call: SandboxCall,
): string => {
  const arn = required(resourceArn, 'resourceArn');
  const workspaceId = arnPattern.exec(arn)?.[1];
  if (workspaceId === undefined) {
    throw invalid('The ARN is not that of a workspace.', 'resourceArn');
  }
  const row = state.workspaces.get(workspaceId);
  const isMine = row?.accountId === call.caller.accountId && row.region === call.region;
  if (!isMine || workspaceArn(state, row) !== arn) throw notFound('WORKSPACE', workspaceId);
  return arn;
};

const setTags = (state: SandboxState, resource: string, tags: Record<string, string>): void => {
  state.tags.delete(resource);
  if (Object.keys(tags).length > 0) state.tags.add({ resource, tags });
};

export const tagHandlers = (state: SandboxState): Handlers => ({
  ListTagsForResource(
    input: ListTagsForResourceCommandInput,
    call: SandboxCall,
  ): Answer<ListTagsForResourceCommandOutput> {
    const resource = resourceOf(state, input.resourceArn, call);
    return { tags: { ...state.tags.get(resource)?.tags } };
  },

  TagResource(input: TagResourceCommandInput, call: SandboxCall): Answer<TagResourceCommandOutput> {
    const resource = resourceOf(state, input.resourceArn, call);
    const tags = state.tags.get(resource)?.tags ?? {};
    const added = required(input.tags, 'tags');
    checkTags(tags, added);
    setTags(state, resource, { ...tags, ...added });
    return {};
  },

  UntagResource(
    input: UntagResourceCommandInput,
    call: SandboxCall,
  ): Answer<UntagResourceCommandOutput> {
    const resource = resourceOf(state, input.resourceArn, call);
    const removed = new Set(required(input.tagKeys, 'tagKeys'));
    const tags = Object.entries(state.tags.get(resource)?.tags ?? {});
    setTags(state, resource, Object.fromEntries(tags.filter(([key]) => !removed.has(key))));
    return {};
  },
});
