import { NodeHttpHandler } from '@smithy/node-http-handler';
import { GatewayError } from '../core/errors.ts';
import { isLoopbackName } from '../core/safe-url.ts';

/**
 * Sends nothing that others on the way could read: HTTP only to this machine. The configuration refuses
 * such endpoints as the environment names; the SDK takes others from a profile (`endpoint_url`).
 */
export class SafeTransport extends NodeHttpHandler {
  override handle(
    ...args: Parameters<NodeHttpHandler['handle']>
  ): ReturnType<NodeHttpHandler['handle']> {
    const [{ protocol, hostname }] = args;
    const name = hostname.includes(':') && !hostname.startsWith('[') ? `[${hostname}]` : hostname;
    if (protocol === 'https:' || isLoopbackName(name)) return super.handle(...args);
    return Promise.reject(
      new GatewayError(
        'NOT_CONFIGURED',
        'The endpoint of this service is plain HTTP: the gateway sends nothing there.',
      ),
    );
  }
}
