import { afterEach, describe, expect, it } from 'vitest';
import { globalIds } from '../../src/node-types.ts';
import {
  environmentGlobalId,
  environmentRow,
  MANAGEMENT,
  MEMBER,
  noEnvironmentId,
} from '../support/environments.ts';
import { makeGateway, type MakeGatewayOptions, type TestGateway } from '../support/make-gateway.ts';

interface Page {
  readonly nodes: readonly Record<string, unknown>[];
  readonly edges: readonly { readonly cursor: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly gaps: readonly Record<string, unknown>[];
  readonly asOf: string | null;
}

let t: TestGateway;
afterEach(() => t.close());
const start = async (options: MakeGatewayOptions = {}): Promise<void> => {
  t = await makeGateway(options);
};
const page = async (args = '', selection = 'nodes { name }'): Promise<Page> =>
  (
    await t.data<{ environments: Page }>(
      `{ environments${args} { ${selection} gaps { service region accountId code message } } }`,
    )
  ).environments;
const namesOf = ({ nodes }: Page): unknown[] => nodes.map(({ name }) => name);

/** One call for each of the four places, the role of the member account, and who the gateway is. */
const LISTED = { 'finspace.ListEnvironments': 4, 'sts.AssumeRole': 1, 'sts.GetCallerIdentity': 1 };

describe('environments', () => {
  it('of every account and Region are one list, whole with one call a place', async () => {
    await start();
    const found = await page(
      '',
      `nodes {
        environmentId region arn name description status url sageMakerStudioDomainUrl kmsKeyId
        awsAccountId dedicatedServiceAccountId account { accountId }
        federation { mode parameters {
          samlMetadataDocument samlMetadataUrl applicationCallBackUrl urn providerName
          attributeMap { name value }
        } }
      } asOf`,
    );
    expect(t.calls()).toEqual(LISTED);
    expect(namesOf(found).toSorted()).toEqual([
      'client-analytics',
      'legacy-datasets',
      'regulatory-reporting',
      'research-data',
    ]);
    expect(found.gaps).toEqual([]);
    expect(found.asOf).not.toBeNull();
    const row = environmentRow(t, 'research-data');
    expect(found.nodes.find(({ name }) => name === 'research-data')).toEqual({
      environmentId: row.environmentId,
      region: 'eu-west-1',
      arn: row.environmentArn,
      name: 'research-data',
      description: row.description,
      status: 'CREATED',
      url: `https://${row.environmentId}.eu-west-1.amazonfinspace.com`,
      sageMakerStudioDomainUrl: expect.stringMatching(/^https:\/\/d-\w+\.studio/) as string,
      kmsKeyId: row.kmsKeyId,
      awsAccountId: MEMBER,
      dedicatedServiceAccountId: row.dedicatedServiceAccountId,
      account: { accountId: MEMBER },
      federation: {
        mode: 'FEDERATED',
        parameters: {
          samlMetadataDocument: null,
          samlMetadataUrl: row.federation?.samlMetadataURL,
          applicationCallBackUrl: row.federation?.applicationCallBackURL,
          urn: row.federation?.federationURN,
          providerName: 'KestrelBridgeLogin',
          attributeMap: [{ name: 'Email', value: row.federation?.attributeMap?.Email }],
        },
      },
    });
    expect(found.nodes.find(({ name }) => name === 'legacy-datasets')).toMatchObject({
      region: 'us-east-1',
      status: 'SUSPENDED',
      awsAccountId: MANAGEMENT,
      federation: { mode: 'LOCAL', parameters: null },
    });
  });

  it('come page by page in one order, whatever the size of a page', async () => {
    await start();
    const whole = namesOf(await page());
    const walked: unknown[] = [];
    let after: string | null = null;
    do {
      const one: Page = await page(
        `(first: 1, after: ${JSON.stringify(after)})`,
        'nodes { name } pageInfo { hasNextPage endCursor }',
      );
      walked.push(...namesOf(one));
      after = one.pageInfo.hasNextPage ? one.pageInfo.endCursor : null;
    } while (after !== null);
    expect(walked).toEqual(whole);
    expect(t.calls()).toEqual(LISTED);
  });

  it('of one Region cost the calls of that Region', async () => {
    await start();
    expect(namesOf(await page('(region: "us-east-1")'))).toEqual(['legacy-datasets']);
    expect(t.calls()['finspace.ListEnvironments']).toBe(2);
  });

  it.each([
    ['contains: "RESEARCH"', ['research-data']],
    ['contains: "backtesting"', ['legacy-datasets']],
    ['status: FAILED_CREATION', ['regulatory-reporting']],
    ['status: CREATED, contains: "client"', ['client-analytics']],
    ['contains: "nothing has this"', []],
  ])('are filtered by %s without a call more', async (filter, names) => {
    await start();
    expect(namesOf(await page(`(filter: { ${filter} })`))).toEqual(names);
    expect(t.calls()).toEqual(LISTED);
  });

  it('of a Region that is not asked are refused before a call, with those that are', async () => {
    await start();
    const { errors } = await t.execute('{ environments(region: "eu-north-1") { asOf } }');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'region' });
    expect(errors?.[0]?.message).toContain('eu-west-1, us-east-1');
    expect(t.callCount()).toBe(0);
  });

  it('have their tags for a call each', async () => {
    await start();
    const found = await page('(region: "eu-west-1")', 'nodes { name tags { key value } }');
    expect(found.nodes.find(({ name }) => name === 'research-data')?.tags).toEqual([
      { key: 'CostCentre', value: 'research' },
      { key: 'DataClass', value: 'internal' },
    ]);
    expect(found.nodes.find(({ name }) => name === 'regulatory-reporting')?.tags).toEqual([]);
    expect(t.calls()['finspace.ListTagsForResource']).toBe(3);
  });

  it('of a status that AWS has added are shown all the same', async () => {
    const lines: string[] = [];
    await start({ onLog: (line) => lines.push(line) });
    environmentRow(t, 'research-data').status = 'HIBERNATING' as never;
    const found = await page('(region: "eu-west-1")', 'nodes { name status }');
    expect(found.nodes).toContainEqual({ name: 'research-data', status: 'UNRECOGNIZED' });
    expect(lines.join('')).toContain('HIBERNATING');
  });
});

describe('an environment', () => {
  const find = async (by: object): Promise<unknown> =>
    (
      await t.data<{ environment: unknown }>(
        'query ($by: EnvironmentBy!) { environment(by: $by) { name } }',
        { by },
      )
    ).environment;

  it('is found by its id with one call, whole', async () => {
    await start();
    const id = environmentGlobalId(t, 'regulatory-reporting');
    expect(await find({ id })).toEqual({ name: 'regulatory-reporting' });
    expect(t.calls()).toEqual({ 'finspace.ListEnvironments': 1, 'sts.GetCallerIdentity': 1 });
    const node = await t.data('query ($id: ID!) { node(id: $id) { id } }', { id });
    expect(node).toEqual({ node: { id } });
    expect(t.callCount()).toBe(2);
  });

  it("is found by AWS's key and by name, wherever it is", async () => {
    await start();
    const { environmentId } = environmentRow(t, 'legacy-datasets');
    expect(await find({ environmentId })).toEqual({ name: 'legacy-datasets' });
    expect(await find({ name: 'research-data' })).toEqual({ name: 'research-data' });
    expect(t.calls()).toEqual(LISTED);
  });

  it('that nobody has is null', async () => {
    await start();
    expect(await find({ id: noEnvironmentId(t) })).toBeNull();
    expect(await find({ environmentId: 'nosuchenvironment' })).toBeNull();
    expect(await find({ name: 'Research-Data' })).toBeNull();
  });

  it('whose name two have is not guessed', async () => {
    await start();
    environmentRow(t, 'legacy-datasets').name = 'research-data';
    const { errors } = await t.execute('{ environment(by: { name: "research-data" }) { id } }');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'AMBIGUOUS', argument: 'by.name' });
    const { candidates } = errors?.[0]?.extensions as { candidates: string[] };
    const ids = t.sandbox.world.state.environments.rows
      .filter(({ name }) => name === 'research-data')
      .map((row) => globalIds.encode('Environment', row.accountId, row.region, row.environmentId));
    expect(candidates.toSorted()).toEqual(ids.toSorted());
  });

  it.each([
    ['environmentId: "not-an-id"', 'by.environmentId'],
    ['id: "rubbish"', 'by.id'],
    ['name: " "', 'by.name'],
  ])('looked up by %s is refused before a call', async (by, argument) => {
    await start();
    const { errors } = await t.execute(`{ environment(by: { ${by} }) { id } }`);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
    expect(t.callCount()).toBe(0);
  });

  it('of a place that is not asked says so', async () => {
    await start();
    const id = globalIds.encode('Environment', '111122223333', 'eu-west-1', 'abc');
    const { errors } = await t.execute(`{ node(id: "${id}") { id } }`);
    expect(errors?.[0]?.extensions.code).toBe('NOT_CONFIGURED');
    expect(errors?.[0]?.message).toMatch(/FINSPACE_REGIONS.*READER_ROLES/);
    expect(t.calls()).toEqual({ 'sts.GetCallerIdentity': 1 });
  });
});

describe('a place that cannot be read', () => {
  it('is a gap with its account and Region, and the others are there', async () => {
    await start({ sandbox: { faults: ['sts.AssumeRole:denied'] } });
    const found = await page();
    expect(namesOf(found).toSorted()).toEqual(['legacy-datasets', 'regulatory-reporting']);
    expect(found.gaps).toEqual(
      ['eu-west-1', 'us-east-1'].map((region) => ({
        service: 'sts',
        region,
        accountId: MEMBER,
        code: 'ACCESS_DENIED',
        message: expect.stringContaining('sts:AssumeRole') as string,
      })),
    );
  });

  it('keeps a lookup from saying that there is none', async () => {
    await start({ sandbox: { faults: ['sts.AssumeRole:denied'] } });
    const { data, errors } = await t.execute(`{
      there: environment(by: { name: "legacy-datasets" }) { name }
      nowhere: environment(by: { name: "research-data" }) { name }
    }`);
    expect(data).toEqual({ there: { name: 'legacy-datasets' }, nowhere: null });
    expect(errors).toMatchObject([
      { path: ['nowhere'], extensions: { code: 'ACCESS_DENIED', service: 'sts' } },
    ]);
  });

  it('is an error of the field when no other could be read either', async () => {
    await start({ sandbox: { faults: ['finspace:denied'] } });
    const { data, errors } = await t.execute('{ environments { asOf } viewer { caller } }');
    expect(data).toEqual({ environments: null, viewer: { caller: 'anonymous' } });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'ACCESS_DENIED',
      missingAction: 'finspace:ListEnvironments',
    });
  });
});

describe('FinSpace switched off', () => {
  it('is asked nothing, nor is anybody on the way to it', async () => {
    await start({ placed: { disabled: ['finspace'] } });
    const id = environmentGlobalId(t, 'research-data');
    const { errors } = await t.execute(
      `query ($id: ID!) {
        environments { asOf }
        environment(by: { name: "x" }) { id }
        node(id: $id) { id }
      }`,
      { id },
    );
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(
      Array(3).fill('SERVICE_DISABLED'),
    );
    expect(t.callCount()).toBe(0);
  });
});

describe('the environments of an account', () => {
  const ofAccount = async (accountId: string): Promise<Page> => {
    const { account } = await t.data<{ account: { environments: Page } }>(
      `query ($accountId: AccountId!) { account(by: { accountId: $accountId }) {
        environments { nodes { name } gaps { service region accountId code message } }
      } }`,
      { accountId },
    );
    return account.environments;
  };

  it('are read in the places of the account alone', async () => {
    await start();
    const found = await ofAccount(MEMBER);
    expect(namesOf(found).toSorted()).toEqual(['client-analytics', 'research-data']);
    expect(found.gaps).toEqual([]);
    expect(t.calls()['finspace.ListEnvironments']).toBe(2);
    expect(namesOf(await ofAccount(MANAGEMENT)).toSorted()).toEqual([
      'legacy-datasets',
      'regulatory-reporting',
    ]);
  });

  it('that the gateway has no role for are not known, which is no empty list', async () => {
    await start();
    const other = t.sandbox.world.state.accounts.rows.find(
      ({ accountId, state }) =>
        state === 'ACTIVE' && accountId !== MEMBER && accountId !== MANAGEMENT,
    )!;
    const found = await ofAccount(other.accountId);
    expect(found.nodes).toEqual([]);
    expect(found.gaps).toEqual([
      {
        service: 'finspace',
        region: null,
        accountId: other.accountId,
        code: 'NOT_CONFIGURED',
        message: expect.stringContaining('READER_ROLES') as string,
      },
    ]);
    expect(t.calls()['finspace.ListEnvironments']).toBeUndefined();
  });
});

describe('the end of FinSpace', () => {
  const QUERY = `{
    environments { asOf }
    environment(by: { name: "research-data" }) { id }
    accounts(first: 1) { nodes { accountId } }
  }`;

  /** Nobody listens there. */
  const CLOSED = 'http://127.0.0.1:1';

  it.each<[string, MakeGatewayOptions]>([
    ['nobody takes the connection', { endpoints: { finspace: CLOSED } }],
    ['a web page answers', { sandbox: { faults: ['finspace:html'] } }],
    [
      'nobody knows the operation',
      {
        sandbox: { faults: ['finspace:error=UnknownOperationException'] },
      },
    ],
  ])('is told at its fields alone when %s', async (_how, options) => {
    await start(options);
    const { data, errors } = await t.execute(QUERY);
    const told = errors?.map(({ path, extensions }) => `${path?.[0]} ${String(extensions.code)}`);
    expect(told?.toSorted()).toEqual(['environment SERVICE_ENDED', 'environments SERVICE_ENDED']);
    expect(data).toMatchObject({ environments: null, environment: null });
    expect((data?.accounts as Page).nodes).toHaveLength(1);
  });

  it.each(['500', 'hang', 'cut', 'throttle'])('is not what %s says', async (fault) => {
    await start({ sandbox: { faults: [`finspace:${fault}`] } });
    const { errors } = await t.execute('{ environments { asOf } }');
    expect(errors?.[0]?.extensions.code).not.toBe('SERVICE_ENDED');
    expect(errors?.[0]?.extensions.retryable).toBe(true);
  });
});
