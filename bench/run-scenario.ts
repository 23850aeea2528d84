import { CONTENDERS } from './contenders/index.ts';
import { measureEngine } from './engine/measure.ts';
import { AFTER_RESTART, type Figures, type RunFigures } from './figures.ts';
import { measureContender, measureFirstPage, measureGateway, measureWarm } from './measure.ts';
import { measureMix } from './mix.ts';
import { BenchUsage, type BenchOptions } from './options.ts';
import { measurePages } from './pages.ts';
import { type QuestionName, QUESTIONS } from './questions/index.ts';
import { readAll } from './read-all.ts';
import { createRealRig } from './real-rig.ts';
import type { Rig, RigOptions } from './rig.ts';
import type { Scenario } from './scenarios.ts';
import { createSimulatedRig } from './simulated-rig.ts';
import type { JudgedSize } from './sizes.ts';

/** How often a scenario is measured when nobody says: what AWS's quota makes last minutes, once. */
const ROUNDS: Readonly<Record<JudgedSize, number>> = { small: 3, middle: 1, large: 1 };

/** At the large size hours of quota pass: there, time is always simulated. */
export const isSimulated = (size: JudgedSize, { simulated }: Pick<BenchOptions, 'simulated'>) =>
  simulated || size === 'large';

type Settings = Omit<BenchOptions, 'scenarios' | 'sizes' | 'json' | 'check'>;

/** Does something on a rig that nobody has used: cold, and with full buckets. */
const onRig = async <T>(
  options: RigOptions,
  isInSimulatedTime: boolean,
  work: (rig: Rig) => Promise<T>,
): Promise<T> => {
  const rig = await (isInSimulatedTime ? createSimulatedRig : createRealRig)(options);
  try {
    return await rig.run(work(rig));
  } finally {
    await rig.close();
  }
};

/** One scenario at one size, round after round; the contenders take turns with the gateway. */
export const runScenario = async (
  { name }: Scenario,
  size: JudgedSize,
  settings: Settings,
): Promise<readonly Figures[]> => {
  const { latencyMs, quotaShare } = settings;
  const options: RigOptions = { size, latencyMs, quotaShare };
  const simulated = isSimulated(size, settings);
  const figures: Figures[] = [];
  const rounds = settings.rounds ?? (simulated ? 1 : ROUNDS[size]);
  switch (name) {
    case 'engine':
      if (settings.simulated) {
        throw new BenchUsage('engine measures real time: leave out --simulated');
      }
      return measureEngine(settings.rounds ?? 5);
    case 'pages':
      return [await onRig({ ...options, size: 'pages' }, true, (rig) => measurePages(rig))];
    case 'warm':
      for (let round = 0; round < rounds; round += 1) {
        figures.push(await onRig({ ...options, size: 'small' }, settings.simulated, measureWarm));
      }
      return figures;
    case '6':
      for (let round = 0; round < rounds; round += 1) {
        const alone = await onRig(options, simulated, (rig) =>
          readAll(rig, QUESTIONS['1'], undefined),
        );
        const writes = { ...options, writes: true };
        figures.push(await onRig(writes, simulated, (rig) => measureMix(rig, alone.wallMs)));
      }
      return figures;
    default:
      for (let round = 0; round < rounds; round += 1) {
        figures.push(...(await runQuestion(name, options, simulated, settings)));
      }
      return figures;
  }
};

const runQuestion = async (
  name: QuestionName,
  options: RigOptions,
  simulated: boolean,
  { contenders }: Pick<Settings, 'contenders'>,
): Promise<readonly RunFigures[]> => {
  const figures: RunFigures[] = [];
  const [own, sizes] = await onRig(options, simulated, async (rig) => [
    await measureGateway(rig, name, options),
    rig.sizes(),
  ]);
  const firstPageMs =
    name === '1'
      ? await onRig(options, simulated, (rig) => measureFirstPage(rig, name))
      : undefined;
  figures.push({ ...own, ...(own.gateway && { gateway: { ...own.gateway, firstPageMs } }) });
  if (sizes !== undefined && !name.startsWith('1')) {
    const again = { ...options, sizes };
    const run = await onRig(again, simulated, (rig) => measureGateway(rig, name, again));
    figures.push({ ...run, who: AFTER_RESTART });
  }
  for (const contender of contenders ? CONTENDERS : []) {
    const isOut = contender.not?.some((size) => size === options.size) === true;
    if (isOut || !contender.questions.includes(name)) continue;
    figures.push(
      await onRig(options, simulated, (rig) => measureContender(rig, name, contender, options)),
    );
  }
  return figures;
};
