import type { Tag } from '@aws-sdk/client-sso-admin';
import type { GatewayContext } from '../../context.ts';
import { type ErrorCode, GatewayError } from '../../core/errors.ts';
import { inputError, UserErrors } from '../../core/user-errors.ts';
import { globalIds, type NodeType } from '../../node-types.ts';
import type { Operation } from '../../upstream/types.ts';
import { withDetails } from './change-permission-set.ts';
import { findOut } from '../../upstream/find-out.ts';
import { throughConflicts } from '../../upstream/through-conflicts.ts';
import { tags } from './tags.ts';

const FIELD = 'input.resource';

/** Everything in the schema that has tags. */
export const TAGGABLE = [
  'PermissionSet',
  'IdentityCenterInstance',
  'Application',
  'Account',
  'OrganizationalUnit',
] as const satisfies readonly NodeType[];

/** What IAM Identity Center tags. */
export interface TaggedResource {
  readonly id: string;
  readonly type: (typeof TAGGABLE)[number];
  readonly arn: string;
  readonly instanceArn: string;
}

/** The instance that an application belongs to, which its ARN names. */
const instanceOfApplication = (arn: string): string => {
  const [, partition = 'aws'] = arn.split(':');
  return `arn:${partition}:sso:::instance/${arn.split('/')[1] ?? ''}`;
};

/**
 * The resource that an id names, as `TagResource` of sso-admin takes it.
 *
 * @throws GatewayError BAD_USER_INPUT for an id of what has no tags; UserErrors VALIDATION for what
 * is tagged by another service.
 */
export const taggedResource = (id: string): TaggedResource => {
  const { type, keys } = globalIds.decode(id, FIELD, TAGGABLE);
  const [first = '', second = ''] = keys;
  switch (type) {
    case 'PermissionSet':
      return { id, type, arn: second, instanceArn: first };
    case 'IdentityCenterInstance':
      return { id, type, arn: first, instanceArn: first };
    case 'Application':
      return { id, type, arn: first, instanceArn: instanceOfApplication(first) };
    default:
      throw new UserErrors(
        inputError(
          'VALIDATION',
          'Tags of accounts and organizational units belong to AWS Organizations, and this gateway only reads those. It tags permission sets, instances and applications of IAM Identity Center.',
          FIELD,
        ),
      );
  }
};

/** `TagResource` or `UntagResource`, without the names of the resource. */
export interface TagChange<Input extends object> {
  readonly operation: Operation<
    Input & { InstanceArn: string | undefined; ResourceArn: string | undefined },
    object
  >;
  readonly input: Input;
  /** Whether these tags are as the change would have them. */
  isMade(stored: readonly Tag[]): boolean;
}

const FIELDS: Partial<Record<ErrorCode, string>> = {
  NOT_FOUND: FIELD,
  MANAGEMENT_ACCOUNT_ONLY: FIELD,
  QUOTA_EXCEEDED: 'input.tags',
};

/**
 * Changes the tags of a resource. Both operations say how it shall be, so they are safe to repeat.
 *
 * @returns the resource as the resolvers of its type take it.
 * @throws GatewayError NOT_FOUND, QUOTA_EXCEEDED, what AWS refuses; OUTCOME_UNKNOWN with the query
 * that tells.
 */
export const changeTags = async <Input extends object>(
  context: GatewayContext,
  resource: TaggedResource,
  change: TagChange<Input>,
): Promise<{ readonly resource: never }> => {
  const { upstream, scope } = context;
  const { arn, instanceArn } = resource;
  const input = { ...change.input, InstanceArn: instanceArn, ResourceArn: arn };
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
      throw await context.whyRefused(about, refused, { permissionSet: FIELD });
    }
  } finally {
    context.changed([tags.permissionSet(arn)]);
  }
  return { resource: (await modelOf(context, resource)) as never };
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
