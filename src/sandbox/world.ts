/** The embedded AWS's data and rules: one organization, and the four services over it. */
import type { Clock } from '../core/clock.ts';
import { addPlayedAccounts, layFoundation } from './firm/foundation.ts';
import { loadFirm } from './firm/load-firm.ts';
import { credentialsOf, findCaller, type KnownCredentials } from './identities.ts';
import type { SandboxHandler, SandboxRole, SandboxService } from './service.ts';
import type { Handlers } from './services/answer.ts';
import { admitToIdentityStore, identityStoreHandlers } from './services/identitystore/service.ts';
import { admitToOrganizations, organizationsHandlers } from './services/organizations/service.ts';
import { admitToIdentityCenter } from './services/sso-admin/authorize.ts';
import { ssoAdminHandlers } from './services/sso-admin/service.ts';
import { stsHandlers } from './services/sts/service.ts';
import { tablesOf, type SandboxState } from './state.ts';
import type { SandboxCall } from './service.ts';

export interface WorldOptions {
  readonly clock: Clock;
  readonly seed: number;
  readonly role: SandboxRole;
  readonly region: string;
  readonly partition?: 'aws' | 'aws-cn' | 'aws-us-gov';
  /** Only the three accounts and an instance with nothing in it. */
  readonly emptyWorld?: boolean;
  /** Whether what a user has through groups is in the lists by principal; it is, by default. */
  readonly principalListIncludesGroups?: boolean;
}

export interface World {
  readonly services: SandboxService[];
  readonly accounts: {
    readonly managementAccountId: string;
    readonly delegatedAccountId: string;
    readonly memberAccountId: string;
  };
  readonly instanceArn: string;
  readonly region: string;
  /** The keys of the role that the world was made for. */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly state: SandboxState;
  /** Who has an access key; `undefined` when nobody ever had it. */
  caller(accessKeyId: string): KnownCredentials | undefined;
  /** Every row as JSON. */
  snapshot(): unknown;
  close(): void;
}

type Admit = (operation: string, input: object, call: SandboxCall) => void;

const toService = (id: string, handlers: Handlers, admit: Admit): SandboxService => ({
  id,
  handlers: Object.fromEntries(
    Object.entries(handlers).map(([operation, handler]): [string, SandboxHandler] => [
      operation,
      (input: object, call) => {
        admit(operation, input, call);
        return handler(input as never, call);
      },
    ]),
  ),
});

/** Makes the world of the options. */
export const createWorld = (options: WorldOptions): World => {
  const { clock, seed, role, region, partition = 'aws' } = options;
  const state = layFoundation({ seed, partition, region, emptyAccountPage: true });
  if (options.emptyWorld === true) addPlayedAccounts(state);
  else loadFirm(state, clock.now());
  const { managementAccountId, delegatedAccountId, memberAccountId } = state.settings;
  const principalListIncludesGroups = options.principalListIncludesGroups ?? true;
  const sso = ssoAdminHandlers(state, { principalListIncludesGroups });
  return {
    services: [
      toService('sso-admin', sso, admitToIdentityCenter(state)),
      toService('identitystore', identityStoreHandlers(state), admitToIdentityStore(state)),
      toService('organizations', organizationsHandlers(state), admitToOrganizations),
      toService('sts', stsHandlers(state), () => {}),
    ],
    accounts: { managementAccountId, delegatedAccountId, memberAccountId },
    instanceArn: state.settings.instanceArn,
    region,
    credentials: credentialsOf(role),
    state,
    caller: (accessKeyId) => findCaller(state, accessKeyId),
    snapshot: () =>
      Object.fromEntries(Object.entries(tablesOf(state)).map(([name, { rows }]) => [name, rows])),
    close: () => {},
  };
};
