import { CONTENDERS } from './contenders/index.ts';
import { measureEngine } from './engine/measure.ts';
import type { Figures, RunFigures } from './figures.ts';
import { measureContender, measureFirstPage, measureGateway, measureWarm } from './measure.ts';
import { measureMix } from './mix.ts';
import { BenchUsage, type BenchOptions } from './options.ts';
import { measurePages } from './pages.ts';
import { type QuestionName, QUESTIONS } from './questions/index.ts';
import { readAll } from './read-all.ts';
import { createRealRig } from './real-rig.ts';
import type { Rig, RigOptions } from './rig.ts';
import { measureSdk } from './sdk/measure.ts';
import type { Scenario } from './scenarios.ts';
import { createSimulatedRig } from './simulated-rig.ts';
import type { JudgedSize } from './sizes.ts';

/** How often a scenario is measured when nobody says: what AWS's quota makes last minutes, once. */
const ROUNDS: Readonly<Record<JudgedSize, number>> = { small: 3, middle: 1, large: 1 };

/** At the large size hours of quota pass: there, time is simulated unless it is asked for. */
export const isSimulated = (
  size: JudgedSize,
  { simulated, real }: Pick<BenchOptions, 'simulated' | 'real'>,
): boolean => simulated || (size === 'large' && !real);

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
export async function* runScenario(
  { name }: Scenario,
  size: JudgedSize,
  settings: Settings,
): AsyncGenerator<Figures> {
  const { latencyMs, quotaShare } = settings;
  const options: RigOptions = { size, latencyMs, quotaShare };
  const simulated = isSimulated(size, settings);
  if (name === 'engine') {
    if (settings.simulated)
      throw new BenchUsage('engine measures real time: leave out --simulated');
    yield* await measureEngine(settings.rounds ?? 5);
    return;
  }
  if (name === 'sdk') {
    if (settings.simulated) throw new BenchUsage('sdk measures real time: leave out --simulated');
    yield* await measureSdk(settings.rounds ?? 5);
    return;
  }
  if (name === 'pages') {
    yield await onRig({ ...options, size: 'pages' }, true, (rig) => measurePages(rig));
    return;
  }
  const rounds = settings.rounds ?? (simulated ? 1 : ROUNDS[size]);
  for (let round = 0; round < rounds; round += 1) {
    if (name === 'warm') {
      yield await onRig({ ...options, size: 'small' }, settings.simulated, measureWarm);
    } else if (name === '6') {
      const alone = await onRig(options, simulated, (rig) =>
        readAll(rig, QUESTIONS['1'], undefined),
      );
      const writes = { ...options, writes: true };
      yield await onRig(writes, simulated, (rig) => measureMix(rig, alone.wallMs));
    } else {
      yield* runQuestion(name, options, simulated, settings);
    }
  }
}

async function* runQuestion(
  name: QuestionName,
  options: RigOptions,
  simulated: boolean,
  { contenders, programs }: Pick<Settings, 'contenders' | 'programs'>,
): AsyncGenerator<RunFigures> {
  const own = await onRig(options, simulated, (rig) => measureGateway(rig, name, options));
  const firstPageMs =
    name === '1'
      ? await onRig(options, simulated, (rig) => measureFirstPage(rig, name))
      : undefined;
  yield { ...own, ...(own.gateway && { gateway: { ...own.gateway, firstPageMs } }) };
  const others = [
    ...(contenders ? CONTENDERS : [])
      .filter(({ questions, not = [] }) => questions.includes(name) && !isAmong(not, options.size))
      .map(({ name: who }) => ({ who, ask: (rig: Rig) => rig.attempt(who, name) })),
    ...programs.map((one) => ({ who: one.name, ask: (rig: Rig) => rig.program(one, name) })),
  ];
  for (const { who, ask } of others) {
    const found = await onRig({ ...options, gateway: false }, simulated, (rig) =>
      measureContender(rig, name, who, () => ask(rig), options),
    );
    if (found !== undefined) yield found;
  }
}

const isAmong = (sizes: readonly string[], size: string): boolean => sizes.includes(size);
