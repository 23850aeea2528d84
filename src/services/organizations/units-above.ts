import type { GatewayContext } from '../../context.ts';
import type { OrganizationalUnitModel } from './models.ts';
import { unitsOnPath } from './paths.ts';

/** More levels than AWS allows (five), so that a circle in an answer ends. */
const MAX_DEPTH = 10;

/**
 * The organizational units above an account or a unit, from the one under the root down; each with
 * what stands above it. AWS's newer answers carry the path; without one it is walked up with
 * `ListParents`.
 */
export const unitsAbove = async (
  { loaders }: GatewayContext,
  childId: string,
  path: string | undefined,
): Promise<readonly OrganizationalUnitModel[]> => {
  const way = await wayTo(loaders.organizations, childId, path);
  return way
    .map((ouId, index) => ({ ouId, parentId: way[index - 1] }))
    .filter(({ ouId }) => ouId.startsWith('ou-'));
};

type Parents = Pick<GatewayContext['loaders']['organizations'], 'parentId'>;

/** The ids of everything above an account or a unit, the root first; from its path where there is one. */
export const wayTo = async (
  organizations: Parents,
  childId: string,
  path: string | undefined,
): Promise<readonly string[]> =>
  unitsOnPath(path, childId) ?? (await walkUp(organizations, childId));

const walkUp = async (organizations: Parents, childId: string): Promise<string[]> => {
  const way: string[] = [];
  let parent = await organizations.parentId(childId);
  while (parent !== null && way.length < MAX_DEPTH) {
    way.unshift(parent);
    parent = await organizations.parentId(parent);
  }
  return way;
};
