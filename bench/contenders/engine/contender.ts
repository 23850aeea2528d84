/** A process with one server, `node contender.ts NAME`: prints its address and serves until it is killed. */
import type { AddressInfo } from 'node:net';
import { createServer, type RequestListener } from 'node:http';
import { createYoga } from 'graphql-yoga';
import { createSchema } from '../../../src/schema.ts';
import { contextOf, copiedContextOf, createData } from '../../engine/data.ts';

const listen = (listener: RequestListener): void => {
  const server = createServer(listener);
  server.listen(0, '127.0.0.1', () => {
    tell(`http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`);
  });
};

const tell = (url: string): void => void process.stdout.write(`${url}\n`);

const contenders: Readonly<Record<string, () => Promise<void> | void>> = {
  yoga() {
    const data = createData();
    const yoga = createYoga({ schema: createSchema(), context: () => copiedContextOf(data) });
    listen((request, response) => void yoga(request, response));
  },
  async mercurius() {
    const { fastify } = await import('fastify');
    const { mercurius } = await import('mercurius');
    const data = createData();
    const app = fastify();
    await app.register(mercurius, {
      schema: createSchema(),
      jit: 1,
      context: () => contextOf(data) as object,
    });
    tell(`${await app.listen({ port: 0, host: '127.0.0.1' })}/graphql`);
  },
  async apollo() {
    const { ApolloServer } = await import('@apollo/server');
    const { startStandaloneServer } = await import('@apollo/server/standalone');
    const data = createData();
    const server = new ApolloServer({ schema: createSchema() });
    const { url } = await startStandaloneServer(server, {
      listen: { port: 0, host: '127.0.0.1' },
      context: () => Promise.resolve(copiedContextOf(data)),
    });
    tell(`${url.replace('[::1]', '127.0.0.1').replace(/\/$/, '')}/`);
  },
  /** Reads the request and answers what it was told to by PUT: the limit of what Node can do. */
  raw() {
    let constant = Buffer.from('{}');
    listen((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks);
        if (request.method === 'PUT') constant = body;
        response.writeHead(200, {
          'content-type': 'application/json',
          'content-length': constant.length,
        });
        response.end(constant);
      });
    });
  },
};

const start = contenders[process.argv[2] ?? ''];
if (start === undefined) throw new Error(`one of ${Object.keys(contenders).join(', ')}`);
await start();
