import { describe, expect, it } from 'vitest';
import { measureFirstPage, measureGateway } from '../../bench/measure.ts';
import { QUESTION_NAMES, type QuestionName } from '../../bench/questions/index.ts';
import type { RigOptions } from '../../bench/rig.ts';
import { createSimulatedRig } from '../../bench/simulated-rig.ts';
import type { JudgedSize } from '../../bench/sizes.ts';

const optionsOf = (size: JudgedSize): RigOptions => ({ size, latencyMs: 50, quotaShare: 0.9 });

const measured = async (size: JudgedSize, name: QuestionName) => {
  const rig = await createSimulatedRig(optionsOf(size));
  try {
    return await rig.run(measureGateway(rig, name, optionsOf(size)));
  } finally {
    await rig.close();
  }
};

/** Calls more than the least, each with its reason. */
const ALLOWED: Readonly<Partial<Record<string, number>>> = {
  // Who has the user's address is asked for when FinSpace has told that it matters, and by then the user
  // has been described: see `ADDRESS` in test/support/questions.ts.
  'middle 2': 1,
};

const cases = (['small', 'middle'] as const).flatMap((size) =>
  QUESTION_NAMES.map((name) => ({ size, name })),
);

describe('the calls that a question costs', { timeout: 120_000 }, () => {
  it.each(cases)('are the least: $name, $size', async ({ size, name }) => {
    const figures = await measured(size, name);
    const { callsByOperation, calls, leastCalls } = figures;
    expect({ calls, callsByOperation }).toEqual({
      calls: leastCalls + (ALLOWED[`${size} ${name}`] ?? 0),
      callsByOperation,
    });
    expect(figures).toMatchObject({ missing: 0, wrong: 0, throttlesMet: 0 });
    expect(figures.gateway).toMatchObject({ gaps: 0, throttlesToCaller: 0, otherErrors: 0 });
    expect(figures.wallMs).toBeLessThan(figures.boundMs * 1.1);
  });

  it.each(['small', 'middle', 'large'] as const)(
    'leave the first page of all assignments under two seconds: %s',
    async (size) => {
      const rig = await createSimulatedRig(optionsOf(size));
      try {
        expect(await rig.run(measureFirstPage(rig, '1'))).toBeLessThan(2000);
      } finally {
        await rig.close();
      }
    },
  );
});
