import { describe, expect, it } from 'vitest';
import type { GatewayFigures } from '../../bench/figures.ts';
import { type BenchOptions, readBenchOptions } from '../../bench/options.ts';
import { printReport } from '../../bench/report.ts';
import { runScenario } from '../../bench/run-scenario.ts';
import { SIZES } from '../../bench/sizes.ts';

const read = (...argv: string[]): BenchOptions => {
  const options = readBenchOptions(argv);
  if (options === undefined) throw new Error('That was a wish for help.');
  return options;
};

describe('the benchmark', () => {
  it('gives figures in simulated time, of exactly the calls that are needed', async () => {
    const options = read('--simulated', '--only', 'small', '--rounds', '1');
    const reports = await Promise.all(
      options.scenarios.map(async (scenario) => ({
        scenario,
        rounds: await runScenario(scenario, options),
      })),
    );
    const [figures] = reports[0]?.rounds ?? [];
    const { accounts, permissionSets, provisionedPerAccount } = SIZES.small ?? { accounts: 0 };
    expect(figures).toMatchObject({
      kind: 'gateway',
      throttlesMet: 0,
      throttlesToCaller: 0,
      gaps: 0,
      otherErrors: 0,
      callsByOperation: {
        'sso-admin.ListInstances': 1,
        'sso-admin.ListPermissionSets': 1,
        'sso-admin.ListAccountsForProvisionedPermissionSet': permissionSets,
        'sso-admin.ListAccountAssignments': accounts * (provisionedPerAccount ?? 0),
        'sso-admin.DescribePermissionSet': permissionSets,
      },
    });
    expect(printReport(reports, options)).toMatch(/SIMULATED TIME[\s\S]+ratio +\d\.\d{3}/);
    const json: unknown = JSON.parse(printReport(reports, { ...options, json: true }));
    expect(json).toMatchObject({ time: 'simulated', reports: [{ rounds: [{ kind: 'gateway' }] }] });
  });

  it('holds paging back by no more than the small questions beside it cost', async () => {
    const { scenarios, ...options } = read('--simulated', '--only', 'small', '--rounds', '1');
    const [scenario] = scenarios;
    if (scenario?.kind !== 'gateway') throw new Error('It pages through the gateway.');
    const [figures] = await runScenario({ ...scenario, busy: true }, options);
    const { ratio, small } = figures as GatewayFigures;
    expect(ratio).toBeLessThan(1.02);
    expect(small).toMatchObject(
      ['user', 'account'].map((query) => ({ query, asked: 3, throttled: 0, failed: 0 })),
    );
    for (const { maxMs } of small) expect(maxMs).toBeLessThan(1000);
  });

  it.each([
    ['--only nothing', 'there is no scenario "nothing"'],
    ['--rounds 0', '--rounds cannot be "0"'],
    ['--share 1.5', '--share cannot be "1.5"'],
    ['--latency fast', '--latency cannot be "fast"'],
    ['--wrong', "Unknown option '--wrong'"],
  ])('refuses %s', (line, message) => {
    expect(() => readBenchOptions(line.split(' '))).toThrow(message);
  });
});
