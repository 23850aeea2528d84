import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { AuditFile } from '../../src/audit/file-sink.ts';
import type { Authenticator } from '../../src/auth/authenticator.ts';
import { ANYBODY } from '../../src/auth/caller.ts';
import { GatewayError } from '../../src/core/errors.ts';
import { newRows, requestAll, runToTheEnd } from '../operations/survival-support.ts';
import { environmentGlobalId } from '../support/environments.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';
import { run } from '../support/mutations.ts';
import { workspaceGlobalId } from '../support/workspaces.ts';
import { CANARY, SecretWritten, Written } from '../support/written.ts';
import { makeFolder } from '../support/run-folder.ts';

const JWT = `eyJhbGciOiJSUzI1NiJ9.${Buffer.from(`{"${CANARY}jwt":1}`).toString('base64url')}.c2ln`;
const SECRETS = {
  authorization: `Bearer ${JWT}`,
  cookie: `session=${CANARY}cookie`,
  'x-api-key': `mgk_1_${CANARY}key`,
};
const XML = `<md:EntityDescriptor entityID="x"><ds:X509Certificate>${CANARY}xml</ds:X509Certificate></md:EntityDescriptor>`;
const POLICY = { Version: '2012-10-17', Statement: [{ Sid: `${CANARY}sid`, Effect: 'Deny' }] };

let t: TestGateway;
let folder: string;
beforeEach(() => {
  folder = makeFolder('secrets');
});

/** Lets in whoever has a token, and says so with it in the message where somebody is careless. */
const authenticator: Authenticator = {
  authenticate(headers) {
    if (headers.get('authorization') === null) throw new GatewayError('UNAUTHENTICATED');
    return {
      ...ANYBODY,
      id: 'ana',
      name: 'ana',
      authentication: 'JWT',
      authenticatedAt: Date.now(),
    };
  },
};

const start = async (faults: readonly string[] = []): Promise<void> => {
  t = await makeGateway({
    stateDir: folder,
    authenticator,
    sandbox: { faults: [...faults] },
    auditSink: (clock) => {
      const file = join(folder, 'audit.jsonl');
      const onTrouble = (message: string): never => expect.unreachable(message);
      return new AuditFile({ file, maxBytes: 1e8, maxAgeMs: 1e9, clock, onTrouble });
    },
  });
};

/** Every way in which a caller hands over, or is handed, something secret; the answers as one text. */
const everyWay = async (): Promise<string> => {
  const { permissionSet } = await t
    .data<{ permissionSet: { id: string } | null }>(
      '{ permissionSet(by: { name: "BacktestOperator" }) { id } }',
      undefined,
      SECRETS,
    )
    .catch(() => ({ permissionSet: null }));
  const id = permissionSet?.id ?? 'unknown';
  const workspace = workspaceGlobalId(t, 'research-metrics');
  const environment = environmentGlobalId(t, 'research-data');
  const answers = [
    await run(t, 'putInlinePolicy', { permissionSet: id, policy: POLICY }, '', SECRETS),
    await run(
      t,
      'putInlinePolicy',
      { permissionSet: JSON.stringify(POLICY), policy: POLICY },
      '',
      SECRETS,
    ),
    await run(
      t,
      'tagResource',
      { resource: id, tags: [{ key: 'k', value: `${CANARY}tag` }] },
      '',
      SECRETS,
    ),
    await run(
      t,
      'updatePermissionSet',
      { permissionSet: id, relayState: `https://x.example/?t=${CANARY}url` },
      '',
      SECRETS,
    ),
    await run(
      t,
      'updateWorkspaceAuthentication',
      { workspace, saml: { idpMetadata: { xml: XML } } },
      '',
      SECRETS,
    ),
    await run(
      t,
      'updateEnvironment',
      {
        environment,
        federation: { mode: 'FEDERATED', parameters: { samlMetadataDocument: XML, urn: 'urn:x' } },
      },
      '',
      SECRETS,
    ),
    await run(
      t,
      'createWorkspace',
      {
        name: 'secret',
        accountAccessType: 'CURRENT_ACCOUNT',
        permissionType: 'SERVICE_MANAGED',
        authenticationProviders: ['SAML'],
        configuration: `{"token":"${CANARY}grafana"}`,
      },
      '',
      SECRETS,
    ),
    // A mistake in the request, with the secret where it is.
    await t.execute(
      `{ permissionSet(by: { name: "${CANARY}lookup", arn: 1 }) { id } }`,
      undefined,
      SECRETS,
    ),
    await t.execute('{ viewer { upstream { arn } } }'),
  ];
  await run(
    t,
    'issueProgrammaticCredentials',
    { environment, durationInMinutes: 15 },
    'credentials { secretAccessKey }',
    SECRETS,
  );
  return answers
    .map(({ errors, extensions }) => JSON.stringify([errors ?? [], extensions ?? {}]))
    .join('\n');
};

/** What a secret was handed to, or came from: else nothing would have been searched for. */
const REACHED = [
  'sso-admin.PutInlinePolicyToPermissionSet',
  'sso-admin.TagResource',
  'sso-admin.UpdatePermissionSet',
  'grafana.UpdateWorkspaceAuthentication',
  'grafana.CreateWorkspace',
  'finspace-data.GetProgrammaticAccessCredentials',
];

describe('a secret, whichever way it comes', () => {
  it.each([
    [[]],
    [['*:denied:after=6']],
    [['*:500:after=6']],
    [['*:error=ValidationException:after=6']],
    [['*:cut:after=9']],
  ])('is in no log line, audit, metric, state file or error, when AWS does %j', async (faults) => {
    await start(faults);
    const told = new Written();
    told.add(await everyWay());
    if (faults.length === 0)
      expect(Object.keys(t.calls())).toEqual(expect.arrayContaining(REACHED));
    // `close` searches what was written, with each session's credentials.
    await t.close();
    expect(() => told.search([])).not.toThrow();
  });

  it('is not in the queue, either', async () => {
    await start();
    const rows = newRows(t, 5);
    await requestAll(
      { ...t, data: (query, variables) => t.data(query, variables, SECRETS) },
      rows,
      1,
    );
    await runToTheEnd(t);
    await t.close();
  });
});

describe('the search', () => {
  it.each([
    ['a secret of a test', `x ${CANARY}1`],
    ['a JSON Web Token', JWT.replaceAll(CANARY, '')],
    ['a policy', '{"policy":"{\\"Statement\\":[]}"}'],
    ['metadata', '<md:EntityDescriptor/>'],
    ['a credential', 'wJalrXUtnFEMI'],
  ])('finds %s', (_what, text) => {
    const written = new Written();
    written.add(text);
    expect(() => written.search(['wJalrXUtnFEMI'])).toThrow(SecretWritten);
  });

  it('fails whatever test it is in, by what the gateway has written there', async () => {
    t = await makeGateway();
    t.upstream.clock.schedule(1, () => undefined);
    await t.gateway.fetch('http://127.0.0.1:4000/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-request-id': `${CANARY}request` },
      body: '{"query":"{ __typename }"}',
    });
    await expect(t.close()).rejects.toThrow(SecretWritten);
    await t.sandbox.close();
  });
});
