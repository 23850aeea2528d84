/**
 * What CI runs: `npm run check`. Each step is a script of its own and can be run alone. Every step
 * runs even when one before it failed, so that one run shows all there is to mend.
 */
import { spawnSync } from 'node:child_process';

interface Step {
  readonly name: string;
  readonly command: readonly string[];
}

const step = (name: string, ...command: string[]): Step => ({ name, command });

const steps: readonly Step[] = [
  step('generated code is up to date', 'npm', 'run', 'codegen', '--', '--check'),
  step('format', 'npx', 'prettier', '--check', '.'),
  step('lint', 'npm', 'run', 'lint'),
  step('types', 'npm', 'run', 'typecheck'),
  step('test', 'npm', 'test'),
  step('test:system', 'npm', 'run', 'test:system'),
];

const failed = steps.filter(({ name, command: [program = '', ...args] }) => {
  process.stdout.write(`\n== ${name}\n`);
  return spawnSync(program, args, { stdio: 'inherit' }).status !== 0;
});

process.stdout.write(
  failed.length === 0
    ? '\nEverything holds.\n'
    : `\nFailed: ${failed.map(({ name }) => name).join(', ')}\n`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
