import { measureEngine } from './engine/measure.ts';
import type { Figures } from './figures.ts';
import { measure } from './measure.ts';
import { BenchUsage, type BenchOptions } from './options.ts';
import { createRealRig } from './real-rig.ts';
import type { RigOptions } from './rig.ts';
import type { Scenario } from './scenarios.ts';
import { createSimulatedRig } from './simulated-rig.ts';

/** Every round has a rig of its own, so that each begins cold and with full buckets. */
export const runScenario = async (
  scenario: Scenario,
  { simulated, rounds, latencyMs, quotaShare }: Omit<BenchOptions, 'scenarios' | 'json'>,
): Promise<readonly Figures[]> => {
  if (simulated && scenario.kind === 'loop') {
    throw new BenchUsage(`${scenario.name} waits in real time: leave out --simulated`);
  }
  if (scenario.kind === 'engine') {
    if (simulated)
      throw new BenchUsage(`${scenario.name} measures real time: leave out --simulated`);
    return measureEngine(rounds ?? scenario.rounds);
  }
  const options: RigOptions = { size: scenario.size, latencyMs, quotaShare };
  const figures: Figures[] = [];
  for (let round = 0; round < (rounds ?? scenario.rounds); round += 1) {
    const rig = await (simulated ? createSimulatedRig : createRealRig)(options);
    try {
      figures.push(await rig.run(measure(rig, scenario, options)));
    } finally {
      await rig.close();
    }
  }
  return figures;
};
