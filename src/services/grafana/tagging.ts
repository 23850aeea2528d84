import type { GatewayContext } from '../../context.ts';
import { type Check, invalid } from '../../core/checks.ts';
import { type ErrorCode, GatewayError, withDetails } from '../../core/errors.ts';
import { RESOURCE_FIELD, type Tagged, type Tagging } from '../../tagging.ts';
import { findOut } from '../../upstream/find-out.ts';
import type { GrafanaClientOperations } from './client.ts';
import { openWorkspace, queryOf } from './change-workspace.ts';
import { changedBy } from './tags.ts';
import { workspaceArn } from './workspace-arn.ts';

/** The most tags that a workspace has (`TagMap`). */
const MOST_TAGS = 50;

const checkKey = (key: string, field: string): Check => {
  if (key.length < 1 || key.length > 128) {
    return invalid(field, 'The name of a tag has 1 to 128 characters.');
  }
  return key.toLowerCase().startsWith('aws:')
    ? invalid(field, 'Tags whose names begin with `aws:` are AWS’s own.')
    : undefined;
};

const checkCount = (count: number, field: string): Check =>
  count > MOST_TAGS ? invalid(field, `At most ${MOST_TAGS} tags; ${count} were given.`) : undefined;

/** Tags to set, by the form that `TagResource` and `CreateWorkspace` of Grafana document. */
export const checkTags: Tagging['checkTags'] = (tags, field) => [
  checkCount(tags.length, field),
  ...tags.flatMap(({ key, value }, index) => [
    checkKey(key, `${field}.${index}.key`),
    value.length > 256
      ? invalid(`${field}.${index}.value`, 'The value of a tag has at most 256 characters.')
      : undefined,
    tags.findIndex((tag) => tag.key === key) < index
      ? invalid(`${field}.${index}.key`, 'Each name once: this one is there already.')
      : undefined,
  ]),
];

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
  checkKeys: (keys, field) => [
    checkCount(keys.length, field),
    ...keys.map((key, index) => checkKey(key, `${field}.${index}`)),
  ],
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
