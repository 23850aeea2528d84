/** Something that a person wrote and that cannot be; the message is one line for them. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
