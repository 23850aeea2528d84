import type { CursorKey } from '../../core/cursor.ts';
import { GatewayError } from '../../core/errors.ts';
import type { WayName } from './scan.ts';

/** The way that a cursor is on. */
export interface Pin {
  readonly name: WayName;
  /** The permission sets that the way begins with; the whole way where it begins with none. */
  readonly head: readonly string[];
  /** What of the outer level the cursor stands at. */
  readonly outer: string;
}

const WAYS: readonly WayName[] = ['S', 'A', 'P', 'H'];

/** What a cursor says of the way: see `Way.pin`. @throws GatewayError CURSOR_EXPIRED */
export const readPin = ([first, ...more]: CursorKey): Pin => {
  const name = WAYS.find((one) => one === first);
  if (name === undefined) throw new GatewayError('CURSOR_EXPIRED');
  const [head = '', outer = ''] = (name === 'H' ? more : ['', ...more]).map(String);
  return { name, head: head === '' ? [] : head.split(','), outer };
};
