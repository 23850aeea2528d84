import { afterEach, describe, expect, it } from 'vitest';
import { globalIds } from '../../../src/node-types.ts';
import {
  environmentGlobalId,
  environmentRow,
  MANAGEMENT,
  MEMBER,
  noEnvironmentId,
} from '../../support/environments.ts';
import {
  makeGateway,
  type MakeGatewayOptions,
  type TestGateway,
} from '../../support/make-gateway.ts';
import { payloadOf, run } from '../../support/mutations.ts';

let t: TestGateway;
afterEach(() => t.close());
const start = async (options: MakeGatewayOptions = {}): Promise<void> => {
  t = await makeGateway(options);
};

const SELECTION =
  'environment { id name status description federation { mode } tags { key value } }';
const rows = () => t.sandbox.world.state.environments.rows;
const account = (accountId: string): string => globalIds.encode('Account', accountId);
const METADATA = 'https://login.example/metadata';

describe('createEnvironment', () => {
  it('asks for it with all that was said, and shows that AWS is at it', async () => {
    await start();
    const payload = await payloadOf(
      t,
      'createEnvironment',
      {
        account: account(MANAGEMENT),
        region: 'us-east-1',
        name: 'stress-tests',
        description: 'Scenarios of the risk desk.',
        kmsKeyId: 'arn:aws:kms:us-east-1:398216540714:key/00000000-0000-0000-0000-000000000000',
        federation: {
          mode: 'FEDERATED',
          parameters: {
            samlMetadataUrl: METADATA,
            providerName: 'KestrelLogin',
            attributeMap: [{ name: 'Email', value: 'mail' }],
          },
        },
        superuser: {
          emailAddress: 'ingrid.solberg@kestrelbridge.example',
          firstName: 'Ingrid',
          lastName: 'Solberg',
        },
        dataBundles: ['arn:aws:finspace:us-east-1::data-bundle/capital-markets-sample'],
        tags: [{ key: 'CostCentre', value: 'risk' }],
      },
      SELECTION,
    );
    expect(payload.userErrors).toEqual([]);
    const row = environmentRow(t, 'stress-tests');
    expect(payload.environment).toEqual({
      id: environmentGlobalId(t, 'stress-tests'),
      name: 'stress-tests',
      status: 'CREATE_REQUESTED',
      description: 'Scenarios of the risk desk.',
      federation: { mode: 'FEDERATED' },
      tags: [{ key: 'CostCentre', value: 'risk' }],
    });
    expect(row).toMatchObject({
      accountId: MANAGEMENT,
      region: 'us-east-1',
      federation: {
        samlMetadataURL: METADATA,
        federationProviderName: 'KestrelLogin',
        attributeMap: { Email: 'mail' },
      },
      dataBundles: ['arn:aws:finspace:us-east-1::data-bundle/capital-markets-sample'],
    });
    expect(t.sandbox.world.state.usersOfEnvironment.get(row.environmentId)).toMatchObject([
      { emailAddress: 'ingrid.solberg@kestrelbridge.example', type: 'SUPER_USER' },
    ]);
    expect(t.calls()).toEqual({
      'sts.GetCallerIdentity': 1,
      'finspace.CreateEnvironment': 1,
      // What was there before, and what is there now.
      'finspace.ListEnvironments': 2,
      'finspace.ListTagsForResource': 1,
    });
  });

  it('goes to the own account and the first Region when nothing else is said', async () => {
    await start();
    const payload = await payloadOf(t, 'createEnvironment', { name: 'plain' }, SELECTION);
    expect(payload).toMatchObject({ environment: { name: 'plain' }, userErrors: [] });
    expect(environmentRow(t, 'plain')).toMatchObject({
      accountId: MANAGEMENT,
      region: 'eu-west-1',
      federationMode: 'LOCAL',
    });
  });

  it.each<[string, object, string]>([
    ['a name that ends with a hyphen', { name: 'desk-' }, 'input.name'],
    ['a name with a space', { name: 'the desk' }, 'input.name'],
    ['a description with a comma', { description: 'a, b' }, 'input.description'],
    ['a key with a space', { kmsKeyId: 'my key' }, 'input.kmsKeyId'],
    ['no identity provider', { federation: { mode: 'FEDERATED' } }, 'input.federation.parameters'],
    [
      'an identity provider for passwords',
      { federation: { mode: 'LOCAL', parameters: { samlMetadataUrl: METADATA } } },
      'input.federation.parameters',
    ],
    [
      'metadata that is too short',
      { federation: { mode: 'FEDERATED', parameters: { samlMetadataDocument: '<a/>' } } },
      'input.federation.parameters.samlMetadataDocument',
    ],
    [
      'metadata at no URL',
      { federation: { mode: 'FEDERATED', parameters: { samlMetadataUrl: 'login' } } },
      'input.federation.parameters.samlMetadataUrl',
    ],
    [
      'a superuser with an accent',
      { superuser: { emailAddress: 'a@b.example', firstName: 'Zoë', lastName: 'Ek' } },
      'input.superuser.firstName',
    ],
    ['no data bundle', { dataBundles: ['arn:aws:s3:::bucket'] }, 'input.dataBundles.0'],
    ['a tag twice', { tags: ['a', 'a'].map((key) => ({ key, value: 'v' })) }, 'input.tags.1.key'],
    ['a Region that is not asked', { region: 'eu-north-1' }, 'input.region'],
    ['an account without a role', { account: account('111122223333') }, 'input.account'],
  ])('is refused before a call for %s', async (_what, more, field) => {
    await start();
    const payload = await payloadOf(t, 'createEnvironment', { name: 'desk', ...more }, SELECTION);
    expect(payload.environment).toBeNull();
    expect(payload.userErrors).toMatchObject([{ code: 'VALIDATION', field: field.split('.') }]);
    expect(Object.keys(t.calls()).filter((name) => name.startsWith('finspace'))).toEqual([]);
  });

  it('says everything that is wrong at once', async () => {
    await start();
    const { userErrors } = await payloadOf(t, 'createEnvironment', {
      name: '-',
      description: '!',
    });
    expect(userErrors.map(({ field }) => field?.at(-1))).toEqual(['name', 'description']);
  });

  it('does not make a second one of the same name', async () => {
    await start();
    const input = { name: 'twice', region: 'us-east-1' };
    await payloadOf(t, 'createEnvironment', input);
    t.resetCalls();
    const again = await payloadOf(t, 'createEnvironment', input, SELECTION);
    expect(again.userErrors).toMatchObject([{ code: 'ALREADY_EXISTS', field: ['input', 'name'] }]);
    expect(t.calls()).toEqual({ 'finspace.ListEnvironments': 1 });
    // One that never came holds no name.
    const retried = { name: 'regulatory-reporting' };
    expect((await payloadOf(t, 'createEnvironment', retried)).userErrors).toEqual([]);
  });

  it("says that the account's quota is used up", async () => {
    await start();
    const input = { account: account(MEMBER), region: 'eu-west-1', name: 'third' };
    const { userErrors } = await payloadOf(t, 'createEnvironment', input);
    expect(userErrors).toMatchObject([{ code: 'QUOTA_EXCEEDED' }]);
    expect(t.calls()['finspace.CreateEnvironment']).toBe(1);
  });

  it('that was cut off after AWS took it is found, and made once', async () => {
    await start({ sandbox: { faults: ['finspace.CreateEnvironment:cut-after'] } });
    const payload = await payloadOf(t, 'createEnvironment', { name: 'cut' }, SELECTION);
    expect(payload).toMatchObject({ environment: { name: 'cut' }, userErrors: [] });
    expect(rows().filter(({ name }) => name === 'cut')).toHaveLength(1);
    expect(t.calls()['finspace.CreateEnvironment']).toBe(1);
  });

  it('that was cut off before is unknown, with the query that tells', async () => {
    await start({ sandbox: { faults: ['finspace.CreateEnvironment:cut-before'] } });
    const { userErrors } = await payloadOf(t, 'createEnvironment', { name: 'cut' });
    expect(userErrors).toMatchObject([{ __typename: 'OutcomeUnknown', code: 'OUTCOME_UNKNOWN' }]);
    t.sandbox.faults.clear();
    const told = await t.data<{ environments: { nodes: unknown[] } }>(userErrors[0]?.query ?? '');
    expect(told.environments.nodes).toEqual([]);
    expect(t.calls()['finspace.CreateEnvironment']).toBe(1);
  });
});

describe('updateEnvironment', () => {
  it('sends everything back and changes what is named', async () => {
    await start();
    const id = environmentGlobalId(t, 'research-data');
    const { federation } = environmentRow(t, 'research-data');
    const input = { environment: id, description: 'Research alone' };
    const payload = await payloadOf(t, 'updateEnvironment', input, SELECTION);
    expect(payload).toMatchObject({
      environment: { id, name: 'research-data', description: 'Research alone' },
      userErrors: [],
    });
    expect(environmentRow(t, 'research-data').federation).toEqual(federation);
    expect(t.calls()).toEqual({
      'sts.GetCallerIdentity': 1,
      'sts.AssumeRole': 1,
      'finspace.UpdateEnvironment': 1,
      'finspace.ListEnvironments': 2,
      'finspace.ListTagsForResource': 1,
    });
  });

  it('keeps what is left out of the identity provider, and takes away what is null', async () => {
    await start();
    const input = {
      environment: environmentGlobalId(t, 'research-data'),
      federation: { parameters: { samlMetadataUrl: METADATA, attributeMap: null } },
    };
    const before = environmentRow(t, 'research-data').federation;
    expect((await payloadOf(t, 'updateEnvironment', input)).userErrors).toEqual([]);
    const after = environmentRow(t, 'research-data').federation;
    expect(after).toMatchObject({
      samlMetadataURL: METADATA,
      federationProviderName: before?.federationProviderName,
      federationURN: before?.federationURN,
    });
    expect(after?.attributeMap).toBeUndefined();
  });

  it('turns to passwords, and back only with an identity provider', async () => {
    await start();
    const environment = environmentGlobalId(t, 'research-data');
    const local = { environment, federation: { mode: 'LOCAL' } };
    expect((await payloadOf(t, 'updateEnvironment', local)).userErrors).toEqual([]);
    expect(environmentRow(t, 'research-data').federation).toBeUndefined();
    t.resetCalls();
    const back = { environment, federation: { mode: 'FEDERATED' } };
    expect((await payloadOf(t, 'updateEnvironment', back)).userErrors).toMatchObject([
      { code: 'VALIDATION', field: ['input', 'federation', 'parameters'] },
    ]);
    expect(t.calls()).toEqual({ 'finspace.ListEnvironments': 1 });
  });

  it('sends nothing when nothing would change', async () => {
    await start();
    const input = {
      environment: environmentGlobalId(t, 'research-data'),
      name: 'research-data',
      federation: { mode: 'FEDERATED' },
    };
    expect((await payloadOf(t, 'updateEnvironment', input)).userErrors).toEqual([]);
    expect(t.calls()['finspace.UpdateEnvironment']).toBeUndefined();
  });

  it.each<[string, object, string]>([
    ['null for a name', { name: null }, 'input.name'],
    ['null for a description', { description: null }, 'input.description'],
    ['null for the way to sign in', { federation: null }, 'input.federation'],
    ['a name with a space', { name: 'a b' }, 'input.name'],
  ])('is refused before a call for %s', async (_what, more, field) => {
    await start();
    const input = { environment: environmentGlobalId(t, 'research-data'), ...more };
    const { userErrors } = await payloadOf(t, 'updateEnvironment', input);
    expect(userErrors).toMatchObject([{ code: 'VALIDATION', field: field.split('.') }]);
    expect(t.callCount()).toBe(0);
  });

  it('of one that AWS does not let be changed says so', async () => {
    await start();
    const input = { environment: environmentGlobalId(t, 'legacy-datasets'), description: 'x' };
    const { userErrors } = await payloadOf(t, 'updateEnvironment', input);
    expect(userErrors).toMatchObject([{ code: 'VALIDATION' }]);
    expect(userErrors[0]?.message).toContain('SUSPENDED');
  });

  it.each([
    ['cut-after', []],
    ['cut-before', [{ __typename: 'OutcomeUnknown' }]],
  ])('%s is read back', async (fault, userErrors) => {
    await start({ sandbox: { faults: [`finspace.UpdateEnvironment:${fault}`] } });
    const input = { environment: environmentGlobalId(t, 'client-analytics'), description: 'x' };
    const payload = await payloadOf(t, 'updateEnvironment', input);
    expect(payload.userErrors).toMatchObject(userErrors);
    expect(t.calls()['finspace.UpdateEnvironment']).toBe(1);
  });

  it('follows another update of the same environment, and takes nothing back', async () => {
    await start();
    const environment = environmentGlobalId(t, 'client-analytics');
    await Promise.all([
      payloadOf(t, 'updateEnvironment', { environment, name: 'client-data' }),
      payloadOf(t, 'updateEnvironment', { environment, description: 'Of clients' }),
    ]);
    expect(environmentRow(t, 'client-data').description).toBe('Of clients');
  });
});

describe('deleteEnvironment', () => {
  const DELETION = 'deletedId environment { status }';

  it('asks for it, shows how far it is, and says when it is gone', async () => {
    await start();
    const input = { environment: environmentGlobalId(t, 'client-analytics') };
    const first = await payloadOf(t, 'deleteEnvironment', input, DELETION);
    expect(first).toEqual({
      deletedId: null,
      environment: { status: 'DELETE_REQUESTED' },
      userErrors: [],
    });
    expect(t.calls()['finspace.DeleteEnvironment']).toBe(1);
    t.resetCalls();
    const meanwhile = await payloadOf(t, 'deleteEnvironment', input, DELETION);
    expect(meanwhile).toMatchObject({ deletedId: null, userErrors: [] });
    expect(t.calls()['finspace.DeleteEnvironment']).toBeUndefined();
    await t.clock.advance(5 * 60_000);
    const shown = await payloadOf(t, 'deleteEnvironment', input, DELETION);
    expect(shown).toEqual({
      deletedId: input.environment,
      environment: { status: 'DELETED' },
      userErrors: [],
    });
    await t.clock.advance(15 * 60_000);
    const gone = await payloadOf(t, 'deleteEnvironment', input, DELETION);
    expect(gone).toEqual({ deletedId: input.environment, environment: null, userErrors: [] });
    expect(t.calls()['finspace.DeleteEnvironment']).toBeUndefined();
  });

  it('of one that never was is no error', async () => {
    await start();
    const input = { environment: noEnvironmentId(t) };
    const payload = await payloadOf(t, 'deleteEnvironment', input, DELETION);
    expect(payload).toEqual({ deletedId: input.environment, environment: null, userErrors: [] });
  });

  it('shows the one whose deletion fails', async () => {
    await start({ sandbox: { fail: ['environment=legacy-datasets'] } });
    const id = environmentGlobalId(t, 'legacy-datasets');
    await payloadOf(t, 'deleteEnvironment', { environment: id });
    await t.clock.advance(5 * 60_000);
    const node = await t.data(
      'query ($id: ID!) { node(id: $id) { ... on Environment { status } } }',
      {
        id,
      },
    );
    expect(node).toEqual({ node: { status: 'FAILED_DELETION' } });
  });

  it.each([
    ['cut-after', []],
    ['cut-before', [{ __typename: 'OutcomeUnknown' }]],
  ])('%s is read back', async (fault, userErrors) => {
    await start({ sandbox: { faults: [`finspace.DeleteEnvironment:${fault}`] } });
    const input = { environment: environmentGlobalId(t, 'client-analytics') };
    const payload = await payloadOf(t, 'deleteEnvironment', input, DELETION);
    expect(payload.userErrors).toMatchObject(userErrors);
    expect(payload.deletedId).toBeNull();
    expect(t.calls()['finspace.DeleteEnvironment']).toBe(1);
  });
});

describe.each([
  ['createEnvironment', 'CreateEnvironment', { name: 'new' }],
  ['updateEnvironment', 'UpdateEnvironment', { description: 'new' }],
  ['deleteEnvironment', 'DeleteEnvironment', {}],
])('%s', (field, operation, more) => {
  const input = () =>
    field === 'createEnvironment'
      ? more
      : { ...more, environment: environmentGlobalId(t, 'client-analytics') };

  it('is refused by a gateway that only reads, before a call', async () => {
    await start({ writes: false });
    const { errors } = await run(t, field, input(), 'environment { id }');
    expect(errors?.[0]?.extensions.code).toBe('READ_ONLY');
    expect(t.callCount()).toBe(0);
  });

  it('that AWS denies names the action that is missing', async () => {
    await start({ sandbox: { faults: [`finspace.${operation}:denied`] } });
    const { userErrors } = await payloadOf(t, field, input());
    expect(userErrors).toMatchObject([
      {
        __typename: 'AccessDenied',
        missingAction: `finspace:${operation}`,
        awsOperation: operation,
      },
    ]);
  });

  it('says at the top that FinSpace has ended', async () => {
    await start({ sandbox: { faults: ['finspace:error=UnknownOperationException'] } });
    const { errors } = await run(t, field, input(), 'environment { id }');
    expect(errors?.[0]?.extensions.code).toBe('SERVICE_ENDED');
  });
});
