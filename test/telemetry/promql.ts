/** As much of PromQL as `deploy/` needs, over a few scrapes instead of a time: what Prometheus would make of them. */
import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';

export interface Series {
  readonly metric: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** What one `GET /metrics` has said. */
export type Scrape = readonly Series[];

/** Reads the text of `GET /metrics`. */
export const readScrape = (text: string): Scrape =>
  [...text.matchAll(/^(\w+)(?:\{(.*)\})? (\S+)$/gm)].map(([, metric = '', labels = '', value]) => ({
    metric,
    labels: Object.fromEntries(
      [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', text = '']) => [name, text]),
    ),
    value: Number(value),
  }));

export interface Matcher {
  readonly label: string;
  /** `=~`, or `=`. */
  readonly isPattern: boolean;
  readonly value: string;
}

export interface Selector {
  readonly metric: string;
  readonly matchers: readonly Matcher[];
}

type Value = readonly { readonly labels: Series['labels']; readonly value: number }[] | number;

const nodesIn = (node: SyntaxNode, name: string): readonly SyntaxNode[] => {
  const found: SyntaxNode[] = [];
  node.cursor().iterate((each) => {
    if (each.name === name && each.from >= node.from && each.to <= node.to) found.push(each.node);
  });
  return found;
};

const textOf = (expr: string, node: SyntaxNode | null): string =>
  node === null ? '' : expr.slice(node.from, node.to);

const toSelector = (expr: string, node: SyntaxNode): Selector => ({
  metric: textOf(expr, node.getChild('Identifier')),
  matchers: nodesIn(node, 'UnquotedLabelMatcher').map((matcher) => {
    const operator = textOf(expr, matcher.getChild('MatchOp'));
    if (operator !== '=' && operator !== '=~') throw new Error(`${operator} is not known here.`);
    return {
      label: textOf(expr, matcher.getChild('LabelName')),
      isPattern: operator === '=~',
      value: JSON.parse(textOf(expr, matcher.getChild('StringLiteral'))) as string,
    };
  }),
});

/** The selectors of a query. */
export const selectorsOf = (expr: string): readonly Selector[] =>
  nodesIn(parser.parse(expr).topNode, 'VectorSelector').map((node) => toSelector(expr, node));

const matches = ({ label, isPattern, value }: Matcher, { labels }: Series): boolean => {
  const text = labels[label] ?? '';
  return isPattern ? new RegExp(`^(?:${value})$`).test(text) : text === value;
};

export const select = (scrape: Scrape, { metric, matchers }: Selector): Scrape =>
  scrape.filter(
    (series) => series.metric === metric && matchers.every((each) => matches(each, series)),
  );

const keyOf = (labels: Series['labels']): string =>
  JSON.stringify(Object.entries(labels).toSorted());

/** By how much each series has risen since it was first there: one that begins has not risen. */
const increases = (scrapes: readonly Scrape[], selector: Selector): Value => {
  const first = new Map<string, number>();
  for (const { labels, value } of scrapes.flatMap((scrape) => select(scrape, selector))) {
    if (!first.has(keyOf(labels))) first.set(keyOf(labels), value);
  }
  return select(scrapes.at(-1) ?? [], selector).map(({ labels, value }) => ({
    labels,
    value: value - (first.get(keyOf(labels)) ?? value),
  }));
};

const sumBy = (values: Value, names: readonly string[]): Value => {
  if (typeof values === 'number') throw new Error('A number has no series to add up.');
  const sums = new Map<string, { labels: Series['labels']; value: number }>();
  for (const { labels, value } of values) {
    const kept = Object.fromEntries(names.map((name) => [name, labels[name] ?? '']));
    const sum = sums.get(keyOf(kept)) ?? { labels: kept, value: 0 };
    sums.set(keyOf(kept), { ...sum, value: sum.value + value });
  }
  return [...sums.values()];
};

/**
 * Evaluates a query at the last scrape: what is left of a comparison fires. A rate is how much was added, since
 * all of them here are compared to each other, or to 0.
 *
 * @throws Error for what is not known here.
 */
export const evaluate = (expr: string, scrapes: readonly Scrape[]): Value => {
  const visit = (node: SyntaxNode): Value => {
    switch (node.name) {
      case 'NumberDurationLiteral':
        return Number(textOf(expr, node));
      case 'VectorSelector':
        return select(scrapes.at(-1) ?? [], toSelector(expr, node));
      case 'FunctionCall': {
        const name = textOf(expr, node.getChild('FunctionIdentifier'));
        const [selector] = nodesIn(node, 'VectorSelector');
        if (!['rate', 'increase'].includes(name) || selector === undefined) break;
        return increases(scrapes, toSelector(expr, selector));
      }
      case 'AggregateExpr': {
        const body = node.getChild('FunctionCallBody')?.firstChild;
        const isSum = textOf(expr, node.getChild('AggregateOp')) === 'sum';
        if (body == null || !isSum) break;
        const modifier = node.getChild('AggregateModifier');
        const names = modifier === null ? [] : nodesIn(modifier, 'LabelName');
        return sumBy(
          visit(body),
          names.map((name) => textOf(expr, name)),
        );
      }
      case 'BinaryExpr': {
        const [left, operator, right] = [
          node.firstChild,
          node.firstChild?.nextSibling,
          node.lastChild,
        ];
        if (left === null || operator == null || right === null) break;
        return combine(operator.name, visit(left), visit(right));
      }
    }
    throw new Error(`${node.name} is not known here: ${textOf(expr, node)}`);
  };
  const combine = (operator: string, left: Value, right: Value): Value => {
    if (typeof left === 'number') throw new Error('A number comes second.');
    const other = ({ labels }: { readonly labels: Series['labels'] }): number | undefined =>
      typeof right === 'number'
        ? right
        : right.find((each) => keyOf(each.labels) === keyOf(labels))?.value;
    return left.flatMap((each) => {
      const value = other(each);
      if (value === undefined) return [];
      if (operator === 'Div') return [{ ...each, value: each.value / value }];
      if (operator === 'Gtr') return each.value > value ? [each] : [];
      throw new Error(`${operator} is not known here.`);
    });
  };
  const { firstChild } = parser.parse(expr).topNode;
  if (firstChild === null) throw new Error('There is no query.');
  return visit(firstChild);
};
