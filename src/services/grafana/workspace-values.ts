import type {
  AccountAccessType,
  DataSourceType,
  NotificationDestinationType,
  PermissionType,
  UpdateWorkspaceCommandInput,
} from '@aws-sdk/client-grafana';
import { type Check, unlessLeftOut } from '../../core/checks.ts';
import type { UpdateWorkspaceInput } from '../../generated/resolvers.ts';
import { globalIds } from '../../node-types.ts';
import { ADDRESS_TYPES } from './enums.ts';
import type { DescribedWorkspace } from './models.ts';
import {
  checkDescription,
  checkLength,
  checkName,
  checkNetworkAccess,
  checkRoleArn,
  checkVpc,
} from './workspace-input.ts';

/** What can be changed of a workspace, as `DescribeWorkspace` names it. */
type Values = Pick<
  DescribedWorkspace,
  | 'name'
  | 'description'
  | 'accountAccessType'
  | 'permissionType'
  | 'dataSources'
  | 'notificationDestinations'
  | 'organizationalUnits'
  | 'organizationRoleName'
  | 'workspaceRoleArn'
  | 'stackSetName'
  | 'vpcConfiguration'
  | 'networkAccessControl'
  | 'ipAddressType'
>;

export type Member = keyof Values;

/** The values that a caller names. A member that is there without a value is to be cleared. */
export type NamedValues = Partial<Record<Member, Values[Member] | undefined>> & Partial<Values>;

type Input = Omit<UpdateWorkspaceInput, 'workspace'>;

/** What is wrong with the values of an input, `input` being the way to it. */
export const checkValues = (input: Input): readonly Check[] => [
  unlessLeftOut(input.name, 'input.name', checkName),
  input.description == null ? undefined : checkDescription(input.description, 'input.description'),
  unlessLeftOut(input.accountAccessType, 'input.accountAccessType', () => undefined),
  unlessLeftOut(input.permissionType, 'input.permissionType', () => undefined),
  unlessLeftOut(input.organizationRoleName, 'input.organizationRoleName', checkLength(1, 2048)),
  unlessLeftOut(input.roleArn, 'input.roleArn', checkRoleArn),
  unlessLeftOut(input.stackSetName, 'input.stackSetName', checkLength(1, 2048)),
  unlessLeftOut(input.ipAddressType, 'input.ipAddressType', () => undefined),
  ...(input.vpcConfiguration == null
    ? []
    : checkVpc(input.vpcConfiguration, 'input.vpcConfiguration')),
  ...(input.networkAccess == null
    ? []
    : checkNetworkAccess(input.networkAccess, 'input.networkAccess')),
];

const unitIds = (ids: readonly string[]): string[] =>
  ids.map((id, index) => {
    const field = `input.organizationalUnits.${index}`;
    return globalIds.decode(id, field, ['OrganizationalUnit']).keys[0] ?? '';
  });

/** Values as AWS names them, those that are left out left out. Checked values only. */
export const toValues = (input: Input): NamedValues => {
  const { vpcConfiguration: vpc, networkAccess: access, ipAddressType: type } = input;
  const all = {
    name: input.name ?? undefined,
    description: input.description ?? undefined,
    accountAccessType: (input.accountAccessType ?? undefined) as AccountAccessType | undefined,
    permissionType: (input.permissionType ?? undefined) as PermissionType | undefined,
    dataSources: [...(input.dataSources ?? [])] as DataSourceType[],
    notificationDestinations: [
      ...(input.notificationDestinations ?? []),
    ] as NotificationDestinationType[],
    organizationalUnits: unitIds(input.organizationalUnits ?? []),
    organizationRoleName: input.organizationRoleName ?? undefined,
    workspaceRoleArn: input.roleArn ?? undefined,
    stackSetName: input.stackSetName ?? undefined,
    vpcConfiguration: vpc
      ? { securityGroupIds: [...vpc.securityGroupIds], subnetIds: [...vpc.subnetIds] }
      : undefined,
    networkAccessControl: access
      ? { prefixListIds: [...access.prefixListIds], vpceIds: [...access.vpcEndpointIds] }
      : undefined,
    ipAddressType: type == null || type === 'UNRECOGNIZED' ? undefined : ADDRESS_TYPES[type],
  };
  const named: Readonly<Record<Member, unknown>> = {
    ...input,
    workspaceRoleArn: input.roleArn,
    networkAccessControl: access,
  } as never;
  return Object.fromEntries(
    Object.entries(all).filter(([member]) => named[member as Member] !== undefined),
  );
};

/** Comparable text: lists are sets here, and what is empty is not there. */
const canonical = (value: unknown): string => {
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
    return '';
  if (Array.isArray(value)) return JSON.stringify(value.map(String).toSorted());
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return JSON.stringify(
    Object.entries(value)
      .map(([name, inner]) => [name, canonical(inner)])
      .toSorted(),
  );
};

/** The members that are otherwise than they shall be. */
export const differing = (wanted: NamedValues, actual: DescribedWorkspace): readonly Member[] =>
  (Object.keys(wanted) as Member[]).filter(
    (member) => canonical(wanted[member]) !== canonical(actual[member]),
  );

/** The part of a request that says what `members` shall be, and of nothing else. */
export const toSettings = (
  wanted: NamedValues,
  members: readonly Member[],
): Omit<UpdateWorkspaceCommandInput, 'workspaceId'> => {
  const of = <Name extends Member>(name: Name) =>
    members.includes(name) ? wanted[name] : undefined;
  const isCleared = (name: Member): true | undefined =>
    (members.includes(name) && wanted[name] === undefined) || undefined;
  return {
    workspaceName: of('name'),
    workspaceDescription: isCleared('description') ? '' : of('description'),
    accountAccessType: of('accountAccessType'),
    permissionType: of('permissionType'),
    workspaceDataSources: of('dataSources'),
    workspaceNotificationDestinations: of('notificationDestinations'),
    workspaceOrganizationalUnits: of('organizationalUnits'),
    organizationRoleName: of('organizationRoleName'),
    workspaceRoleArn: of('workspaceRoleArn'),
    stackSetName: of('stackSetName'),
    vpcConfiguration: of('vpcConfiguration'),
    removeVpcConfiguration: isCleared('vpcConfiguration'),
    networkAccessControl: of('networkAccessControl'),
    removeNetworkAccessConfiguration: isCleared('networkAccessControl'),
    ipAddressType: of('ipAddressType'),
  };
};
