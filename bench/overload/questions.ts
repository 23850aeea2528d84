/** What is asked under overload, and whether an answer is right. */
export interface Question {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Its data, when nothing goes wrong. */
  readonly expected: unknown;
}

export interface Questions {
  /** Answered from the cache, for as long as it may. */
  readonly cached: readonly Question[];
  /** One AWS call each, about an account of its own: nothing is shared between two of them. */
  readonly fresh: readonly Question[];
}

/** What became of one request. */
export type Outcome = 'right' | 'told' | 'shed' | 'wrong' | 'broken';

/** Each is work of about a millisecond, so that four times of it can be sent from the same machine. */
const CACHED = [
  '{ account(by: { name: "risk-prod" }) { accountId name email state } }',
  '{ accounts(first: 100) { nodes { accountId name email state } pageInfo { hasNextPage } } }',
  '{ permissionSets(first: 50) { nodes { arn name description sessionDuration } } }',
  '{ groups(first: 100) { nodes { groupId displayName description } } }',
  '{ accounts(first: 20) { nodes { name permissionSets(first: 5) { nodes { name } } } } }',
];

const FRESH =
  'query One($id: AccountId!) { account(by: { accountId: $id }) { accountId name email } }';
const LISTED = '{ accounts(first: 100) { nodes { accountId } } }';

/** What may be told of AWS's faults and of too much work. */
const TOLD = new Set([
  'THROTTLED',
  'UPSTREAM_UNAVAILABLE',
  'UPSTREAM_MALFORMED',
  'DEADLINE_EXCEEDED',
]);

interface Body {
  readonly data?: unknown;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
}

type Send = (body: string, headers: Readonly<Record<string, string>>) => Promise<Answer>;

export interface Answer {
  /** What it took, once there was a connection. */
  readonly ms: number;
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly text: string;
}

const FROM_AWS = { 'x-aws-max-age': '0' };
const MOST_TRIES = 200;

/**
 * Asks until there are two answers alike without an error: AWS has faults from the start.
 *
 * @param headers past the cache, where that is one call; what has many takes a part of them from there each time.
 */
const find = async (
  send: Send,
  query: string,
  headers: Question['headers'],
  variables?: object,
): Promise<Question> => {
  const body = JSON.stringify({ query, variables });
  let before = '';
  let last = '';
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const { text } = await send(body, headers);
    const { data, errors } = JSON.parse(text) as Body;
    if (errors === undefined && text === before) return { body, headers: {}, expected: data };
    if (errors === undefined) before = text;
    last = text;
  }
  throw new Error(`No two answers to ${query} are alike: ${last}`);
};

export const findQuestions = async (send: Send): Promise<Questions> => {
  const cached: Question[] = [];
  for (const query of CACHED) cached.push(await find(send, query, {}));
  const { expected } = await find(send, LISTED, FROM_AWS);
  const { accounts } = expected as {
    readonly accounts: { readonly nodes: readonly { readonly accountId: string }[] };
  };
  const fresh: Question[] = [];
  for (const { accountId } of accounts.nodes) {
    const question = await find(send, FRESH, FROM_AWS, { id: accountId });
    fresh.push({ ...question, headers: FROM_AWS });
  }
  return { cached, fresh };
};

/** Whether `actual` is `expected`, null where an error is told. */
const fits = (actual: unknown, expected: unknown): boolean => {
  if (actual === null || actual === expected) return true;
  if (typeof actual !== 'object' || typeof expected !== 'object' || expected === null) return false;
  const keys = Object.keys(expected);
  return (
    Object.keys(actual).length === keys.length &&
    keys.every((key) =>
      fits((actual as Record<string, unknown>)[key], (expected as Record<string, unknown>)[key]),
    )
  );
};

export const judge = ({ status, retryAfter, text }: Answer, { expected }: Question): Outcome => {
  if (status === 503) return retryAfter === undefined ? 'wrong' : 'shed';
  if (status !== 200) return 'wrong';
  let body: Body;
  try {
    body = JSON.parse(text) as Body;
  } catch {
    return 'wrong';
  }
  const { data, errors } = body;
  if (errors === undefined) {
    return JSON.stringify(data) === JSON.stringify(expected) ? 'right' : 'wrong';
  }
  const areKnown = errors.every(({ extensions }) => TOLD.has(extensions?.code ?? ''));
  return areKnown && fits(data ?? null, expected) ? 'told' : 'wrong';
};
