import { iamRegionOf } from '../services/iam/client.ts';
import type { Statement } from './policy.ts';
import type { Realm } from './resource-groups.ts';

/** What IAM is asked at once: whether actions are allowed on every one of some resources. */
export interface Question {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** What conditions may go by, by key. */
  readonly context: Readonly<Record<string, string>>;
}

/** The Regions that an action is called in. @param region of IAM Identity Center. */
const regionsOf = (
  action: string,
  { Sid }: Statement,
  { partition, finspaceRegions, grafanaRegions }: Realm,
  region: string,
): readonly string[] => {
  const [service] = action.split(':');
  if (service === 'iam' || service === 'organizations') return [iamRegionOf(partition)];
  if (service?.startsWith('finspace') === true) return finspaceRegions;
  // What stands behind a change of a workspace is asked for where the workspace is.
  return service === 'grafana' || Sid.startsWith('Behind') ? grafanaRegions : [region];
};

/** Whether an ARN is of a Region, or of none. */
const isIn = (region: string, arn: string): boolean =>
  [undefined, '', '*', region].includes(arn.split(':')[3]);

/**
 * What there is to ask about the permissions that no call tries, as few questions as that takes.
 *
 * @param statements of the policy that the grantee should have.
 * @param asked the actions of its statements, beside everything in those that begin with `Behind`.
 */
export const questionsOf = (
  statements: readonly Statement[],
  asked: readonly string[],
  realm: Realm,
  region: string,
): readonly Question[] => {
  // Each question has all of it: IAM names a key that it lacks even where the action does not need it.
  const conditions = Object.assign(
    {},
    ...statements.flatMap(({ Condition = {} }) => Object.values(Condition)),
  ) as Readonly<Record<string, string>>;
  const questions = new Map<string, Question>();
  for (const statement of statements) {
    const { Sid, Action, Resource = [] } = statement;
    for (const action of Action) {
      if (!Sid.startsWith('Behind') && !asked.includes(action)) continue;
      for (const where of regionsOf(action, statement, realm, region)) {
        const resources = Resource.filter((arn) => isIn(where, arn));
        const key = [where, ...resources].join(' ');
        const actions = [...(questions.get(key)?.actions ?? []), action];
        const context = { ...conditions, 'aws:RequestedRegion': where };
        questions.set(key, { actions, resources, context });
      }
    }
  }
  return [...questions.values()];
};
