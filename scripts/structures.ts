/**
 * Distils the structure of a restJson1 or awsQuery service from its API model (operations with their
 * HTTP bindings, shapes, errors) into `src/sandbox/structures/<service>.json`. Only for services whose
 * client package exports no schemas, or is too large to be loaded for what is played of it.
 *
 *     node scripts/structures.ts MODELS_DIR finspace finspace-data iam
 *
 * MODELS_DIR holds one botocore-style service model a file, `<service>.json`.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'prettier';
import type { Structure, StructureMember, StructureShape } from '../src/sandbox/structure.ts';
import { playedOperations } from './played-operations.ts';

interface Target {
  readonly shape: string;
}

interface ModelShape {
  readonly type: string;
  readonly members?: Readonly<Record<string, StructureMember>>;
  readonly member?: Target;
  readonly key?: Target;
  readonly value?: Target;
  readonly union?: boolean;
  readonly enum?: readonly string[];
  readonly sensitive?: boolean;
  readonly payload?: string;
  readonly error?: { readonly httpStatusCode: number; readonly code?: string };
}

interface Model {
  readonly operations: Readonly<
    Record<
      string,
      {
        readonly http: { method: string; requestUri: string; responseCode?: number };
        readonly input?: Target;
        readonly output?: Target;
        readonly errors?: readonly Target[];
      }
    >
  >;
  readonly shapes: Readonly<Record<string, ModelShape>>;
}

const distilShape = (name: string, shape: ModelShape): StructureShape => {
  const { type, members, member, key, value, union, sensitive, payload, error } = shape;
  if (payload !== undefined)
    throw new Error(`${name} has a payload member, which is not read yet.`);
  const kept = Object.entries(members ?? {}).map(([id, { shape, location, locationName }]) => {
    if (location === undefined && locationName !== undefined) {
      throw new Error(`${name}.${id} has another name in JSON, which is not read yet.`);
    }
    const wireName = locationName === id ? undefined : locationName;
    return [id, { shape, location, locationName: wireName }] as const;
  });
  return {
    type,
    members: members && Object.fromEntries(kept),
    member: member?.shape,
    key: key?.shape,
    value: value?.shape,
    union,
    enum: shape.enum,
    sensitive,
    status: error?.httpStatusCode,
    code: error?.code,
  };
};

const distil = (model: Model, played: Model['operations']): Structure => {
  const shapes: Record<string, StructureShape> = {};
  const add = (name: string): string => {
    if (name in shapes) return name;
    const shape = model.shapes[name];
    if (shape === undefined) throw new Error(`The model has no shape ${name}.`);
    const distilled = distilShape(name, shape);
    shapes[name] = distilled;
    const members = Object.values(distilled.members ?? {}).map((member) => member.shape);
    for (const inner of [...members, distilled.member, distilled.key, distilled.value]) {
      if (inner !== undefined) add(inner);
    }
    return name;
  };
  const addOptional = (target: Target | undefined): string => {
    if (target !== undefined) return add(target.shape);
    shapes.Nothing = { type: 'structure', members: {} };
    return 'Nothing';
  };
  const operations = Object.entries(played).map(([name, { http, input, output }]) => {
    const { method, requestUri: path, responseCode: status = 200 } = http;
    return [name, { method, path, status, input: addOptional(input), output: addOptional(output) }];
  });
  const named = Object.values(played).flatMap((operation) => operation.errors ?? []);
  const errors = [...new Set(named.map(({ shape }) => shape))].sort().map(add);
  return { operations: Object.fromEntries(operations) as Structure['operations'], errors, shapes };
};

const [directory, ...services] = process.argv.slice(2);
if (directory === undefined || services.length === 0) {
  console.error('usage: node scripts/structures.ts MODELS_DIR SERVICE...');
  process.exit(2);
}
for (const service of services) {
  const model = JSON.parse(await readFile(join(directory, `${service}.json`), 'utf8')) as Model;
  const target = new URL(`../src/sandbox/structures/${service}.json`, import.meta.url);
  const text = JSON.stringify(distil(model, playedOperations(service, model.operations)));
  await writeFile(target, await format(text, { parser: 'json', printWidth: 100 }));
}
