import type { GatewayContext } from '../../context.ts';
import type { ListPage } from '../../core/paged-list.ts';
import type { InstanceModel } from '../../services/identity-center/models.ts';
import type { Way } from './scan.ts';
import { orNothing, waysBySet } from './ways.ts';

/** In front of the keys of the outer level: the head comes first, and then one of two ways. */
const HEAD = '0|';
const BY_SET = '1S|';
const BY_ACCOUNT = '1A|';

/** Which way the rest is walked, where the outer level of a cursor tells. */
export const restOf = (outer: string): 'S' | 'A' | undefined =>
  outer.startsWith(BY_SET) ? 'S' : outer.startsWith(BY_ACCOUNT) ? 'A' : undefined;

const keyOf = (outer: string): string => outer.slice(outer.indexOf('|') + 1);

/** What a key of a permission set's ARN ends with: all that the sets of one instance differ in. */
const idOf = (permissionSetArn: string): string =>
  permissionSetArn.slice(permissionSetArn.lastIndexOf('/') + 1);

/**
 * A few permission sets first, then everything else by set or by account. So the first page needs
 * neither all sets nor all accounts listed, which in a large organization takes longer than the page:
 * what they are is looked at when the head has been walked. The cursor names the sets of the head, so
 * that the rest leaves them out, whatever AWS lists by then.
 *
 * @param head ids (`ps-…`) or ARNs of sets of the instance; few, since every cursor carries them.
 * @param rest chooses how to walk the rest: `waysBySet` or `waysByAccount`.
 */
export const waysFromHead = (
  context: GatewayContext,
  instance: InstanceModel,
  head: readonly string[],
  rest: () => Promise<Way>,
): Way => {
  const prefix = instance.instanceArn.replace(':instance/', ':permissionSet/');
  const ids = head.map(idOf).sort();
  const arns = ids.map((id) => `${prefix}/${id}`);
  const isHead = new Set(arns);
  const first = waysBySet(context, instance, arns);
  let chosen: Promise<Way> | undefined;
  const wayOf = (outer: string): Way | Promise<Way> =>
    outer.startsWith(HEAD) ? first : (chosen ??= rest());
  return {
    pin: ['H', ids.join(',')],
    outers: () => Promise.resolve(arns.map((arn) => `${HEAD}${arn}`)),
    async moreOuters() {
      const way = await (chosen ??= rest());
      const outers = await way.outers();
      return way.pin[0] === 'A'
        ? outers.map((accountId) => `${BY_ACCOUNT}${accountId}`)
        : outers.filter((arn) => !isHead.has(arn)).map((arn) => `${BY_SET}${arn}`);
    },
    async inners(outer): Promise<ListPage<string>> {
      const way = await wayOf(outer);
      const list = way.inners(keyOf(outer));
      // The cursor may name a set that has been deleted since.
      if (outer.startsWith(HEAD)) return orNothing(list);
      if (outer.startsWith(BY_SET)) return list;
      const { items, ...more } = await list;
      return { ...more, items: items.filter((arn) => !isHead.has(arn)) };
    },
    async rows(outer, inner) {
      const rows = (await wayOf(outer)).rows(keyOf(outer), inner);
      return outer.startsWith(HEAD) ? orNothing(rows) : rows;
    },
    accountOf: (outer, inner) => (outer.startsWith(BY_ACCOUNT) ? keyOf(outer) : inner) || undefined,
  };
};
