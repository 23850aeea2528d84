import type { ContextDeps } from '../context.ts';
import { createLoaders } from '../create-context.ts';
import { GatewayError } from '../core/errors.ts';
import { chooseInstance } from '../links/choose-instance.ts';
import type { InstanceModel } from '../services/identity-center/models.ts';
import { createRequestScope } from '../upstream/request-scope.ts';
import { OWN_SESSION } from '../upstream/session-name.ts';
import { type Asking, askIam } from './ask-iam.ts';
import { type Check, type Diagnosis, type Examination, isBad, outcomeOf } from './check.ts';
import { FEATURE_OF, type GrantOptions } from './grants.ts';
import { missingFor } from './missing-grants.ts';
import type { Known } from './probes.ts';
import type { Realm } from './resource-groups.ts';
import { checkEnvironments } from './try-environments.ts';
import { checkOperation, everyTry } from './try-operations.ts';
import { checkRoles } from './try-roles.ts';

/** As long as the largest quota needs for everything, and then some. */
const DEADLINE_MS = 10 * 60_000;
const SESSION = `${OWN_SESSION}-doctor`;

/**
 * Tries everything that the gateway needs of AWS, and changes nothing: reads are made, changes are asked
 * for of objects that cannot be there, and IAM is asked about the rest.
 */
export const diagnose = async (
  deps: ContextDeps,
  options: GrantOptions,
  asking: Asking,
): Promise<Diagnosis> => {
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
    return await examine(examination, asking);
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

const examine = async (examination: Examination, asking: Asking): Promise<Diagnosis> => {
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
  const { accountId = '', arn = '' } = whoami.identity;
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
  const [, partition = 'aws'] = arn.split(':');
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
  const { finspaceRegions, grafanaRegions } = deps.placed;
  const realm: Realm = {
    partition,
    accountId,
    instanceId: instance?.instanceArn.split('/')[1] ?? '*',
    identityStoreId: instance?.identityStoreId ?? '*',
    finspaceRegions: finspaceRegions.length === 0 ? [region] : finspaceRegions,
    grafanaRegions: grafanaRegions.length === 0 ? [region] : grafanaRegions,
  };
  checks.push(
    ...tried,
    ...(await checkEnvironments(examination)),
    ...(await askIam(examination, asking, arn, closed, realm)),
  );
  const examined = checks.map((check) => leftOut(check, asking.without ?? []));
  const missing = missingFor(examined, options, realm);
  return ended(deps, examined, missing, {
    accountId,
    arn,
    instanceArn: instance?.instanceArn,
    ok: !examined.some(isBad),
  });
};

/** What is missing on purpose is nothing wrong, and said all the same. */
const leftOut = (check: Check, without: readonly string[]): Check =>
  check.status === 'MISSING' && without.includes(check.what)
    ? { ...check, status: 'LIMITED', says: `left out on purpose. ${check.says ?? ''}`.trim() }
    : check;

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
  // A gateway that serves asks nothing of IAM.
  quotas: upstream.quotas().filter(({ service }) => service !== 'iam'),
  ok: more.ok,
});
