import type { Answer, Rig } from './rig.ts';

/** What an access review reads: every row with all its names. */
export const ALL_ASSIGNMENTS = /* GraphQL */ `
  query ($after: String) {
    assignments(first: 100, after: $after) {
      gaps {
        code
      }
      nodes {
        accountId
        account {
          name
        }
        permissionSetArn
        permissionSet {
          name
        }
        principalId
        principalType
        principalState
        principal {
          displayName
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

interface Page {
  readonly assignments: {
    readonly gaps: readonly { readonly code: string }[];
    readonly nodes: readonly object[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

export interface Paged {
  readonly rows: number;
  /** Milliseconds of each page, in order. */
  readonly pageMs: readonly number[];
  readonly wallMs: number;
  readonly gaps: number;
  /** Answers in which the caller was told to slow down, as an error or as a gap. */
  readonly throttlesToCaller: number;
  readonly otherErrors: number;
}

/** How long a client waits that was told to slow down. */
const PAUSE_MS = 1000;
const MAX_FAILURES = 20;

export const isThrottled = (answer: Answer): boolean =>
  answer.status === 429 ||
  (answer.errors ?? []).some(({ extensions }) => extensions?.code === 'THROTTLED');

/** Pages through all assignments, one page after the other, as a client has to. */
export const pageAll = async (rig: Rig): Promise<Paged> => {
  const pageMs: number[] = [];
  let rows = 0;
  let gaps = 0;
  let throttlesToCaller = 0;
  let otherErrors = 0;
  let after: string | null = null;
  const startedAt = rig.now();
  for (;;) {
    const sentAt = rig.now();
    const answer = await rig.post(ALL_ASSIGNMENTS, { after });
    pageMs.push(rig.now() - sentAt);
    const page = answer.data as Page | null | undefined;
    const isTold = page?.assignments.gaps.some(({ code }) => code === 'THROTTLED') ?? false;
    if (isThrottled(answer) || isTold) throttlesToCaller += 1;
    else if (answer.errors !== undefined) otherErrors += 1;
    if (page == null) {
      if (throttlesToCaller + otherErrors > MAX_FAILURES) {
        throw new Error(`Paging fails: ${JSON.stringify(answer.errors)}`);
      }
      await rig.sleep(PAUSE_MS);
      continue;
    }
    rows += page.assignments.nodes.length;
    gaps += page.assignments.gaps.length;
    const { hasNextPage, endCursor } = page.assignments.pageInfo;
    if (!hasNextPage) break;
    after = endCursor;
  }
  return { rows, pageMs, wallMs: rig.now() - startedAt, gaps, throttlesToCaller, otherErrors };
};
