/** A gateway behind a socket, as it ships. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Gateway } from '../../src/gateway.ts';
import { createListener, type ListenerOptions } from '../../src/http/listener.ts';
import { boundServer, SERVER_OPTIONS } from '../../src/http/server-options.ts';
import { recordBroken } from '../../src/http/record-broken.ts';
import { createLogger } from '../../src/log.ts';

export interface ServedGateway {
  readonly url: string;
  readonly port: number;
  close(): void;
}

export const serveGateway = async (
  gateway: Gateway,
  options: ListenerOptions = {},
): Promise<ServedGateway> => {
  const log = createLogger({ level: 'silent' });
  const server = boundServer(createServer(SERVER_OPTIONS, createListener(gateway, log, options)));
  recordBroken(server, gateway);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    port,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
};
