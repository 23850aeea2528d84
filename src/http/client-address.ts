import { isIP, isIPv6 } from 'node:net';

/** What of Node's request tells where it comes from. */
export interface AddressedRequest {
  readonly socket: { readonly remoteAddress?: string | undefined };
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/**
 * The address of the client. With proxies in front it is the one that the outermost of them was called
 * from: each adds its own caller to the end of `X-Forwarded-For`, and what stands before that, any
 * client may have made up.
 *
 * @param trustedProxies how many proxies stand in front.
 * @returns undefined when the connection is over, or nothing tells.
 */
export const clientAddress = (
  { socket, headers }: AddressedRequest,
  trustedProxies: number,
): string | undefined => {
  const { remoteAddress } = socket;
  if (trustedProxies === 0) return remoteAddress;
  const forwarded = headers['x-forwarded-for'];
  const hops = String(forwarded ?? '').split(',');
  const address = hops.at(-trustedProxies)?.trim() ?? '';
  return isIP(address) === 0 ? remoteAddress : address;
};

/** Node's headers, to be read like those of the fetch API. */
export const nodeHeaders = ({
  headers,
}: Pick<AddressedRequest, 'headers'>): Pick<Headers, 'get'> => ({
  get(name) {
    const value = headers[name];
    return typeof value === 'string' ? value : null;
  },
});

/**
 * What is counted as one client: an address of IPv4, or the /64 of IPv6 that a machine has for itself,
 * whose addresses are too many to count apart.
 */
export const networkOf = (address: string): string => {
  if (!address.includes(':') || !isIPv6(address)) return address;
  if (address.startsWith('::ffff:')) return address.slice('::ffff:'.length);
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter((group) => group !== '');
  const more = tail === undefined ? [] : tail.split(':').filter((group) => group !== '');
  const zeros = Array.from({ length: Math.max(0, 8 - groups.length - more.length) }, () => '0');
  return [...groups, ...zeros, ...more].slice(0, 4).join(':');
};
