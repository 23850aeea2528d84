import type { CreateEnvironmentCommandInput, Environment } from '@aws-sdk/client-finspace';
import type { GatewayContext } from '../../context.ts';
import { type ErrorCode, GatewayError, withDetails } from '../../core/errors.ts';
import { findOut } from '../../upstream/find-out.ts';
import type { Placed } from '../../upstream/places.ts';
import type { FinspaceClientOperations } from './client.ts';
import { lockOf } from './environment-locks.ts';
import type { EnvironmentModel, ListedEnvironment } from './models.ts';
import { tags } from './tags.ts';

/** A place with the number of its account. */
type Place = Placed<FinspaceClientOperations> & { readonly accountId: string };

/** The input that AWS takes, whose name is checked. */
export type NewEnvironment = CreateEnvironmentCommandInput & { readonly name: string };

const FIELDS: Partial<Record<ErrorCode, string>> = { ALREADY_EXISTS: 'input.name' };

/** An environment that never came, or is gone, takes no name. */
const holdsName = ({ status }: Environment): boolean =>
  status !== 'FAILED_CREATION' && status !== 'DELETED';

/** What a place has now. */
const listNow = async (
  context: GatewayContext,
  { accountId, region }: Place,
): Promise<readonly ListedEnvironment[]> => {
  const { finspace } = context.uncached();
  const { results } = await finspace.environmentsIn(
    (place) => place.accountId === accountId && place.region === region,
  );
  const keys = results.flatMap(({ environments }) => environments);
  const found = await Promise.all(keys.map((key) => finspace.environment(key)));
  return found.filter((environment) => environment !== null);
};

/**
 * Asks for an environment. `CreateEnvironment`, sent once: it takes no token by which AWS would know
 * a repeated request, and two environments of one name would cost twice. So what is there is looked
 * at before, and a name that is taken is refused.
 *
 * @throws GatewayError ALREADY_EXISTS at `input.name`; OUTCOME_UNKNOWN with the query that tells when
 * the connection ended and no such environment came; what AWS refuses.
 */
export const createEnvironment = async (
  context: GatewayContext,
  place: Place,
  input: NewEnvironment,
): Promise<EnvironmentModel> => {
  const { upstream, scope } = context;
  const address = input.superuserParameters?.emailAddress;
  if (address !== undefined) {
    await context.guard.emailAddress(address, 'input.superuser.emailAddress');
  }
  if (input.federationMode === 'FEDERATED') context.guard.signIn('input.federation');
  const key = `${place.accountId}|${place.region}`;
  // Two who ask for the same name at once: the second has to see what the first has made.
  return lockOf(upstream).run(key, scope.signal, () => makeOne(context, place, input));
};

const makeOne = async (
  context: GatewayContext,
  place: Place,
  input: NewEnvironment,
): Promise<EnvironmentModel> => {
  const { upstream, scope } = context;
  const { accountId, region } = place;
  const before = await listNow(context, place);
  if (before.some((one) => one.name === input.name && holdsName(one))) throw taken(place, input);
  const toKey = (environmentId: string): EnvironmentModel => ({ accountId, region, environmentId });
  try {
    const made = await upstream.call(scope, place.operations.createEnvironment, input);
    return toKey(made.environmentId ?? '');
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    if (error.code !== 'OUTCOME_UNKNOWN') {
      const argument = FIELDS[error.code];
      throw argument === undefined ? error : withDetails(error, { argument });
    }
    const known = new Set(before.map(({ environmentId }) => environmentId));
    const found = await findOut(context, async () =>
      (await listNow(context, place)).find(
        (one) => !known.has(one.environmentId) && one.name === input.name,
      ),
    );
    if (found === undefined) throw withDetails(error, { query: queryFor(place, input.name) });
    return toKey(found.environmentId);
  } finally {
    context.changed([tags.place(region)]);
  }
};

const taken = ({ accountId, region }: Place, { name }: NewEnvironment): GatewayError =>
  new GatewayError(
    'ALREADY_EXISTS',
    `There is an environment ${name} already in ${region} of account ${accountId}.`,
    { service: 'finspace', region, argument: 'input.name' },
  );

const queryFor = ({ region }: Place, name: string): string =>
  `{ environments(region: ${JSON.stringify(region)}, filter: { contains: ${JSON.stringify(name)} }) { nodes { id name status awsAccountId } gaps { message } } }`;
