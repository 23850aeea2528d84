const VARIABLE = /^(Variable "\$\w+") got invalid value ([\s\S]*); ([\s\S]+)$/;
const PLACE = / at "[^"\s]+"$/;
const LITERAL = /^(Expected value of type "[^"]*"), found [\s\S]*$/;

/**
 * What GraphQL says of a value that it refuses, without the value: GraphQL repeats it, and whatever
 * stands beside a member that is missing. It may be a policy, whose text goes into no error. Where it
 * stands and what would be right is told all the same.
 */
export const withoutValues = (message: string): string => {
  const [, variable, value = '', why = ''] = VARIABLE.exec(message) ?? [];
  if (variable === undefined) return message.replace(LITERAL, '$1.');
  return `${variable} got an invalid value${PLACE.exec(value)?.[0] ?? ''}; ${why}`;
};
