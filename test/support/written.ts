/** Everything that gateways of tests write, searched for what must never be written. */
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What tests give as secrets has this in it. */
export const CANARY = 'canary-secret-';

/** What is secret by its form, wherever it comes from. */
const FORMS: readonly (readonly [what: string, form: RegExp])[] = [
  ['a secret of a test', /canary-secret-/i],
  ['a credential of the sandbox', /sandbox\/not\/a\/secret/],
  ['the secret of a session', /sandbox\/session\/[\da-f]{8}/],
  ['the token of a session', /SandboxSessionToken[\w+/]{8}/],
  ['an API key', /\bmgk_[a-z\d]{12}_[\w-]{20,}/],
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY|"d"\s*:\s*"[\w-]{40,}"/],
  ['a signature', /AWS4-HMAC-SHA256/],
  ['a JSON Web Token', /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/],
  ['a policy', /\\?"Statement\\?"\s*:/],
  ['metadata of an identity provider', /EntityDescriptor|X509Certificate/],
];

/** Each form of secret that stands in `text`. */
const formsIn = (text: string): readonly string[] =>
  FORMS.flatMap(([what, form]) => (form.test(text) ? [what] : []));

/** A secret stands in what a gateway has written. */
export class SecretWritten extends Error {
  override readonly name = 'SecretWritten';
}

/** The files in a folder, and in those in it. */
const filesIn = (folder: string): readonly string[] =>
  !existsSync(folder)
    ? []
    : readdirSync(folder).flatMap((name) => {
        const path = join(folder, name);
        const entry = lstatSync(path);
        if (entry.isDirectory()) return filesIn(path);
        return entry.isFile() ? [path] : [];
      });

/** Where secrets stand in the files of a folder, and in their names: never what they are. */
export const searchFolder = (
  folder: string,
): readonly { readonly file: string; readonly what: string }[] =>
  filesIn(folder).flatMap((file) =>
    formsIn(`${file}\n${readFileSync(file, 'utf8')}`).map((what) => ({ file, what })),
  );

export class Written {
  readonly #texts: string[] = [];

  add(text: string): void {
    this.#texts.push(text);
  }

  /** The files of a folder, and of those in it. */
  addFolder(folder: string): void {
    for (const file of filesIn(folder)) this.add(readFileSync(file, 'utf8'));
  }

  /**
   * @param known secrets that have no form of their own.
   * @throws SecretWritten, with the line, shortened, in which one stands.
   */
  search(known: readonly string[]): void {
    const secrets = known.filter((secret) => secret !== '');
    for (const text of this.#texts) {
      const found =
        formsIn(text)[0] ??
        (secrets.some((secret) => text.includes(secret)) ? 'a credential' : undefined);
      if (found !== undefined) {
        throw new SecretWritten(`${found} was written: ${text.slice(0, 400)}`);
      }
    }
  }
}
