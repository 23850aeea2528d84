/**
 * A client of finspace-data, which has no package: the SDK's own protocol and signer, told of the
 * service by the sandbox's schemas.
 */
import { GrafanaClient } from '@aws-sdk/client-grafana';
import { Command } from '@smithy/core/client';
import { getEndpointPlugin } from '@smithy/core/endpoints';
import type { StaticOperationSchema } from '@smithy/types';
import { serviceModels } from '../../../src/sandbox/catalog.ts';

const NAMESPACE = 'com.amazonaws.finspacedata';

const ENDPOINT_PARAMETERS = {
  Endpoint: { type: 'builtInParams', name: 'endpoint' },
  Region: { type: 'builtInParams', name: 'region' },
} as const;

export interface FinspaceDataClient {
  /** Calls an operation by its name: `ListUsers`. */
  call(operation: string, input: object): Promise<Record<string, unknown>>;
  destroy(): void;
}

const schemaOf = (name: string): StaticOperationSchema => {
  const operation = serviceModels.get('finspace-data')?.operations.get(name);
  if (operation?.http === undefined) throw new Error(`finspace-data has no ${name}`);
  const { method, path, status } = operation.http;
  const traits = { http: [method, path, status] as [string, string, number] };
  return [9, NAMESPACE, name, traits, operation.input, operation.output];
};

const commandOf = (name: string) =>
  Command.classBuilder()
    .ep(ENDPOINT_PARAMETERS)
    .m((_made, _stack, config) => [getEndpointPlugin(config as never, ENDPOINT_PARAMETERS)])
    .s('AWSHabaneroPublicAPI', name, {})
    .n('FinspaceDataClient', `${name}Command`)
    .sc(schemaOf(name))
    .build();

/** @param config as any client of the SDK takes it. */
export const createFinspaceDataClient = (config: object): FinspaceDataClient => {
  const client = new GrafanaClient({
    ...config,
    serviceId: 'finspace data',
    signingName: 'finspace-api',
    protocolSettings: { defaultNamespace: NAMESPACE, errorTypeRegistries: [] },
  } as object);
  return {
    call: (operation, input) =>
      client.send(new (commandOf(operation))(input as never) as never) as never,
    destroy: () => client.destroy(),
  };
};
