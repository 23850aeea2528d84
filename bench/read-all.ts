import type { Page, Question } from './questions/index.ts';
import type { Answer, Rig } from './rig.ts';

export interface ReadAll {
  readonly lines: readonly string[];
  /** Milliseconds of each page, in order. */
  readonly pageMs: readonly number[];
  readonly wallMs: number;
  /** Rows that were not read, by code; what the configuration does not let be read is none of them. */
  readonly gaps: number;
  /** Answers in which the caller was told to slow down, as an error or as a gap. */
  readonly throttlesToCaller: number;
  readonly otherErrors: number;
}

/** How long a client waits that was told to slow down. */
const PAUSE_MS = 1000;
const MAX_FAILURES = 20;
/** Nobody is asked about accounts that no role is configured for. */
const BY_CONFIGURATION = new Set(['NOT_CONFIGURED', 'NOT_ENUMERABLE']);

export const isThrottled = (answer: Answer): boolean =>
  answer.status === 429 ||
  (answer.errors ?? []).some(({ extensions }) => extensions?.code === 'THROTTLED');

/** Every code in a list `gaps`, however deep. */
const gapsIn = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    name === 'gaps' ? (part as { readonly code: string }[]).map(({ code }) => code) : gapsIn(part),
  );
};

/** The connection that is called `page`, at the root or one below. */
export const pageOf = (data: object): Page | undefined => {
  const own = (data as { readonly page?: Page | null }).page;
  if (own !== undefined) return own ?? undefined;
  const [object] = Object.values(data) as ({ readonly page?: Page | null } | null)[];
  return object?.page ?? undefined;
};

/** Reads a question to its end, one page after the other, as a client has to. */
export const readAll = async (
  rig: Pick<Rig, 'now' | 'sleep' | 'post'>,
  question: Question,
  key: string | undefined,
  onPage: (number: number) => Promise<void> = () => Promise.resolve(),
): Promise<ReadAll> => {
  const lines: string[] = [];
  const pageMs: number[] = [];
  const seen = { gaps: 0, throttlesToCaller: 0, otherErrors: 0 };
  const startedAt = rig.now();
  let after: string | null = null;
  for (;;) {
    const sentAt = rig.now();
    const answer = await rig.post(question.query, { key, first: question.first, after });
    pageMs.push(rig.now() - sentAt);
    const data = answer.data as object | null | undefined;
    const page = data == null ? undefined : pageOf(data);
    const gaps = gapsIn(data).filter((code) => !BY_CONFIGURATION.has(code));
    seen.gaps += gaps.length;
    if (isThrottled(answer) || gaps.includes('THROTTLED')) seen.throttlesToCaller += 1;
    else if (answer.errors !== undefined) seen.otherErrors += 1;
    if (data == null || page === undefined) {
      if (seen.throttlesToCaller + seen.otherErrors > MAX_FAILURES) {
        throw new Error(`Paging fails: ${JSON.stringify(answer.errors)}`);
      }
      await rig.sleep(PAUSE_MS);
      continue;
    }
    lines.push(...question.rows(data, page, after === null));
    await onPage(pageMs.length);
    if (!page.pageInfo.hasNextPage) break;
    after = page.pageInfo.endCursor;
  }
  return { lines, pageMs, wallMs: rig.now() - startedAt, ...seen };
};
