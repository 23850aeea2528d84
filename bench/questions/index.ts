import type { SandboxState } from '../../src/sandbox/state.ts';
import * as least from '../../test/support/oracle.ts';
import * as oracle from '../oracle.ts';
import type { Subjects } from '../world/subjects.ts';
import * as expected from './expected.ts';
import * as queries from './queries.ts';
import {
  type AssignmentNode,
  type DriftNode,
  type GrantNode,
  type MemberNode,
  readAssignment,
  readDrift,
  readGrant,
  readMember,
} from './read-rows.ts';

export type QuestionName = '1' | '1b' | '2' | '3' | '4' | '5';

/** Part of a page that the benchmark reads. */
export interface Page {
  readonly nodes: readonly unknown[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** What a scenario asks, and what is right. */
export interface Question {
  readonly what: string;
  readonly query: string;
  /** The largest page, for whoever reads to the end. */
  readonly first: number;
  key(subjects: Subjects): string | undefined;
  /** The lines that an answer has. @param isFirst whether it is the first page of its kind. */
  rows(data: object, page: Page, isFirst: boolean): readonly string[];
  expected(state: SandboxState, subjects: Subjects): readonly string[];
  least(state: SandboxState, subjects: Subjects, reach: least.Reach): least.Calls;
}

const MANAGEMENT = { byPrincipal: true, includesGroups: true };

export const QUESTIONS: Readonly<Record<QuestionName, Question>> = {
  '1': {
    what: 'all assignments with names, coverage: ALL',
    query: queries.ALL_ASSIGNMENTS,
    first: 100,
    key: () => undefined,
    rows: (_data, { nodes }) => (nodes as AssignmentNode[]).map(readAssignment),
    expected: (state) => expected.assignments(state, 'ALL'),
    least: (state) => oracle.allAssignments(state),
  },
  '1b': {
    what: 'all assignments with names, coverage: LISTED_PRINCIPALS',
    query: queries.LISTED_ASSIGNMENTS,
    first: 100,
    key: () => undefined,
    rows: (_data, { nodes }) => (nodes as AssignmentNode[]).map(readAssignment),
    expected: (state) => expected.assignments(state, 'LISTED'),
    least: (state) => oracle.listedAssignments(state),
  },
  '2': {
    what: 'everything one user can reach',
    query: queries.USER_ACCESS,
    first: 100,
    key: ({ userId }) => userId,
    rows: (data, { nodes }) => {
      const { user } = data as { readonly user: { readonly displayName: string } };
      return (nodes as GrantNode[]).map((node) => readGrant(node, user.displayName));
    },
    expected: (state, { userId }) => expected.accessOfUser(state, userId),
    least: (state, { userId }, reach) =>
      least.onePersonEverywhere(state, userId, MANAGEMENT, reach),
  },
  '3': {
    what: 'everyone who can reach one account',
    query: queries.ACCOUNT_ACCESS,
    first: 100,
    key: ({ accountId }) => accountId,
    rows: (_data, { nodes }) => (nodes as GrantNode[]).map((node) => readGrant(node)),
    expected: (state, { accountId }) => expected.accessToAccount(state, accountId),
    least: (state, { accountId }) => least.peopleOfAccount(state, accountId),
  },
  '4': {
    what: 'drift of every permission set, with the ids of the accounts',
    query: queries.DRIFT,
    first: 100,
    key: () => undefined,
    rows: (_data, { nodes }) => (nodes as DriftNode[]).flatMap(readDrift),
    expected: (state) => expected.drift(state),
    least: (state) => oracle.driftOfAllSets(state),
  },
  '5': {
    what: 'access across the three services for one group and its members',
    query: queries.GROUP_ACCESS,
    first: 100,
    key: ({ groupId }) => groupId,
    rows: (data, { nodes }, isFirst) => {
      interface Group {
        readonly displayName: string;
        readonly members: { readonly nodes: readonly MemberNode[] } | null;
      }
      const { group } = data as { readonly group: Group };
      return [
        ...(nodes as GrantNode[]).map((node) => readGrant(node, group.displayName)),
        ...(isFirst ? (group.members?.nodes ?? []).flatMap(readMember) : []),
      ];
    },
    expected: (state, { groupId }) => expected.accessOfGroup(state, groupId),
    least: (state, { groupId }, reach) => oracle.accessOfGroup(state, groupId, reach),
  },
};

export const QUESTION_NAMES = Object.keys(QUESTIONS) as readonly QuestionName[];
