import { type GraphQLError, locatedError } from 'graphql';
import type { Path } from 'graphql/jsutils/Path.js';
import { addPath, pathToArray } from 'graphql/jsutils/Path.js';
import type { FieldPlan } from './plan.ts';

/** Where a value belongs in the answer, and whether it may be null there. */
export interface Slot {
  readonly field: FieldPlan;
  readonly isNullable: boolean;
  /** The object or list it is in. */
  readonly path: Path | undefined;
  readonly key: string | number;
}

export const pathOf = ({ path, key, field }: Slot): Path =>
  addPath(path, key, typeof key === 'string' ? field.parentType.name : undefined);

/** What was thrown, as an error: anything may be thrown. */
const toError = (thrown: unknown): Error => {
  if (thrown instanceof Error) return thrown;
  const { message } = (thrown ?? {}) as { readonly message?: unknown };
  return new Error(typeof message === 'string' ? message : String(thrown));
};

/**
 * What stands for a value that failed: null, with the error written down.
 *
 * @throws GraphQLError the error where null cannot stand, for the object or list around it.
 */
export const handleFailure = (errors: GraphQLError[], slot: Slot, thrown: unknown): null => {
  const all: readonly unknown[] = thrown instanceof AggregateError ? thrown.errors : [thrown];
  for (const one of all) {
    const error = locatedError(toError(one), slot.field.nodes, pathToArray(pathOf(slot)));
    if (!slot.isNullable) throw error;
    errors.push(error);
  }
  return null;
};

/**
 * An object or list of the answer some of whose values are still to come. It takes the place of the
 * promise that would be made for each: values are counted, and the last one hands the whole to the
 * frame around it.
 */
export class Frame {
  /** How many values are still to come. */
  pending = 0;
  /** Thrown where values were already on their way: told when they have come. */
  early: { readonly error: unknown } | undefined;
  #isOver = false;
  #onDone: ((value: unknown) => void) | undefined;
  #onFail: ((error: unknown) => void) | undefined;
  #parent: Frame | undefined;
  #slot: Slot | undefined;
  readonly #target: Record<string | number, unknown>;
  readonly #errors: GraphQLError[];
  /** Whether the value is not `target` but its one member. */
  readonly #isSingle: boolean;

  constructor(target: object, errors: GraphQLError[], isSingle = false) {
    this.#target = target as Record<string | number, unknown>;
    this.#errors = errors;
    this.#isSingle = isSingle;
  }

  /** Says whose value this is. */
  attach(parent: Frame, slot: Slot): void {
    this.#parent = parent;
    this.#slot = slot;
    parent.pending += 1;
  }

  /** The value of a frame that nothing is around. */
  toPromise(): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#onDone = resolve;
      this.#onFail = reject;
    });
  }

  /** A value has come. */
  set(key: string | number, value: unknown): void {
    if (this.#isOver) return;
    this.#target[key] = value;
    this.pending -= 1;
    if (this.pending > 0) return;
    if (this.early !== undefined) {
      this.fail(this.early.error);
      return;
    }
    this.#isOver = true;
    const whole = this.#isSingle ? this.#target[0] : this.#target;
    if (this.#slot === undefined) this.#onDone?.(whole);
    else this.#parent?.set(this.#slot.key, whole);
  }

  /** A value has failed. */
  reject(slot: Slot, thrown: unknown): void {
    let value: null;
    try {
      value = handleFailure(this.#errors, slot, thrown);
    } catch (error) {
      this.fail(error);
      return;
    }
    this.set(slot.key, value);
  }

  /** Nothing becomes of this: a value that cannot be null is missing. */
  fail(error: unknown): void {
    if (this.#isOver) return;
    this.#isOver = true;
    const told = this.early === undefined ? error : this.early.error;
    if (this.#slot === undefined) this.#onFail?.(told);
    else this.#parent?.reject(this.#slot, told);
  }
}
