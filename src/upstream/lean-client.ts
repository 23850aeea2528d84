import type { Client, MetadataBearer, UserAgentPair } from '@smithy/types';

/**
 * Steps of the SDK that every call goes through and that do nothing here: it logs nowhere; it looks for a
 * trace of Lambda; it puts the same user agent together again. Their names are those of the SDK.
 */
const NOT_NEEDED = [
  'loggerMiddleware',
  'recursionDetectionMiddleware',
  'getUserAgentMiddleware',
] as const;

/** Retries belong to the upstream, which knows the quota and the deadline. Others find their place by it. */
const RETRY = { name: 'retryMiddleware', step: 'finalizeRequest', override: true } as const;

/** What every client of the SDK has resolved of its settings, as far as it is used here. */
interface Resolved {
  readonly defaultUserAgentProvider?: (config: unknown) => Promise<readonly UserAgentPair[]>;
  signer?: (scheme: Scheme | undefined) => Promise<unknown>;
}

interface Scheme {
  readonly signingName?: string;
  readonly signingRegion?: string;
}

/** `name/version` for each part, which are told apart by blanks. */
const userAgentOf = async (config: Resolved): Promise<string | undefined> => {
  const pairs = await config.defaultUserAgentProvider?.(config);
  return pairs
    ?.map((pair) => pair.filter(Boolean).join('/'))
    .map((part) => part.replace(/[^\w!#$%&'*+./^`|~-]/g, '_'))
    .join(' ');
};

/**
 * Makes one signer for each service and Region instead of one for each call. It asks for credentials
 * whenever it signs, so those may change.
 */
const keepSigners = (config: Resolved): void => {
  const { signer: make } = config;
  if (make === undefined) return;
  const made = new Map<string, Promise<unknown>>();
  config.signer = (scheme) => {
    const key = `${scheme?.signingName ?? ''} ${scheme?.signingRegion ?? ''}`;
    let signer = made.get(key);
    if (signer === undefined) {
      made.set(key, (signer = make(scheme)));
      signer.catch(() => made.delete(key));
    }
    return signer;
  };
};

/**
 * Takes out of a client what its calls pay for and do not need. What AWS goes by stays the SDK's:
 * endpoint, serialization, length, host, signature and the correction of the clock, errors and their
 * request ids. CloudTrail still shows the SDK's user agent, and `AWS_SDK_UA_APP_ID` in it.
 *
 * @param client as its constructor has made it, with `maxAttempts: 1`.
 * @returns the same client.
 */
export const leanClient = <In extends object, Out extends MetadataBearer, Config>(
  client: Client<In, Out, Config>,
): Client<In, Out, Config> => {
  for (const name of NOT_NEEDED) client.middlewareStack.remove(name);
  client.middlewareStack.add((next) => next, { ...RETRY, priority: 'high' });
  const config = client.config as Resolved;
  keepSigners(config);
  let userAgent: Promise<string | undefined> | undefined;
  client.middlewareStack.add(
    (next) => async (args) => {
      const { headers } = args.request as { readonly headers: Record<string, string> };
      userAgent ??= userAgentOf(config).catch((error: unknown) => {
        // The next call tries again.
        userAgent = undefined;
        throw error;
      });
      const text = await userAgent;
      if (text !== undefined) headers['user-agent'] = text;
      return next(args);
    },
    { step: 'build', name: 'userAgent' },
  );
  return client;
};
