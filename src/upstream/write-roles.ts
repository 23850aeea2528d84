import { GatewayError } from '../core/errors.ts';
import type { ClientFactory } from './client-factory.ts';
import type { CallCredentials } from './fetched-credentials.ts';
import { accountOf } from './places.ts';
import type { SessionCredentials } from './session-credentials.ts';
import type { RequestScope, ServiceId } from './types.ts';

/** The services whose changes a role can be named for. IAM Identity Center has its Identity Store with it. */
export const WRITABLE = ['identity-center', 'finspace', 'grafana'] as const;
export type Writable = (typeof WRITABLE)[number];

/** What the configuration says of the roles that changes are made with. */
export interface WriteRoles {
  /** Of every service that has none of its own; undefined: the gateway's own credentials. */
  readonly all?: string | undefined;
  /** One an account: that of the gateway itself, and those of `READER_ROLES`. */
  readonly byService: Readonly<Partial<Record<Writable, readonly string[]>>>;
  /** Whether sessions of callers carry a source identity beside their name. */
  readonly sourceIdentity: boolean;
}

/** Changes are made with the gateway's own credentials. */
export const NO_WRITE_ROLES: WriteRoles = { byService: {}, sourceIdentity: true };

const WRITABLE_OF: Readonly<Partial<Record<ServiceId, Writable>>> = {
  'sso-admin': 'identity-center',
  identitystore: 'identity-center',
  finspace: 'finspace',
  grafana: 'grafana',
};

/** The roles that changes of `service` are made with, wherever; none: with the gateway's own credentials. */
export const writeRolesFor = (roles: WriteRoles, service: Writable): readonly string[] => [
  ...(roles.byService[service] ?? []),
  ...(roles.all === undefined ? [] : [roles.all]),
];

/**
 * The role that changes in one account are made with.
 *
 * @param accountId of a role of `READER_ROLES`; undefined for the gateway's own account.
 * @param readerRoles the roles with which further accounts are read: a role in none of their accounts is
 * for the gateway's own.
 * @returns undefined where the service has roles, and none for this account.
 */
export const roleAt = (
  roles: WriteRoles,
  service: Writable,
  accountId: string | undefined,
  readerRoles: readonly string[],
): string | undefined => {
  const named = writeRolesFor(roles, service);
  // There is one IAM Identity Center, whichever account its changes are made from.
  if (service === 'identity-center') return named[0];
  const further = new Set(readerRoles.map(accountOf));
  return named.find((role) =>
    accountId === undefined ? !further.has(accountOf(role)) : accountOf(role) === accountId,
  );
};

/** The account that changes of IAM Identity Center are made from; undefined: the gateway's own. */
export const writerAccountOf = (roles: WriteRoles): string | undefined => {
  const role = roleAt(roles, 'identity-center', undefined, []);
  return role === undefined ? undefined : accountOf(role);
};

/** Refuses each change, before anything is asked of AWS: it would be made in nobody's name. */
const refuse = (service: Writable, accountId: string | undefined): CallCredentials => {
  const where = accountId === undefined ? "the gateway's own account" : `account ${accountId}`;
  const error = (): GatewayError =>
    new GatewayError(
      'NOT_CONFIGURED',
      `WRITE_ROLES names no role for changes of ${service} in ${where}. Whoever runs the gateway can add ${service}=ARN, with the ARN of a role in that account.`,
    );
  return {
    provider: () => Promise.reject(error()),
    prepare: () => Promise.reject(error()),
    forget: () => undefined,
  };
};

export interface WriteRolesDeps {
  readonly roles: WriteRoles;
  /** The roles with which further accounts are read. */
  readonly readerRoles: readonly string[];
  /** The credentials of callers' sessions of a role; the same object for the same role. */
  sessionsOf(roleArn: string): SessionCredentials;
}

/** The sessions that changes are made in, as far as it is known beforehand. */
export interface WriteSessions {
  /**
   * The role that has to be taken on for the caller of `scope` before a change is made. No call is made.
   *
   * @param accountId where the change is made; the gateway's own account when left out.
   * @returns undefined where a session is open, or none is needed.
   */
  lacking(
    service: ServiceId,
    accountId: string | undefined,
    scope: RequestScope,
  ): string | undefined;
}

export const createWriteSessions = (deps: WriteRolesDeps): WriteSessions => {
  const { roles, readerRoles, sessionsOf } = deps;
  const further = new Set(readerRoles.map(accountOf));
  return {
    lacking(service, accountId, scope) {
      const writable = WRITABLE_OF[service];
      if (writable === undefined) return undefined;
      const account = accountId !== undefined && further.has(accountId) ? accountId : undefined;
      const role = roleAt(roles, writable, account, readerRoles);
      return role === undefined || sessionsOf(role).isOpen(scope) ? undefined : role;
    },
  };
};

/** A factory whose clients make changes in a session of whoever asks, where the configuration names a role. */
export const withWriteRoles = (factory: ClientFactory, deps: WriteRolesDeps): ClientFactory => {
  const { roles, readerRoles, sessionsOf } = deps;
  return {
    ...factory,
    service(service, constructor, own = {}) {
      const writable = WRITABLE_OF[service];
      if (writable === undefined || writeRolesFor(roles, writable).length === 0) {
        return factory.service(service, constructor, own);
      }
      const role = roleAt(roles, writable, own.accountId, readerRoles);
      const writeCredentials =
        role === undefined ? refuse(writable, own.accountId) : sessionsOf(role);
      return factory.service(service, constructor, { ...own, writeCredentials });
    },
  };
};

/** Credentials by role, each made when it is first asked for. */
export const byRole = <Credentials extends CallCredentials>(
  make: (roleArn: string) => Credentials,
): ((roleArn: string) => Credentials) => {
  const made = new Map<string, Credentials>();
  return (roleArn) => {
    const known = made.get(roleArn) ?? make(roleArn);
    made.set(roleArn, known);
    return known;
  };
};
