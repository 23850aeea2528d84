import { ConfigError } from './config-error.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where metrics are served, when not beside everything else. */
export interface MetricsPlace {
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
}

/**
 * A listener of their own for metrics, since they tell whoever reaches the port how much is asked and
 * refused, and who is to read them is seldom who calls the gateway.
 *
 * @returns undefined where `/metrics` is served on the port of the gateway.
 * @throws ConfigError
 */
export const readMetricsPlace = (env: Environment): MetricsPlace | undefined => {
  const { METRICS_PORT: port, METRICS_HOST: host } = env;
  if (!port) {
    if (!host) return undefined;
    throw new ConfigError(
      'METRICS_HOST needs METRICS_PORT, on which metrics are then served alone.',
    );
  }
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new ConfigError(`METRICS_PORT must be a port number from 0 to 65535, not "${port}".`);
  }
  if (host && !/^[\w.:-]+$/.test(host)) {
    throw new ConfigError(`METRICS_HOST must be an address or name to listen on, not "${host}".`);
  }
  return { host: host || '127.0.0.1', port: Number(port) };
};
