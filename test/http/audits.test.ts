import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.ts';
import { makeFolder } from '../support/run-folder.ts';
import { endAll, startGateway } from '../support/processes.ts';

/** What is left of each audit that did not come out well: its id, its name and why. */
const failing = async (url: string): Promise<readonly string[]> => {
  const audits = serverAudits({ url });
  expect(audits).toHaveLength(61);
  const failed: string[] = [];
  for (const audit of audits) {
    const result = await audit.fn();
    if (result.status === 'ok') continue;
    failed.push(`${audit.id} ${audit.name}: ${'reason' in result ? result.reason : ''}`);
  }
  return failed;
};

/** What takes text and variables from addresses, which a server may do. */
const BY_GET_QUERIES = ['5A70', '6A70', 'D6D5'];

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = createSandbox();
  await sandbox.listen(0);
});
afterAll(async () => {
  endAll();
  await sandbox.close();
});

/** The gateway as it ships, on what plays AWS. */
const onAws = async (env: Readonly<Record<string, string>> = {}): Promise<string> => {
  const { accessKeyId, secretAccessKey } = sandbox.credentials;
  return startGateway(['--upstream', 'aws'], {
    AUTH: 'none',
    AUDIT: 'off',
    STATE_DIR: makeFolder('audits'),
    AWS_REGION: sandbox.region,
    AWS_ENDPOINT_URL: sandbox.url,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    ...env,
  }).url();
};

it('all that GraphQL over HTTP asks of a server holds on the sandbox, as it ships', async () => {
  expect(await failing(await startGateway(['--upstream', 'sandbox']).url())).toEqual([]);
});

it('and against AWS with GET_QUERIES=on', async () => {
  expect(await failing(await onAws({ GET_QUERIES: 'on' }))).toEqual([]);
});

it('and against AWS as it ships, but for text and variables in addresses', async () => {
  const failed = await failing(await onAws());
  expect(failed.map((each) => each.slice(0, 4)).toSorted()).toEqual(BY_GET_QUERIES);
  for (const each of failed) expect(each).toMatch(/^\w{4} MAY .* GETs? /);
});
