/** Callers that a test names by a header, as an authenticator would have found them. */
import type { Authenticator } from '../../src/auth/authenticator.ts';
import { ANYBODY, type Caller } from '../../src/auth/caller.ts';

export const ANA: Caller = { ...ANYBODY, id: 'ana@kestrelbridge.example', name: 'Ana' };
export const BEN: Caller = {
  ...ANYBODY,
  id: 'https://login.kestrelbridge.example|00u8f2',
  name: 'Ben Ødegård',
};

const KNOWN: Readonly<Record<string, Caller>> = { ana: ANA, ben: BEN };

/** Whom `as` names; whoever names nobody is anonymous. */
export const byHeader: Authenticator = {
  authenticate: (headers) => KNOWN[headers.get('x-test-caller') ?? ''] ?? ANYBODY,
};

export const as = (name: 'ana' | 'ben'): Record<string, string> => ({ 'x-test-caller': name });
