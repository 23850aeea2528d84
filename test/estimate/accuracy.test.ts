import { afterEach, describe, expect, it } from 'vitest';
import { exampleQueries } from '../../src/graphiql/graphiql.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';
import {
  ask,
  type Question,
  questions,
  type Run,
  type World,
  worlds,
} from '../support/questions.ts';

/**
 * How good the estimates are: for each question, as often as it pages, the calls that were expected
 * against those that the sandbox counted.
 */

const UNLIMITED = {
  'sso-admin': { rate: 1e6, burst: 1e6 },
  identitystore: { rate: 1e6, burst: 1e6 },
  organizations: { rate: 1e6, burst: 1e6, groups: [] },
};

const HEADERS = { 'x-aws-journal': '1', 'x-deadline-ms': '900000' };

/** Lists everything there is to its end, and finds nothing: what a gateway knows that ran for a while. */
const LOOK_AROUND = /* GraphQL */ `
  {
    accounts(filter: { contains: "no such" }) {
      nodes {
        id
      }
    }
    users(filter: { contains: "no such" }) {
      nodes {
        id
      }
    }
    groups(filter: { contains: "no such" }) {
      nodes {
        id
      }
    }
    permissionSets(filter: { contains: "no such" }) {
      nodes {
        id
      }
    }
  }
`;

interface Measured {
  readonly expected: number;
  readonly made: number;
}

/**
 * Runs a question with its estimates added up.
 *
 * @param text stands behind each query, so that it is not the one that ran before.
 */
const measure = async (t: TestGateway, run: Run, text = ''): Promise<Measured> => {
  let expected = 0;
  let made = 0;
  const counting = {
    ...t,
    async data<Data>(query: string, variables?: Record<string, unknown>): Promise<Data> {
      t.resetCalls();
      const answer = await t.execute(query + text, variables, HEADERS);
      expect(answer.errors).toBeUndefined();
      const aws = answer.extensions?.aws as { estimate: { calls: number }; calls: number };
      expected += aws.estimate.calls;
      made += t.callCount();
      return answer.data as Data;
    },
  };
  await run(counting);
  return { expected, made };
};

/** Within a quarter, and three calls. */
const isGood = ({ expected, made }: Measured): boolean =>
  made <= expected * 1.25 + 3 && expected <= made * 1.25 + 3;

const named = (name: string): World => worlds.find((world) => world.name === name)!;

type Asked = readonly Pick<Question, 'name' | 'run'>[];

/** Asked where there are workspaces and environments. */
const anywhere = questions.filter(({ isOfTheFirm }) => isOfTheFirm !== true);
const tabs: Asked = exampleQueries().map(({ name, query }) => ({ name, run: () => ask(query) }));
const all: Asked = [...questions, ...tabs];

/** Somebody's own rows and those of its groups. */
const SCATTERED = 'one user with groups and all assignments';
/** The same user, with the same rows. */
const EVERYWHERE = 'one person with accounts, workspaces and environments';

interface Case {
  readonly world: World;
  readonly asked: Asked;
  /** What is expected too low by a gateway that knows nothing, each with its reason. */
  readonly surprising?: readonly string[];
  /** Whether it is as small as a gateway assumes that knows nothing. */
  readonly isSmall: boolean;
}

const cases: readonly Case[] = [
  { world: named('the firm'), asked: all, isSmall: true },
  {
    world: named('the firm, where lists of users leave out their groups'),
    asked: all,
    isSmall: true,
  },
  {
    world: named('the firm, seen by its delegated administrator'),
    asked: all,
    isSmall: true,
    // That AWS refuses to list by principal is not known before it has: then all pairs are read.
    surprising: [
      SCATTERED,
      EVERYWHERE,
      'one person who is in an environment, with everything else',
      '03-user-access.graphql',
      '09-one-person-everywhere.graphql',
      '33-leaver.graphql',
    ],
  },
  {
    world: named('277 accounts, 100 sets, 800 users, 150 groups'),
    asked: anywhere,
    isSmall: false,
  },
  { world: named('50 accounts, 20 sets, 200 users, 40 groups'), asked: anywhere, isSmall: false },
];

describe.each(cases)('estimates in $world.name', ({ world, asked, isSmall, ...exceptions }) => {
  let t: TestGateway;
  afterEach(() => t.close());

  it.each(asked)('$name', { timeout: 120_000 }, async ({ name, run }) => {
    t = await makeGateway({
      sandbox: { ...world.sandbox, quotas: false },
      upstream: { quotas: UNLIMITED },
    });
    const question = run(t.sandbox.world.state);
    const first = await measure(t, question);
    if (isSmall) {
      expect({ ...first, isGood: isGood(first) }).toEqual({
        ...first,
        isGood: exceptions.surprising?.includes(name) !== true,
      });
    }
    const warm = await measure(t, question);
    expect({ ...warm, isGood: isGood(warm) }).toEqual({ ...warm, isGood: true });

    await t.data(LOOK_AROUND, undefined, HEADERS);
    // Longer than anything is cached that may change, and not as long as credentials last.
    await t.clock.advance(1_800_000);
    const known = await measure(t, question, '\n# as another text');
    expect({ ...known, isGood: isGood(known) }).toEqual({ ...known, isGood: true });
  });
});
