import { GatewayError } from '../core/errors.ts';
import { isLoopbackName } from '../core/safe-url.ts';
import type { HttpTransport } from './client-factory.ts';

/**
 * Sends nothing that others on the way could read: HTTP only to this machine. The configuration refuses
 * such endpoints as the environment names; the SDK takes others from a profile (`endpoint_url`).
 *
 * @param transport what sends the rest.
 */
export const safeTransport = (transport: HttpTransport): HttpTransport => ({
  handle(...args) {
    const [{ protocol, hostname }] = args;
    const name = hostname.includes(':') && !hostname.startsWith('[') ? `[${hostname}]` : hostname;
    if (protocol === 'https:' || isLoopbackName(name)) return transport.handle(...args);
    return Promise.reject(
      new GatewayError(
        'NOT_CONFIGURED',
        'The endpoint of this service is plain HTTP: the gateway sends nothing there.',
      ),
    );
  },
  updateHttpClientConfig: (key, value) => transport.updateHttpClientConfig(key, value),
  httpHandlerConfigs: () => transport.httpHandlerConfigs(),
  destroy: () => transport.destroy?.(),
});
