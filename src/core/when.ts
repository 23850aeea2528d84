/**
 * What `use` makes of a value: at once when the value is there, else when it has come. A promise that
 * nobody needs costs more than most fields.
 *
 * @throws what `use` throws, at once or as the rejection.
 */
export const when = <Value, Result>(
  value: Value | Promise<Value>,
  use: (value: Value) => Result,
): Result | Promise<Result> => (value instanceof Promise ? value.then(use) : use(value));
