/** Whose credentials are whose: fixed keys for the three accounts, and sessions that expire. */
import { hexId, upperId } from './ids.ts';
import type { SessionRow } from './rows.ts';
import type { SandboxCaller, SandboxRole } from './service.ts';
import type { SandboxState } from './state.ts';

/** What a signature is checked against. */
export interface KnownCredentials {
  readonly caller: SandboxCaller;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  /** Milliseconds since the epoch; absent for keys that do not expire. */
  readonly expiresAt?: number;
}

interface FixedKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Keys of the sandbox alone: worth nothing anywhere else, and the same on every machine. */
const fixedKeys: Readonly<Record<SandboxRole, FixedKey>> = {
  management: {
    accessKeyId: 'AKIASANDBOXMANAGE000',
    secretAccessKey: 'sandbox/not/a/secret/management/00000000',
  },
  delegated: {
    accessKeyId: 'AKIASANDBOXDELEGATE0',
    secretAccessKey: 'sandbox/not/a/secret/delegated/000000000',
  },
  member: {
    accessKeyId: 'AKIASANDBOXMEMBER000',
    secretAccessKey: 'sandbox/not/a/secret/member/000000000000',
  },
};

/** The keys of the account that a client is to play. */
export const credentialsOf = (role: SandboxRole): FixedKey => fixedKeys[role];

/** What an account may do is decided by what it is in the organization. */
const roleOf = (state: SandboxState, accountId: string): SandboxRole => {
  if (accountId === state.settings.managementAccountId) return 'management';
  return accountId === state.settings.delegatedAccountId ? 'delegated' : 'member';
};

const environmentUserOf = ({
  environmentId,
  finspaceUserId,
}: SessionRow): Pick<SandboxCaller, 'environmentUser'> =>
  environmentId === undefined || finspaceUserId === undefined
    ? {}
    : { environmentUser: { environmentId, userId: finspaceUserId } };

/** Who has `accessKeyId`, expired or not; `undefined` when nobody ever had it. */
export const findCaller = (
  state: SandboxState,
  accessKeyId: string,
): KnownCredentials | undefined => {
  const session = state.sessions.get(accessKeyId);
  if (session !== undefined) {
    const { accountId, arn, userId, secretAccessKey, sessionToken, expiresAt } = session;
    const { sourceIdentity } = session;
    const role = roleOf(state, accountId);
    const environmentUser = environmentUserOf(session);
    const caller = {
      accountId,
      arn,
      userId,
      accessKeyId,
      role,
      ...(sourceIdentity === undefined ? {} : { sourceIdentity }),
      ...environmentUser,
    };
    return { caller, secretAccessKey, sessionToken, expiresAt };
  }
  const fixed = Object.entries(fixedKeys).find(([, key]) => key.accessKeyId === accessKeyId);
  if (fixed === undefined) return undefined;
  const role = fixed[0] as SandboxRole;
  const { managementAccountId, delegatedAccountId, memberAccountId, partition } = state.settings;
  const accountId = {
    management: managementAccountId,
    delegated: delegatedAccountId,
    member: memberAccountId,
  }[role];
  const arn = `arn:${partition}:iam::${accountId}:user/sandbox-operator`;
  const userId = `AIDA${upperId(arn, 17)}`;
  return {
    caller: { accountId, arn, userId, accessKeyId, role },
    secretAccessKey: fixed[1].secretAccessKey,
  };
};

/** Whom temporary credentials are for, and until when. */
export interface SessionRequest {
  readonly accountId: string;
  readonly arn: string;
  readonly userId: string;
  readonly expiresAt: number;
  /** See `SessionRow`. */
  readonly sourceIdentity?: string;
  readonly environmentId?: string;
  readonly finspaceUserId?: string;
}

/**
 * What is secret of temporary credentials follows from their key, so that no file of the sandbox has
 * to hold it.
 */
export const secretsOf = (
  accessKeyId: string,
): Pick<SessionRow, 'secretAccessKey' | 'sessionToken'> => ({
  secretAccessKey: `sandbox/session/${hexId(`secret/${accessKeyId}`, 24)}`,
  sessionToken: `SandboxSessionToken${Buffer.from(`${accessKeyId}${hexId(`token/${accessKeyId}`, 64)}`).toString('base64')}`,
});

/** Hands out temporary credentials. */
export const issueSession = (state: SandboxState, request: SessionRequest): SessionRow => {
  const accessKeyId = `ASIA${upperId(`key/${state.nextUuid()}`, 16)}`;
  const session: SessionRow = { ...request, accessKeyId, ...secretsOf(accessKeyId) };
  state.sessions.add(session);
  return session;
};
