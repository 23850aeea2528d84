/**
 * A client of FinSpace's data API, which has none on npm: the parts of the SDK's own clients, put
 * together in the same way, with the schemas beside this file. The service is signed for as
 * `finspace-api`, and called there.
 */
import { getHostHeaderPlugin, resolveHostHeaderConfig } from '@aws-sdk/core/client';
import { AwsSdkSigV4Signer, resolveAwsSdkSigV4Config } from '@aws-sdk/core/httpAuthSchemes';
import { AwsRestJsonProtocol } from '@aws-sdk/core/protocols';
import { defaultProvider } from '@aws-sdk/credential-provider-node';
import {
  DefaultIdentityProviderConfig,
  getHttpAuthSchemeEndpointRuleSetPlugin,
  getHttpSigningPlugin,
} from '@smithy/core';
import {
  Client,
  getSmithyContext,
  NoOpLogger,
  normalizeProvider,
  type SmithyResolvedConfiguration,
} from '@smithy/core/client';
import {
  NODE_REGION_CONFIG_FILE_OPTIONS,
  NODE_REGION_CONFIG_OPTIONS,
  loadConfig,
  resolveRegionConfig,
} from '@smithy/core/config';
import { resolveEndpointConfig } from '@smithy/core/endpoints';
import { getContentLengthPlugin, parseUrl } from '@smithy/core/protocols';
import { getRetryPlugin, resolveRetryConfig } from '@smithy/core/retry';
import { getSchemaSerdePlugin } from '@smithy/core/schema';
import {
  calculateBodyLength,
  fromBase64,
  fromUtf8,
  Hash,
  toBase64,
  toUtf8,
} from '@smithy/core/serde';
import { NodeHttpHandler, streamCollector } from '@smithy/node-http-handler';
import type {
  AwsCredentialIdentity,
  AwsCredentialIdentityProvider,
  EndpointV2,
  HandlerExecutionContext,
  HttpHandlerOptions,
  MetadataBearer,
  Pluggable,
} from '@smithy/types';
import type { HttpTransport } from '../../../upstream/client-factory.ts';
import { partitionSuffix } from './endpoint.ts';
import { errorTypeRegistries } from './errors.ts';
import { NAMESPACE } from './schemas.ts';

const SIGV4 = 'aws.auth#sigv4';
/** What requests are signed for; `signingProperties.name` alone would not decide it. */
const SIGNING_NAME = 'finspace-api';

export interface FinspaceDataClientConfig {
  readonly region?: string | undefined;
  readonly endpoint?: string | undefined;
  /** Default: the SDK's default chain. */
  readonly credentials?: AwsCredentialIdentity | AwsCredentialIdentityProvider;
  /** Default: three, as with AWS's own clients. */
  readonly maxAttempts?: number;
  readonly requestHandler?: HttpTransport | undefined;
}

/** What the protocol and the middleware of the SDK look up in a client's configuration. */
const defaults = {
  apiVersion: '2020-07-13',
  serviceId: 'finspace data',
  runtime: 'node',
  disableHostPrefix: false,
  base64Decoder: fromBase64,
  base64Encoder: toBase64,
  bodyLengthChecker: calculateBodyLength,
  sha256: Hash.bind(null, 'sha256'),
  streamCollector,
  urlParser: parseUrl,
  utf8Decoder: fromUtf8,
  utf8Encoder: toUtf8,
  logger: new NoOpLogger(),
  retryMode: 'standard',
  useDualstackEndpoint: false,
  useFipsEndpoint: false,
  defaultSigningName: SIGNING_NAME,
  credentialDefaultProvider: defaultProvider,
  httpAuthSchemes: [
    {
      schemeId: SIGV4,
      identityProvider: (providers: { getIdentityProvider(id: string): unknown }) =>
        providers.getIdentityProvider(SIGV4),
      signer: new AwsSdkSigV4Signer(),
    },
  ],
  httpAuthSchemeProvider: ({ region }: { readonly region: string }) => [
    {
      schemeId: SIGV4,
      signingProperties: { name: SIGNING_NAME, region },
      propertiesExtractor: (config: object, context: object) => ({
        signingProperties: { config, context },
      }),
    },
  ],
  endpointProvider: ({ Endpoint, Region }: EndpointInput): EndpointV2 => ({
    url: new URL(Endpoint ?? `https://finspace-api.${Region}.${partitionSuffix(Region)}`),
  }),
  protocol: AwsRestJsonProtocol,
  protocolSettings: {
    defaultNamespace: NAMESPACE,
    errorTypeRegistries,
    version: '2020-07-13',
    serviceTarget: 'AWSHabaneroPublicAPI',
  },
};

interface EndpointInput {
  readonly Endpoint?: string;
  readonly Region: string;
}

/** Where the endpoint's parameters come from: the client's configuration. */
export const endpointParameters = {
  Endpoint: { type: 'builtInParams', name: 'endpoint' },
  Region: { type: 'builtInParams', name: 'region' },
} as const;

/**
 * The configuration with everything that the SDK's resolvers add. Their types name each other's
 * results in ways that only the SDK's generated clients spell out, hence `unknown` and `never`.
 */
const resolve = (config: FinspaceDataClientConfig): ResolvedConfig => {
  const given = {
    ...defaults,
    ...config,
    region:
      config.region ?? loadConfig(NODE_REGION_CONFIG_OPTIONS, NODE_REGION_CONFIG_FILE_OPTIONS),
    requestHandler: config.requestHandler ?? new NodeHttpHandler(),
    maxAttempts: config.maxAttempts ?? 3,
  };
  const withoutSigning: unknown = resolveEndpointConfig(
    resolveHostHeaderConfig(resolveRegionConfig(resolveRetryConfig(given as never))),
  );
  const resolved: unknown = resolveAwsSdkSigV4Config(withoutSigning as never);
  return Object.assign(resolved as ResolvedConfig, {
    authSchemePreference: normalizeProvider([]),
  });
};

type ResolvedConfig = SmithyResolvedConfiguration<HttpHandlerOptions>;

/** Sends the commands of FinSpace's data API. */
export class FinspaceDataClient extends Client<
  HttpHandlerOptions,
  object,
  MetadataBearer,
  ResolvedConfig
> {
  constructor(config: FinspaceDataClientConfig = {}) {
    const resolved = resolve(config);
    super(resolved);
    for (const plugin of pluginsOf(resolved)) this.middlewareStack.use(plugin);
  }
}

type Plugin = Pluggable<object, MetadataBearer>;

/** The steps that a request passes, as the SDK's generated clients put them together. */
const pluginsOf = (config: ResolvedConfig): Plugin[] => {
  const resolved = config as never;
  return [
    getSchemaSerdePlugin<object, MetadataBearer>(resolved),
    getRetryPlugin(resolved) as Plugin,
    getContentLengthPlugin(resolved) as Plugin,
    getHostHeaderPlugin(resolved),
    getHttpAuthSchemeEndpointRuleSetPlugin(resolved, authParameters) as Plugin,
    getHttpSigningPlugin<object, MetadataBearer>(resolved),
  ];
};

const authParameters = {
  httpAuthSchemeParametersProvider: async (
    { region }: { readonly region: () => Promise<string> },
    context: HandlerExecutionContext,
  ) => ({
    operation: getSmithyContext(context).operation as string,
    region: await region(),
  }),
  identityProviderConfigProvider: ({ credentials }: { readonly credentials: never }) =>
    Promise.resolve(new DefaultIdentityProviderConfig({ [SIGV4]: credentials })),
} as never;
