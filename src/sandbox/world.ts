/** The embedded AWS's data and rules: one organization, and the services over it. */
import type { Clock } from '../core/clock.ts';
import { EnvironmentLife } from './environment-life.ts';
import { parseFailRule } from './fail-rules.ts';
import { makeState } from './firm/make-state.ts';
import type { Populations } from './firm/populations.ts';
import {
  credentialsOf,
  findCaller,
  issueSession,
  type KnownCredentials,
  type SessionRequest,
} from './identities.ts';
import { finspaceRolesOf, readerRolesOf } from './known-roles.ts';
import { Operations } from './operations.ts';
import { type PolicyOptions, readPolicies } from './policy/policies.ts';
import type { SessionRow } from './rows.ts';
import type { SandboxCall, SandboxHandler, SandboxRole, SandboxService } from './service.ts';
import { isRead, type Handlers } from './services/answer.ts';
import { admitToFinSpaceData, keepToFinSpaceData } from './services/finspace-data/authorize.ts';
import { finspaceDataHandlers } from './services/finspace-data/service.ts';
import { finspaceHandlers } from './services/finspace/service.ts';
import { WorkspaceChanges } from './services/grafana/changes.ts';
import { grafanaHandlers } from './services/grafana/service.ts';
import { admitToIdentityStore, identityStoreHandlers } from './services/identitystore/service.ts';
import { admitToOrganizations, organizationsHandlers } from './services/organizations/service.ts';
import { admitToIdentityCenter } from './services/sso-admin/authorize.ts';
import { ssoAdminHandlers } from './services/sso-admin/service.ts';
import { iamHandlers } from './services/iam/service.ts';
import { stsHandlers } from './services/sts/service.ts';
import { keepState, loadState, snapshotOf } from './state-file.ts';
import type { SandboxState } from './state.ts';

export interface WorldOptions extends PolicyOptions {
  readonly clock: Clock;
  /** Decides everything that is generated; the firm is the same with every seed. */
  readonly seed: number;
  /** The account that `credentials` belong to. */
  readonly role: SandboxRole;
  /** The Region of IAM Identity Center. */
  readonly region: string;
  readonly partition?: 'aws' | 'aws-cn' | 'aws-us-gov';
  /** The firm, with generated accounts beside its own until there are so many: at most 5,000. */
  readonly accounts?: number;
  /** No firm: a generated organization with exactly these numbers. */
  readonly populations?: Populations;
  /** Only the three accounts, and an instance with nothing in it. */
  readonly emptyWorld?: boolean;
  /** Where the state is kept. What is in the file comes before the options above. */
  readonly stateFile?: string;
  /** Least and most milliseconds that an asynchronous operation takes; 2 to 6 seconds by default. */
  readonly operationMs?: readonly [number, number];
  /** Operations that are to fail: `account=…,permissionSet=…,principal=…,reason=…`. */
  readonly fail?: readonly string[];
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
  /** The account that the organization and its directory belong to. */
  readonly ownerAccountId: string;
  readonly instanceArn: string;
  readonly region: string;
  /** The keys of the role that the world was made for. Those of the other two are known as well. */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Roles with which an account that is not played lets its environments and workspaces be read. */
  readonly readerRoles: readonly string[];
  /** By environment: the role for which FinSpace gives credentials to manage its users. */
  readonly finspaceRoles: Readonly<Record<string, string>>;
  /** What is so now: operations whose time is over have ended. */
  readonly state: SandboxState;
  /** Who has an access key, expired or not; `undefined` when nobody ever had it. */
  caller(accessKeyId: string): KnownCredentials | undefined;
  /** Hands out temporary credentials, for services that do. */
  issueSession(request: SessionRequest): SessionRow;
  /** Every row, by table, as JSON. */
  snapshot(): unknown;
  /** Writes the state file, if there is one, and stops. */
  close(): void;
}

type Admit = (operation: string, input: object, call: SandboxCall) => void;

/** The flag that says how much there is to be; undefined is the firm, or whatever there is. */
const sizeFlag = ({ accounts, populations }: WorldOptions): string | undefined => {
  if (populations !== undefined) {
    const { permissionSets, provisionedPerAccount, users, groups } = populations;
    const numbers = [populations.accounts, permissionSets, provisionedPerAccount, users, groups];
    return `--populations ${numbers.join('/')}`;
  }
  return accounts === undefined ? undefined : `--accounts ${accounts}`;
};

const openState = (options: WorldOptions): SandboxState => {
  const { stateFile, partition = 'aws', region } = options;
  const kept = stateFile === undefined ? undefined : loadState(stateFile);
  if (kept === undefined) {
    const made = makeState({ ...options, partition, now: options.clock.now() });
    made.sizedBy = sizeFlag(options) ?? 'neither --accounts nor --populations';
    return made;
  }
  if (kept.settings.region !== region || kept.settings.partition !== partition) {
    throw new Error(
      `The state file ${stateFile} is of ${kept.settings.region} (${kept.settings.partition}), not of ${region} (${partition}).`,
    );
  }
  const size = sizeFlag(options);
  if (size !== undefined && kept.sizedBy !== undefined && size !== kept.sizedBy) {
    throw new Error(
      `The state file ${stateFile} was made with ${kept.sizedBy}, not with ${size}: leave that out to use its data, or name another file.`,
    );
  }
  return kept;
};

/**
 * Makes the world of the options.
 *
 * @throws Error that a person understands, for numbers, rules or a file that cannot be used.
 */
export const createWorld = (options: WorldOptions): World => {
  const { clock, role, region, operationMs = [2000, 6000] } = options;
  const failRules = (options.fail ?? []).map(parseFailRule);
  const state = openState(options);
  const pace = { durationMs: operationMs, failRules };
  const operations = new Operations(state, pace);
  const environments = new EnvironmentLife(state, pace);
  const workspaces = new WorkspaceChanges(state, pace);
  const keeper =
    options.stateFile === undefined ? undefined : keepState(options.stateFile, state, clock);
  const settle = (): void => {
    const now = clock.now();
    const ended = [operations, environments, workspaces].map((life) => life.settle(now));
    if (ended.includes(true)) keeper?.touch();
  };
  const toService = (id: string, handlers: Handlers, admit?: Admit): SandboxService => {
    const wrap = (operation: string, handler: SandboxHandler): SandboxHandler => {
      const changes = !isRead(operation);
      return (input: object, call) => {
        settle();
        keepToFinSpaceData(id, operation, call);
        admit?.(operation, input, call);
        const answer = handler(input as never, call);
        if (changes) keeper?.touch();
        return answer;
      };
    };
    const entries = Object.entries(handlers).map(([name, handler]) => [name, wrap(name, handler)]);
    return { id, handlers: Object.fromEntries(entries) as Handlers };
  };
  const { managementAccountId, delegatedAccountId, memberAccountId } = state.settings;
  const principalListIncludesGroups = options.principalListIncludesGroups ?? true;
  const sso = ssoAdminHandlers(state, operations, { principalListIncludesGroups });
  return {
    services: [
      toService('sso-admin', sso, admitToIdentityCenter(state)),
      toService('identitystore', identityStoreHandlers(state), admitToIdentityStore(state)),
      toService('organizations', organizationsHandlers(state), admitToOrganizations),
      toService('sts', stsHandlers(state)),
      toService('iam', iamHandlers(state, readPolicies(options, managementAccountId))),
      toService('finspace', finspaceHandlers(state, environments)),
      toService(
        'finspace-data',
        finspaceDataHandlers(state, environments),
        admitToFinSpaceData(state),
      ),
      toService('grafana', grafanaHandlers(state, workspaces)),
    ],
    accounts: { managementAccountId, delegatedAccountId, memberAccountId },
    ownerAccountId: managementAccountId,
    instanceArn: state.settings.instanceArn,
    region,
    credentials: credentialsOf(role),
    get readerRoles() {
      const played = findCaller(state, credentialsOf(role).accessKeyId);
      return readerRolesOf(state, played?.caller.accountId);
    },
    get finspaceRoles() {
      settle();
      return finspaceRolesOf(state);
    },
    get state() {
      settle();
      return state;
    },
    caller: (accessKeyId) => findCaller(state, accessKeyId),
    issueSession(request) {
      keeper?.touch();
      return issueSession(state, request);
    },
    snapshot() {
      settle();
      return structuredClone(snapshotOf(state));
    },
    close: () => keeper?.close(),
  };
};
