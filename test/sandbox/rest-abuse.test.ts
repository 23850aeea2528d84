import { describe, expect, it } from 'vitest';
import { tinyServer } from './support/clients.ts';
import { sendSigned } from './support/send-signed.ts';
import type { Raw } from './support/send-signed.ts';

const WORKSPACE = '/workspaces/g-0123456789';

interface Answered {
  readonly status: number;
  readonly type: string | null;
  readonly message: string;
  /** What the handler was given, if it was asked. */
  readonly input: object | undefined;
}

const send = async (raw: Raw): Promise<Answered> => {
  const { sandbox } = await tinyServer();
  const response = await sendSigned(sandbox, { service: 'grafana', method: 'GET', ...raw });
  const { message = '' } = (await response.json()) as { message?: string };
  return {
    status: response.status,
    type: response.headers.get('x-amzn-errortype'),
    message,
    input: sandbox.world.inputs.at(-1)?.input,
  };
};

describe('a path', () => {
  it.each([
    ['GET', '/nowhere', 'grafana'],
    ['GET', '/', 'grafana'],
    ['GET', '/workspaces//permissions', 'grafana'],
    ['GET', '/workspaces/g-0123456789/permissions/more', 'grafana'],
    ['GET', '/tags/arn:aws:grafana:::/workspaces/g-1', 'grafana'],
    ['GET', '/Workspaces', 'grafana'],
    ['GET', '/work%73paces', 'grafana'],
    ['PATCH', '/workspaces', 'grafana'],
    ['get', '/workspacesX', 'grafana'],
    ['GET', '/environment', 'grafana'],
    ['GET', '/workspaces', 'finspace'],
    ['DELETE', '/user', 'finspace-api'],
  ])(
    'that no operation has is an UnknownOperationException: %s %s',
    async (method, path, service) => {
      expect(await send({ method, path, service })).toEqual({
        status: 404,
        type: 'UnknownOperationException',
        message: 'The requested operation is not recognized by the service.',
        input: undefined,
      });
    },
  );

  it.each([
    ['/workspaces/', {}],
    ['/tags/a%2Fb', { resourceArn: 'a/b' }],
    ['/tags/a%2fb/', { resourceArn: 'a/b' }],
    ['/tags/a%252Fb', { resourceArn: 'a%2Fb' }],
    ['/tags/a+b', { resourceArn: 'a+b' }],
    ['/tags/%C3%BC%20', { resourceArn: 'ü ' }],
    ['/tags/constructor', { resourceArn: 'constructor' }],
  ])('%s is read', async (path, input) => {
    expect(await send({ path })).toMatchObject({ status: 200, type: null, input });
  });

  it.each(['%zz', 'a%', '%ff%fe', '%C3'])('with broken encoding is refused: %s', async (label) => {
    expect(await send({ path: `/tags/${label}` })).toMatchObject({
      status: 400,
      type: 'SerializationException',
      message: `"${label}" is not valid percent-encoding`,
      input: undefined,
    });
  });

  it('means what the service has there that the signature is for', async () => {
    const path = '/tags/arn%3Aaws%3Afinspace%3Aeu-west-1%3A111111111111%3Aenvironment%2Fabc';
    const { sandbox } = await tinyServer();
    for (const service of ['finspace', 'grafana']) {
      await sendSigned(sandbox, { service, method: 'GET', path });
    }
    expect(sandbox.calls).toMatchObject([
      { service: 'finspace', operation: 'ListTagsForResource', status: 200 },
      { service: 'grafana', operation: 'ListTagsForResource', status: 200 },
    ]);
  });

  it('asked for with the signature of another service is a refused signature', async () => {
    expect(await send({ path: '/workspaces', service: 'sso' })).toMatchObject({
      status: 403,
      type: 'InvalidSignatureException',
      message: "Credential should be scoped to correct service: 'grafana'. ",
    });
  });
});

describe('a query', () => {
  const list = { path: `${WORKSPACE}/permissions` };

  it('gives a parameter that is no list its first value', async () => {
    const query = { maxResults: ['5', '6'] };
    expect(await send({ ...list, query })).toMatchObject({ status: 200, input: { maxResults: 5 } });
  });

  it('leaves out what the operation does not have', async () => {
    const query = { workspaceId: 'g-ffffffffff', role: 'ADMIN', 'X-Id': 'ListPermissions' };
    const { input } = await send({ ...list, query });
    expect(input).toEqual({ workspaceId: 'g-0123456789' });
  });

  it.each(['five', '', '5.5', '0x5', '1e3', ' 5', '99999999999999999999'])(
    'with a number that is none is refused: "%s"',
    async (maxResults) => {
      const search = `maxResults=${encodeURIComponent(maxResults)}`;
      expect(await send({ ...list, query: { maxResults }, search })).toMatchObject({
        status: 400,
        type: 'SerializationException',
        message: 'STRING_VALUE can not be converted to an Integer',
      });
    },
  );

  it('with broken encoding is refused', async () => {
    const query = { nextToken: '%zz' };
    expect(await send({ ...list, query, search: 'nextToken=%zz' })).toMatchObject({
      status: 400,
      type: 'SerializationException',
      message: '"%zz" is not valid percent-encoding',
    });
  });

  it('may hold a name without a value, and nothing between two signs', async () => {
    const query = { nextToken: '', userId: 'some-user-1' };
    const search = 'nextToken&userId=some-user-1';
    const { input, message } = await send({ ...list, query, search });
    expect(message).toBe('');
    expect(input).toMatchObject({ nextToken: '', userId: 'some-user-1' });
  });
});

describe('a body of restJson1', () => {
  const update = { method: 'PATCH', path: `${WORKSPACE}/permissions` };

  it.each([
    ['{', 'The request body is not valid JSON.'],
    ['<xml/>', 'The request body is not valid JSON.'],
    ['[]', 'Start of list found where not expected'],
    ['null', 'NULL_VALUE can not be converted to a Structure'],
    ['"text"', 'STRING_VALUE can not be converted to a Structure'],
    ['{"updateInstructionBatch":{}}', 'Start of structure or map found where not expected.'],
    ['{"updateInstructionBatch":[5]}', 'NUMBER_VALUE can not be converted to a Structure'],
    ['{"updateInstructionBatch":[{"action":true}]}', 'TRUE_VALUE can not be converted to a String'],
  ])('%s is refused', async (body, message) => {
    expect(await send({ ...update, body })).toMatchObject({
      status: 400,
      type: 'SerializationException',
      message,
    });
  });

  it('does not say what belongs into the path', async () => {
    const body = '{"workspaceId":5,"updateInstructionBatch":[]}';
    expect(await send({ ...update, body })).toMatchObject({
      status: 200,
      input: { workspaceId: 'g-0123456789', updateInstructionBatch: [] },
    });
  });

  it('that is empty has no members', async () => {
    expect(await send(update)).toMatchObject({
      status: 400,
      type: 'ValidationException',
      message:
        "1 validation error detected: Value null at 'updateInstructionBatch' failed to satisfy " +
        'constraint: Member must not be null',
    });
  });

  it('is not looked at where everything is elsewhere', async () => {
    const untag = {
      method: 'DELETE',
      path: '/tags/a',
      query: { tagKeys: ['b'] },
      body: '{nonsense',
    };
    expect(await send(untag)).toMatchObject({
      status: 200,
      input: { resourceArn: 'a', tagKeys: ['b'] },
    });
  });
});

describe('a request without a signature', () => {
  it.each(['/workspaces', '/environment', '/user', '/tags/a'])('of %s is told so', async (path) => {
    const { sandbox } = await tinyServer();
    const response = await fetch(`${sandbox.url}${path}`);
    expect(response.status).toBe(403);
    expect(response.headers.get('x-amzn-errortype')).toBe('MissingAuthenticationTokenException');
    expect(await response.json()).toEqual({ message: 'Missing Authentication Token' });
  });
});

describe('deformed answers of restJson1', () => {
  it.each([
    ['malformed', { workspaces: 'malformed' }],
    ['missing', {}],
  ])('%s', async (fault, body) => {
    const { sandbox } = await tinyServer();
    sandbox.faults.set([`grafana:${fault}`]);
    const raw = { service: 'grafana', method: 'GET', path: '/workspaces' };
    expect(await (await sendSigned(sandbox, raw)).json()).toEqual(body);
  });
});
