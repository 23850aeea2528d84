/** What the installed clients, and the structures of the services without one, say of AWS. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as finspaceClient from '@aws-sdk/client-finspace';
import * as grafana from '@aws-sdk/client-grafana';
import * as ssoAdmin from '@aws-sdk/client-sso-admin';
import * as sts from '@aws-sdk/client-sts';
import type { NormalizedSchema } from '@smithy/core/schema';
import { serviceModels } from '../../src/sandbox/catalog.ts';
import type { OperationSchema } from '../../src/sandbox/model.ts';
import type { Structure } from '../../src/sandbox/structure.ts';
import finspaceData from '../../src/sandbox/structures/finspace-data.json' with { type: 'json' };
import finspace from '../../src/sandbox/structures/finspace.json' with { type: 'json' };

/** A member of a request or a response that has none beneath it. */
export interface Leaf {
  /** `Tags[].Key`, `attributeMap.{value}`. */
  readonly path: string;
  /** The values that AWS knows, of an enum. */
  readonly values?: readonly string[];
}

interface Client {
  readonly name: string;
  readonly exported: Readonly<Record<string, unknown>>;
}

const clients: Readonly<Record<string, Client>> = {
  'sso-admin': { name: '@aws-sdk/client-sso-admin', exported: ssoAdmin },
  grafana: { name: '@aws-sdk/client-grafana', exported: grafana },
  sts: { name: '@aws-sdk/client-sts', exported: sts },
};

const structures: Readonly<Record<string, Structure>> = {
  finspace,
  'finspace-data': finspaceData,
};

const require = createRequire(import.meta.url);

/** The types of a client's structures, as its declarations have them: `Type.member` → type. */
const declaredTypes = ({ name }: Client): ReadonlyMap<string, string> => {
  const file = require.resolve(name).replace(/dist-cjs.*$/, 'dist-types/models/models_0.d.ts');
  const found = new Map<string, string>();
  for (const [, owner, body = ''] of readFileSync(file, 'utf8').matchAll(
    /^export interface (\w+)[^{]*\{\n(.*?)^\}/gms,
  )) {
    for (const [, member, type = ''] of body.matchAll(/^ {4}(\w+)\??: ([^;]+);/gm)) {
      found.set(`${owner}.${member}`, type.replace(' | undefined', ''));
    }
  }
  return found;
};

const declared = new Map<string, ReadonlyMap<string, string>>();

/** Schemas do not tell an enum from another string; the declarations of a client do. */
const enumOf = (service: string, owner: string, member: string): readonly string[] | undefined => {
  const structure = structures[service];
  if (structure !== undefined) {
    const shape = structure.shapes[structure.shapes[owner]?.members?.[member]?.shape ?? ''];
    return (shape?.type === 'list' ? structure.shapes[shape.member ?? ''] : shape)?.enum;
  }
  const client = clients[service];
  if (client === undefined) throw new Error(`Nothing is known of the enums of ${service}.`);
  const types = declared.get(service) ?? declaredTypes(client);
  declared.set(service, types);
  const type = types.get(`${owner}.${member}`);
  if (type === undefined) throw new Error(`${client.name} does not declare ${owner}.${member}.`);
  const values = client.exported[type.replace('[]', '')];
  return typeof values === 'object' && !Array.isArray(values)
    ? Object.values(values as Record<string, string>)
    : undefined;
};

/** The leaves beneath a schema. AWS's structures here hold none of their own kind. */
const leavesBeneath = (
  service: string,
  schema: NormalizedSchema,
  path: string,
  values?: readonly string[],
): readonly Leaf[] => {
  if (schema.isListSchema()) {
    return leavesBeneath(service, schema.getValueSchema(), `${path}[]`, values);
  }
  if (schema.isMapSchema()) {
    return ['key', 'value'].map((part) => ({ path: `${path}.{${part}}` }));
  }
  if (!schema.isStructSchema()) return [{ path, ...(values && { values }) }];
  const owner = schema.getName() ?? '';
  return Object.entries(schema.getMemberSchemas()).flatMap(([member, inner]) => {
    const isSimple = !inner.isStructSchema() && !schema.isUnionSchema();
    return leavesBeneath(
      service,
      inner,
      path === '' ? member : `${path}.${member}`,
      isSimple ? enumOf(service, owner, member) : undefined,
    );
  });
};

const operationOf = (service: string, operation: string): OperationSchema => {
  const schema = serviceModels.get(service)?.operations.get(operation);
  if (schema === undefined) throw new Error(`${service} has no operation ${operation}.`);
  return schema;
};

export const requestLeaves = (service: string, operation: string): readonly Leaf[] =>
  leavesBeneath(service, operationOf(service, operation).input, '');

export const responseLeaves = (service: string, operation: string): readonly Leaf[] =>
  leavesBeneath(service, operationOf(service, operation).output, '');

/** Every operation that AWS has in a service, as far as what is installed knows. */
export const operationsOf = (service: string): readonly string[] => {
  const known = [...(serviceModels.get(service)?.operations.keys() ?? [])];
  if (service !== 'finspace') return known;
  const commands = Object.keys(finspaceClient).flatMap((name) =>
    name.endsWith('Command') && !name.startsWith('$') ? [name.replace(/Command$/, '')] : [],
  );
  return [...new Set([...known, ...commands])];
};
