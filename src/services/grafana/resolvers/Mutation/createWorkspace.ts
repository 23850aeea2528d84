import type {
  AuthenticationProviderTypes,
  CreateWorkspaceCommandInput,
} from '@aws-sdk/client-grafana';
import { type Check, checkAll, invalid } from '../../../../core/checks.ts';
import type { CreateWorkspaceInput, MutationResolvers } from '../../../../generated/resolvers.ts';
import { mutation } from '../../../../mutation.ts';
import { globalIds } from '../../../../node-types.ts';
import { requireUnitChange } from '../../../../rows/require-change.ts';
import { createWorkspace as create, placeFor } from '../../create-workspace.ts';
import { checkTags } from '../../tagging.ts';
import {
  checkConfiguration,
  checkKmsKey,
  checkLength,
  checkOwnRole,
  checkProviders,
} from '../../workspace-input.ts';
import { checkValues, toSettings, toValues } from '../../workspace-values.ts';

/** In a creation null is what leaving out is. */
const withoutNulls = <Input extends object>(input: Input): Input =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null)) as Input;

const check = (input: CreateWorkspaceInput): readonly Check[] => [
  ...checkValues(input),
  checkProviders(input.authenticationProviders, 'input.authenticationProviders'),
  input.permissionType === 'CUSTOMER_MANAGED' && input.roleArn == null
    ? invalid('input.roleArn', 'Roles that are not made by AWS have to be named: give the ARN.')
    : undefined,
  input.accountAccessType === 'ORGANIZATION' && (input.organizationalUnits ?? []).length === 0
    ? invalid('input.organizationalUnits', 'Name the units whose accounts it may read.')
    : undefined,
  input.configuration == null
    ? undefined
    : checkConfiguration(input.configuration, 'input.configuration'),
  input.grafanaVersion == null
    ? undefined
    : checkLength(1, 255)(input.grafanaVersion, 'input.grafanaVersion'),
  input.kmsKeyId == null ? undefined : checkKmsKey(input.kmsKeyId, 'input.kmsKeyId'),
  ...checkTags(input.tags ?? [], 'input.tags'),
];

const toRequest = (input: CreateWorkspaceInput): CreateWorkspaceCommandInput => {
  const values = toValues(input);
  const members = Object.keys(values) as (keyof typeof values)[];
  const tags = input.tags ?? [];
  return {
    ...toSettings(values, members),
    accountAccessType: values.accountAccessType,
    permissionType: values.permissionType,
    authenticationProviders: [...input.authenticationProviders] as AuthenticationProviderTypes[],
    configuration: input.configuration ?? undefined,
    grafanaVersion: input.grafanaVersion ?? undefined,
    kmsKeyId: input.kmsKeyId ?? undefined,
    tags:
      tags.length === 0
        ? undefined
        : Object.fromEntries(tags.map(({ key, value }) => [key, value])),
  };
};

export const createWorkspace: MutationResolvers['createWorkspace'] = (_root, args, context) =>
  mutation(context, async () => {
    const input = withoutNulls(args.input);
    checkAll(check(input));
    const account = input.account ?? undefined;
    const accountId =
      account === undefined
        ? undefined
        : globalIds.decode(account, 'input.account', ['Account']).keys[0];
    const place = await placeFor(context, accountId, input.region ?? undefined);
    checkAll(checkOwnRole(input.roleArn, place.accountId));
    const units = toValues(input).organizationalUnits ?? [];
    await requireUnitChange(context, units, 'input.organizationalUnits');
    return { workspace: await create(context, place, toRequest(input)) };
  });
