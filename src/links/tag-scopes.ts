import { forbidden, type Requirement } from '../auth/permissions.ts';
import type { GatewayContext } from '../context.ts';
import { globalIds } from '../node-types.ts';
import { RESOURCE_FIELD } from '../tagging.ts';
import { TAGGABLE } from './tagging.ts';

type Taggable = (typeof TAGGABLE)[number];

/** What it takes to tag a resource of each type: what it takes to change it. */
const NEEDED: Readonly<Record<Taggable, Requirement>> = {
  PermissionSet: [['identity-center:permission-sets:write']],
  IdentityCenterInstance: [['identity-center:write']],
  Application: [['identity-center:write']],
  // Nobody tags these here: whoever may see them is told so.
  Account: [['organizations:read']],
  OrganizationalUnit: [['organizations:read']],
  Workspace: [['grafana:write']],
  Environment: [['finspace:write']],
};

/** @throws GatewayError FORBIDDEN when the caller may not tag what `id` names; BAD_USER_INPUT. */
export const checkMayTag = ({ permissions }: GatewayContext, id: string): void => {
  if (permissions.isAll) return;
  const { type } = globalIds.decode(id, RESOURCE_FIELD, TAGGABLE);
  const requirement = NEEDED[type];
  if (!permissions.allows(requirement)) throw forbidden(requirement, `To tag this ${type}`);
};
