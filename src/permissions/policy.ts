import { BEHIND } from './behind.ts';
import type { Grants, Taken } from './grants.ts';
import { groupOf, type Realm } from './resource-groups.ts';

export interface Statement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Principal?: { readonly AWS: string };
  readonly Action: readonly string[];
  readonly Resource?: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** A policy as IAM takes it. */
export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly Statement[];
}

const ASSUME = 'sts:AssumeRole';
export const SET_SOURCE_IDENTITY = 'sts:SetSourceIdentity';

const statement = (
  Sid: string,
  actions: readonly string[],
  Resource: readonly string[],
): Statement => ({ Sid, Effect: 'Allow', Action: actions.toSorted(), Resource });

/** One statement for the actions of a kind that need the same resources. */
const ownStatements = ({ operations }: Grants, realm: Realm): readonly Statement[] => {
  const grouped = new Map<string, { actions: Set<string>; resources: readonly string[] }>();
  for (const { iamAction, kind } of operations) {
    const group = groupOf(iamAction);
    const sid = `${kind === 'read' ? 'Read' : 'Change'}${group.name}`;
    const known = grouped.get(sid) ?? { actions: new Set(), resources: group.resources(realm) };
    grouped.set(sid, known);
    known.actions.add(iamAction);
  }
  return [...grouped].map(([sid, { actions, resources }]) =>
    statement(sid, [...actions], resources),
  );
};

const behindStatements = ({ operations }: Grants, realm: Realm): readonly Statement[] =>
  BEHIND.filter(({ of }) => operations.some(({ iamAction }) => iamAction === of)).map(
    ({ name, actions, resources, condition }) => ({
      ...statement(`Behind${name}`, actions, resources(realm)),
      ...(condition === undefined ? {} : { Condition: condition }),
    }),
  );

const takeStatements = (takes: readonly Taken[]): readonly Statement[] => {
  const all = takes.map(({ roleArn }) => roleArn).toSorted();
  const named = takes.filter((one) => one.setsSourceIdentity).map(({ roleArn }) => roleArn);
  return [
    ...(all.length === 0 ? [] : [statement('TakeOnRoles', [ASSUME], all)]),
    ...(named.length === 0
      ? []
      : [statement('SayOnWhoseBehalf', [SET_SOURCE_IDENTITY], named.toSorted())]),
  ];
};

/**
 * The least policy for `grants`: every action that the gateway can call and none else, each on the
 * resources that IAM checks it on, as far as `realm` knows them.
 */
export const policyOf = (grants: Grants, realm: Realm): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: [
    ...ownStatements(grants, realm),
    ...behindStatements(grants, realm),
    ...takeStatements(grants.takes),
  ],
});

/** What lets a role, or a user, ask IAM what its own policies say. @param arn of that role or user. */
export const askStatement = (arn: string): Statement =>
  statement('ReadOwnPermissions', ['iam:SimulatePrincipalPolicy'], [arn]);

/** The trust policy of a role that the gateway takes on. @param principal the ARN of the gateway's role. */
export const trustPolicyOf = (
  { setsSourceIdentity }: Taken,
  principal: string,
): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'LetManagementGraphTakeThisOn',
      Effect: 'Allow',
      Principal: { AWS: principal },
      Action: setsSourceIdentity ? [ASSUME, SET_SOURCE_IDENTITY] : [ASSUME],
    },
  ],
});
