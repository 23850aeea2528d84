import { setImmediate as nextTurn } from 'node:timers/promises';
import type { HttpHandler } from '@smithy/core/protocols';
import type * as Transport from '@smithy/node-http-handler';
import type {
  AwsCredentialIdentity,
  AwsCredentialIdentityProvider,
  Client,
  Command,
  MetadataBearer,
  NodeHttpHandlerOptions,
} from '@smithy/types';
import { type Clock, systemClock } from '../core/clock.ts';
import { bindOperation, type BindOptions } from './bind-operation.ts';
import { shareCredentials } from './credentials.ts';
import type { CallCredentials } from './fetched-credentials.ts';
import { lazyPackage, loadPackageOf } from './lazy-package.ts';
import { leanClient } from './lean-client.ts';
import { REHEARSAL, rehearse } from './rehearsal.ts';
import { regionOf } from './region-of.ts';
import { safeTransport } from './safe-transport.ts';
import type { Operation, QuotaTarget, RequestScope, ServiceId } from './types.ts';

/** What every SDK client is made with. */
export interface ClientSettings {
  readonly region: string;
  readonly endpoint?: string;
  readonly credentials: AwsCredentialIdentityProvider;
  /** 1: retries belong to the upstream, which knows the quota and the deadline. */
  readonly maxAttempts: number;
  readonly requestHandler: HttpTransport;
}

/** Sends HTTP requests: a `NodeHttpHandler`, or something that answers in the same process. */
export type HttpTransport = HttpHandler<NodeHttpHandlerOptions>;

export interface ClientFactoryOptions {
  readonly region: string;
  /** Of every service (`AWS_ENDPOINT_URL`), instead of AWS's own. */
  readonly endpoint?: string | undefined;
  /** Of single services (`AWS_ENDPOINT_URL_SSO_ADMIN`); they go before `endpoint`. */
  readonly endpoints?: Partial<Record<ServiceId, string>>;
  /** Default: the SDK's default chain. */
  readonly credentials?: AwsCredentialIdentity | AwsCredentialIdentityProvider | undefined;
  /** The account that the quotas are charged to, when it is known. */
  readonly accountId?: string | undefined;
  readonly requestHandler?: HttpTransport;
  readonly clock?: Clock;
}

/** What differs for one client from the others. */
export interface ServiceOptions {
  readonly region?: string;
  readonly endpoint?: string;
  /** Those of a role, or of another service; the gateway's own when left out. */
  readonly credentials?: CallCredentials | undefined;
  /** Those that changes are made with; the same as for reads when left out. */
  readonly writeCredentials?: CallCredentials | undefined;
  readonly accountId?: string | undefined;
}

/** Makes operations of one client. */
export interface BoundService<In extends object, Out extends MetadataBearer, Config> {
  /** An operation that changes nothing: it may be tried again. */
  read: Bind<In, Out, Config>;
  /** An operation that changes something: it is sent once. */
  write: Bind<In, Out, Config>;
}

type Bind<In extends object, Out extends MetadataBearer, Config> = <
  Input extends In,
  Output extends Out,
>(
  command: new (input: Input) => Command<In, Input, Out, Output, Config>,
  options?: BindOptions,
) => Operation<Input, Output>;

export interface ClientFactory {
  /**
   * A client of one service.
   *
   * @param constructor the SDK's class (`SSOAdminClient`); only `services/<service>/client.ts`
   * imports those.
   */
  service<In extends object, Out extends MetadataBearer, Config>(
    service: ServiceId,
    constructor: new (settings: ClientSettings) => Client<In, Out, Config>,
    options?: ServiceOptions,
  ): BoundService<In, Out, Config>;
  /** Loads what the clients that there are will need, a package a turn; else their first call does. */
  load(): Promise<void>;
  /** Tries each read of those clients once without sending anything, a step a turn (`rehearsal.ts`). */
  rehearse(): Promise<void>;
  /** Fetches the shared credentials anew. */
  refreshCredentials(): Promise<void>;
  /** Closes the connections. */
  destroy(): void;
}

/** More connections than any quota here fills at a second a call. */
const MAX_SOCKETS = 100;
const CONNECT_TIMEOUT_MS = 3000;

const { NodeHttpHandler } = lazyPackage<typeof Transport>('@smithy/node-http-handler');

const createTransport = (): HttpTransport => {
  const agent = { keepAlive: true, maxSockets: MAX_SOCKETS };
  return safeTransport(
    new NodeHttpHandler({
      connectionTimeout: CONNECT_TIMEOUT_MS,
      httpAgent: agent,
      httpsAgent: agent,
    }),
  );
};

/** One connection pool and one set of credentials for the clients of all services. */
export const createClientFactory = (options: ClientFactoryOptions): ClientFactory => {
  const { clock = systemClock } = options;
  let handler = options.requestHandler;
  const transport = (): HttpTransport => (handler ??= createTransport());
  const shared = shareCredentials(clock, options.credentials);
  /** The steps that rehearse the reads of each class of clients; undefined once they were taken. */
  const rehearsals = new Map<object, (() => (() => Promise<unknown>)[]) | undefined>();

  return {
    service<In extends object, Out extends MetadataBearer, Config>(
      service: ServiceId,
      constructor: new (settings: ClientSettings) => Client<In, Out, Config>,
      own: ServiceOptions = {},
    ): BoundService<In, Out, Config> {
      const { credentials, writeCredentials } = own;
      const region = own.region ?? options.region;
      const endpoint = own.endpoint ?? options.endpoints?.[service] ?? options.endpoint;
      const place = { region, ...(endpoint === undefined ? {} : { endpoint }) };
      const clientWith = (signed: CallCredentials | undefined) => {
        let made: Client<In, Out, Config> | undefined;
        // Made when it first sends something.
        return (): Client<In, Out, Config> =>
          (made ??= leanClient(
            new constructor({
              ...place,
              credentials: (signed ?? shared).provider,
              maxAttempts: 1,
              requestHandler: transport(),
            }),
          ));
      };
      const target: QuotaTarget = {
        accountId: own.accountId ?? options.accountId ?? 'self',
        region: regionOf(service, region),
      };
      const boundWith = (signed: CallCredentials | undefined) => ({
        service,
        target,
        ...(signed === undefined
          ? { refreshCredentials: () => shared.refresh() }
          : {
              refreshCredentials: (scope: RequestScope) => Promise.resolve(signed.forget(scope)),
              prepare: (scope: RequestScope) => signed.prepare(scope),
              during: signed.during,
            }),
      });
      const client = clientWith(credentials);
      const reads: (new (input: In) => Command<In, In, Out, Out, Config>)[] = [];
      // In one place: what is compiled for one is compiled for all.
      if (!rehearsals.has(constructor)) {
        rehearsals.set(constructor, () => {
          const standIn = leanClient(new constructor({ ...place, ...REHEARSAL }));
          return reads.splice(0).map((Read) => () => standIn.send(new Read({} as In)));
        });
      }
      const bound = boundWith(credentials);
      // A client signs with one set of credentials: changes have their own where those differ.
      const writer = writeCredentials === undefined ? client : clientWith(writeCredentials);
      const boundWriter = writeCredentials === undefined ? bound : boundWith(writeCredentials);
      return {
        read: (command, more) => {
          reads.push(command as unknown as (typeof reads)[number]);
          return bindOperation(client, command, { ...bound, kind: 'read' }, more);
        },
        write: (command, more) =>
          bindOperation(writer, command, { ...boundWriter, kind: 'write' }, more),
      };
    },
    async load() {
      for (const constructor of rehearsals.keys()) {
        await nextTurn();
        loadPackageOf(constructor);
      }
    },
    async rehearse() {
      for (const [constructor, begin] of rehearsals) {
        if (begin === undefined) continue;
        rehearsals.set(constructor, undefined);
        await rehearse(begin);
      }
    },
    refreshCredentials: () => shared.refresh(),
    destroy: () => handler?.destroy?.(),
  };
};
