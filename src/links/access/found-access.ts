import type { GatewayContext } from '../../context.ts';
import { compareKeys, type Gap } from '../../core/connection.ts';
import { OWN_ACCOUNT } from '../../upstream/places.ts';
import type { ServiceId } from '../../upstream/types.ts';
import type { AccessModel } from '../models.ts';

/** Grants with what is missing among them. */
export interface FoundAccess {
  readonly grants: readonly AccessModel[];
  readonly gaps: readonly Gap[];
  /** Milliseconds since the epoch; undefined when nothing was read. */
  readonly asOf?: number | undefined;
}

/** An account and Region, as far as they are known. */
export interface Where {
  readonly accountId?: string | undefined;
  readonly region?: string | undefined;
}

/** What comes together while several things are read at once, in whatever order they answer. */
export interface Findings {
  /** Takes note of how old something is. */
  noteAge(fetchedAt: number | undefined): void;
  /** Something is missing because of `error`. @throws what is no GatewayError. */
  missing(error: unknown, service: ServiceId, where?: Where): void;
  /** Something is missing that was not even tried. */
  gap(gap: Pick<Gap, 'code' | 'message'> & { readonly service: ServiceId } & Where): void;
  /** These grants, with all that has come together. */
  with(grants: readonly AccessModel[]): FoundAccess;
}

export const createFindings = (context: GatewayContext): Findings => {
  const nameOf = ({ accountId }: Where) => (accountId === OWN_ACCOUNT ? undefined : accountId);
  const gaps: Gap[] = [];
  let asOf: number | undefined;
  return {
    noteAge(fetchedAt) {
      if (fetchedAt !== undefined) asOf = Math.min(asOf ?? fetchedAt, fetchedAt);
    },
    missing(error, service, where = {}) {
      const gap = context.gap(error, service, nameOf(where));
      gaps.push({ ...gap, service, region: where.region ?? gap.region });
    },
    gap({ service, code, message, region = null, accountId }) {
      gaps.push({ service, region, accountId: nameOf({ accountId }) ?? null, code, message });
    },
    with: (grants) => ({ grants, gaps, asOf }),
  };
};

/** Each gap once, in an order that does not hang on which answer came first. */
export const inOrder = (gaps: readonly Gap[]): readonly Gap[] =>
  [...new Map(gaps.map((gap) => [keyOf(gap).join('|'), gap])).values()].toSorted((a, b) =>
    compareKeys(keyOf(a), keyOf(b)),
  );

const keyOf = ({ service, accountId, region, code, message }: Gap): readonly string[] => [
  service,
  accountId ?? '',
  region ?? '',
  code,
  message,
];

/** Several findings as one. */
export const together = (all: readonly FoundAccess[]): FoundAccess => {
  const ages = all.flatMap(({ asOf }) => asOf ?? []);
  return {
    grants: all.flatMap(({ grants }) => grants),
    gaps: all.flatMap(({ gaps }) => gaps),
    asOf: ages.length === 0 ? undefined : Math.min(...ages),
  };
};
