import { readFileSync } from 'node:fs';
import { parser } from '@prometheus-io/lezer-promql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { makeApiKey } from '../../src/auth/api-keys.ts';
import { createAuthenticator } from '../../src/auth/create-authenticator.ts';
import { policyOf } from '../rows/support.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';

const DEPLOY = new URL('../../deploy/', import.meta.url);
const textOf = (path: string): string => readFileSync(new URL(path, DEPLOY), 'utf8');

interface Query {
  readonly where: string;
  readonly expr: string;
}

const dashboard = JSON.parse(textOf('grafana/dashboard.json')) as {
  readonly panels: readonly {
    readonly id: number;
    readonly title: string;
    readonly description: string;
    readonly targets: readonly { readonly expr: string; readonly legendFormat: string }[];
  }[];
};
const alerts = parse(textOf('prometheus/alerts.yaml')) as {
  readonly groups: readonly {
    readonly rules: readonly {
      readonly alert: string;
      readonly expr: string;
      readonly annotations: { readonly summary: string; readonly description: string };
    }[];
  }[];
};
const rules = alerts.groups.flatMap((group) => group.rules);
const queries: readonly Query[] = [
  ...dashboard.panels.flatMap(({ title, targets }) =>
    targets.map(({ expr }) => ({ where: title, expr })),
  ),
  ...rules.map(({ alert, expr }) => ({ where: alert, expr })),
];

/** The selectors of a query: which metric, and which labels are asked for or grouped by. */
const read = (expr: string): { metrics: string[]; labels: string[]; errors: number } => {
  const metrics: string[] = [];
  const labels: string[] = [];
  let errors = 0;
  parser.parse(expr).iterate({
    enter({ type, from, to }) {
      const text = expr.slice(from, to);
      if (type.isError) errors += 1;
      if (type.name === 'VectorSelector') metrics.push(/^[\w:]+/.exec(text)?.[0] ?? text);
      if (type.name === 'LabelName') labels.push(text);
    },
  });
  return { metrics, labels, errors };
};

const prometheus = parse(textOf('prometheus/prometheus.yaml')) as {
  readonly rule_files: readonly string[];
  readonly scrape_configs: readonly {
    readonly metrics_path: string;
    readonly authorization: { readonly type: string; readonly credentials_file: string };
  }[];
};

let t: TestGateway;
/** By metric, the labels it has. */
const known = new Map<string, Set<string>>();
beforeAll(async () => {
  t = await makeGateway();
  t.metrics.watchProcess();
  t.sandbox.faults.set(['sso-admin.ListAccountAssignments:denied:first=1']);
  await t.execute('{ assignments(first: 5) { nodes { principalState } gaps { code } } }');
  await t.execute('{ accounts(first: 1000) { nodes { id } } }');
  for (const metric of await t.metrics.registry.getMetricsAsJSON()) {
    const { values } = metric as unknown as {
      readonly values: readonly { metricName?: string; labels: object }[];
    };
    for (const { metricName = metric.name, labels } of values) {
      const names = known.get(metricName) ?? new Set();
      for (const name of Object.keys(labels)) names.add(name);
      known.set(metricName, names);
    }
  }
});
afterAll(() => t.close());

describe('deploy/', () => {
  it('asks for something', () => {
    expect(queries.length).toBeGreaterThan(25);
  });

  it.each(queries)('$where: $expr', ({ expr }) => {
    const { metrics, labels, errors } = read(expr);
    expect(errors).toBe(0);
    expect(metrics.length).toBeGreaterThan(0);
    const has = new Set<string>();
    for (const metric of metrics) {
      expect([...known.keys()]).toContain(metric);
      for (const label of known.get(metric) ?? []) has.add(label);
    }
    for (const label of labels) expect([...has]).toContain(label);
  });

  it('has legends that name labels of their query', () => {
    for (const { targets } of dashboard.panels) {
      for (const { expr, legendFormat } of targets) {
        const of = new Set(read(expr).metrics.flatMap((name) => [...(known.get(name) ?? [])]));
        for (const [, label] of legendFormat.matchAll(/\{\{(\w+)\}\}/g)) {
          expect([...of]).toContain(label);
        }
      }
    }
  });

  it('has panels and alerts that say what they are about', () => {
    const ids = dashboard.panels.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { description } of dashboard.panels) expect(description).toMatch(/\.$/);
    for (const { annotations } of rules) {
      expect(annotations.summary.length).toBeGreaterThan(10);
      expect(annotations.description.length).toBeGreaterThan(10);
    }
  });

  it('goes with a nightly query that shows what metrics cannot know by themselves', async () => {
    const page = readFileSync(new URL('../docs/how-to-watch.md', DEPLOY), 'utf8');
    const [, query = ''] = /```graphql\n([^]*?)```/.exec(page) ?? [];
    await t.data(query);
    const text = await t.metrics.registry.metrics();
    for (const name of ['orphaned_principals', 'drifted_permission_sets']) {
      const [, count] = new RegExp(`^management_graph_${name} (\\d+)$`, 'm').exec(text) ?? [];
      expect(Number(count)).toBeGreaterThan(0);
    }
  });

  it('has Prometheus read the metrics of a gateway whose callers sign in, by a key for nothing else', async () => {
    const { key, kept } = makeApiKey();
    const page = readFileSync(new URL('../docs/how-to-watch.md', DEPLOY), 'utf8');
    const [, name = '', scopes = ''] = /api-key (\S+) --scopes (\S+)/.exec(page) ?? [];
    const settings = {
      issuers: [],
      apiKeys: [{ name, scopes: scopes.split(','), groups: [], keys: [kept] }],
    };
    const [, policy = ''] = /```cedar\n([^]*?)```/.exec(page) ?? [];
    const closed = await makeGateway({
      authenticator: (clock, log) => createAuthenticator({ settings, clock, log }),
      rowPolicy: await policyOf(policy),
    });
    const [{ metrics_path: path, authorization }] = prometheus.scrape_configs as [
      (typeof prometheus.scrape_configs)[number],
    ];
    const headers = { authorization: `${authorization.type} ${key}` };
    const response = await closed.gateway.fetch(`http://127.0.0.1:4000${path}`, { headers });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('management_graph_quota_allowed{');
    const { data } = await closed.execute('{ accounts { nodes { name } } }', {}, headers);
    expect(data).toEqual({ accounts: null });
    await closed.close();
    for (const file of prometheus.rule_files) textOf(`prometheus/${file}`);
  });

  it('warns of each thing that operators are to be told of', () => {
    expect(rules.map(({ alert }) => alert)).toEqual(
      expect.arrayContaining([
        'ManagementAccountGrant',
        'DirectUserGrant',
        'OrphanedAssignments',
        'AccessOperationFailed',
        'PermissionSetDrift',
        'CredentialsIssued',
        'AwsThrottling',
      ]),
    );
  });
});
