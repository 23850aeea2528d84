import type { FederationMode, FederationParameters } from '@aws-sdk/client-finspace';
import { type Check, invalid } from '../../core/checks.ts';
import type {
  EnvironmentFederationInput,
  FederationParametersInput,
} from '../../generated/resolvers.ts';

/** How the users of an environment sign in, as FinSpace has it. */
export interface Federation {
  readonly federationMode?: FederationMode | undefined;
  readonly federationParameters?: FederationParameters | undefined;
}

const URL = /^https?:\/\/[-a-zA-Z0-9+&@#/%?=~_|!:,.;]*[-a-zA-Z0-9+&@#/%=~_|]$/;
const URN = /^[A-Za-z0-9._\-:/#+]{1,255}$/;
const PROVIDER = /^[^_\p{Z}][\p{L}\p{M}\p{S}\p{N}\p{P}][^_\p{Z}]+$/u;
const LONGEST_PROVIDER = 32;
const SHORTEST_DOCUMENT = 1000;
const LONGEST_DOCUMENT = 10_000_000;
const LONGEST_URL = 1000;

/** The text of the document is in no message. */
const checkDocument = (text: string, field: string): Check =>
  text.length >= SHORTEST_DOCUMENT && text.length <= LONGEST_DOCUMENT
    ? undefined
    : invalid(field, 'SAML metadata has 1,000 to 10,000,000 characters here.');

const checkUrl = (url: string, field: string): Check =>
  URL.test(url) && url.length <= LONGEST_URL
    ? undefined
    : invalid(field, 'A URL begins with http:// or https:// and has at most 1,000 characters.');

const CHECKS = {
  samlMetadataDocument: checkDocument,
  samlMetadataUrl: checkUrl,
  applicationCallBackUrl: checkUrl,
  urn: (urn: string, field: string) =>
    URN.test(urn)
      ? undefined
      : invalid(field, 'A URN has 1 to 255 letters, digits or any of `._-:/#+`.'),
  providerName: (name: string, field: string) =>
    PROVIDER.test(name) && name.length <= LONGEST_PROVIDER
      ? undefined
      : invalid(
          field,
          'The name of an identity provider has 3 to 32 characters, no spaces, and no underscore first or last.',
        ),
} as const;
type TextMember = keyof typeof CHECKS;

const checkAttributes = (
  { attributeMap }: FederationParametersInput,
  field: string,
): readonly Check[] =>
  (attributeMap ?? []).flatMap(({ name, value }, index) => [
    name.length >= 1 && name.length <= 32
      ? undefined
      : invalid(`${field}.${index}.name`, 'The name of an attribute has 1 to 32 characters.'),
    value.length >= 1 && value.length <= 1000
      ? undefined
      : invalid(`${field}.${index}.value`, 'The value of an attribute has 1 to 1,000 characters.'),
  ]);

/** What can be said of the values alone. */
export const checkFederation = (
  input: EnvironmentFederationInput | null | undefined,
  field: string,
): readonly Check[] => {
  const given = input?.parameters;
  if (given == null) return [];
  const at = `${field}.parameters`;
  return [
    input?.mode === 'LOCAL'
      ? invalid(at, 'An environment of the mode LOCAL has no identity provider.')
      : undefined,
    ...(Object.keys(CHECKS) as TextMember[]).map((member) => {
      const value = given[member];
      return value == null ? undefined : CHECKS[member](value, `${at}.${member}`);
    }),
    ...checkAttributes(given, `${at}.attributeMap`),
  ];
};

/** What is needed of how users shall sign in, whatever of it was there before. */
export const checkComplete = (
  { federationMode, federationParameters }: Federation,
  field: string,
): Check => {
  if (federationMode !== 'FEDERATED') return undefined;
  const { samlMetadataDocument, samlMetadataURL } = federationParameters ?? {};
  return samlMetadataDocument === undefined && samlMetadataURL === undefined
    ? invalid(
        `${field}.parameters`,
        'The mode FEDERATED needs the metadata of the identity provider: samlMetadataUrl or samlMetadataDocument.',
      )
    : undefined;
};

/** A member that is left out stays, and one that is null goes. */
const merged = <Value>(
  named: Value | null | undefined,
  stored: Value | undefined,
): Value | undefined => (named === undefined ? stored : (named ?? undefined));

/** How users shall sign in: what is named, and for the rest what it is. */
export const mergeFederation = (
  input: EnvironmentFederationInput | null | undefined,
  stored: Federation = {},
): Federation => {
  const federationMode = (input?.mode ?? stored.federationMode) as FederationMode | undefined;
  const { federationParameters: before } = stored;
  if (federationMode === 'LOCAL') return { federationMode };
  const named = input?.parameters;
  // Parameters alone make no sense without the mode: what has them is federated.
  if (named == null) return { federationMode, federationParameters: before };
  const attributeMap =
    named.attributeMap == null
      ? named.attributeMap
      : Object.fromEntries(named.attributeMap.map(({ name, value }) => [name, value]));
  return {
    federationMode: federationMode ?? 'FEDERATED',
    federationParameters: withoutMissing({
      samlMetadataDocument: merged(named.samlMetadataDocument, before?.samlMetadataDocument),
      samlMetadataURL: merged(named.samlMetadataUrl, before?.samlMetadataURL),
      applicationCallBackURL: merged(named.applicationCallBackUrl, before?.applicationCallBackURL),
      federationURN: merged(named.urn, before?.federationURN),
      federationProviderName: merged(named.providerName, before?.federationProviderName),
      attributeMap: merged(attributeMap, before?.attributeMap),
    }),
  };
};

const withoutMissing = (members: Record<string, unknown>): FederationParameters =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));

/** Whether both are the same way to sign in. */
export const isSameFederation = (one: Federation, other: Federation): boolean =>
  comparable(one) === comparable(other);

const comparable = ({ federationMode, federationParameters = {} }: Federation): string => {
  const { attributeMap = {}, ...texts } = federationParameters;
  const sorted = (members: object): unknown[] =>
    Object.entries(members)
      .filter(([, value]) => value !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([federationMode ?? 'LOCAL', sorted(texts), sorted(attributeMap)]);
};
