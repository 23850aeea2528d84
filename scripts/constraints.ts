/**
 * Distils what a service's API model says about its inputs (required members, lengths, ranges,
 * patterns, enums) into `src/sandbox/constraints/<service>.json`.
 *
 *     node scripts/constraints.ts MODELS_DIR sso-admin identitystore organizations sts finspace \
 *       finspace-data grafana iam
 *
 * MODELS_DIR holds one botocore-style service model a file, `<service>.json`.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'prettier';
import type { ConstraintSet, ShapeConstraints } from '../src/sandbox/constraint-set.ts';
import { playedOperations } from './played-operations.ts';

interface ModelShape {
  readonly type: string;
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, { readonly shape: string }>>;
  readonly member?: { readonly shape: string };
  readonly key?: { readonly shape: string };
  readonly value?: { readonly shape: string };
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly sensitive?: boolean;
}

interface Model {
  readonly operations: Readonly<Record<string, { readonly input?: { readonly shape: string } }>>;
  readonly shapes: Readonly<Record<string, ModelShape>>;
}

const shapeOf = (model: Model, name: string): ModelShape => {
  const shape = model.shapes[name];
  if (shape === undefined) throw new Error(`The model has no shape ${name}.`);
  return shape;
};

/**
 * A pattern that is only the beginning of what AWS means: as a whole it would refuse every address
 * whose last label has more than four letters.
 */
const OPEN_PATTERNS: Readonly<Record<string, string>> = {
  '[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,4}':
    '[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}',
};

const targetsOf = (shape: ModelShape): string[] =>
  [...Object.values(shape.members ?? {}), shape.member, shape.key, shape.value]
    .filter((target) => target !== undefined)
    .map((target) => target.shape);

/** Whether a value of the shape, or one inside it, can break a rule. */
const isConstrained = (model: Model, name: string, above: readonly string[] = []): boolean => {
  if (above.includes(name)) return false;
  const shape = shapeOf(model, name);
  const { required, min, max, pattern, enum: values } = shape;
  return (
    [required, min, max, pattern, values].some((rule) => rule !== undefined) ||
    targetsOf(shape).some((target) => isConstrained(model, target, [...above, name]))
  );
};

const distilShape = (model: Model, name: string): ShapeConstraints => {
  const { type, required, members, member, key, value, min, max, pattern, sensitive, ...rest } =
    shapeOf(model, name);
  const keep = (target?: { shape: string }): string | undefined =>
    target !== undefined && isConstrained(model, target.shape) ? target.shape : undefined;
  const kept = Object.entries(members ?? {}).flatMap(([id, target]) => {
    const shape = keep(target);
    return shape === undefined ? [] : [[id, shape] as const];
  });
  return {
    type,
    required,
    members: kept.length > 0 ? Object.fromEntries(kept) : undefined,
    member: keep(member),
    key: keep(key),
    value: keep(value),
    min,
    max,
    pattern: pattern === undefined ? undefined : (OPEN_PATTERNS[pattern] ?? pattern),
    enum: rest.enum,
    sensitive,
  };
};

const distil = (model: Model, played: Model['operations']): ConstraintSet => {
  const inputs: Record<string, string> = {};
  const shapes: Record<string, ShapeConstraints> = {};
  const add = (name: string): void => {
    if (name in shapes) return;
    const shape = distilShape(model, name);
    shapes[name] = shape;
    const inner = [...Object.values(shape.members ?? {}), shape.member, shape.key, shape.value];
    for (const target of inner) if (target !== undefined) add(target);
  };
  for (const [operation, { input }] of Object.entries(played)) {
    if (input === undefined || !isConstrained(model, input.shape)) continue;
    inputs[operation] = input.shape;
    add(input.shape);
  }
  return { inputs, shapes };
};

const [directory, ...services] = process.argv.slice(2);
if (directory === undefined || services.length === 0) {
  console.error('usage: node scripts/constraints.ts MODELS_DIR SERVICE...');
  process.exit(2);
}
for (const service of services) {
  const model = JSON.parse(await readFile(join(directory, `${service}.json`), 'utf8')) as Model;
  const target = new URL(`../src/sandbox/constraints/${service}.json`, import.meta.url);
  const text = JSON.stringify(distil(model, playedOperations(service, model.operations)));
  await writeFile(target, await format(text, { parser: 'json', printWidth: 100 }));
}
