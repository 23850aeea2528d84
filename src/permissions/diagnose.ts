import type { ContextDeps, Loaders } from '../context.ts';
import { createLoaders } from '../context.ts';
import { type ErrorCode, GatewayError } from '../core/errors.ts';
import { chooseInstance } from '../links/choose-instance.ts';
import type { InstanceModel } from '../services/identity-center/models.ts';
import { assumeRole, assumeRoleForCaller } from '../services/sts/assume-role.ts';
import { accountOf } from '../upstream/places.ts';
import { createRequestScope } from '../upstream/request-scope.ts';
import { OWN_SESSION } from '../upstream/session-name.ts';
import type { Operation, QuotaUse, RequestScope } from '../upstream/types.ts';
import { BEHIND } from './behind.ts';
import { FEATURE_OF, granteeAt, type GrantOptions, grantsOf, type Grantee } from './grants.ts';
import { type PolicyDocument, policyOf } from './policy.ts';
import { type Known, PROBES } from './probes.ts';
import type { Realm } from './resource-groups.ts';

/** What came of a look at one thing. */
export interface Check {
  /** An IAM action, or what was looked at. */
  readonly what: string;
  /** Whose credentials it was tried with: `gateway`, or the ARN of a role. */
  readonly as: Grantee;
  readonly region?: string | undefined;
  readonly status:
    | 'OK'
    /** AWS says no, and a policy can change that. */
    | 'MISSING'
    /** AWS says no to the account that the gateway is in, whatever its policies: it does without. */
    | 'LIMITED'
    /** It could not be found out. */
    | 'FAILED'
    | 'NOT_TRIED';
  readonly says?: string | undefined;
}

/** What keeps the gateway from what is switched on. */
export interface Diagnosis {
  readonly accountId: string | undefined;
  readonly arn: string | undefined;
  readonly instanceArn: string | undefined;
  readonly checks: readonly Check[];
  /** What to add to whose policy. */
  readonly missing: readonly { readonly as: Grantee; readonly add: PolicyDocument }[];
  readonly quotas: readonly QuotaUse[];
  /** Whether nothing is missing and nothing failed. */
  readonly ok: boolean;
}

/** As long as the largest quota needs for everything, and then some. */
const DEADLINE_MS = 10 * 60_000;
const SESSION = `${OWN_SESSION}-doctor`;

/** Errors after which it is not known whether the permission is there. */
const UNKNOWN: readonly ErrorCode[] = [
  'THROTTLED',
  'UPSTREAM_UNAVAILABLE',
  'UPSTREAM_MALFORMED',
  'DEADLINE_EXCEEDED',
  'GATEWAY_CREDENTIALS',
  'OUTCOME_UNKNOWN',
  'INTERNAL',
];

type Outcome = Pick<Check, 'status' | 'says'> & { readonly action?: string | undefined };

/** What an error says of the permission: AWS judges that before it looks at what was asked. */
const outcomeOf = (error: unknown): Outcome => {
  if (!(error instanceof GatewayError)) throw error;
  const { code, message, details } = error;
  if (code === 'ACCESS_DENIED') {
    return { status: 'MISSING', says: message, action: details.missingAction };
  }
  if (code === 'MANAGEMENT_ACCOUNT_ONLY') return { status: 'LIMITED', says: message };
  if (code === 'SERVICE_ENDED' || code === 'SERVICE_DISABLED' || code === 'NOT_CONFIGURED') {
    return { status: 'NOT_TRIED', says: message };
  }
  return UNKNOWN.includes(code) ? { status: 'FAILED', says: message } : { status: 'OK' };
};

const outcomeFrom = (tried: Promise<unknown>): Promise<Outcome> =>
  tried.then(() => ({ status: 'OK' }) as const, outcomeOf);

interface Examination {
  readonly deps: ContextDeps;
  readonly options: GrantOptions;
  readonly scope: RequestScope;
  readonly loaders: Loaders;
}

/** Takes on each role once, as the gateway would. */
const checkRoles = async ({ deps, options, scope }: Examination): Promise<readonly Check[]> => {
  const { upstream, clients } = deps;
  const takes = grantsOf(options).get('gateway')?.takes ?? [];
  return Promise.all(
    takes.map(async ({ roleArn, setsSourceIdentity }) => {
      const assume = setsSourceIdentity
        ? assumeRoleForCaller(upstream, clients.sts, roleArn, true)
        : assumeRole(upstream, clients.sts, roleArn);
      const { action, ...outcome } = await outcomeFrom(assume(scope));
      return { what: `${action ?? 'sts:AssumeRole'} on ${roleArn}`, as: 'gateway', ...outcome };
    }),
  );
};

interface Try {
  readonly operation: Operation<object, object>;
  readonly as: Grantee;
  readonly accountId: string;
}

type Bound = Readonly<Record<string, Operation<never, object>>>;

/** Every operation that is switched on, in every account and Region that it is called in. */
const everyTry = ({ deps, options }: Examination, ownAccount: string): readonly Try[] => {
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
      const as = granteeAt(operation, readerRole, options);
      if (as === undefined) return [];
      const tried = operation as unknown as Operation<object, object>;
      return [{ operation: tried, as, accountId: accountId ?? ownAccount }];
    });
  });
};

/** AWS answers it in the management account alone; the gateway has a longer way. */
const MANAGEMENT_ONLY = 'sso:ListAccountAssignmentsForPrincipal';

const checkOperation = async (
  { deps, scope }: Examination,
  { operation, as, accountId }: Try,
  known: Known | undefined,
  isManagement: boolean,
): Promise<Check> => {
  const { iamAction, service, name, target } = operation;
  const check = { what: iamAction, as, region: target.region };
  const probe = PROBES[`${service}.${name}`];
  if (probe === undefined)
    return { ...check, status: 'FAILED', says: 'nobody knows how to try it' };
  if ('notTried' in probe) return { ...check, status: 'NOT_TRIED', says: probe.notTried };
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

/** Opens the data API of each environment that a role is named for, and reads one user. */
const checkEnvironments = async (examination: Examination): Promise<readonly Check[]> => {
  const { deps, options, scope, loaders } = examination;
  if (!options.features.includes('finspace') || deps.placed.disabled.includes('finspace'))
    return [];
  const roles = Object.entries(deps.placed.finspaceRoles);
  if (roles.length === 0) return [];
  const found = await loaders.finspace.environmentsIn(() => true).catch(() => ({ results: [] }));
  const environments = found.results.flatMap((place) => place.environments);
  return Promise.all(
    roles.map(async ([environmentId, as]): Promise<Check> => {
      const what = 'finspace-api:GetProgrammaticAccessCredentials';
      const place = environments.find((one) => one.environmentId === environmentId);
      if (place === undefined) {
        const says = `environment ${environmentId} was not found in a place that is read`;
        return { what, as, status: 'NOT_TRIED', says };
      }
      const { listUsers } = deps.clients.environments.of(place);
      const outcome = await outcomeFrom(deps.upstream.call(scope, listUsers, { maxResults: 1 }));
      const { action = what, status, says } = outcome;
      return { what: action, as, region: place.region, status, says };
    }),
  );
};

/** What cannot be tried without doing it. */
const untried = ({ options }: Examination): readonly Check[] => {
  if (!options.writes) return [];
  const behind = [...grantsOf(options)].flatMap(([as, { operations }]) =>
    BEHIND.filter(({ of }) => operations.some(({ iamAction }) => iamAction === of)).flatMap(
      ({ of, actions }) =>
        actions.map((what): Check => ({
          what,
          as,
          status: 'NOT_TRIED',
          says: `AWS asks for it behind ${of}`,
        })),
    ),
  );
  const users = options.features.includes('finspace')
    ? ['CreateUser', 'UpdateUser', 'EnableUser', 'DisableUser'].map((name): Check => ({
        what: `finspace-api:${name}`,
        as: 'gateway',
        status: 'NOT_TRIED',
        says: 'the environment judges it, and not IAM',
      }))
    : [];
  return [...behind, ...users];
};

const isBad = ({ status }: Check): boolean => status === 'MISSING' || status === 'FAILED';

/** The statements that give what is missing. */
const missingFor = (
  checks: readonly Check[],
  options: GrantOptions,
  realm: Realm,
): Diagnosis['missing'] =>
  [...grantsOf(options)].flatMap(([as, { operations, takes }]) => {
    const lacking = checks.filter((check) => check.as === as && check.status === 'MISSING');
    const actions = new Set(lacking.map(({ what }) => what));
    const grants = {
      operations: operations.filter(({ iamAction }) => actions.has(iamAction)),
      takes: takes.filter(({ roleArn }) =>
        lacking.some(({ what }) => what.endsWith(` on ${roleArn}`)),
      ),
    };
    if (grants.operations.length + grants.takes.length === 0) return [];
    const accountId = as === 'gateway' ? realm.accountId : accountOf(as);
    // What stands behind an operation was not tried: only what was is said to be missing.
    const { Version, Statement } = policyOf(grants, { ...realm, accountId });
    const isRoleMissing = lacking.some(({ what }) => what.startsWith('sts:AssumeRole on '));
    const add = {
      Version,
      Statement: Statement.filter(
        ({ Sid, Action }) =>
          !Sid.startsWith('Behind') && (isRoleMissing || !Action.includes('sts:AssumeRole')),
      ),
    };
    return [{ as, add }];
  });

/**
 * Tries everything that the gateway needs of AWS, and changes nothing: reads are made, and changes are
 * asked for of objects that cannot be there.
 */
export const diagnose = async (deps: ContextDeps, options: GrantOptions): Promise<Diagnosis> => {
  const { upstream } = deps;
  const scope = createRequestScope({
    caller: SESSION,
    session: SESSION,
    clock: upstream.clock,
    deadlineMs: DEADLINE_MS,
  });
  const loaders = createLoaders(deps, scope);
  const examination = { deps, options, scope, loaders };
  try {
    return await examine(examination);
  } finally {
    scope.dispose();
  }
};

/** The organization's own instance, where IAM Identity Center is switched on. */
const findInstance = async ({
  deps,
  options,
  loaders,
}: Examination): Promise<{ readonly instance?: InstanceModel; readonly check?: Check }> => {
  if (!options.features.includes('identity-center')) return {};
  const { region } = deps.info;
  const check = { what: 'instance of IAM Identity Center', as: 'gateway', region } as const;
  try {
    const instance = await chooseInstance(loaders, undefined);
    return { instance, check: { ...check, status: 'OK', says: instance.instanceArn } };
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    const says = `${error.message} It is looked for in AWS_REGION, ${region}.`;
    return { check: { ...check, status: 'FAILED', says } };
  }
};

const examine = async (examination: Examination): Promise<Diagnosis> => {
  const { deps, options, loaders } = examination;
  const { region } = deps.info;
  const whoami = await loaders.sts.callerIdentity().then(
    (identity) => ({ identity }),
    (error: unknown) => ({ outcome: outcomeOf(error) }),
  );
  if ('outcome' in whoami) {
    const { says } = whoami.outcome;
    const checks: Check[] = [{ what: 'credentials', as: 'gateway', status: 'FAILED', says }];
    return ended(deps, checks, [], { ok: false });
  }
  const { accountId = '', arn } = whoami.identity;
  const checks: Check[] = [{ what: 'credentials', as: 'gateway', status: 'OK', says: arn }];

  const { instance, check } = await findInstance(examination);
  if (check !== undefined) checks.push(check);
  const organization = await loaders.organizations.organization().catch(() => null);
  const isManagement = organization?.detail.MasterAccountId === accountId;

  const roles = await checkRoles(examination);
  const closed = new Set(
    roles.filter(isBad).map(({ what }) => what.slice(what.indexOf(' on ') + 4)),
  );
  checks.push(...roles);
  const [, partition = 'aws'] = (arn ?? '').split(':');
  const known: Known | undefined = instance && {
    partition,
    instanceArn: instance.instanceArn,
    identityStoreId: instance.identityStoreId,
    region,
    accountId,
  };
  const tried = await Promise.all(
    everyTry(examination, accountId).map(async (one): Promise<Check> => {
      const { operation, as } = one;
      const what = operation.iamAction;
      if (closed.has(as)) {
        return { what, as, status: 'NOT_TRIED', says: 'its role cannot be taken on' };
      }
      const isOfInstance = FEATURE_OF[operation.service] === 'identity-center';
      const isListing = operation.name === 'ListInstances';
      const place = { partition, instanceArn: '', identityStoreId: '', region, accountId };
      const found = known ?? (isOfInstance && !isListing ? undefined : place);
      return checkOperation(examination, one, found, isManagement);
    }),
  );
  checks.push(...tried, ...(await checkEnvironments(examination)), ...untried(examination));
  const { finspaceRegions, grafanaRegions } = deps.placed;
  const missing = missingFor(checks, options, {
    partition,
    accountId,
    instanceId: instance?.instanceArn.split('/')[1] ?? '*',
    identityStoreId: instance?.identityStoreId ?? '*',
    finspaceRegions: finspaceRegions.length === 0 ? [region] : finspaceRegions,
    grafanaRegions: grafanaRegions.length === 0 ? [region] : grafanaRegions,
  });
  return ended(deps, checks, missing, {
    accountId,
    arn,
    instanceArn: instance?.instanceArn,
    ok: !checks.some(isBad),
  });
};

const ended = (
  { upstream }: ContextDeps,
  checks: readonly Check[],
  missing: Diagnosis['missing'],
  more: {
    readonly accountId?: string;
    readonly arn?: string | undefined;
    readonly instanceArn?: string | undefined;
    readonly ok: boolean;
  },
): Diagnosis => ({
  accountId: more.accountId,
  arn: more.arn,
  instanceArn: more.instanceArn,
  checks,
  missing,
  quotas: upstream.quotas(),
  ok: more.ok,
});
