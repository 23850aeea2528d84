import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { onTestFinished } from 'vitest';
import { createSandbox } from '../../../src/sandbox/index.ts';
import type { Sandbox, SandboxOptions } from '../../../src/sandbox/index.ts';
import { credentialsOf } from '../../../src/sandbox/identities.ts';
import type { SandboxRole } from '../../../src/sandbox/service.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { clientsOf } from './clients.ts';
import type { Clients, ClientSettings } from './clients.ts';

type Keys = NonNullable<ClientSettings['credentials']>;

/** What finspace-data answers, as far as tests look at it. */
export type Row = Readonly<Record<string, unknown>>;
export type DataCall = (operation: string, input?: object) => Promise<Row>;

/** The firm's FinSpace over the wire, at a time that only the test moves. */
export interface FinSpaceWorld {
  readonly sandbox: Sandbox;
  readonly clock: ManualClock;
  /** Real clients with the keys of an account, or with the credentials given. */
  as(who: SandboxRole | Keys, region?: string): Clients;
  environmentId(name: string): string;
  userId(environment: string, email: string): string;
  groupId(name: string): string;
  roleArn(name: string): string;
  /** The credentials of a role, taken on by an account: `AssumeRole`. */
  assume(role: string, as?: SandboxRole): Promise<Keys>;
  /** FinSpace's own, asked for as that role. */
  credentials(role: string, environment: string, minutes?: number): Promise<Keys>;
  /** Calls of finspace-data with the credentials of a superuser of the environment. */
  superuser(environment?: string): Promise<DataCall>;
}

const found = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`The firm has no ${what}`);
  return value;
};

const superuserRoles: Readonly<Record<string, string>> = {
  'research-data': 'FinSpaceProgrammaticAccess',
  'client-analytics': 'FinSpaceClientAnalytics',
};

export const openFinSpace = (
  options: SandboxOptions = {},
  clock: ManualClock = new ManualClock(),
): FinSpaceWorld => {
  const sandbox = createSandbox({ clock, operationMs: [4000, 4000], quotas: false, ...options });
  onTestFinished(() => sandbox.close());
  const { state } = sandbox.world;
  const as: FinSpaceWorld['as'] = (who, region = sandbox.region) =>
    clientsOf(sandbox, {
      region,
      requestHandler: sandbox.requestHandler(),
      credentials: typeof who === 'string' ? credentialsOf(who) : who,
    });
  const roleArn = (name: string): string =>
    found(
      state.roles.rows.find((row) => row.roleName === name),
      name,
    ).roleArn;
  const environmentId = (name: string): string =>
    found(
      state.environments.rows.find((row) => row.name === name),
      name,
    ).environmentId;
  const assume: FinSpaceWorld['assume'] = async (role, account = 'member') => {
    const input = { RoleArn: roleArn(role), RoleSessionName: 'test' };
    const { Credentials } = await as(account).sts.send(new AssumeRoleCommand(input));
    return {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken ?? '',
    };
  };
  const credentials: FinSpaceWorld['credentials'] = async (role, environment, minutes) => {
    const client = as(await assume(role)).finspaceData;
    const answer = await client.call('GetProgrammaticAccessCredentials', {
      environmentId: environmentId(environment),
      durationInMinutes: minutes,
    });
    return answer.credentials as Keys;
  };
  return {
    sandbox,
    clock,
    as,
    roleArn,
    environmentId,
    userId: (environment, email) =>
      found(
        state.usersOfEnvironment
          .get(environmentId(environment))
          .find((row) => row.emailAddress === `${email}@kestrelbridge.example`),
        email,
      ).userId,
    groupId: (name) =>
      found(
        state.permissionGroups.rows.find((row) => row.name === name),
        name,
      ).permissionGroupId,
    assume,
    credentials,
    async superuser(environment = 'research-data') {
      const keys = await credentials(superuserRoles[environment] ?? '', environment);
      const { finspaceData } = as(keys);
      return (operation, input = {}) => finspaceData.call(operation, input);
    },
  };
};
