import type { Caller } from '../../auth/caller.ts';
import type { Protection } from '../../auth/protection.ts';
import type { GatewayContext } from '../../context.ts';
import { contextWith } from '../../derive-context.ts';
import { GatewayError } from '../../core/errors.ts';
import { type UserErrorModel, UserErrors } from '../../core/user-errors.ts';
import type { InstanceModel, PermissionSetModel } from '../../services/identity-center/models.ts';
import { collectAssignments } from '../assignments/assignment-connection.ts';
import { rowsOfPrincipal } from '../assignments/principal-rows.ts';
import { freshContext } from '../bulk/in-time.ts';
import { assignmentsToCome } from '../bulk/principal-access.ts';
import { cannotTell, staleUntold } from './refusals.ts';

/** The same context, from which no row is left out: for what is decided, and never shown. */
export const withEverything = (context: GatewayContext): GatewayContext =>
  contextWith(context, { loaders: context.loaders.rows.all });

const closedBy = async <Found>(
  look: () => Promise<Found>,
  refusal: (error: GatewayError) => UserErrorModel,
): Promise<Found> => {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    throw new UserErrors(refusal(error));
  }
};

/** Runs a look at what the caller has. @throws UserErrors FORBIDDEN at `field` when AWS does not tell. */
export const closed = <Found>(field: string, look: () => Promise<Found>): Promise<Found> =>
  closedBy(look, (error) =>
    cannotTell(field, 'AWS does not tell whether this would give access to yourself', error),
  );

/**
 * Runs a look at what is protected, for a caller whose sign-in is not fresh: with a fresh one nobody would
 * have to look.
 *
 * @throws UserErrors FORBIDDEN at `field`, that ask for a fresh sign-in, when AWS does not tell.
 */
export const closedToStale = <Found>(
  caller: Caller,
  field: string,
  look: () => Promise<Found>,
): Promise<Found> => closedBy(look, (error) => staleUntold(caller, field, error));

/** What is protected, looked at for one change. */
export interface Protected {
  /** The numbers of the accounts. */
  accounts(): Promise<ReadonlySet<string>>;
  isSet(key: PermissionSetModel): Promise<boolean>;
  /** Whether a set is protected, or an account that has it. */
  isSetAnywhere(key: PermissionSetModel): Promise<boolean>;
  /** Whether a group has a protected set, or any in a protected account, or is about to. */
  isGroup(instance: InstanceModel, groupId: string): Promise<boolean>;
}

const nullWhenGone = <Found>(error: unknown): Found | null => {
  if (error instanceof GatewayError && error.code === 'NOT_FOUND') return null;
  throw error;
};

/**
 * What is protected, as it is now. The management account's number never changes, so that is taken from
 * the cache: `DescribeOrganization`.
 *
 * Each throws GatewayError when AWS does not tell.
 */
export const createProtected = (
  context: GatewayContext,
  { management, accounts, permissionSets }: Protection,
): Protected => {
  const names = new Set(permissionSets.filter((set) => !set.startsWith('arn:')));
  const arns = new Set(permissionSets.filter((set) => set.startsWith('arn:')));
  const isAny = management || accounts.length > 0;
  // What the caller may not see is no less protected.
  const fresh = withEverything(freshContext(context));

  const readAccounts = async (): Promise<ReadonlySet<string>> => {
    if (!management) return new Set(accounts);
    const organization = await context.loaders.rows.all.organizations.organization();
    return new Set([...accounts, organization?.detail.MasterAccountId ?? '']);
  };

  const isSet = async (key: PermissionSetModel): Promise<boolean> => {
    if (arns.has(key.permissionSetArn)) return true;
    if (names.size === 0) return false;
    const set = await fresh.loaders.identityCenter.permissionSet(key);
    return names.has(set?.Name ?? '');
  };

  return {
    accounts: readAccounts,
    isSet,
    async isSetAnywhere(key) {
      if (await isSet(key)) return true;
      if (!isAny) return false;
      const [own, holders] = await Promise.all([
        readAccounts(),
        fresh.loaders.identityCenter.accountsOfSet(key).catch(nullWhenGone<{ items: string[] }>),
      ]);
      return holders?.items.some((accountId) => own.has(accountId)) === true;
    },
    async isGroup(instance, groupId) {
      if (!isAny && permissionSets.length === 0) return false;
      const principal = { principalType: 'GROUP', principalId: groupId } as const;
      // First, so that what is created in between is not missed.
      const toCome = await assignmentsToCome(fresh, instance);
      const listed = await rowsOfPrincipal(fresh, instance, principal);
      const scanned =
        listed === null
          ? await collectAssignments(fresh, instance, {
              coverage: 'ALL',
              principalIds: new Set([groupId]),
            })
          : undefined;
      // What could not be read might be what is protected.
      if (scanned !== undefined && scanned.gaps.length > 0) {
        throw new GatewayError(scanned.gaps[0]?.code ?? 'UPSTREAM_UNAVAILABLE');
      }
      const rows = [
        ...toCome.filter(({ principalId }) => principalId === groupId),
        ...(listed?.items ?? scanned?.nodes ?? []),
      ];
      const own = await readAccounts();
      if (rows.some(({ accountId }) => own.has(accountId))) return true;
      const sets = new Map(rows.map((row) => [row.permissionSetArn, row]));
      const found = await Promise.all([...sets.values()].map(isSet));
      return found.includes(true);
    },
  };
};
