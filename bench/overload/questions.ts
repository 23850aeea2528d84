/** What is asked under overload, and whether an answer is right. */
export interface Question {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Its data, when nothing goes wrong. */
  readonly expected: unknown;
  /** The whole answer that it was found in. */
  readonly text: string;
}

export interface Questions {
  /** Answered from the cache, for as long as it may. */
  readonly cached: readonly Question[];
  /** One AWS call each, about an account of its own: nothing is shared between two of them. */
  readonly fresh: readonly Question[];
}

/** What became of one request. */
export type Outcome = 'right' | 'told' | 'shed' | 'wrong' | 'broken';

/** So many times in one question. */
const TIMES = 6;
const often = (field: string): string =>
  `{ ${Array.from({ length: TIMES }, (_, time) => `a${time}: ${field}`).join(' ')} }`;

/**
 * Much work and short answers, so that four times of what the gateway can do can be sent, and looked at, from
 * the same machine.
 */
const CACHED = [
  often('accounts(first: 25) { nodes { permissionSets(first: 5) { pageInfo { hasNextPage } } } }'),
  often('permissionSets(first: 25) { nodes { accounts(first: 5) { pageInfo { hasNextPage } } } }'),
  often('groups(first: 25) { nodes { members(first: 5) { pageInfo { hasNextPage } } } }'),
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
    if (errors === undefined && text === before) return { body, headers: {}, expected: data, text };
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

export const judge = ({ status, retryAfter, text }: Answer, question: Question): Outcome => {
  const { expected } = question;
  if (status === 503) return retryAfter === undefined ? 'wrong' : 'shed';
  if (status !== 200) return 'wrong';
  // Mostly to the letter: whoever sends has the processor to share.
  if (text === question.text) return 'right';
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
