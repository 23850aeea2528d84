import { FinspaceClient } from '@aws-sdk/client-finspace';
import { GrafanaClient } from '@aws-sdk/client-grafana';
import { IdentitystoreClient } from '@aws-sdk/client-identitystore';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { SSOAdminClient } from '@aws-sdk/client-sso-admin';
import { STSClient } from '@aws-sdk/client-sts';
import { afterEach } from 'vitest';
import { assembleSandbox } from '../../../src/sandbox/sandbox.ts';
import type { AssemblyOptions, PlayedWorld, Sandbox } from '../../../src/sandbox/sandbox.ts';
import { createFinspaceDataClient } from './finspace-data-client.ts';
import type { FinspaceDataClient } from './finspace-data-client.ts';
import { createTinyWorld } from './tiny-world.ts';
import type { TinyWorld } from './tiny-world.ts';

export interface Clients {
  readonly ssoAdmin: SSOAdminClient;
  readonly identityStore: IdentitystoreClient;
  readonly organizations: OrganizationsClient;
  readonly sts: STSClient;
  readonly finspace: FinspaceClient;
  readonly finspaceData: FinspaceDataClient;
  readonly grafana: GrafanaClient;
}

const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

/** What the SDK's clients may be told here; anything that is left out points at the sandbox. */
export interface ClientSettings {
  readonly region?: string;
  readonly endpoint?: string;
  readonly credentials?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
  readonly systemClockOffset?: number;
  readonly requestHandler?: object;
}

/** Real SDK clients that send each call once. */
export const clientsOf = <W extends PlayedWorld>(
  sandbox: Sandbox<W>,
  settings: ClientSettings = {},
): Clients => {
  const config = {
    region: sandbox.region,
    credentials: sandbox.credentials,
    maxAttempts: 1,
    ...(settings.requestHandler === undefined && { endpoint: sandbox.url }),
    ...settings,
  } as { region: string };
  const clients = {
    ssoAdmin: new SSOAdminClient(config),
    identityStore: new IdentitystoreClient(config),
    organizations: new OrganizationsClient(config),
    sts: new STSClient(config),
    finspace: new FinspaceClient(config),
    finspaceData: createFinspaceDataClient(config),
    grafana: new GrafanaClient(config),
  };
  cleanups.unshift(() => Object.values(clients).forEach((client) => client.destroy()));
  return clients;
};

/** A sandbox of the tiny world, closed when the test ends. */
export const tinySandbox = (
  options: Partial<AssemblyOptions<TinyWorld>> = {},
): Sandbox<TinyWorld> => {
  const sandbox = assembleSandbox({ world: createTinyWorld(), ...options });
  cleanups.push(() => sandbox.close());
  return sandbox;
};

/** The same on a socket, with clients that speak HTTP to it. */
export const tinyServer = async (
  options: Partial<AssemblyOptions<TinyWorld>> = {},
): Promise<Clients & { sandbox: Sandbox<TinyWorld> }> => {
  const sandbox = tinySandbox(options);
  await sandbox.listen();
  return { sandbox, ...clientsOf(sandbox) };
};

/** What a call was refused with, as the SDK's client sees it. */
export interface Refusal {
  readonly name: string;
  readonly message: string;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly error: Readonly<Record<string, unknown>>;
}

/** @throws if the call succeeds. */
export const refusalOf = async (call: Promise<unknown>): Promise<Refusal> => {
  const error = await call.then(
    () => {
      throw new Error('The call succeeded.');
    },
    (thrown: unknown) => thrown as Record<string, unknown>,
  );
  const metadata = error.$metadata as { httpStatusCode?: number; requestId?: string } | undefined;
  return {
    name: String(error.name),
    message: String(error.message),
    status: metadata?.httpStatusCode,
    requestId: metadata?.requestId,
    error,
  };
};
