import type { GatewayContext } from '../context.ts';
import { globalIds, type NodeType } from '../node-types.ts';
import { existingWorkspace } from '../services/grafana/find-workspace.ts';
import {
  isQueueKey,
  toQueuedOperation,
} from '../services/identity-center/operations/queued-operation.ts';

/** A node as the resolvers of its type are handed it, with the type that the id said. */
export interface NodeModel {
  readonly __typename: NodeType;
}

type Finder = (context: GatewayContext, keys: readonly string[]) => Promise<object | null>;

/** The keys of an environment, and of one of its users or groups, out of their ids. */
const inEnvironment = ([
  accountId = '',
  region = '',
  environmentId = '',
  own = '',
]: readonly string[]) => ({
  environment: { accountId, region, environmentId },
  own,
});

const finders: Readonly<Record<NodeType, Finder>> = {
  async Organization({ loaders }, [organizationId]) {
    const organization = await loaders.organizations.organization();
    return organization?.organizationId === organizationId ? organization : null;
  },
  async OrganizationalUnit({ loaders }, [ouId = '']) {
    return (await loaders.organizations.unit.load({ ouId })) === null ? null : { ouId };
  },
  async Account({ loaders }, [accountId = '']) {
    return (await loaders.organizations.account.load(accountId)) === null ? null : { accountId };
  },
  async IdentityCenterInstance({ loaders }, [instanceArn]) {
    const instances = await loaders.identityCenter.instances();
    return instances.find((instance) => instance.instanceArn === instanceArn) ?? null;
  },
  async PermissionSet({ loaders }, [instanceArn = '', permissionSetArn = '']) {
    const key = { instanceArn, permissionSetArn };
    return (await loaders.identityCenter.permissionSet(key)) === null ? null : key;
  },
  async AccountAssignment({ loaders }, [instanceArn = '', accountId = '', set = '', type, id]) {
    const pair = { instanceArn, accountId, permissionSetArn: set };
    const rows = await loaders.identityCenter.assignmentsOfPair(pair);
    return rows.items.find((row) => row.principalType === type && row.principalId === id) ?? null;
  },
  async Application({ loaders }, [applicationArn = '']) {
    const detail = await loaders.identityCenter.application(applicationArn);
    return detail === null ? null : { applicationArn, detail };
  },
  async User({ loaders }, [identityStoreId = '', userId = '']) {
    const key = { identityStoreId, userId };
    return (await loaders.identityStore.user.load(key)) === null ? null : key;
  },
  async Group({ loaders }, [identityStoreId = '', groupId = '']) {
    const key = { identityStoreId, groupId };
    return (await loaders.identityStore.group.load(key)) === null ? null : key;
  },
  async AccountAssignmentOperation(
    { loaders, changes },
    [instanceArn = '', keyKind, requestId = ''],
  ) {
    const kind = keyKind === 'DELETE' ? 'DELETE' : 'CREATE';
    const key = { instanceArn, kind, requestId } as const;
    if (!isQueueKey(requestId)) return loaders.identityCenter.operation(key);
    const entry = changes.queue.get(requestId);
    const isSeen = entry !== undefined && (await loaders.rows.sees(entry.change.accountId));
    if (entry !== undefined && !isSeen) loaders.rows.kept?.add(requestId);
    return isSeen ? toQueuedOperation(entry) : { ...key, state: 'UNKNOWN' };
  },
  async Environment({ loaders }, keys) {
    const { environment } = inEnvironment(keys);
    return (await loaders.finspace.environment(environment)) === null ? null : environment;
  },
  async EnvironmentUser({ loaders }, keys) {
    const { environment, own } = inEnvironment(keys);
    const key = { ...environment, userId: own };
    return (await loaders.finspace.user(key)) === null ? null : key;
  },
  async PermissionGroup({ loaders }, keys) {
    const { environment, own } = inEnvironment(keys);
    const key = { ...environment, permissionGroupId: own };
    return (await loaders.finspace.group(key)) === null ? null : key;
  },
  PermissionSetProvisioning({ loaders }, [instanceArn = '', requestId = '']) {
    return loaders.identityCenter.operation({ instanceArn, kind: 'PROVISION', requestId });
  },
  Workspace: (context, [accountId = '', region = '', workspaceId = '']) =>
    existingWorkspace(context, { accountId, region, workspaceId }),
};

/**
 * The object that a global id names; null when there is none any more.
 *
 * @throws GatewayError BAD_USER_INPUT at `argument` when it is no id of this gateway.
 */
export const findNode = async (
  context: GatewayContext,
  id: string,
  argument: string,
): Promise<never> => {
  const { type, keys } = globalIds.decode(id, argument);
  const found = await finders[type](context, keys);
  return (found === null ? null : { ...found, __typename: type }) as never;
};
