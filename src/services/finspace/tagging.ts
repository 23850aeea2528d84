import type { GatewayContext } from '../../context.ts';
import { type ErrorCode, GatewayError, withDetails } from '../../core/errors.ts';
import { RESOURCE_FIELD, type Tagged, type Tagging } from '../../tagging.ts';
import { findOut } from '../../upstream/find-out.ts';
import { changedBy, queryOf } from './changed-by.ts';
import type { FinspaceClientOperations } from './client.ts';
import { checkTagKeys, checkTags, toAwsTags } from './environment-input.ts';
import { environmentKeyOf, noSuchEnvironment } from './find-environment.ts';
import { requireEnvironmentChange } from './require-environment.ts';

interface TagChange {
  /** The field of the input that what AWS refuses is about. */
  readonly field: string;
  send(operations: FinspaceClientOperations, resourceArn: string): Promise<unknown>;
  /** Whether these tags are as the change would have them. */
  isMade(stored: Readonly<Record<string, string>>): boolean;
}

/** Both operations say how it shall be, so they are safe to repeat. */
const changeTags = async (
  context: GatewayContext,
  id: string,
  { field, send, isMade }: TagChange,
): Promise<Tagged> => {
  const key = environmentKeyOf(id, RESOURCE_FIELD);
  const fields: Partial<Record<ErrorCode, string>> = {
    NOT_FOUND: RESOURCE_FIELD,
    VALIDATION: field,
  };
  await requireEnvironmentChange(context, key, RESOURCE_FIELD);
  const { operations } = await context.loaders.finspace.placeOf(key);
  const detail = await context.loaders.finspace.environment(key);
  if (detail?.environmentArn === undefined) throw noSuchEnvironment(key, RESOURCE_FIELD);
  try {
    await send(operations, detail.environmentArn);
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    if (error.code !== 'OUTCOME_UNKNOWN') {
      const argument = fields[error.code];
      throw argument === undefined ? error : withDetails(error, { argument });
    }
    const made = await findOut(
      context,
      async () => isMade(await context.uncached().finspace.tagsOf(key)) || undefined,
    );
    if (made === undefined) {
      throw withDetails(error, { query: queryOf(key, 'tags { key value }') });
    }
  } finally {
    context.changed(changedBy(key));
  }
  return { resource: { ...key, __typename: 'Environment' } };
};

/** How FinSpace tags environments. */
export const environmentTagging: Tagging = {
  checkTags,
  checkKeys: checkTagKeys,
  tag: (context, id, tags) =>
    changeTags(context, id, {
      field: 'input.tags',
      send: ({ tagResource }, resourceArn) =>
        context.upstream.call(context.scope, tagResource, { resourceArn, tags: toAwsTags(tags) }),
      isMade: (stored) => tags.every(({ key, value }) => stored[key] === value),
    }),
  untag: (context, id, keys) =>
    changeTags(context, id, {
      field: 'input.tagKeys',
      send: ({ untagResource }, resourceArn) =>
        context.upstream.call(context.scope, untagResource, { resourceArn, tagKeys: [...keys] }),
      isMade: (stored) => keys.every((key) => !Object.hasOwn(stored, key)),
    }),
};
