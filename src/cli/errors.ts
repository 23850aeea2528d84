/** A command line that cannot be followed, in one line that says what would be right. Exit code 2. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** What was begun could not be done, in one line for a person. Exit code 1. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
}
