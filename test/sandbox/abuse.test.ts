import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { tinySandbox, tinyServer } from './support/clients.ts';
import { sendSigned as send } from './support/send-signed.ts';
import { INSTANCE } from './support/tiny-world.ts';

const target = (operation: string): Record<string, string> => ({
  'content-type': 'application/x-amz-json-1.1',
  'x-amz-target': `SWBExternalService.${operation}`,
});

describe('a body', () => {
  it.each([
    ['{', 'The request body is not valid JSON.'],
    ['nonsense', 'The request body is not valid JSON.'],
    [new Uint8Array([0x22, 0xff, 0xfe, 0x22]), 'The request body is not valid JSON.'],
    ['[]', 'Start of list found where not expected'],
    ['null', 'NULL_VALUE can not be converted to a Structure'],
    ['"text"', 'STRING_VALUE can not be converted'],
    [`{"InstanceArn": 5}`, 'NUMBER_VALUE can not be converted to a String'],
  ])('%s is a SerializationException', async (body, message) => {
    const { sandbox } = await tinyServer();
    const response = await send(sandbox, { headers: target('ListPermissionSets'), body });
    expect(response.status).toBe(400);
    const { __type, message: text } = (await response.json()) as Record<string, string>;
    expect(__type).toBe('com.amazon.coral.service#SerializationException');
    expect(text).toContain(message);
  });

  it('that is empty has no members', async () => {
    const { sandbox } = await tinyServer();
    const response = await send(sandbox, { headers: target('ListPermissionSets'), body: '' });
    expect(await response.text()).toContain("Value null at 'instanceArn'");
  });

  it('may say the same thing twice: the last one counts', async () => {
    const { sandbox } = await tinyServer();
    const body = `{"InstanceArn":"no","InstanceArn":"${INSTANCE}","Unknown":[[[]]]}`;
    const response = await send(sandbox, { headers: target('ListPermissionSets'), body });
    expect(response.status).toBe(200);
  });

  it('that is larger than any request is refused', async () => {
    const { sandbox } = await tinyServer();
    const body = 'x'.repeat(9 * 2 ** 20);
    const answer = fetch(sandbox.url, { method: 'POST', body }).then(
      ({ status }) => status,
      () => 'cut off',
    );
    expect([413, 'cut off']).toContain(await answer);
    expect(sandbox.calls).toEqual([]);
  });

  it('that never ends is forgotten with its connection', async () => {
    const { sandbox } = await tinyServer();
    const socket = connect(Number(new URL(sandbox.url).port), '127.0.0.1');
    socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{"half":');
    await expect.poll(() => sandbox.active).toBe(1);
    socket.destroy();
    await expect.poll(() => sandbox.active).toBe(0);
  });
});

describe('a target', () => {
  it.each([
    '',
    '.',
    'ListInstances',
    'SWBExternalService',
    'SWBExternalService.',
    'a.b.c',
    '__proto__.toString',
  ])('"%s" is an unknown operation', async (name) => {
    const { sandbox } = await tinyServer();
    const headers = { 'x-amz-target': name };
    const response = await fetch(sandbox.url, { method: 'POST', headers, body: '{}' });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('UnknownOperationException');
  });
});

describe('STS', () => {
  it('may be asked in the query', async () => {
    const { sandbox } = await tinyServer();
    const query = { Action: 'GetCallerIdentity', Version: '2011-06-15' };
    const response = await send(sandbox, { method: 'GET', service: 'sts', query });
    expect(await response.text()).toContain('<Account>111111111111</Account>');
  });

  it('has one version only', async () => {
    const { sandbox } = await tinyServer();
    const query = { Action: 'GetCallerIdentity', Version: '1999-01-01' };
    const response = await send(sandbox, { method: 'GET', service: 'sts', query });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(
      'Could not find operation GetCallerIdentity for version 1999-01-01',
    );
  });

  it('repeats what it was given without letting it out of the XML', async () => {
    const { sandbox } = await tinyServer();
    const body = 'Action=%3Cscript%3E%26&Version=2011-06-15';
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const response = await send(sandbox, { service: 'sts', headers, body });
    expect(await response.text()).toContain('Could not find operation &lt;script&gt;&amp; for');
  });
});

describe('a sandbox', () => {
  it('listens on the loopback address, once', async () => {
    const sandbox = tinySandbox();
    expect(() => sandbox.url).toThrow('does not listen');
    const { url } = await sandbox.listen();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    await expect(sandbox.listen()).rejects.toThrow('listens already');
    const other = tinySandbox();
    await expect(other.listen(Number(new URL(url).port))).rejects.toThrow('EADDRINUSE');
  });

  it('breaks every connection as it closes, hung ones too', async () => {
    const { sandbox, ssoAdmin } = await tinyServer({ faults: ['*:hang'] });
    const call = send(sandbox, { headers: target('DeletePermissionSet'), body: '{}' });
    const broken = expect(call).rejects.toThrow();
    await expect.poll(() => sandbox.calls.length).toBe(1);
    await sandbox.close();
    await broken;
    expect(sandbox.world.closed).toBe(true);
    ssoAdmin.destroy();
  });
});
