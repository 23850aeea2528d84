import type { GatewayContext } from '../../context.ts';
import { type ErrorCode, GatewayError, withDetails } from '../../core/errors.ts';
import { globalIds } from '../../node-types.ts';
import type { Operation } from '../../upstream/types.ts';
import { findOut } from '../../upstream/find-out.ts';
import { throughConflicts } from '../../upstream/through-conflicts.ts';
import { requireSetChange } from '../../rows/require-change.ts';
import type { IdentityCenterLoaders } from './loaders.ts';
import type { PermissionSetModel } from './models.ts';
import { tags } from './tags.ts';

/** One change of a permission set, and how to find out what became of it. */
export interface PermissionSetChange<Input extends object> {
  readonly operation: Operation<Input, object>;
  readonly input: Input;
  /**
   * Whether the set is as the change would have it. Asked when AWS says that it is so already, or
   * when no answer came.
   */
  isMade(read: IdentityCenterLoaders): Promise<boolean>;
  /** The fields of `PermissionSet` that tell the same to a person who asks by GraphQL. */
  readonly selection: string;
  /** The input field that an error of AWS's is about, by its code. */
  readonly fields?: Partial<Record<ErrorCode, string>>;
}

/** The keys in the id of a permission set. @throws GatewayError BAD_USER_INPUT. */
export const permissionSetOf = (
  id: string,
  argument = 'input.permissionSet',
): PermissionSetModel => {
  const { keys } = globalIds.decode(id, argument, ['PermissionSet']);
  const [instanceArn = '', permissionSetArn = ''] = keys;
  return { instanceArn, permissionSetArn };
};

/** How AWS names a set in every request. */
export const awsNames = ({ instanceArn, permissionSetArn }: PermissionSetModel) => ({
  InstanceArn: instanceArn,
  PermissionSetArn: permissionSetArn,
});

/** What is cached of a set, and which accounts are behind it. */
export const changedBy = ({ instanceArn, permissionSetArn }: PermissionSetModel): string[] => [
  tags.permissionSet(permissionSetArn),
  tags.setProvisioning(permissionSetArn),
  tags.drift(instanceArn),
];

/** @throws GatewayError NOT_FOUND at `input.permissionSet`. */
export const noSuchSet = ({ permissionSetArn }: PermissionSetModel): GatewayError =>
  new GatewayError('NOT_FOUND', `There is no permission set ${permissionSetArn} any more.`, {
    service: 'sso-admin',
    argument: 'input.permissionSet',
  });

/** The query that shows a set as it is now, for a person who has to find out. */
export const queryOf = (key: PermissionSetModel, selection: string): string => {
  const id = globalIds.encode('PermissionSet', key.instanceArn, key.permissionSetArn);
  return `{ node(id: "${id}") { ... on PermissionSet { ${selection} } } }`;
};

/**
 * Makes one change of a permission set: sent once, waited for while another operation is in its
 * way, and found out by reading back when no answer came. What is as it shall be already is no
 * error, so that a change is safe to repeat.
 *
 * @throws GatewayError what AWS refuses, about the input field where one is at fault;
 * OUTCOME_UNKNOWN with the query that tells.
 */
export const changePermissionSet = async <Input extends object>(
  context: GatewayContext,
  key: PermissionSetModel,
  change: PermissionSetChange<Input>,
): Promise<{ readonly permissionSet: PermissionSetModel }> => {
  const { upstream, scope } = context;
  await requireSetChange(context, key);
  try {
    await throughConflicts(context, () => upstream.call(scope, change.operation, change.input));
  } catch (error) {
    await settle(context, key, change, error);
  } finally {
    context.changed(changedBy(key));
  }
  return { permissionSet: key };
};

/** Returns when the set is as it shall be after all. @throws the error that says why it is not. */
const settle = async <Input extends object>(
  context: GatewayContext,
  key: PermissionSetModel,
  change: PermissionSetChange<Input>,
  error: unknown,
): Promise<void> => {
  if (!(error instanceof GatewayError)) throw error;
  const argument = change.fields?.[error.code];
  const about = argument === undefined ? error : withDetails(error, { argument });
  const now = (): IdentityCenterLoaders => context.uncached().identityCenter;
  switch (error.code) {
    case 'OUTCOME_UNKNOWN': {
      const isMade = await findOut(context, async () => (await change.isMade(now())) || undefined);
      if (isMade !== undefined) return;
      throw withDetails(error, { query: queryOf(key, change.selection) });
    }
    case 'NOT_FOUND':
      if ((await now().permissionSet(key)) === null) throw noSuchSet(key);
      if (await change.isMade(now())) return;
      throw about;
    case 'ALREADY_EXISTS':
      if (await change.isMade(now())) return;
      throw about;
    default:
      throw await context.whyRefused(about, key);
  }
};
