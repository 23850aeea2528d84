interface Listed {
  readonly Id: string;
  readonly Name?: string | undefined;
  readonly Email?: string | undefined;
}

/**
 * What was kept back from the caller in one operation: is there, and not for this caller, who cannot
 * tell. Only for the audit, which says whoever has asked for any of it by its key.
 */
export class KeptBack {
  readonly #keys = new Set<string>();
  #accounts: readonly Listed[] = [];

  /** @param keys AWS's own, by any of which a caller may ask for the thing. */
  add(...keys: readonly string[]): void {
    for (const key of keys) this.#keys.add(key);
  }

  has(key: string): boolean {
    return this.#keys.has(key);
  }

  /** Whether nothing was kept back. */
  get isEmpty(): boolean {
    return this.#keys.size === 0;
  }

  /** @param accounts all there are: accounts are asked for by their names, too. */
  listed(accounts: readonly Listed[]): void {
    this.#accounts = accounts;
  }

  /** The number of an account that was kept back, by a name or an address as it is looked up by. */
  accountOf({
    name,
    email,
  }: {
    readonly name?: string;
    readonly email?: string;
  }): string | undefined {
    const found = this.#accounts.find(
      ({ Id, Name, Email }) =>
        this.has(Id) && (name === undefined ? Email?.toLowerCase() === email : Name === name),
    );
    return found?.Id;
  }
}
