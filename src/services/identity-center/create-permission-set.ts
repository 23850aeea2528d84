import type {
  CreatePermissionSetCommandInput,
  PermissionSet,
  Tag,
} from '@aws-sdk/client-sso-admin';
import type { GatewayContext } from '../../context.ts';
import { durationToMs, toIsoDuration } from '../../core/duration.ts';
import { type ErrorCode, GatewayError, withDetails } from '../../core/errors.ts';
import { findOut } from '../../upstream/find-out.ts';
import { throughConflicts } from '../../upstream/through-conflicts.ts';
import type { PermissionSetModel } from './models.ts';
import { tags } from './tags.ts';

/** The input field that an error of `CreatePermissionSet` is about. */
const FIELDS: Partial<Record<ErrorCode, string>> = {
  ALREADY_EXISTS: 'input.name',
  NOT_FOUND: 'input.instance',
  MANAGEMENT_ACCOUNT_ONLY: 'input.instance',
  NOT_SUPPORTED_BY_INSTANCE: 'input.instance',
};

/** AWS's clock and ours need not agree to the second, and a set made longer ago is not ours. */
const CLOCK_SKEW_MS = 5 * 60_000;

/** The session duration of a set that was made without one. */
const DEFAULT_DURATION = 'PT1H';

/**
 * Makes a permission set. `CreatePermissionSet`, sent once.
 *
 * @throws GatewayError ALREADY_EXISTS at `input.name`; OUTCOME_UNKNOWN with the query that tells when
 * the connection ended and the set is not (yet) there; what AWS refuses.
 */
export const createPermissionSet = async (
  context: GatewayContext,
  instanceArn: string,
  input: CreatePermissionSetCommandInput & { readonly Name: string },
): Promise<{ readonly permissionSet: PermissionSetModel }> => {
  const { upstream, scope, clients } = context;
  const startedAt = upstream.clock.now();
  try {
    const { PermissionSet: made } = await throughConflicts(context, () =>
      upstream.call(scope, clients.identityCenter.createPermissionSet, input),
    );
    if (made?.PermissionSetArn !== undefined) {
      return { permissionSet: { instanceArn, permissionSetArn: made.PermissionSetArn } };
    }
    return { permissionSet: await readBack(context, instanceArn, input, startedAt, noAnswer()) };
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    if (error.code === 'OUTCOME_UNKNOWN') {
      return { permissionSet: await readBack(context, instanceArn, input, startedAt, error) };
    }
    const argument = FIELDS[error.code];
    throw argument === undefined ? error : withDetails(error, { argument });
  } finally {
    context.changed([tags.instance(instanceArn)]);
  }
};

const noAnswer = (): GatewayError =>
  new GatewayError(
    'OUTCOME_UNKNOWN',
    'AWS answered without a permission set: it may or may not have been made. Look for it by name before trying again.',
    {
      service: 'sso-admin',
      operation: 'CreatePermissionSet',
    },
  );

/**
 * The set that a request whose answer was lost has made. Names are unique in an instance and never
 * change, so the ARNs are listed now, while names that were read before still hold.
 *
 * @throws GatewayError ALREADY_EXISTS when the name was taken by another set; `lost`, with the query
 * that tells, when there is no set of this name.
 */
const readBack = async (
  context: GatewayContext,
  instanceArn: string,
  input: CreatePermissionSetCommandInput & { readonly Name: string },
  startedAt: number,
  lost: GatewayError,
): Promise<PermissionSetModel> => {
  const found = await findOut(context, () => findByName(context, instanceArn, input.Name));
  if (found === undefined) {
    throw withDetails(lost, { query: queryFor(instanceArn, input.Name) });
  }
  const { key, set, stored } = found;
  const isRecent = (set.CreatedDate?.getTime() ?? 0) >= startedAt - CLOCK_SKEW_MS;
  if (isRecent && isAsAsked(input, set, stored)) return key;
  throw new GatewayError(
    'ALREADY_EXISTS',
    `A permission set named ${input.Name} exists already, with other values than these. Choose another name, or change that one.`,
    { service: 'sso-admin', operation: 'CreatePermissionSet', argument: 'input.name' },
  );
};

interface Found {
  readonly key: PermissionSetModel;
  readonly set: PermissionSet;
  readonly stored: readonly Tag[];
}

const findByName = async (
  context: GatewayContext,
  instanceArn: string,
  name: string,
): Promise<Found | undefined> => {
  // What this request did not find before may be there now.
  context.changed([]);
  const now = context.uncached().identityCenter;
  const { items } = await now.allPermissionSets(instanceArn);
  const described = await Promise.all(
    items.map(async (key) => ({
      key,
      set: await context.loaders.identityCenter.permissionSet(key),
    })),
  );
  for (const { key, set } of described) {
    if (set?.Name?.toLowerCase() !== name.toLowerCase()) continue;
    const resourceArn = key.permissionSetArn;
    return { key, set, stored: await now.tagsOf({ instanceArn, resourceArn }) };
  }
  return undefined;
};

const lengthOf = (duration: string): number | string =>
  durationToMs(toIsoDuration(duration) ?? duration) ?? duration;

const isAsAsked = (
  input: CreatePermissionSetCommandInput,
  set: PermissionSet,
  stored: readonly Tag[],
): boolean =>
  set.Name === input.Name &&
  (set.Description ?? '') === (input.Description ?? '') &&
  (set.RelayState ?? '') === (input.RelayState ?? '') &&
  lengthOf(set.SessionDuration ?? DEFAULT_DURATION) ===
    lengthOf(input.SessionDuration ?? DEFAULT_DURATION) &&
  stored.length === (input.Tags ?? []).length &&
  (input.Tags ?? []).every(({ Key, Value }) =>
    stored.some((tag) => tag.Key === Key && tag.Value === Value),
  );

const queryFor = (instanceArn: string, name: string): string =>
  `{ permissionSet(instance: ${JSON.stringify(instanceArn)}, by: { name: ${JSON.stringify(name)} }) { id arn createdAt } }`;
