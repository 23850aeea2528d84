import { listSizeOf } from '../upstream/list-sizes.ts';
import type { Upstream } from '../upstream/types.ts';
import type { ListSizes, Sizes } from './rule.ts';

/** How long lists are: as seen, else as assumed; one that was only begun is no shorter than that. */
export const createSizes = (upstream: Upstream, assumed: ListSizes): Sizes => {
  const items = (list: string): number => {
    const seen = listSizeOf(upstream, list);
    const guess = assumed[list] ?? 1;
    if (seen === undefined) return guess;
    return seen.pages === undefined ? Math.max(guess, seen.items) : seen.items;
  };
  return {
    items,
    isKnown: (list) => listSizeOf(upstream, list)?.pages !== undefined,
    pages(list, pageSize) {
      const seen = listSizeOf(upstream, list)?.pages;
      return Math.max(1, seen === undefined ? Math.ceil(items(list) / pageSize) : Math.round(seen));
    },
  };
};
