import { beyond, type Limits } from './limits.ts';

/** Values within values: a policy document has a dozen. */
export const MAX_VARIABLE_DEPTH = 40;
/** Values altogether: five hundred assignments with four members each are 2,500. */
export const MAX_VARIABLE_VALUES = 50_000;

/**
 * Refuses variables that are larger than they may be: whoever works with them does it level by level
 * on the stack, and value by value.
 *
 * @throws GatewayError BAD_USER_INPUT, with the variable's name as the argument.
 */
export const checkVariables = (variables: unknown, limits: Limits): void => {
  if (typeof variables !== 'object' || variables === null) return;
  let values = 0;
  const look = (value: object, depth: number, variable: string): void => {
    const where = `Variable "$${variable}"`;
    const members: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
    values += members.length;
    if (Array.isArray(value) && members.length > limits.listItems) {
      throw beyond('listItems', limits.listItems, members.length, where);
    }
    if (depth > MAX_VARIABLE_DEPTH) {
      throw beyond('variableDepth', MAX_VARIABLE_DEPTH, depth, where, true);
    }
    if (values > MAX_VARIABLE_VALUES) {
      throw beyond('variableValues', MAX_VARIABLE_VALUES, values, 'The operation', true);
    }
    for (const member of members) {
      if (typeof member === 'object' && member !== null) look(member, depth + 1, variable);
    }
  };
  const given = variables as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(given)) {
    values += 1;
    const value = given[name];
    // Most are names and numbers.
    if (typeof value === 'object' && value !== null) look(value, 1, name);
  }
  if (values > MAX_VARIABLE_VALUES) {
    throw beyond('variableValues', MAX_VARIABLE_VALUES, values, 'The operation', true);
  }
};
