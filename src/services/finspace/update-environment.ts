import type { Environment, UpdateEnvironmentCommandInput } from '@aws-sdk/client-finspace';
import type { GatewayContext } from '../../context.ts';
import { checkAll } from '../../core/checks.ts';
import { GatewayError, withDetails } from '../../core/errors.ts';
import type { EnvironmentFederationInput } from '../../generated/resolvers.ts';
import { findOut } from '../../upstream/find-out.ts';
import { changedBy, queryOf } from './changed-by.ts';
import { lockOf } from './environment-locks.ts';
import {
  checkComplete,
  type Federation,
  isSameFederation,
  mergeFederation,
} from './federation-input.ts';
import { noSuchEnvironment } from './find-environment.ts';
import type { EnvironmentModel } from './models.ts';
import { requireEnvironmentChange } from './require-environment.ts';

/** The values that a caller names: left out is whatever it is. */
export interface NamedValues {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly federation?: EnvironmentFederationInput | undefined;
}

/** An environment's values that can be changed. */
type Values = Pick<Environment, 'name' | 'description'> & Federation;

const isSame = (one: Values, other: Values): boolean =>
  one.name === other.name &&
  (one.description ?? '') === (other.description ?? '') &&
  isSameFederation(one, other);

/**
 * Changes what is named of an environment and keeps the rest. AWS does not say whether
 * `UpdateEnvironment` clears what is left out, so the environment is read now and every value is sent
 * back. Nothing is sent when nothing would change.
 *
 * @throws UserErrors VALIDATION when it would be federated without an identity provider; GatewayError
 * NOT_FOUND, OUTCOME_UNKNOWN with the query that tells, and what AWS refuses.
 */
export const updateEnvironment = (
  context: GatewayContext,
  key: EnvironmentModel,
  named: NamedValues,
): Promise<void> => {
  const { upstream, scope, loaders } = context;
  return lockOf(upstream).run(key.environmentId, scope.signal, async () => {
    await requireEnvironmentChange(context, key, 'input.environment');
    const { operations } = await loaders.finspace.placeOf(key);
    const stored = await context.uncached().finspace.environment(key);
    if (stored === null) throw noSuchEnvironment(key, 'input.environment');
    const next: Values = {
      name: named.name ?? stored.name,
      description: named.description ?? stored.description,
      ...mergeFederation(named.federation, stored),
    };
    if (named.federation !== undefined) checkAll(checkComplete(next, 'input.federation'));
    try {
      if (isSame(next, stored)) return;
      const { environmentId } = key;
      const input = { environmentId, ...next } as UpdateEnvironmentCommandInput;
      await upstream.call(scope, operations.updateEnvironment, input);
    } catch (error) {
      await settle(context, key, next, error);
    } finally {
      context.changed(changedBy(key));
    }
  });
};

/** Returns when the environment is as it shall be after all. @throws the error that says why not. */
const settle = async (
  context: GatewayContext,
  key: EnvironmentModel,
  next: Values,
  error: unknown,
): Promise<void> => {
  if (!(error instanceof GatewayError)) throw error;
  if (error.code === 'NOT_FOUND') throw noSuchEnvironment(key, 'input.environment');
  if (error.code === 'CONFLICT') throw withDetails(error, { argument: 'input.environment' });
  if (error.code !== 'OUTCOME_UNKNOWN') throw error;
  const made = await findOut(context, async () => {
    const now = await context.uncached().finspace.environment(key);
    return (now !== null && isSame(next, now)) || undefined;
  });
  if (made !== undefined) return;
  throw withDetails(error, { query: queryOf(key, 'name description federation { mode }') });
};
