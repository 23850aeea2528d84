import type { Gap } from '../../core/connection.ts';
import type { Answer, AnswerError } from '../ask.ts';
import type { ExportRow } from './columns.ts';
import type { ExportGap } from './manifest.ts';

/** The question that any client asks, with the largest page there is. */
export const PAGE_QUERY = /* GraphQL */ `
  query ExportAssignments($instance: Arn, $coverage: AssignmentCoverage, $after: String) {
    assignments(instance: $instance, coverage: $coverage, first: 100, after: $after) {
      nodes {
        accountId
        account {
          name
        }
        permissionSetArn
        permissionSet {
          name
        }
        principalType
        principalId
        principalState
        principal {
          displayName
          ... on User {
            userName
          }
        }
      }
      gaps {
        service
        region
        accountId
        code
        message
      }
      asOf
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

interface Node {
  readonly accountId: string;
  readonly account: { readonly name: string | null } | null;
  readonly permissionSetArn: string;
  readonly permissionSet: { readonly name: string | null } | null;
  readonly principalType: string;
  readonly principalId: string;
  readonly principalState: string;
  readonly principal: { readonly displayName: string | null; readonly userName?: string } | null;
}

export interface PageData {
  readonly assignments: {
    readonly nodes: readonly Node[];
    readonly gaps: readonly Gap[];
    readonly asOf: string | null;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  } | null;
}

/** A page of rows, as it is written. */
export interface ExportPage {
  readonly rows: readonly ExportRow[];
  readonly gaps: readonly ExportGap[];
  readonly asOf: string | null;
  /** Where the next page begins; null when this is the last. */
  readonly next: string | null;
}

export const rowOf = (instanceArn: string, node: Node): ExportRow => ({
  instanceArn,
  accountId: node.accountId,
  accountName: node.account?.name ?? null,
  permissionSetArn: node.permissionSetArn,
  permissionSetName: node.permissionSet?.name ?? null,
  principalType: node.principalType,
  principalId: node.principalId,
  principalName: node.principal?.userName ?? node.principal?.displayName ?? null,
  principalDisplayName: node.principal?.displayName ?? null,
  principalState: node.principalState,
});

/**
 * What an answer with rows holds. An error below a row is a name that is missing, and told like the
 * rows that are.
 */
export const pageOf = (
  instanceArn: string,
  page: NonNullable<PageData['assignments']>,
  errors: Answer<PageData>['errors'] = [],
): ExportPage => ({
  rows: page.nodes.map((node) => rowOf(instanceArn, node)),
  gaps: [
    ...page.gaps.map((gap): ExportGap => ({ missing: 'rows', ...gap })),
    ...errors.map((error) => gapOfName(error)),
  ],
  asOf: page.asOf,
  next: page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null,
});

const gapOfName = ({ message, path = [], extensions }: AnswerError): ExportGap => ({
  missing:
    (['account', 'permissionSet'] as const).find((link) => path.includes(link)) ?? 'principal',
  service: extensions.service ?? 'unknown',
  region: extensions.region ?? null,
  accountId: extensions.accountId ?? null,
  code: extensions.code,
  message,
});

/** Both lists in one; the same thing said twice is there once. */
export const joinGaps = (
  known: readonly ExportGap[],
  more: readonly ExportGap[],
): readonly ExportGap[] =>
  more.length === 0
    ? known
    : [...new Map([...known, ...more].map((gap) => [JSON.stringify(gap), gap])).values()];
