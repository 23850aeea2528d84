import type { Permissions } from '../../../auth/permissions.ts';
import type { QueryResolvers } from '../../../generated/resolvers.ts';
import { type Rows, visible } from '../../../rows/rows.ts';
import { OWN_ACCOUNT, type Switchable } from '../../../upstream/places.ts';
import type { ServiceId, ServiceStatus } from '../../../upstream/types.ts';

/** The services that a switch of the configuration stands for. */
const SWITCHED: Readonly<Record<Switchable, readonly ServiceId[]>> = {
  finspace: ['finspace', 'finspace-data'],
  grafana: ['grafana'],
};

const switchedOff = (name: ServiceId) => ({
  name,
  region: null,
  state: 'DISABLED' as const,
  reason: 'DISABLED_SERVICES of the configuration switches it off: nothing is asked.',
  lastAnsweredAt: null,
  quotas: [],
  refusals: [],
});

/** The data API of FinSpace, while nothing says as whom to ask it. */
const withoutRoles = {
  ...switchedOff('finspace-data'),
  state: 'NOT_CONFIGURED' as const,
  reason:
    'Neither FINSPACE_ROLES nor FINSPACE_CREDENTIAL_ROLES names a role: the users and permission groups of environments are not read.',
};

/** The services of AWS that scopes are about, by how the scopes begin. */
const SCOPED: Readonly<Partial<Record<string, string>>> = {
  'sso-admin': 'identity-center',
  identitystore: 'identity-store',
  organizations: 'organizations',
  finspace: 'finspace',
  'finspace-data': 'finspace',
  grafana: 'grafana',
};

/** Of a service that a caller has nothing to do with, it is told nothing. */
const maySee = ({ isAll, scopes }: Permissions, name: string): boolean => {
  const about = SCOPED[name];
  return isAll || about === undefined || [...scopes].some((scope) => scope.startsWith(`${about}:`));
};

/** What is of an account that is hidden is left out; what the gateway itself was refused is for everybody. */
const shownOf = <One>(
  rows: Rows,
  all: readonly One[],
  accountOf: (one: One) => string,
): Promise<readonly One[]> => {
  const own: Pick<Rows, 'seesAll' | 'sees'> = {
    seesAll: rows.seesAll,
    sees: (accountId) => (accountId === OWN_ACCOUNT ? Promise.resolve(true) : rows.sees(accountId)),
  };
  return visible(own, all, accountOf);
};

/**
 * What counts calls, or says when there was one, tells a caller who does not see every row whether there
 * are others: its own answers make calls for those, too.
 */
const withoutCounts = (status: ServiceStatus): ServiceStatus => {
  const answers = status.state === 'AVAILABLE' || status.state === 'THROTTLED';
  return {
    ...status,
    state: answers ? 'AVAILABLE' : status.state,
    reason: answers ? undefined : status.reason,
    answeredAt: undefined,
    quotas: [],
  };
};

/** What the gateway knows of each service without asking: no call is made. */
export const services: QueryResolvers['services'] = async (_root, _args, context) => {
  const { upstream, knowledge, placed } = context;
  const { rows } = context.loaders;
  const shown = await Promise.all(
    upstream.services().map(async (status) => ({
      ...(rows.seesAll ? status : withoutCounts(status)),
      refusals: await shownOf(rows, status.refusals, ({ accountId }) => accountId),
    })),
  );
  const isOwnSeen = rows.seesAll || (await rows.sees(OWN_ACCOUNT));
  const accountIdOf = (accountId: string) =>
    accountId !== OWN_ACCOUNT ? accountId : isOwnSeen ? (knowledge.accountId ?? null) : null;
  const seen = shown.map(({ service, region, answeredAt, quotas, refusals, ...status }) => ({
    ...status,
    name: service,
    region,
    lastAnsweredAt: answeredAt === undefined ? null : new Date(answeredAt),
    quotas: quotas.map(({ target, ...quota }) => ({
      ...quota,
      accountId: accountIdOf(target.accountId),
      region: target.region,
    })),
    refusals: refusals.map(({ accountId, at, ...refusal }) => ({
      ...refusal,
      accountId: accountIdOf(accountId),
      refusedAt: new Date(at),
    })),
  }));
  const isOff = placed.disabled.includes('finspace');
  const isNamed = Object.keys({ ...placed.finspaceRoles, ...placed.credentialRoles }).length > 0;
  const unnamed = isOff || isNamed ? [] : [withoutRoles];
  const all = [
    ...seen,
    ...unnamed,
    ...placed.disabled.flatMap((service) => SWITCHED[service]).map(switchedOff),
  ];
  return all.filter(({ name }) => maySee(context.permissions, name));
};
