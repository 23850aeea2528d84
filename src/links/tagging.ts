import { type Check, invalid } from '../core/checks.ts';
import { inputError } from '../core/user-errors.ts';
import { globalIds, type NodeType } from '../node-types.ts';
import { environmentTagging } from '../services/finspace/tagging.ts';
import { workspaceTagging } from '../services/grafana/tagging.ts';
import { identityCenterTagging } from '../services/identity-center/tag-resource.ts';
import { RESOURCE_FIELD, type Tagging } from '../tagging.ts';

/** What has tags that this gateway only reads. */
const readOnly = (message: string): Tagging => {
  const refuse = () => [inputError('VALIDATION', message, RESOURCE_FIELD)];
  const never = () => Promise.reject(new TypeError(message));
  return { checkTags: refuse, checkKeys: refuse, tag: never, untag: never };
};

const organizations = readOnly(
  'Tags of accounts and organizational units belong to AWS Organizations, and this gateway only reads those. It tags permission sets, instances and applications of IAM Identity Center, Grafana workspaces and FinSpace environments.',
);

/** Everything in the schema that has tags, with how it is tagged. */
const TAGGINGS = {
  PermissionSet: identityCenterTagging,
  IdentityCenterInstance: identityCenterTagging,
  Application: identityCenterTagging,
  Account: organizations,
  OrganizationalUnit: organizations,
  Workspace: workspaceTagging,
  Environment: environmentTagging,
} as const satisfies Partial<Record<NodeType, Tagging>>;

export const TAGGABLE = Object.keys(TAGGINGS) as (keyof typeof TAGGINGS)[];

/** How the resource that an id names is tagged. @throws GatewayError BAD_USER_INPUT. */
export const taggingOf = (id: string): Tagging =>
  TAGGINGS[globalIds.decode(id, RESOURCE_FIELD, TAGGABLE).type];

/** None at all would change nothing and look as if it had. */
export const checkSome = (tags: readonly unknown[], field: string): Check =>
  tags.length === 0 ? invalid(field, 'Name at least one tag.') : undefined;
