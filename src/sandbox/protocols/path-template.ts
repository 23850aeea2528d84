/** Paths with labels: `/tags/{resourceArn}`, `/files/{path+}` (greedy: slashes and all). */

const compiled = new Map<string, RegExp>();

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const compile = (template: string): RegExp => {
  let expression = compiled.get(template);
  if (expression === undefined) {
    const source = template
      .split(/(\{\w+\+?\})/)
      .map((part) => {
        const [, name, greedy] = /^\{(\w+)(\+?)\}$/.exec(part) ?? [];
        if (name === undefined) return literal(part);
        return `(?<${name}>${greedy === '+' ? '.+' : '[^/]+'})`;
      })
      .join('');
    // One slash more at the end is no other resource.
    expression = new RegExp(`^${source}/?$`);
    compiled.set(template, expression);
  }
  return expression;
};

/**
 * @param path as sent, still percent-encoded: a label holds a `/` as `%2F`.
 * @returns the labels, still percent-encoded; undefined if the path is not of the template. A label
 * is never empty.
 */
export const matchPath = (
  template: string,
  path: string,
): Readonly<Record<string, string>> | undefined => {
  const found = compile(template).exec(path);
  return found === null ? undefined : { ...found.groups };
};
