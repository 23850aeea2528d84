import type { GraphQLResolveInfo } from 'graphql';
import type { GatewayContext } from '../../context.ts';
import { GatewayError } from '../../core/errors.ts';
import { selectsOnly } from '../../core/selection.ts';
import type { EnvironmentBy } from '../../generated/resolvers.ts';
import { globalIds } from '../../node-types.ts';
import { type EnvironmentModel, environmentOf, type ListedEnvironment } from './models.ts';

/** The keys in the id of an environment. @throws GatewayError BAD_USER_INPUT. */
export const environmentKeyOf = (id: string, argument: string): EnvironmentModel => {
  const { keys } = globalIds.decode(id, argument, ['Environment']);
  const [accountId = '', region = '', environmentId = ''] = keys;
  return { accountId, region, environmentId };
};

/** The global id of an environment. */
export const environmentIdOf = ({ accountId, region, environmentId }: EnvironmentModel): string =>
  globalIds.encode('Environment', accountId, region, environmentId);

/** @throws GatewayError NOT_FOUND when there is none; what its place answers. */
export const detailOf = async (
  key: EnvironmentModel,
  { loaders }: GatewayContext,
): Promise<ListedEnvironment> => {
  const detail = await loaders.finspace.environment(key);
  if (detail !== null) return detail;
  throw noSuchEnvironment(key);
};

export const noSuchEnvironment = (
  { environmentId, region }: EnvironmentModel,
  argument?: string,
): GatewayError =>
  new GatewayError('NOT_FOUND', `There is no environment ${environmentId} in ${region}.`, {
    service: 'finspace',
    region,
    ...(argument === undefined ? {} : { argument }),
  });

/** An environment that is there; null when its place does not have it. */
export const existingEnvironment = async (
  key: EnvironmentModel,
  { loaders }: GatewayContext,
): Promise<EnvironmentModel | null> =>
  (await loaders.finspace.environment(key)) === null ? null : environmentOf(key);

/**
 * The environment that `by` names; null when no place has it.
 *
 * @throws GatewayError AMBIGUOUS with the ids; that of a place that could not be read, when it was
 * found in no other: that it is not there would not be proven.
 */
export const findEnvironment = async (
  context: GatewayContext,
  by: EnvironmentBy,
): Promise<EnvironmentModel | null> => {
  if (by.id != null) return existingEnvironment(environmentKeyOf(by.id, 'by.id'), context);
  const { finspace } = context.loaders;
  const { results, failed } = await finspace.environmentsIn(() => true);
  const all = results.flatMap(({ environments }) => environments);
  const isMeant = async (key: EnvironmentModel): Promise<boolean> =>
    by.environmentId != null
      ? key.environmentId === by.environmentId
      : (await finspace.environment(key))?.name === by.name;
  const meant = await Promise.all(all.map(isMeant));
  const found = all.filter((_key, index) => meant[index]);
  if (found.length > 1) {
    throw new GatewayError('AMBIGUOUS', `${found.length} environments have this name. Ask by id.`, {
      argument: by.environmentId != null ? 'by.environmentId' : 'by.name',
      candidates: found.map(environmentIdOf),
    });
  }
  if (found[0] === undefined && failed[0] !== undefined) throw failed[0].error;
  return found[0] ?? null;
};

const KEYS = new Set(['id', 'environmentId', 'region']);

/** The link to an environment: null when it is gone; no call when only its keys are asked for. */
export const linkEnvironment = (
  key: EnvironmentModel,
  _args: object,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<EnvironmentModel | null> =>
  selectsOnly(info, KEYS) ? Promise.resolve(environmentOf(key)) : existingEnvironment(key, context);
