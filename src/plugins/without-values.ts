const VARIABLE = /^(Variable "\$\w+") got invalid value ([\s\S]*); ([\s\S]+)$/;
/** The same, where the reason repeats the value: it ends at the first place that reads like one. */
const REPEATED =
  /^(Variable "\$\w+") got invalid value ([\s\S]*?); ((?:(?:Enum )?"?\w+"? cannot represent |Value )[\s\S]+)$/;
const PLACE = / at "[^"\s]+"$/;
const LITERAL = /^(Expected value of type "[^"]*"), found [\s\S]*$/;
/** What the scalars and enums of GraphQL say, and those of `graphql-scalars`. */
const SCALAR = /^((?:Enum )?"?\w+"? cannot represent [\w -]*?value): [\s\S]*$/;
const DATE = /^(\w+ cannot represent an invalid date[\w-]*) [\s\S]*$/;
const ENUM = /^Value "[\s\S]*" does not exist in ("\w+" enum)\.[\s\S]*$/;
const FORM = /^(Value is not [\w \-/]*): [\s\S]*$/;

/**
 * What GraphQL says of a value that it refuses, without the value: GraphQL repeats it, and whatever
 * stands beside a member that is missing. It may be a policy or the metadata of an identity provider,
 * whose text goes into no error. Where it stands and what would be right is told all the same.
 */
export const withoutValues = (message: string): string => {
  const parts = REPEATED.exec(message) ?? VARIABLE.exec(message) ?? [];
  const [, variable, value = '', why = ''] = parts;
  if (variable === undefined) return reason(message);
  return `${variable} got an invalid value${PLACE.exec(value)?.[0] ?? ''}; ${reason(why)}`;
};

const reason = (why: string): string =>
  why
    .replace(LITERAL, '$1.')
    .replace(SCALAR, '$1.')
    .replace(DATE, '$1.')
    .replace(ENUM, 'This value does not exist in $1.')
    .replace(FORM, '$1.');
