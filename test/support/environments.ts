/** What tests of FinSpace name. */
import { globalIds } from '../../src/node-types.ts';
import type { EnvironmentRow, EnvironmentUserRow } from '../../src/sandbox/finspace-rows.ts';
import type { TestGateway } from './make-gateway.ts';

export const MEMBER = '905418237760';
export const MANAGEMENT = '398216540714';

/** The environment of the sandbox with this name. */
export const environmentRow = ({ sandbox }: TestGateway, name: string): EnvironmentRow => {
  const row = sandbox.world.state.environments.rows.find((one) => one.name === name);
  if (row === undefined) throw new Error(`The sandbox has no environment ${name}`);
  return row;
};

const keysOf = ({ accountId, region, environmentId }: EnvironmentRow) =>
  [accountId, region, environmentId] as const;

/** Its global id. */
export const environmentGlobalId = (t: TestGateway, name: string): string =>
  globalIds.encode('Environment', ...keysOf(environmentRow(t, name)));

/** The id of an environment that never was, in a place that is asked. */
export const noEnvironmentId = (t: TestGateway): string =>
  globalIds.encode('Environment', MANAGEMENT, t.sandbox.region, 'nosuchenvironment');

/** The user of an environment whose address begins so. */
export const environmentUserRow = (
  t: TestGateway,
  environment: string,
  alias: string,
): EnvironmentUserRow => {
  const { environmentId } = environmentRow(t, environment);
  const row = t.sandbox.world.state.usersOfEnvironment
    .get(environmentId)
    .find((user) => user.emailAddress.startsWith(alias));
  if (row === undefined) throw new Error(`${environment} has no user ${alias}`);
  return row;
};

export const environmentUserGlobalId = (
  t: TestGateway,
  environment: string,
  alias: string,
): string =>
  globalIds.encode(
    'EnvironmentUser',
    ...keysOf(environmentRow(t, environment)),
    environmentUserRow(t, environment, alias).userId,
  );

/** Lets the role of `research-data` stand for a user who manages nobody. */
export const makeRoleAppUser = (t: TestGateway): void => {
  const manager = environmentUserRow(t, 'research-data', 'henrik.aalto');
  const other = environmentUserRow(t, 'research-data', 'emeka.eze');
  const { apiAccessPrincipalArn } = manager;
  Object.assign(other, { apiAccess: 'ENABLED', apiAccessPrincipalArn });
  manager.apiAccess = 'DISABLED';
};
