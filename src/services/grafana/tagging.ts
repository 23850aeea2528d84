import type { GatewayContext } from '../../context.ts';
import { type ErrorCode, GatewayError, withDetails } from '../../core/errors.ts';
import { createTagChecks } from '../../core/tag-checks.ts';
import { RESOURCE_FIELD, type Tagged, type Tagging } from '../../tagging.ts';
import { findOut } from '../../upstream/find-out.ts';
import type { GrafanaClientOperations } from './client.ts';
import { openWorkspace, queryOf } from './change-workspace.ts';
import { changedBy } from './tags.ts';
import { workspaceArn } from './workspace-arn.ts';

/** By the form that `TagResource`, `UntagResource` and `CreateWorkspace` of Grafana document. */
export const { checkTags, checkKeys } = createTagChecks({
  most: 50,
  key: /^.{1,128}$/su,
  keySays: 'The name of a tag has 1 to 128 characters.',
  value: /^.{0,256}$/su,
  valueSays: 'The value of a tag has at most 256 characters.',
});

const FIELDS: Partial<Record<ErrorCode, string>> = {
  NOT_FOUND: RESOURCE_FIELD,
  VALIDATION: 'input.tags',
};

type Stored = Readonly<Record<string, string>>;

interface TagChange {
  send(operations: GrafanaClientOperations, resourceArn: string): Promise<unknown>;
  /** Whether these tags are as the change would have them. */
  isMade(stored: Stored): boolean;
}

/** Both operations say how it shall be, so they are safe to repeat. */
const changeTags = async (
  context: GatewayContext,
  id: string,
  { send, isMade }: TagChange,
): Promise<Tagged> => {
  const { key, place } = await openWorkspace(context, id, RESOURCE_FIELD);
  const arn = workspaceArn(key);
  if (arn === null) {
    const message = 'The number of the account is not known, and AWS tags by ARN.';
    throw new GatewayError('NOT_CONFIGURED', message, { service: 'grafana' });
  }
  try {
    await send(place.operations, arn);
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    if (error.code !== 'OUTCOME_UNKNOWN') {
      const argument = FIELDS[error.code];
      throw argument === undefined ? error : withDetails(error, { argument });
    }
    const made = await findOut(context, async () => {
      const seen = await context.uncached().grafana.wholeWorkspace(key);
      return isMade(seen?.workspace.tags ?? {}) || undefined;
    });
    if (made === undefined) {
      throw withDetails(error, { query: queryOf(key, 'tags { key value }') });
    }
  } finally {
    context.changed(changedBy(key));
  }
  return { resource: { ...key, __typename: 'Workspace' } };
};

/** How Grafana tags workspaces. */
export const workspaceTagging: Tagging = {
  checkTags,
  checkKeys,
  tag: (context, id, tags) =>
    changeTags(context, id, {
      send: ({ tagResource }, resourceArn) =>
        context.upstream.call(context.scope, tagResource, {
          resourceArn,
          tags: Object.fromEntries(tags.map(({ key, value }) => [key, value])),
        }),
      isMade: (stored) => tags.every(({ key, value }) => stored[key] === value),
    }),
  untag: (context, id, keys) =>
    changeTags(context, id, {
      send: ({ untagResource }, resourceArn) =>
        context.upstream.call(context.scope, untagResource, { resourceArn, tagKeys: [...keys] }),
      isMade: (stored) => keys.every((key) => !Object.hasOwn(stored, key)),
    }),
};
