/** Decides which calls go wrong, the same ones for the same seed. */
import { hash } from 'node:crypto';
import { parseFault } from './fault-rule.ts';
import type { FaultEffect, FaultRule, FaultTargets } from './fault-rule.ts';

interface Armed {
  readonly rule: FaultRule;
  fitted: number;
  hits: number;
}

/** A number in [0, 1) that depends on nothing but its arguments. */
const draw = (seed: number, rule: string, count: number): number =>
  Number.parseInt(hash('sha256', `${seed}/${rule}/${count}`).slice(0, 8), 16) / 2 ** 32;

export class Faults {
  readonly #seed: number;
  readonly #targets: FaultTargets;
  #armed: Armed[] = [];

  constructor(seed: number, targets: FaultTargets, specs: readonly string[] = []) {
    this.#seed = seed;
    this.#targets = targets;
    this.set(specs);
  }

  /**
   * Replaces all faults. Each entry may hold several, with commas between them; counts start anew.
   *
   * @throws UsageError, and leaves what was set.
   */
  set(specs: readonly string[]): void {
    this.#armed = specs
      .flatMap((spec) => spec.split(','))
      .filter((text) => text.trim() !== '')
      .map((text) => ({ rule: parseFault(text, this.#targets), fitted: 0, hits: 0 }));
  }

  clear(): void {
    this.#armed = [];
  }

  /** The rules in force, as they were written. */
  get active(): string[] {
    return this.#armed.map(({ rule }) => rule.text);
  }

  /** @returns what happens to this call, undefined if nothing does. Each call asks once. */
  next(service: string, operation: string): FaultEffect | undefined {
    return this.#armed.find((armed) => this.#fires(armed, service, operation))?.rule.effect;
  }

  #fires(armed: Armed, service: string, operation: string): boolean {
    const { rule } = armed;
    if (rule.service !== '*' && rule.service !== service) return false;
    if (rule.operation !== '*' && rule.operation !== operation) return false;
    const count = armed.fitted++;
    if (count < rule.after || count >= rule.first || armed.hits >= rule.times) return false;
    if (draw(this.#seed, rule.text, count) >= rule.probability) return false;
    armed.hits += 1;
    return true;
  }
}
