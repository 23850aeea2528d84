import { ConfigError } from './config-error.ts';

/** Where traces and metrics are sent. */
export interface TelemetryConfig {
  /** The beginning of an OTLP collector's addresses, without a slash at its end. */
  readonly endpoint: string;
  /** Sent with every export; they may hold a key. */
  readonly headers: Readonly<Record<string, string>>;
  readonly serviceName: string;
  /** The part of the operations that is traced, where the caller's trace does not decide: 0 to 1. */
  readonly sampleRatio: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

const endpointOf = (text: string): string => {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) {
    throw new ConfigError(
      'OTEL_EXPORTER_OTLP_ENDPOINT must be a URL that begins with http:// or https://.',
    );
  }
  return text.replace(/\/+$/, '');
};

/** `name=value,name=value`, percent-encoded, as OpenTelemetry's specification has it. */
const headersOf = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    text.split(',').map((pair) => {
      const [, name, value] = /^\s*([\w-]+)=(.*)$/.exec(pair) ?? [];
      if (name === undefined || value === undefined) {
        // The pair is not shown: it may be a key.
        throw new ConfigError('OTEL_EXPORTER_OTLP_HEADERS must be name=value,name=value.');
      }
      return [name, decodeURIComponent(value.trim())];
    }),
  );

const ratioOf = (text: string): number => {
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0 || value > 1) {
    throw new ConfigError(`OTEL_TRACES_SAMPLER_ARG must be a number from 0 to 1, not "${text}".`);
  }
  return value;
};

/**
 * Reads what OpenTelemetry's specification names, as far as the gateway follows it: OTLP over HTTP, and
 * a sampler that follows the parent and else takes a ratio.
 *
 * @returns undefined where no collector is set: then nothing of it is loaded.
 * @throws ConfigError
 */
export const readTelemetry = (env: Environment): TelemetryConfig | undefined => {
  const {
    OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
    OTEL_EXPORTER_OTLP_HEADERS: headers,
    OTEL_SERVICE_NAME: serviceName,
    OTEL_TRACES_SAMPLER_ARG: ratio,
  } = env;
  if (endpoint === undefined || endpoint === '') return undefined;
  return {
    endpoint: endpointOf(endpoint),
    headers: headers ? headersOf(headers) : {},
    serviceName: serviceName || 'management-graph',
    sampleRatio: ratio ? ratioOf(ratio) : 1,
  };
};
