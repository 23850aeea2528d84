import { GatewayError } from '../../core/errors.ts';
import type { EnvironmentSession, EnvironmentSessions } from '../../estimate/rule.ts';
import type { ClientFactory } from '../../upstream/client-factory.ts';
import {
  type CallCredentials,
  createFetchedCredentials,
  type FetchedCredentials,
} from '../../upstream/fetched-credentials.ts';
import {
  createSessionCredentials,
  type SessionCredentials,
} from '../../upstream/session-credentials.ts';
import { byRole } from '../../upstream/write-roles.ts';
import type { RequestScope, Upstream } from '../../upstream/types.ts';
import { createFinspaceDataClient, type FinspaceDataOperations } from './data-client.ts';
import { type FetchCredentials, programmaticCredentials } from './programmatic-credentials.ts';

/** An environment, and the Region in which its data API is asked. */
export interface EnvironmentPlace {
  readonly environmentId: string;
  readonly region: string;
}

/** How many credentials are not at hand. */
export interface LackingCredentials {
  /** Roles to take on: `AssumeRole`. */
  readonly roles: number;
  /** Environments to ask for credentials: `GetProgrammaticAccessCredentials`. */
  readonly environments: number;
}

/** The data API of each environment that the configuration names a role for. */
export interface EnvironmentAccess {
  /**
   * Its operations, with credentials of the environment's own. No call is made.
   *
   * @throws GatewayError NOT_CONFIGURED when `FINSPACE_ROLES` names no role for it.
   */
  of(environment: EnvironmentPlace): FinspaceDataOperations;
  /** What would have to be fetched before every environment could be asked. No call is made. */
  lacking(): LackingCredentials;
  /** The same of one of them, and of changes of its users for a caller. */
  lackingOf(environment: EnvironmentPlace, scope: RequestScope): EnvironmentSessions;
  /** The role of the configuration for an environment. @throws GatewayError NOT_CONFIGURED. */
  roleOf(environmentId: string): string;
  /** By name: the roles that a caller may have credentials of an environment for. */
  readonly credentialRoles: Readonly<Record<string, string>>;
  /** Takes on a role of the configuration on behalf of whoever asks: `AssumeRole` of STS. */
  assumeForCaller(roleArn: string): FetchCredentials;
  /** The data API as a role, which may ask it for credentials and nothing else. */
  as(role: CallCredentials, region: string): FinspaceDataOperations;
}

export interface EnvironmentAccessDeps {
  readonly factory: ClientFactory;
  readonly upstream: Upstream;
  /** By environment id: the ARN of the role that stands for a user of the environment. */
  readonly finspaceRoles: Readonly<Record<string, string>>;
  readonly credentialRoles: Readonly<Record<string, string>>;
  /** The Regions in which FinSpace is asked; none where it is switched off. */
  readonly regions: readonly string[];
  /** Takes on a role of the configuration: `AssumeRole` of STS. */
  assume(roleArn: string): FetchCredentials;
  /** The same, on behalf of whoever asks. */
  assumeForCaller(roleArn: string): FetchCredentials;
  /** Whether users are changed with credentials of whoever asks, and not with those of the reads. */
  readonly writesForCaller: boolean;
}

/** How long the credentials are asked for that the gateway reads with: the longest there is. */
const MINUTES = 60;

/**
 * Opens the data API of environments: role of `FINSPACE_ROLES` → `AssumeRole` →
 * `GetProgrammaticAccessCredentials` → a client that lives as long as the process, whose credentials
 * are fetched when they are needed and kept nowhere but there. There are no more clients than
 * configured environments in configured Regions.
 */
export const createEnvironmentAccess = (deps: EnvironmentAccessDeps): EnvironmentAccess => {
  const { factory, upstream, finspaceRoles, credentialRoles } = deps;
  const roles = new Map<string, FetchedCredentials>();
  interface Client {
    readonly environmentId: string;
    readonly credentials: FetchedCredentials;
    /** Where changes are made with others. */
    readonly writeCredentials: SessionCredentials | undefined;
    readonly operations: FinspaceDataOperations;
  }
  const clients = new Map<string, Client>();

  const roleOf = (environmentId: string): string => {
    const roleArn = Object.hasOwn(finspaceRoles, environmentId)
      ? finspaceRoles[environmentId]
      : undefined;
    if (roleArn !== undefined) return roleArn;
    throw new GatewayError(
      'NOT_CONFIGURED',
      `FINSPACE_ROLES names no role for environment ${environmentId}. FinSpace shows an environment's users only to credentials of its own: whoever runs the gateway can add ${environmentId}=ARN, with the ARN of a role that is recorded in the environment as the API access of a user.`,
      { service: 'finspace-data' },
    );
  };

  const credentialsOfRole = (roleArn: string): FetchedCredentials => {
    const known =
      roles.get(roleArn) ?? createFetchedCredentials(upstream.clock, deps.assume(roleArn));
    roles.set(roleArn, known);
    return known;
  };

  const as = (
    credentials: CallCredentials,
    region: string,
    writeCredentials?: CallCredentials,
  ): FinspaceDataOperations =>
    createFinspaceDataClient(factory, { region, credentials, writeCredentials });

  const sessionsOf = byRole((roleArn) =>
    createSessionCredentials(upstream.clock, deps.assumeForCaller(roleArn)),
  );

  /** Credentials of an environment for whoever asks: CloudTrail then has whom FinSpace gave them to. */
  const forCaller = ({ environmentId, region }: EnvironmentPlace): SessionCredentials => {
    const asRole = as(sessionsOf(roleOf(environmentId)), region);
    return createSessionCredentials(upstream.clock, (scope) =>
      programmaticCredentials(upstream, scope, asRole, environmentId, MINUTES),
    );
  };

  const open = (place: EnvironmentPlace): Client => {
    const { environmentId, region } = place;
    const asRole = as(credentialsOfRole(roleOf(environmentId)), region);
    const fetch = (scope: RequestScope) =>
      programmaticCredentials(upstream, scope, asRole, environmentId, MINUTES);
    const credentials = createFetchedCredentials(upstream.clock, fetch);
    const writeCredentials = deps.writesForCaller ? forCaller(place) : undefined;
    const operations = as(credentials, region, writeCredentials);
    return { environmentId, credentials, writeCredentials, operations };
  };

  // Binding the operations announces them, so that `services` has the data API before its first call.
  const isAsked = Object.keys({ ...finspaceRoles, ...credentialRoles }).length > 0;
  if (isAsked) for (const region of deps.regions) createFinspaceDataClient(factory, { region });

  return {
    credentialRoles,
    assumeForCaller: (roleArn) => deps.assumeForCaller(roleArn),
    as,
    roleOf,
    of(place) {
      roleOf(place.environmentId);
      const key = `${place.region} ${place.environmentId}`;
      const client = clients.get(key) ?? open(place);
      clients.set(key, client);
      return client.operations;
    },
    lackingOf({ environmentId, region }, scope) {
      const nothing = { isClosed: false };
      if (!Object.hasOwn(finspaceRoles, environmentId)) return { reads: nothing };
      const role = roleOf(environmentId);
      const closed = (isRoleTaken: boolean): EnvironmentSession => ({
        isClosed: true,
        role: isRoleTaken ? undefined : role,
      });
      const { credentials, writeCredentials } = clients.get(`${region} ${environmentId}`) ?? {};
      const isRead = credentials?.isFresh() === true;
      const reads = isRead ? nothing : closed(roles.get(role)?.isFresh() === true);
      if (!deps.writesForCaller) return { reads };
      const isChanged = writeCredentials?.isOpen(scope) === true;
      return { reads, changes: isChanged ? nothing : closed(sessionsOf(role).isOpen(scope)) };
    },
    lacking() {
      const fresh = new Set(
        [...clients.values()]
          .filter(({ credentials }) => credentials.isFresh())
          .map(({ environmentId }) => environmentId),
      );
      const closed = Object.keys(finspaceRoles).filter((id) => !fresh.has(id));
      const needed = new Set(closed.map(roleOf));
      const untaken = [...needed].filter((arn) => roles.get(arn)?.isFresh() !== true);
      return { roles: untaken.length, environments: closed.length };
    },
  };
};
