/** A service that may do everything, for gateways that run as processes of their own. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeApiKey } from '../../src/auth/api-keys.ts';

export interface ServiceKey {
  /** What `AUTH_FILE` is set to. */
  readonly file: string;
  readonly key: string;
  /** What its requests carry. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Makes an API key, and writes the file that lets it in into `folder`. */
export const writeAuthFile = (folder: string, name = 'test'): ServiceKey => {
  const { key, kept } = makeApiKey();
  const file = join(folder, 'auth.json');
  writeFileSync(file, JSON.stringify({ apiKeys: [{ name, scopes: ['*'], keys: [kept] }] }));
  return { file, key, headers: { authorization: `Bearer ${key}` } };
};
