/** Everything that gateways of tests write, searched for what must never be written. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What tests give as secrets has this in it. */
export const CANARY = 'canary-secret-';

/** What is secret by its form, wherever it comes from. */
const FORMS: readonly (readonly [what: string, form: RegExp])[] = [
  ['a secret of a test', /canary-secret-/i],
  ['a credential of the sandbox', /sandbox\/not\/a\/secret/],
  ['a signature', /AWS4-HMAC-SHA256/],
  ['a JSON Web Token', /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/],
  ['a policy', /\\?"Statement\\?"\s*:/],
  ['metadata of an identity provider', /EntityDescriptor|X509Certificate/],
];

/** A secret stands in what a gateway has written. */
export class SecretWritten extends Error {
  override readonly name = 'SecretWritten';
}

export class Written {
  readonly #texts: string[] = [];

  add(text: string): void {
    this.#texts.push(text);
  }

  /** The files of a folder, and of those in it. */
  addFolder(folder: string): void {
    if (!existsSync(folder)) return;
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) this.addFolder(path);
      else this.add(readFileSync(path, 'utf8'));
    }
  }

  /**
   * @param known secrets that have no form of their own.
   * @throws SecretWritten, with the line, shortened, in which one stands.
   */
  search(known: readonly string[]): void {
    const secrets = known.filter((secret) => secret !== '');
    for (const text of this.#texts) {
      const found =
        FORMS.find(([, form]) => form.test(text))?.[0] ??
        (secrets.some((secret) => text.includes(secret)) ? 'a credential' : undefined);
      if (found !== undefined) {
        throw new SecretWritten(`${found} was written: ${text.slice(0, 400)}`);
      }
    }
  }
}
