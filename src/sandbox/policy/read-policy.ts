/** An identity-based policy of IAM, as far as the sandbox enforces one. */
import { readFileSync } from 'node:fs';
import { UsageError } from '../usage-error.ts';

/** A policy document as somebody wrote it; nothing of it is taken for granted. */
export type PolicyDocument = object;

/** What a policy says of one action on one resource. */
export type Decision = 'allowed' | 'not-allowed' | 'denied';

export interface Policy {
  /** @param context what conditions may ask for. */
  decide(action: string, resource: string, context?: Readonly<Record<string, string>>): Decision;
  /** The keys that its conditions ask for. */
  readonly keys: readonly string[];
}

interface Statement {
  readonly isDeny: boolean;
  readonly actions: readonly RegExp[];
  readonly resources: readonly RegExp[];
  /** All of them have to hold: the value of a key is one of these. */
  readonly conditions: readonly (readonly [key: string, values: readonly RegExp[]])[];
}

const escaped = (text: string): string => text.replace(/[\\^$.|+()[\]{}]/g, '\\$&');
/** `*` is any characters, `?` is one. Actions are the same in any case, resources are not. */
const pattern = (text: string, flags: string): RegExp =>
  new RegExp(`^${escaped(text).replaceAll('*', '.*').replaceAll('?', '.')}$`, flags);

const list = (value: unknown, where: string): readonly string[] => {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (items.length > 0 && items.every((item) => typeof item === 'string')) {
    return items;
  }
  throw new UsageError(`the policy's ${where} must be a text or a list of texts`);
};

const ENFORCED = new Set(['Sid', 'Effect', 'Action', 'Resource', 'Condition']);
const OPERATORS = new Set(['StringEquals', 'StringLike']);
/** The keys that the sandbox knows the value of. */
const KEYS = new Set(['iam:PassedToService', 'aws:RequestedRegion', 'aws:userid']);

/** @throws UsageError for what is not played: to pass over a condition would allow more than AWS does. */
const readConditions = (condition: unknown, where: string): Statement['conditions'] => {
  if (condition === undefined) return [];
  const tests = Object.entries((condition ?? {}) as Readonly<Record<string, object>>);
  return tests.flatMap(([operator, keys]) =>
    Object.entries(keys ?? {}).map(([key, values]) => {
      if (OPERATORS.has(operator) && KEYS.has(key)) {
        const given = list(values, `${where}.Condition.${operator}.${key}`);
        return [key, given.map((text) => pattern(text, ''))] as const;
      }
      throw new UsageError(
        `the policy's ${where} has a condition ${operator} on ${key}, and the sandbox plays only StringEquals and StringLike on ${[...KEYS].join(', ')}`,
      );
    }),
  );
};

const readStatement = (statement: unknown, index: number): Statement => {
  const where = `Statement[${index}]`;
  if (typeof statement !== 'object' || statement === null) {
    throw new UsageError(`the policy's ${where} must be an object`);
  }
  const given = statement as Readonly<Record<string, unknown>>;
  const other = Object.keys(given).find((name) => !ENFORCED.has(name));
  if (other !== undefined) {
    throw new UsageError(
      `the policy's ${where} has ${other}, and the sandbox enforces only Effect, Action, Resource and Condition`,
    );
  }
  if (given.Effect !== 'Allow' && given.Effect !== 'Deny') {
    throw new UsageError(`the policy's ${where}.Effect must be Allow or Deny`);
  }
  return {
    isDeny: given.Effect === 'Deny',
    actions: list(given.Action, `${where}.Action`).map((text) => pattern(text, 'i')),
    resources: list(given.Resource, `${where}.Resource`).map((text) => pattern(text, '')),
    conditions: readConditions(given.Condition, where),
  };
};

/** @throws UsageError for what is no policy, or has what the sandbox does not enforce. */
export const readPolicy = (document: PolicyDocument): Policy => {
  const { Statement: given } = document as { readonly Statement?: unknown };
  if (typeof given !== 'object' || given === null) {
    throw new UsageError('the policy must be a document with Version and Statement');
  }
  const items: readonly unknown[] = Array.isArray(given) ? given : [given];
  const statements = items.map(readStatement);
  return {
    keys: [...new Set(statements.flatMap(({ conditions }) => conditions.map(([key]) => key)))],
    decide(action, resource, context = {}) {
      const about = statements.filter(
        ({ actions, resources, conditions }) =>
          actions.some((one) => one.test(action)) &&
          resources.some((one) => one.test(resource)) &&
          conditions.every(([key, values]) => values.some((one) => one.test(context[key] ?? ''))),
      );
      if (about.some(({ isDeny }) => isDeny)) return 'denied';
      return about.length > 0 ? 'allowed' : 'not-allowed';
    },
  };
};

/** @throws UsageError when the file cannot be read or is no policy. */
export const readPolicyFile = (file: string): PolicyDocument => {
  let document: unknown;
  try {
    document = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`--policy ${file}: ${(error as Error).message}`);
  }
  if (typeof document !== 'object' || document === null) {
    throw new UsageError(`--policy ${file}: it is no policy document`);
  }
  readPolicy(document);
  return document;
};
