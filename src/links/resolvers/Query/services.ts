import type { Permissions } from '../../../auth/permissions.ts';
import type { QueryResolvers } from '../../../generated/resolvers.ts';
import type { Switchable } from '../../../upstream/places.ts';
import type { ServiceId } from '../../../upstream/types.ts';

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

/** What the gateway knows of each service without asking: no call is made. */
export const services: QueryResolvers['services'] = (_root, _args, context) => {
  const { upstream, knowledge, placed } = context;
  const accountIdOf = (accountId: string) =>
    accountId === 'self' ? (knowledge.accountId ?? null) : accountId;
  const seen = upstream
    .services()
    .map(({ service, region, answeredAt, quotas, refusals, ...status }) => ({
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
