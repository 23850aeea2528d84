import { enterAccount, readOwnAccount } from '../../estimate/places.ts';
import { accountIn, openEnvironment, openSession } from '../../estimate/write-session.ts';
import { type CostRule, type CostTable, free, link, type Visit } from '../../estimate/rule.ts';
import { globalIds } from '../../node-types.ts';
import { send } from './readables.ts';

/** The keys of the environment in an id, of it or of one of its users; none for no id of this gateway. */
const keysIn = (id: string): readonly string[] => {
  try {
    return globalIds.decode(id, 'input').keys;
  } catch {
    return [];
  }
};

const inputOf = ({ args }: Visit) =>
  args.input as { readonly environment?: string; readonly user?: string };

/** What is handed on is read again where it is asked for. */
const payloadOf = (visit: Visit, type: 'Environment' | 'EnvironmentUser', name: string) => {
  const changed = visit.find(type, 1, { part: 'changed' });
  return [visit.find('Payload', 1, { part: 'payload', links: { [name]: [changed] } })];
};

/** An environment as it is now, then the write. */
const changeEnvironment =
  (operation: string): CostRule =>
  (visit) => {
    const [accountId] = keysIn(inputOf(visit).environment ?? '');
    enterAccount(visit, accountId ?? '');
    openSession(visit, 'finspace', accountId);
    send(visit, 'ListEnvironments', 'finspace');
    send(visit, operation, 'finspace');
    return payloadOf(visit, 'Environment', 'environment');
  };

/** A user as it is now, where there is one yet, then the write. */
const changeUser =
  (operation: string): CostRule =>
  (visit) => {
    const { environment, user } = inputOf(visit);
    const [, region = '', environmentId = ''] = keysIn(user ?? environment ?? '');
    readOwnAccount(visit);
    openEnvironment(visit, { environmentId, region }, user !== undefined);
    if (user !== undefined) send(visit, 'ListUsers', 'finspace-data');
    send(visit, operation, 'finspace-data');
    return payloadOf(visit, 'EnvironmentUser', 'user');
  };

const environmentPayload = { ...free('userErrors'), environment: link('environment') } as const;
const userPayload = { ...free('userErrors'), user: link('user') } as const;

/** The cost of changing environments and who may use them. */
export const finspaceChangeCosts: CostTable = {
  Mutation: {
    createEnvironment: (visit) => {
      const { account } = visit.args.input as { readonly account?: string | null };
      const accountId = accountIn(account);
      enterAccount(visit, accountId ?? '');
      openSession(visit, 'finspace', accountId);
      send(visit, 'ListEnvironments', 'finspace');
      send(visit, 'CreateEnvironment', 'finspace');
      return payloadOf(visit, 'Environment', 'environment');
    },
    updateEnvironment: changeEnvironment('UpdateEnvironment'),
    deleteEnvironment: changeEnvironment('DeleteEnvironment'),
    createEnvironmentUser: changeUser('CreateUser'),
    updateEnvironmentUser: changeUser('UpdateUser'),
    enableEnvironmentUser: changeUser('EnableUser'),
    disableEnvironmentUser: changeUser('DisableUser'),
    // For the caller alone: what the gateway has for itself saves nothing.
    issueProgrammaticCredentials: (visit) => {
      readOwnAccount(visit);
      const role = { service: 'sts', operation: 'AssumeRole' } as const;
      visit.read(role, visit.find('', 1, { part: 'role' }), { variant: ':change' });
      send(visit, 'GetProgrammaticAccessCredentials', 'finspace-data');
      return [];
    },
  },
  CreateEnvironmentPayload: environmentPayload,
  UpdateEnvironmentPayload: environmentPayload,
  DeleteEnvironmentPayload: { ...environmentPayload, ...free('deletedId') },
  CreateEnvironmentUserPayload: userPayload,
  UpdateEnvironmentUserPayload: userPayload,
  EnableEnvironmentUserPayload: userPayload,
  DisableEnvironmentUserPayload: userPayload,
  IssueProgrammaticCredentialsPayload: free(
    'credentials',
    'durationInMinutes',
    'expiresAt',
    'userErrors',
  ),
  ProgrammaticCredentials: free('accessKeyId', 'secretAccessKey', 'sessionToken'),
};
