import type { Tag } from '@aws-sdk/client-sso-admin';
import type { GatewayContext } from '../../context.ts';
import { type ErrorCode, GatewayError, withDetails } from '../../core/errors.ts';
import { globalIds, type NodeType } from '../../node-types.ts';
import type { Operation } from '../../upstream/types.ts';
import { findOut } from '../../upstream/find-out.ts';
import { throughConflicts } from '../../upstream/through-conflicts.ts';
import { requireAccountChange, requireSetChange } from '../../rows/require-change.ts';
import { accountOfInstance } from '../../rows/restrict-identity-center.ts';
import { RESOURCE_FIELD, type Tagged, type Tagging } from '../../tagging.ts';
import { checkTagKeys, checkTags, toAwsTags } from './tag-input.ts';
import { tags } from './tags.ts';

const TYPES = [
  'PermissionSet',
  'IdentityCenterInstance',
  'Application',
] as const satisfies readonly NodeType[];

/** What IAM Identity Center tags. */
interface TaggedResource {
  readonly id: string;
  readonly type: (typeof TYPES)[number];
  readonly arn: string;
  readonly instanceArn: string;
}

/** The instance that an application belongs to, which its ARN names. */
const instanceOfApplication = (arn: string): string => {
  const [, partition = 'aws'] = arn.split(':');
  return `arn:${partition}:sso:::instance/${arn.split('/')[1] ?? ''}`;
};

/** The resource that an id names, as `TagResource` of sso-admin takes it. */
const taggedResource = (id: string): TaggedResource => {
  const { type, keys } = globalIds.decode(id, RESOURCE_FIELD, TYPES);
  const [first = '', second = ''] = keys;
  switch (type) {
    case 'PermissionSet':
      return { id, type, arn: second, instanceArn: first };
    case 'IdentityCenterInstance':
      return { id, type, arn: first, instanceArn: first };
    case 'Application':
      return { id, type, arn: first, instanceArn: instanceOfApplication(first) };
  }
};

/** `TagResource` or `UntagResource`, without the names of the resource. */
interface TagChange<Input extends object> {
  readonly operation: Operation<
    Input & { InstanceArn: string | undefined; ResourceArn: string | undefined },
    object
  >;
  readonly input: Input;
  /** Whether these tags are as the change would have them. */
  isMade(stored: readonly Tag[]): boolean;
}

const FIELDS: Partial<Record<ErrorCode, string>> = {
  NOT_FOUND: RESOURCE_FIELD,
  MANAGEMENT_ACCOUNT_ONLY: RESOURCE_FIELD,
  QUOTA_EXCEEDED: 'input.tags',
};

/**
 * Changes the tags of a resource. Both operations say how it shall be, so they are safe to repeat.
 *
 * @returns the resource as the resolvers of its type take it.
 * @throws GatewayError NOT_FOUND, QUOTA_EXCEEDED, what AWS refuses; OUTCOME_UNKNOWN with the query
 * that tells.
 */
const changeTags = async <Input extends object>(
  context: GatewayContext,
  resource: TaggedResource,
  change: TagChange<Input>,
): Promise<Tagged> => {
  const { upstream, scope } = context;
  const { arn, instanceArn } = resource;
  const input = { ...change.input, InstanceArn: instanceArn, ResourceArn: arn };
  if (resource.type === 'PermissionSet') {
    const set = { instanceArn, permissionSetArn: arn };
    await requireSetChange(context, set, RESOURCE_FIELD);
    // Tags decide who may do what to the set, where policies go by them.
    await context.guard.permissionSet(set, true, RESOURCE_FIELD);
  }
  if (resource.type === 'Application') await requireApplicationChange(context, arn);
  if (resource.type === 'IdentityCenterInstance') await requireInstanceChange(context, arn);
  try {
    await throughConflicts(context, () => upstream.call(scope, change.operation, input));
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    if (error.code === 'OUTCOME_UNKNOWN') await settle(context, resource, change, error);
    else {
      const argument = FIELDS[error.code];
      const about = argument === undefined ? error : withDetails(error, { argument });
      if (resource.type !== 'PermissionSet') throw about;
      const refused = { instanceArn, permissionSetArn: arn };
      throw await context.whyRefused(about, refused, { permissionSet: RESOURCE_FIELD });
    }
  } finally {
    context.changed([tags.permissionSet(arn)]);
  }
  return { resource: await modelOf(context, resource) };
};

/** The same of an instance; the organization's own is of no account. */
const requireInstanceChange = async (context: GatewayContext, arn: string): Promise<void> => {
  if (context.loaders.rows.changesAll) return;
  const { rows, identityCenter } = context.uncached();
  const found = (await identityCenter.instances()).find(({ instanceArn }) => instanceArn === arn);
  if (found === undefined) {
    throw new GatewayError('NOT_FOUND', 'There is no such instance.', {
      service: 'sso-admin',
      argument: RESOURCE_FIELD,
    });
  }
  const accountId = await accountOfInstance(found, rows);
  if (accountId !== undefined) await requireAccountChange(context, accountId, RESOURCE_FIELD);
};

/** @throws GatewayError NOT_FOUND for one that is not there or hidden; UserErrors FORBIDDEN. */
const requireApplicationChange = async (context: GatewayContext, arn: string): Promise<void> => {
  if (context.loaders.rows.changesAll) return;
  const application = await context.uncached().identityCenter.application(arn);
  if (application === null) {
    throw new GatewayError('NOT_FOUND', 'There is no such application.', {
      service: 'sso-admin',
      argument: RESOURCE_FIELD,
    });
  }
  const accountId = application.ApplicationAccount ?? arn.split(':')[4] ?? '';
  await requireAccountChange(context, accountId, RESOURCE_FIELD);
};

const settle = async <Input extends object>(
  context: GatewayContext,
  { id, arn, instanceArn }: TaggedResource,
  change: TagChange<Input>,
  lost: GatewayError,
): Promise<void> => {
  const key = { instanceArn, resourceArn: arn };
  const isMade = await findOut(
    context,
    async () => change.isMade(await context.uncached().identityCenter.tagsOf(key)) || undefined,
  );
  if (isMade !== undefined) return;
  throw withDetails(lost, {
    query: `{ node(id: "${id}") { ... on Taggable { tags { key value } } } }`,
  });
};

const modelOf = async (
  context: GatewayContext,
  { type, arn, instanceArn }: TaggedResource,
): Promise<object> => {
  switch (type) {
    case 'PermissionSet':
      return { __typename: type, instanceArn, permissionSetArn: arn };
    case 'IdentityCenterInstance':
      return { __typename: type, ...(await context.instance(arn)) };
    default:
      return { __typename: type, applicationArn: arn };
  }
};

/** How IAM Identity Center tags permission sets, instances and applications. */
export const identityCenterTagging: Tagging = {
  checkTags,
  checkKeys: checkTagKeys,
  tag: (context, id, wanted) =>
    changeTags(context, taggedResource(id), {
      operation: context.clients.identityCenter.tagResource,
      input: { Tags: toAwsTags(wanted) },
      isMade: (stored) =>
        wanted.every(({ key, value }) =>
          stored.some((tag) => tag.Key === key && tag.Value === value),
        ),
    }),
  untag: (context, id, keys) =>
    changeTags(context, taggedResource(id), {
      operation: context.clients.identityCenter.untagResource,
      input: { TagKeys: [...keys] },
      isMade: (stored) => stored.every(({ Key = '' }) => !keys.includes(Key)),
    }),
};
