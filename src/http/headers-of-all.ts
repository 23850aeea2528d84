import type { IncomingHttpHeaders } from 'node:http';
import type { UpstreamInfo } from '../context.ts';
import type { Knowledge } from '../links/knowledge.ts';
import { upstreamHeader } from '../plugins/use-upstream-headers.ts';
import { securityHeaders } from './security-headers.ts';

type OfAll = Readonly<Record<string, string>>;

/**
 * The headers that every answer has, the same object for as long as they are the same.
 *
 * @param tellsAnybody whether the account that is behind is told to whom nobody knows.
 */
export const createHeadersOfAll = (
  info: UpstreamInfo,
  knowledge: Knowledge,
  tellsAnybody: boolean,
): ((headers: IncomingHttpHeaders, isKnown: boolean) => OfAll) => {
  const made = new Map<string, Map<OfAll, OfAll>>();
  const make = (accountId: string | undefined, security: OfAll): OfAll => {
    const upstream = upstreamHeader(info, { accountId });
    const known = made.get(upstream)?.get(security);
    if (known !== undefined) return known;
    const ofAll = { 'x-aws-upstream': upstream, ...security };
    // The gateway's account becomes known, once.
    const bySecurity = made.get(upstream) ?? new Map<OfAll, OfAll>();
    made.set(upstream, bySecurity.set(security, ofAll));
    return ofAll;
  };
  let last:
    | { readonly accountId: string | undefined; readonly security: OfAll; readonly ofAll: OfAll }
    | undefined;
  return (headers, isKnown) => {
    const accountId = isKnown || tellsAnybody ? knowledge.accountId : undefined;
    const security = securityHeaders(headers['x-forwarded-proto'] as string | undefined);
    if (last?.security !== security || last.accountId !== accountId) {
      last = { accountId, security, ofAll: make(accountId, security) };
    }
    return last.ofAll;
  };
};
