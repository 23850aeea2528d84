import type { ClientFactory } from './client-factory.ts';
import type { Charged } from './quota-queue.ts';

/**
 * A factory that tells of every operation it binds, with the account and Region that it is charged
 * to. So whatever client is made, when the process starts or later for another Region, its quota is
 * shown before its first call.
 *
 * @param announce takes one operation, the same one again without harm: `Upstream.announce`.
 */
export const announceOperations = (
  factory: ClientFactory,
  announce: (operation: Charged) => void,
): ClientFactory => {
  const announced = <Bound extends Charged>(operation: Bound): Bound => {
    announce(operation);
    return operation;
  };
  return {
    ...factory,
    service(service, constructor, own) {
      const { read, write } = factory.service(service, constructor, own);
      return {
        read: (command, more) => announced(read(command, more)),
        write: (command, more) => announced(write(command, more)),
      };
    },
  };
};
