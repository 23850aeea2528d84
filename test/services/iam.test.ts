import { createRequire } from 'node:module';
import { afterEach, expect, it } from 'vitest';
import { systemClock } from '../../src/core/clock.ts';
import { createIamClient, iamRegionOf } from '../../src/services/iam/client.ts';
import {
  type ClientFactoryOptions,
  createClientFactory,
  type HttpTransport,
} from '../../src/upstream/client-factory.ts';
import { createRequestScope } from '../../src/upstream/request-scope.ts';
import { createUpstream } from '../../src/upstream/upstream.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';

let t: TestGateway | undefined;
afterEach(async () => {
  await t?.close();
  t = undefined;
});

const QUESTION = {
  PolicySourceArn: 'arn:aws:iam::398216540714:user/sandbox-operator',
  ActionNames: ['sso:ListInstances'],
};

/** Asks IAM once, of the partition. */
const ask = async (options: Omit<ClientFactoryOptions, 'region'>, partition = 'aws') => {
  const factory = createClientFactory({ region: 'eu-west-1', ...options });
  const client = createIamClient(factory, { region: iamRegionOf(partition) });
  const upstream = createUpstream({ quotaShare: 1 });
  const scope = createRequestScope({ caller: 'test', clock: systemClock, deadlineMs: 10_000 });
  try {
    return await upstream.call(scope, client.simulatePrincipalPolicy, QUESTION);
  } finally {
    scope.dispose();
    factory.destroy();
  }
};

const isLoaded = (): boolean =>
  Object.keys(createRequire(import.meta.url).cache).some((file) =>
    file.includes('@aws-sdk/client-iam'),
  );

it('a gateway and its sandbox do without the client of IAM; asking loads it', async () => {
  t = await makeGateway();
  await t.data('{ viewer { upstream { accountId } } services { name } }');
  expect(isLoaded()).toBe(false);
  const { credentials } = t.sandbox;
  const answer = await ask({ credentials, requestHandler: t.sandbox.requestHandler() });
  expect(answer.EvaluationResults).toMatchObject([{ EvalDecision: 'allowed' }]);
  expect(isLoaded()).toBe(true);
});

it.each([
  ['aws', {}, 'iam.amazonaws.com', 'us-east-1'],
  ['aws-us-gov', {}, 'iam.us-gov.amazonaws.com', 'us-gov-west-1'],
  ['aws-cn', {}, 'iam.cn-north-1.amazonaws.com.cn', 'cn-north-1'],
  ['aws', { endpoint: 'https://all.example' }, 'all.example', 'us-east-1'],
  [
    'aws',
    { endpoint: 'https://all.example', endpoints: { iam: 'https://iam.example' } },
    'iam.example',
    'us-east-1',
  ],
] as const)(
  'in %s with %j it is asked at %s, signed for %s',
  async (partition, more, host, region) => {
    const sent: { hostname: string; authorization: string | undefined }[] = [];
    const requestHandler: HttpTransport = {
      handle({ hostname, headers }) {
        sent.push({ hostname, authorization: headers.authorization });
        return Promise.reject(Object.assign(new Error('enough'), { name: 'ValidationError' }));
      },
      updateHttpClientConfig: () => undefined,
      httpHandlerConfigs: () => ({}),
    };
    const credentials = { accessKeyId: 'AKIA', secretAccessKey: 'secret' };
    await expect(ask({ ...more, credentials, requestHandler }, partition)).rejects.toThrow();
    expect(sent[0]?.hostname).toBe(host);
    expect(sent[0]?.authorization).toContain(`/${region}/iam/aws4_request`);
  },
);
