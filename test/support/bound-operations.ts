/** What the gateway's clients bind, asked of the code that binds it. */
import { readdirSync } from 'node:fs';
import type { ClientFactory } from '../../src/upstream/client-factory.ts';

const services = new URL('../../src/services/', import.meta.url);

type Create = (factory: ClientFactory, options: object) => unknown;

/** @returns by the gateway's name of each service, the operations that one of its clients binds. */
export const boundOperations = async (): Promise<ReadonlyMap<string, ReadonlySet<string>>> => {
  const bound = new Map<string, Set<string>>();
  const factory = {
    service(service: string) {
      const operations = bound.get(service) ?? new Set();
      bound.set(service, operations);
      const bind = ({ name }: { name: string }) => {
        operations.add(name.replace(/Command$/, ''));
      };
      return { read: bind, write: bind };
    },
  };
  const files = readdirSync(services, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => /^[^/]+\/[a-z-]*client\.ts$/.test(name))) {
    const exported = (await import(new URL(file, services).href)) as Record<string, unknown>;
    for (const [name, create] of Object.entries(exported)) {
      if (/^create\w+Client$/.test(name)) (create as Create)(factory as never, {});
    }
  }
  return bound;
};
