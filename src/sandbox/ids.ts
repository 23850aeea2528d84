/** Ids and chance that are the same on every machine: nothing in the sandbox is random. */
import { hash } from 'node:crypto';

const hex = (text: string): string => hash('sha256', text, 'hex');

/** `length` hexadecimal digits that `text` alone decides. */
export const hexId = (text: string, length: number): string => hex(text).slice(0, length);

/** A UUID of the form that AWS hands out, decided by `text`. */
export const uuid = (text: string): string => {
  const digits = hex(text);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `a${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-');
};

/** Capitals and digits, as access keys and role ids are made of. */
export const upperId = (text: string, length: number): string =>
  BigInt(`0x${hex(text)}`)
    .toString(32)
    .toUpperCase()
    .padStart(length, '0')
    .slice(-length);

/** Numbers from 0 to 1 in an order that `seed` decides (mulberry32). */
export const createRandom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** The items in another order, which `random` decides. */
export const shuffle = <T>(items: readonly T[], random: () => number): T[] => {
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [shuffled[last], shuffled[other]] = [shuffled[other] as T, shuffled[last] as T];
  }
  return shuffled;
};
