/** What is asked under overload, and whether an answer is right. */
export interface Question {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Its data, when nothing goes wrong. */
  readonly expected: unknown;
}

/** What became of one request. */
export type Outcome = 'right' | 'told' | 'shed' | 'wrong' | 'broken';

const QUERIES = [
  '{ account(by: { name: "risk-prod" }) { accountId name email state } }',
  '{ permissionSet(by: { name: "AdministratorAccess" }) { arn name description } }',
  '{ accounts(first: 25) { nodes { accountId name state } pageInfo { hasNextPage } } }',
  '{ group(by: { displayName: "Trading-Developers" }) { groupId displayName } }',
  '{ groups(first: 20) { nodes { displayName } pageInfo { hasNextPage } } }',
];

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
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly text: string;
}

/** Asks each question until it is answered twice alike without an error: AWS has faults from the start. */
export const findQuestions = async (send: Send): Promise<readonly Question[]> => {
  const found: Question[] = [];
  for (const query of QUERIES) {
    const body = JSON.stringify({ query });
    let before = '';
    for (let tries = 0; ; tries += 1) {
      const { text } = await send(body, { 'x-aws-max-age': '0' });
      const { data, errors } = JSON.parse(text) as Body;
      if (errors === undefined && text === before) {
        found.push({ body, headers: {}, expected: data });
        // One in fifty asks AWS itself: faults are met there.
        found.push({ body, headers: { 'x-aws-max-age': '0' }, expected: data });
        break;
      }
      before = text;
      if (tries > 200) throw new Error(`No two answers to ${query} are alike: ${text}`);
    }
  }
  return found;
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
