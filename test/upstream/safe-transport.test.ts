import { HttpRequest } from '@smithy/core/protocols';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { expect, it } from 'vitest';
import { safeTransport } from '../../src/upstream/safe-transport.ts';

const send = (url: string) => {
  const { protocol, hostname, port } = new URL(url);
  const request = new HttpRequest({ protocol, hostname, port: Number(port) });
  return safeTransport(new NodeHttpHandler({ connectionTimeout: 100 })).handle(request);
};

it.each(['http://10.0.0.1:1/', 'http://sts.eu-west-1.amazonaws.com:80/', 'http://[::2]:1/'])(
  'sends nothing to %s',
  async (url) => {
    await expect(send(url)).rejects.toMatchObject({ code: 'NOT_CONFIGURED' });
  },
);

it.each(['http://127.0.0.1:1/', 'http://localhost:1/', 'http://[::1]:1/', 'https://127.0.0.1:1/'])(
  'tries %s',
  async (url) => {
    await expect(send(url)).rejects.not.toMatchObject({ code: 'NOT_CONFIGURED' });
  },
);
