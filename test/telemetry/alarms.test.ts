/** What each alert of `deploy/` is for is made to happen, and the alert fires by what a scrape says then. */
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { inputOf, type Named, rowOf } from '../support/assignments.ts';
import { environmentGlobalId } from '../support/environments.ts';
import { makeGateway, type MakeGatewayOptions, type TestGateway } from '../support/make-gateway.ts';
import { payloadOf } from '../support/mutations.ts';
import { evaluate, readScrape, type Scrape, select, selectorsOf } from './promql.ts';

const textOf = (path: string): string =>
  readFileSync(new URL(`../../deploy/${path}`, import.meta.url), 'utf8');
const { groups } = parse(textOf('prometheus/alerts.yaml')) as {
  readonly groups: readonly {
    readonly rules: readonly { readonly alert: string; readonly expr: string }[];
  }[];
};
const rules = groups.flatMap((group) => group.rules);
const { panels } = JSON.parse(textOf('grafana/dashboard.json')) as {
  readonly panels: readonly { readonly targets: readonly { readonly expr: string }[] }[];
};

const HOUR_MS = 3_600_000;
const FRESH = { 'x-aws-max-age': '0' };
const OUTDATED = '{ permissionSets(first: 100, filter: { outdated: true }) { nodes { id } } }';
const GONE =
  '{ assignments(first: 100, filter: { principalState: NOT_IN_DIRECTORY }) { nodes { principalId } } }';

interface Event {
  readonly options?: MakeGatewayOptions;
  /** Makes it happen, once: the first there ever is has to be seen. */
  happen(t: TestGateway): Promise<unknown>;
  /** What fires along, because it has happened as well. */
  readonly along?: readonly string[];
}

const grant = (t: TestGateway, named: Named) =>
  payloadOf(
    t,
    'createAccountAssignment',
    inputOf(t, rowOf(t, named)),
    'operation { settled { state } }',
  );
const faulty = async (t: TestGateway, fault: string, query: string): Promise<void> => {
  t.sandbox.faults.set([fault]);
  await t.execute(query, {}, FRESH);
};

const NEW = { set: 'MarketDataSupport', group: 'AWS-Auditors' };
const EVENTS: Readonly<Record<string, Event>> = {
  ManagementAccountGrant: {
    happen: (t) => grant(t, { ...NEW, account: 'kestrel-management' }),
  },
  DirectUserGrant: {
    happen: (t) =>
      grant(t, { set: 'MarketDataSupport', account: 'sandbox', user: 'beatrice.holloway' }),
  },
  OrphanedAssignments: { happen: (t) => t.data(GONE) },
  CredentialsIssued: {
    happen: (t) =>
      payloadOf(
        t,
        'issueProgrammaticCredentials',
        { environment: environmentGlobalId(t, 'research-data'), durationInMinutes: 15 },
        'expiresAt',
      ),
  },
  AccessOperationFailed: {
    options: { sandbox: { fail: ['permissionSet=MarketDataSupport,reason=No more roles'] } },
    async happen(t) {
      const { operation } = (await grant(t, { ...NEW, account: 'sandbox' })) as unknown as {
        operation: { settled: { state: string } };
      };
      expect(operation.settled.state).toBe('FAILED');
    },
  },
  PermissionSetDrift: {
    async happen(t) {
      // Every night, as docs/how-to-watch.md says.
      for (let night = 1; night <= 2; night += 1) {
        await t.data(OUTDATED, {}, FRESH);
        await t.clock.advance(20 * HOUR_MS);
      }
    },
  },
  AwsThrottling: {
    happen: (t) =>
      faulty(t, 'organizations.DescribeOrganization:throttle:times=1', '{ organization { id } }'),
  },
  AnswersWithGaps: {
    happen: (t) =>
      faulty(
        t,
        'sso-admin.ListAccountAssignments:denied:times=1',
        '{ assignments(first: 5) { gaps { code } } }',
      ),
  },
  GatewayErrors: { happen: (t) => faulty(t, '*:expired', '{ organization { id } }') },
};

const gateways: TestGateway[] = [];
afterAll(async () => {
  for (const t of gateways) await t.close();
});

const scrape = async (t: TestGateway): Promise<Scrape> =>
  readScrape(await (await t.gateway.fetch('http://127.0.0.1:4000/metrics')).text());

const made = new Map<string, Promise<readonly Scrape[]>>();
/** What was scraped before an event, and after it. */
const scrapesOf = (alert: string): Promise<readonly Scrape[]> => {
  const run = async ({ options, happen }: Event): Promise<readonly Scrape[]> => {
    const t = await makeGateway(options);
    gateways.push(t);
    const scrapes = [await scrape(t), await scrape(t)];
    await happen(t);
    // Which account the management account is may become known after a grant.
    scrapes.push(await scrape(t), await scrape(t));
    return scrapes;
  };
  const found = made.get(alert) ?? run(EVENTS[alert]!);
  made.set(alert, found);
  return found;
};

const firing = (scrapes: readonly Scrape[]): readonly string[] =>
  rules.flatMap(({ alert, expr }) => {
    const value = evaluate(expr, scrapes);
    return typeof value === 'number' || value.length > 0 ? [alert] : [];
  });

describe('an alert', () => {
  it('has an event here, each of them', () => {
    expect(Object.keys(EVENTS).toSorted()).toEqual(rules.map(({ alert }) => alert).toSorted());
  });

  it.each(rules.map(({ alert }) => alert))(
    '%s fires when it happens for the first time, and not before',
    async (alert) => {
      const scrapes = await scrapesOf(alert);
      expect(firing(scrapes.slice(0, 2))).toEqual([]);
      expect(firing(scrapes)).toEqual([alert]);
    },
  );

  it('asks for no value that its label never has, nor does a panel', async () => {
    const all = (await Promise.all(rules.map(({ alert }) => scrapesOf(alert)))).flat(2);
    // Two who ask for the same at once.
    const [t] = gateways;
    await Promise.all([t!.execute(OUTDATED, {}, FRESH), t!.execute(OUTDATED, {}, FRESH)]);
    all.push(...(await scrape(t!)));
    const asked = [...rules, ...panels.flatMap(({ targets }) => targets)].flatMap(({ expr }) =>
      selectorsOf(expr).flatMap(({ metric, matchers }) =>
        matchers.flatMap(({ label, value }) =>
          value.split('|').map((one) => ({ metric, label, one })),
        ),
      ),
    );
    expect(asked.length).toBeGreaterThan(15);
    const unknown = asked.filter(({ metric, label, one }) => {
      const matcher = { label, isPattern: false, value: one };
      return select(all, { metric, matchers: [matcher] }).length === 0;
    });
    expect(unknown).toEqual([]);
  });
});

describe('how queries are evaluated here', () => {
  const series = (value: number, labels: Record<string, string> = {}, metric = 'm') => [
    { metric, labels, value },
  ];
  it.each([
    ['a series that begins has not risen', 'increase(m[5m]) > 0', [[], series(1)], 0],
    ['one that was there has', 'increase(m[5m]) > 0', [series(0), series(1)], 1],
    ['another value does not match', 'm{a="b"} > 0', [series(1, { a: 'c' })], 0],
    ['a pattern matches the whole', 'm{a=~"b|cc"} > 0', [series(1, { a: 'c' })], 0],
    ['a pattern matches', 'm{a=~"b|c"} > 0', [series(1, { a: 'c' })], 1],
    ['what is compared is in both', 'm / n > 0', [series(1)], 0],
  ] as const)('%s', (_what, expr, scrapes, count) => {
    expect(evaluate(expr, scrapes)).toHaveLength(count);
  });
});
