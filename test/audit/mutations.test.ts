import {
  getNamedType,
  getNullableType,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
} from 'graphql';
import { afterEach, beforeAll, afterAll, describe, expect, it } from 'vitest';
import { PLAIN_SCALARS } from '../../src/audit/describe-input.ts';
import type { AuditRecord, BegunOperation } from '../../src/audit/record.ts';
import { HIDDEN_MEMBERS, SHOWN_MEMBERS } from '../../src/audit/shown-members.ts';
import type { AuditSink } from '../../src/audit/sink.ts';
import type { Caller } from '../../src/auth/caller.ts';
import { createSchema } from '../../src/schema.ts';
import { createRequestScope } from '../../src/upstream/request-scope.ts';
import { inputOf, rowOf } from '../support/assignments.ts';
import { valueOf } from '../support/least-input.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';
import { run } from '../support/mutations.ts';

const mutations = Object.values(createSchema().getMutationType()?.getFields() ?? {});
const each = mutations.map((field) => [field.name, field] as const);
type Field = (typeof mutations)[number];

const documentOf = ({ name, args: [argument] }: Field): string => {
  if (argument === undefined) throw new Error(`${name} takes no input.`);
  return `mutation Change($input: ${getNamedType(argument.type).name}!) {
    ${name}(input: $input) { userErrors { code } }
  }`;
};
const inputFor = ({ args: [argument] }: Field): unknown => valueOf(argument!.type, 'input');

let t: TestGateway;

describe('a change that cannot be written down', () => {
  let isFull = true;
  const fullDisk: AuditSink = {
    left: [],
    append: () => (isFull ? Promise.reject(new Error('ENOSPC: no space left')) : Promise.resolve()),
    close: () => Promise.resolve(),
  };
  beforeAll(async () => {
    t = await makeGateway({ auditSink: () => fullDisk });
  });
  afterAll(() => t.close());

  it.each(each)('is not made, and nothing is asked of AWS: %s', async (name, field) => {
    isFull = true;
    t.resetCalls();
    const { errors, data, body } = await t.execute(documentOf(field), { input: inputFor(field) });
    expect(errors, body).toMatchObject([
      {
        message: expect.stringContaining(
          'The audit log cannot be written. Nothing was changed.',
        ) as unknown,
        path: [name],
        extensions: { code: 'INTERNAL', retryable: true },
      },
    ]);
    expect(data).toEqual({ [name]: null });
    expect(t.callCount()).toBe(0);
  });

  it('is made when it can be written again', async () => {
    isFull = false;
    const row = rowOf(t, {
      account: 'hr-systems',
      set: 'BacktestOperator',
      group: 'Quant-Research',
    });
    const answer = await run(t, 'createAccountAssignment', inputOf(t, row));
    expect(answer.errors).toBeUndefined();
    expect(t.calls()['sso-admin.CreateAccountAssignment']).toBe(1);
  });
});

describe('every change', () => {
  const events: string[] = [];
  const records: AuditRecord[] = [];
  const sink: AuditSink = {
    left: [],
    append(added) {
      for (const { type } of added) events.push(type);
      records.push(...added);
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  };
  beforeAll(async () => {
    t = await makeGateway({ auditSink: () => sink });
    t.onWire = (moment) => {
      if (moment === 'request') events.push('aws');
    };
  });
  afterAll(() => t.close());

  it.each(each)(
    'is written down before AWS is asked anything, and after: %s',
    async (name, field) => {
      events.length = 0;
      records.length = 0;
      const { status } = await t.execute(
        documentOf(field),
        { input: inputFor(field) },
        { 'x-request-id': `r-${name}` },
      );
      expect(status).toBe(200);
      expect(events[0]).toBe('intent');
      const [intent] = records;
      expect(intent).toMatchObject({
        who: { id: 'anonymous', authentication: 'NONE' },
        request: `r-${name}`,
        operation: 'Change',
        fields: [name],
        what: name === 'issueProgrammaticCredentials' ? 'credentials' : 'change',
      });
      // On what: by name where that can be shown, else which member names it.
      expect(Object.keys(intent!.on as object).length + (intent!.hidden?.length ?? 0)).not.toBe(0);
      const outcomes = records.filter(({ type }) => type === 'outcome');
      expect(outcomes).toMatchObject([{ of: intent!.id, fields: [name], request: `r-${name}` }]);
      expect(outcomes[0]!.outcome).toBeDefined();
    },
  );
});

describe('a member of an input', () => {
  const members = new Map<string, GraphQLInputType>();
  const collect = (type: GraphQLInputType): void => {
    const named = getNamedType(type);
    if (!isInputObjectType(named)) return;
    for (const { name, type: inner } of Object.values(named.getFields())) {
      const coordinate = `${named.name}.${name}`;
      if (members.has(coordinate)) continue;
      members.set(coordinate, inner);
      collect(inner);
    }
  };
  for (const { args } of mutations) for (const { type } of args) collect(type);
  const leafOf = (type: GraphQLInputType): GraphQLInputType => {
    const bare = getNullableType(type);
    return isListType(bare) ? leafOf(bare.ofType) : bare;
  };
  const texts = [...members].flatMap(([coordinate, type]) => {
    const leaf = leafOf(type);
    if (isInputObjectType(leaf) || isEnumType(leaf)) return [];
    const { name } = getNamedType(leaf);
    return name === 'ID' || PLAIN_SCALARS.has(name) ? [] : [coordinate];
  });

  it('that is a text has been decided on: shown, or only named', () => {
    expect([...SHOWN_MEMBERS, ...HIDDEN_MEMBERS].toSorted()).toEqual(texts.toSorted());
  });

  it('that holds a document is never shown', () => {
    const documents = [...members].filter(
      ([, type]) => getNamedType(type).name === 'PolicyDocument',
    );
    expect(documents.length).toBeGreaterThan(0);
    for (const [coordinate] of documents) expect(HIDDEN_MEMBERS).toContain(coordinate);
  });
});

describe('the record of a change', () => {
  afterEach(() => t.close());

  const ana: Caller = {
    id: 'https://idp.example|ana',
    name: 'ana@example.com',
    authentication: 'JWT',
    scopes: new Set(['*']),
    groups: [],
  };

  it('says who, what, on what, what AWS answered and how it ended', async () => {
    t = await makeGateway({ authenticator: { authenticate: () => ana } });
    const row = rowOf(t, {
      account: 'hr-systems',
      set: 'BacktestOperator',
      group: 'Quant-Research',
    });
    await run(t, 'createAccountAssignment', inputOf(t, row), 'operation { id settled { state } }');
    await t.clock.advance(60_000);
    const { accountId, permissionSetArn, principalId } = row;
    const { instanceArn, state } = t.sandbox.world;
    const [intent, outcome, ended, ...more] = t.audit;
    expect(more).toEqual([]);
    const who = { id: 'https://idp.example|ana', name: 'ana@example.com', authentication: 'JWT' };
    expect(intent).toMatchObject({
      type: 'intent',
      who,
      on: {
        account: `Account ${accountId}`,
        permissionSet: `PermissionSet ${instanceArn} ${permissionSetArn}`,
        principal: `Group ${state.settings.identityStoreId} ${principalId}`,
      },
    });
    expect(JSON.stringify(intent)).not.toContain('scopes');
    const operation = 'CreateAccountAssignment';
    expect(outcome).toMatchObject({
      type: 'outcome',
      of: intent!.id,
      who,
      outcome: 'DONE',
      aws: [
        {
          service: 'sso-admin',
          operation,
          outcome: 'ok',
          awsRequestId: expect.any(String) as unknown,
        },
      ],
      begun: [{ kind: 'CREATE', requestId: expect.any(String) as unknown, account: accountId }],
    });
    expect(ended).toMatchObject({
      type: 'operation-ended',
      of: intent!.id,
      who,
      outcome: 'SUCCEEDED',
      operationId: (outcome!.begun![0] as BegunOperation).requestId,
    });
  });

  it('says what was refused, and by which code', async () => {
    t = await makeGateway({ sandbox: { faults: ['sso-admin.CreateAccountAssignment:denied'] } });
    const row = rowOf(t, {
      account: 'hr-systems',
      set: 'BacktestOperator',
      group: 'Quant-Research',
    });
    await run(t, 'createAccountAssignment', inputOf(t, row));
    expect(t.audit.at(-1)).toMatchObject({
      outcome: 'REFUSED',
      codes: ['ACCESS_DENIED'],
      aws: [{ operation: 'CreateAccountAssignment', outcome: 'error' }],
    });
    await run(t, 'deletePermissionSet', { permissionSet: 'bm9uc2Vuc2U' });
    const [intent, outcome] = t.audit.slice(-2);
    expect(intent).toMatchObject({ on: {}, hidden: ['input.permissionSet'] });
    expect(outcome).toMatchObject({ outcome: 'REFUSED', codes: ['BAD_USER_INPUT'] });
  });

  it('of a gateway that only reads is one line, since nothing can come of it', async () => {
    t = await makeGateway({ writes: false });
    const row = rowOf(t, {
      account: 'hr-systems',
      set: 'BacktestOperator',
      group: 'Quant-Research',
    });
    await run(t, 'createAccountAssignment', inputOf(t, row));
    expect(t.audit).toMatchObject([
      {
        type: 'outcome',
        outcome: 'REFUSED',
        codes: ['READ_ONLY'],
        on: expect.any(Object) as unknown,
      },
    ]);
    expect(t.callCount()).toBe(0);
  });

  it('names a policy, and never shows it', async () => {
    t = await makeGateway();
    const { permissionSet } = await t.data<{ permissionSet: { id: string } }>(
      '{ permissionSet(by: { name: "BacktestOperator" }) { id } }',
    );
    const policy = { Version: '2012-10-17', Statement: [{ Sid: 'Canary4711', Effect: 'Deny' }] };
    await run(t, 'putInlinePolicy', { permissionSet: permissionSet.id, policy });
    expect(t.audit[0]).toMatchObject({ hidden: ['input.policy'] });
    expect(JSON.stringify(t.audit)).not.toContain('Canary4711');
  });

  it('of two changes in one request is two records, each with its own calls', async () => {
    t = await makeGateway();
    const { permissionSet } = await t.data<{ permissionSet: { id: string } }>(
      '{ permissionSet(by: { name: "BacktestOperator" }) { id } }',
    );
    await t.data(
      `mutation ($id: ID!) {
        a: updatePermissionSet(input: { permissionSet: $id, description: "One" }) { userErrors { code } }
        b: tagResource(input: { resource: $id, tags: [{ key: "k", value: "v" }] }) { userErrors { code } }
      }`,
      { id: permissionSet.id },
    );
    expect(t.audit.map(({ type, fields }) => `${type} ${fields?.join() ?? ''}`)).toEqual([
      'intent updatePermissionSet',
      'outcome updatePermissionSet',
      'intent tagResource',
      'outcome tagResource',
    ]);
    expect(t.audit[1]!.aws?.map(({ operation }) => operation)).toEqual(['UpdatePermissionSet']);
    expect(t.audit[3]!.aws?.map(({ operation }) => operation)).toEqual(['TagResource']);
  });
});

describe('a write of which there is no record', () => {
  afterEach(() => t.close());

  it('is never sent, whoever has forgotten it', async () => {
    t = await makeGateway();
    const { clock } = t.upstream;
    const scope = createRequestScope({ caller: 'x', clock, deadlineMs: 5000, kind: 'mutation' });
    let sent = 0;
    const operation = {
      service: 'sso-admin',
      name: 'DeletePermissionSet',
      kind: 'write',
      iamAction: 'sso:DeletePermissionSet',
      target: { accountId: 'self', region: 'eu-west-1' },
      send: () => Promise.resolve({ sent: (sent += 1) }),
    } as const;
    await expect(t.upstream.call(scope, operation, {})).rejects.toMatchObject({ code: 'INTERNAL' });
    expect(sent).toBe(0);
    scope.dispose();
  });
});
