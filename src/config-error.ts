/** A setting that cannot be used: one line that says which, and what would be right. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
