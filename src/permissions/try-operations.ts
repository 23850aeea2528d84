import { accountOf } from '../upstream/places.ts';
import type { Operation } from '../upstream/types.ts';
import { type Check, type Examination, outcomeFrom } from './check.ts';
import { FEATURE_OF, granteeAt, type Grantee } from './grants.ts';
import { ASK_IAM, type Known, PROBES } from './probes.ts';

/** An operation, and where it is called with whose credentials. */
export interface Try {
  readonly operation: Operation<object, object>;
  readonly as: Grantee;
  readonly accountId: string;
}

type Bound = Readonly<Record<string, Operation<never, object>>>;

/** Every operation that is switched on and can be tried, in every account and Region that it is called in. */
export const everyTry = ({ deps, options }: Examination, ownAccount: string): readonly Try[] => {
  const { clients, placed } = deps;
  const { readerRoles } = placed;
  const placesOf = (service: 'finspace' | 'grafana') =>
    options.features.includes(service) && !placed.disabled.includes(service)
      ? clients[service].all()
      : [];
  const sets: readonly { readonly bound: Bound; readonly accountId?: string | undefined }[] = [
    { bound: clients.identityCenter },
    { bound: clients.identityStore },
    { bound: clients.organizations },
    ...[...placesOf('finspace'), ...placesOf('grafana')].map(({ operations, accountId }) => ({
      bound: operations,
      accountId,
    })),
  ];
  return sets.flatMap(({ bound, accountId }) => {
    const readerRole = readerRoles.find((role) => accountOf(role) === accountId);
    return Object.values(bound).flatMap((operation) => {
      const feature = FEATURE_OF[operation.service];
      if (feature === undefined || !options.features.includes(feature)) return [];
      if (operation.kind === 'write' && !options.writes) return [];
      if (PROBES[`${operation.service}.${operation.name}`] === ASK_IAM) return [];
      const as = granteeAt(operation, readerRole, options);
      if (as === undefined) return [];
      const tried = operation as unknown as Operation<object, object>;
      return [{ operation: tried, as, accountId: accountId ?? ownAccount }];
    });
  });
};

/** AWS answers it in the management account alone; the gateway has a longer way. */
const MANAGEMENT_ONLY = 'sso:ListAccountAssignmentsForPrincipal';

/** Asks for what is not there, or changes nothing: AWS judges the permission first. */
export const checkOperation = async (
  { deps, scope }: Examination,
  { operation, as, accountId }: Try,
  known: Known | undefined,
  isManagement: boolean,
): Promise<Check> => {
  const { iamAction, service, name, target } = operation;
  const check = { what: iamAction, as, region: target.region };
  const probe = PROBES[`${service}.${name}`];
  if (probe === undefined || probe === ASK_IAM) {
    return { ...check, status: 'FAILED', says: 'nobody knows how to try it' };
  }
  if (known === undefined) {
    return { ...check, status: 'NOT_TRIED', says: 'no instance of IAM Identity Center is known' };
  }
  const place = { ...known, region: target.region ?? known.region, accountId };
  const { action, status, says } = await outcomeFrom(
    deps.upstream.call(scope, operation, probe(place)),
  );
  if (status === 'MISSING' && iamAction === MANAGEMENT_ONLY && !isManagement) {
    const why = 'AWS answers it in the management account only; the gateway takes a longer way';
    return { ...check, status: 'LIMITED', says: why };
  }
  return { ...check, what: action ?? iamAction, status, says };
};
