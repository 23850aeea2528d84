import type { EvaluationResult } from '@aws-sdk/client-iam';
import { GatewayError } from '../core/errors.ts';
import { assumeRole, assumeRoleForCaller } from '../services/sts/assume-role.ts';
import { createIamClient, type IamClient, iamRegionOf } from '../services/iam/client.ts';
import type { ClientFactory } from '../upstream/client-factory.ts';
import { type CallCredentials, createFetchedCredentials } from '../upstream/fetched-credentials.ts';
import { accountOf } from '../upstream/places.ts';
import { createSessionCredentials } from '../upstream/session-credentials.ts';
import { BEHIND } from './behind.ts';
import type { Check, Examination } from './check.ts';
import { type Grantee, type GrantOptions, type Grants, grantsOf } from './grants.ts';
import { askStatement, policyOf } from './policy.ts';
import { type Answered, judge, worstOf } from './judge-simulation.ts';
import { ASK_IAM, PROBES } from './probes.ts';
import { type Question, questionsOf } from './questions.ts';
import type { Realm } from './resource-groups.ts';

/** How IAM is asked. */
export interface Asking {
  readonly factory: ClientFactory;
  /** The ARN of the gateway's own role, for one with a path: STS leaves that out. */
  readonly ownRole?: string | undefined;
  /** Actions that are left out on purpose: that they are missing is nothing wrong. */
  readonly without?: readonly string[] | undefined;
}

/** Whoever is asked about, and what there is to ask. */
interface Subject {
  readonly as: Grantee;
  readonly realm: Realm;
  readonly questions: readonly Question[];
  /** Of all questions, each once. */
  readonly actions: readonly string[];
}

/** The user or role behind an ARN of `GetCallerIdentity`; undefined for what IAM does not tell about. */
const principalOf = (arn: string): string | undefined => {
  const [, partition, account, name] =
    /^arn:([\w-]+):sts::(\d+):assumed-role\/([^/]+)\//.exec(arn) ?? [];
  if (name !== undefined) return `arn:${partition ?? ''}:iam::${account ?? ''}:role/${name}`;
  return arn.includes(':user/') ? arn : undefined;
};

/**
 * The permissions of a grantee that no call tries, since it would do what is asked for: make something, or
 * hand out credentials that nobody wants.
 */
const askedOf = (
  as: Grantee,
  { operations }: Grants,
  { placed }: GrantOptions,
): readonly string[] => {
  const isOpened = Object.values(placed.finspaceRoles).includes(as);
  return operations
    .filter(({ service, name }) =>
      service === 'finspace-data' ? !isOpened : PROBES[`${service}.${name}`] === ASK_IAM,
    )
    .map(({ iamAction }) => iamAction);
};

const notTried = (as: Grantee, actions: readonly string[], says: string): readonly Check[] =>
  actions.map((what) => ({ what, as, status: 'NOT_TRIED', says }));

/** Those of the grantee itself, as it is asked about by nobody else. */
const credentialsOf = (
  { deps, options }: Examination,
  as: Grantee,
): CallCredentials | undefined => {
  const { upstream, clients } = deps;
  const taken = grantsOf(options)
    .get('gateway')
    ?.takes.find(({ roleArn }) => roleArn === as);
  if (taken === undefined) return undefined;
  return taken.setsSourceIdentity
    ? createSessionCredentials(upstream.clock, assumeRoleForCaller(upstream, clients.sts, as, true))
    : createFetchedCredentials(upstream.clock, assumeRole(upstream, clients.sts, as));
};

const ask = async (
  { deps, scope }: Examination,
  { simulatePrincipalPolicy }: IamClient,
  source: string,
  { actions, resources, context }: Question,
): Promise<readonly Answered[]> => {
  const input = {
    PolicySourceArn: source,
    ActionNames: [...actions],
    ResourceArns: [...resources],
    ContextEntries: Object.entries(context).map(([ContextKeyName, value]) => ({
      ContextKeyName,
      ContextKeyType: 'string' as const,
      ContextKeyValues: [value],
    })),
  };
  const results: EvaluationResult[] = [];
  let marker: string | undefined;
  do {
    const more = marker === undefined ? {} : { Marker: marker };
    const page = await deps.upstream.call(scope, simulatePrincipalPolicy, { ...input, ...more });
    results.push(...(page.EvaluationResults ?? []));
    marker = page.IsTruncated === true ? page.Marker : undefined;
  } while (marker !== undefined);
  return actions.map((action) => judge(action, results));
};

/** Why IAM did not answer, and what would let it: an extra, which the gateway itself does without. */
const unanswered = (error: unknown, source: string, isGuess: boolean): string => {
  if (!(error instanceof GatewayError)) throw error;
  const path = isGuess ? ' A role with a path has another ARN: name it with --own-role.' : '';
  if (error.details.service === 'iam' && error.code === 'ACCESS_DENIED') {
    const statement = JSON.stringify(askStatement(source));
    return `IAM was not asked: ${source} may not ask about itself. This statement lets it: ${statement}.${path}`;
  }
  if (error.code === 'NOT_FOUND') return `IAM does not know ${source}.${path}`;
  return `IAM did not answer about ${source}: ${error.message}`;
};

const checkSubject = async (
  examination: Examination,
  { factory, ownRole }: Asking,
  { as, realm, questions, actions }: Subject,
  ownArn: string,
): Promise<readonly Check[]> => {
  const source = as === 'gateway' ? (ownRole ?? principalOf(ownArn)) : as;
  if (source === undefined) {
    return notTried(as, actions, `IAM tells about users and roles, and ${ownArn} is neither`);
  }
  const client = createIamClient(factory, {
    region: iamRegionOf(realm.partition),
    credentials: credentialsOf(examination, as),
    accountId: realm.accountId,
  });
  const answered: Answered[] = [];
  try {
    // One after the other: whoever may not ask is refused once.
    for (const one of questions) answered.push(...(await ask(examination, client, source, one)));
  } catch (error) {
    const isGuess = as === 'gateway' && source !== ownRole && source !== ownArn;
    return notTried(as, actions, unanswered(error, source, isGuess));
  }
  return actions.map((what) => {
    const { status, says, isDenied } = worstOf(answered.filter(({ action }) => action === what));
    const of = BEHIND.find((one) => one.actions.includes(what))?.of;
    const why = status === 'OK' || of === undefined ? '' : `. AWS asks for it behind ${of}`;
    return { what, as, status, says: says && `${says}${why}`, ...(isDenied && { isDenied }) };
  });
};

/**
 * Asks IAM what cannot be tried by a call that changes nothing: `SimulatePrincipalPolicy`, about each
 * grantee with its own credentials, on the resources of the policy that `iam-policy` prints.
 *
 * @param ownArn of the gateway's credentials, as `GetCallerIdentity` has it.
 * @param closed roles that cannot be taken on.
 */
export const askIam = async (
  examination: Examination,
  asking: Asking,
  ownArn: string,
  closed: ReadonlySet<string>,
  realm: Realm,
): Promise<readonly Check[]> => {
  const { region } = examination.deps.info;
  const checks = await Promise.all(
    [...grantsOf(examination.options)].map(async ([as, grants]) => {
      const own = { ...realm, accountId: as === 'gateway' ? realm.accountId : accountOf(as) };
      const asked = askedOf(as, grants, examination.options);
      const unknown = realm.instanceId === '*' ? asked.filter((one) => one.startsWith('sso:')) : [];
      const known = asked.filter((one) => !unknown.includes(one));
      const { Statement } = policyOf(grants, own);
      const questions = questionsOf(Statement, known, own, region);
      const actions = [...new Set(questions.flatMap((one) => one.actions))];
      const not = notTried(as, unknown, 'no instance of IAM Identity Center is known');
      if (actions.length === 0) return not;
      if (closed.has(as)) return [...not, ...notTried(as, actions, 'its role cannot be taken on')];
      const subject = { as, realm: own, questions, actions };
      return [...not, ...(await checkSubject(examination, asking, subject, ownArn))];
    }),
  );
  return checks.flat();
};
