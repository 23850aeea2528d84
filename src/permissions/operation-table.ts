/** The operations that the gateway's clients bind: what it can ask of AWS at all, and nothing else. */
import type { Client, MetadataBearer } from '@smithy/types';
import { createFinspaceClient } from '../services/finspace/client.ts';
import { createFinspaceDataClient } from '../services/finspace/data-client.ts';
import { createGrafanaClient } from '../services/grafana/client.ts';
import { createIdentityCenterClient } from '../services/identity-center/client.ts';
import { createIdentityStoreClient } from '../services/identity-store/client.ts';
import { createOrganizationsClient } from '../services/organizations/client.ts';
import { createStsClient } from '../services/sts/client.ts';
import { bindOperation } from '../upstream/bind-operation.ts';
import type { BoundService, ClientFactory } from '../upstream/client-factory.ts';
import type { Operation, ServiceId } from '../upstream/types.ts';

export type BoundOperation = Pick<
  Operation<never, object>,
  'service' | 'name' | 'kind' | 'iamAction'
>;

const record = (into: BoundOperation[]): ClientFactory => ({
  service<In extends object, Out extends MetadataBearer, Config>(service: ServiceId) {
    const target = { accountId: 'self', region: undefined };
    const bind =
      (kind: 'read' | 'write'): BoundService<In, Out, Config>['read'] =>
      (command, more) => {
        // It is bound to no client, and never sent.
        const none = (): Client<In, Out, Config> => {
          throw new Error(`${service} is sent nothing here.`);
        };
        const operation = bindOperation(none, command, { service, kind, target }, more);
        into.push(operation);
        return operation;
      };
    return { read: bind('read'), write: bind('write') };
  },
  load: () => Promise.resolve(),
  rehearse: () => Promise.resolve(),
  refreshCredentials: () => Promise.resolve(),
  destroy: () => undefined,
});

/** Every operation once, in the order of the services and of their clients. */
export const boundOperations = (): readonly BoundOperation[] => {
  const operations: BoundOperation[] = [];
  const factory = record(operations);
  createIdentityCenterClient(factory);
  createIdentityStoreClient(factory);
  createOrganizationsClient(factory);
  createFinspaceClient(factory, {});
  createFinspaceDataClient(factory, {});
  createGrafanaClient(factory, {});
  createStsClient(factory);
  return operations;
};
