import { enterAccount } from '../../estimate/places.ts';
import {
  type CostRule,
  type CostTable,
  free,
  link,
  type Readable,
  type Visit,
} from '../../estimate/rule.ts';
import { openSession } from '../../estimate/write-session.ts';
import { globalIds, type NodeType } from '../../node-types.ts';
import { send } from '../../services/finspace/readables.ts';
import type { ServiceId } from '../../upstream/types.ts';

const SERVICES: Readonly<Partial<Record<NodeType, ServiceId>>> = {
  Workspace: 'grafana',
  Environment: 'finspace',
};

interface Resource {
  readonly type: NodeType;
  readonly keys: readonly string[];
}

const resourceOf = ({ args }: Visit): Resource | undefined => {
  try {
    return globalIds.decode((args.input as { readonly resource: string }).resource, 'input');
  } catch {
    // No id of this gateway: the field refuses it, and makes no call.
    return undefined;
  }
};

/** One write of the service that the resource belongs to; the resource is read again. */
const tagged =
  (operation: string): CostRule =>
  (visit) => {
    const resource = resourceOf(visit);
    if (resource === undefined) return [];
    const { type, keys } = resource;
    const service = SERVICES[type];
    if (service !== undefined) enterAccount(visit, keys[0] ?? '');
    if (type === 'Environment') send(visit, 'ListEnvironments', 'finspace');
    openSession(visit, service ?? 'sso-admin', keys[0]);
    const what: Readable = { service: service ?? 'sso-admin', operation };
    visit.read(what, visit.find('', 1, { part: operation }));
    const links = { resource: [visit.find(type, 1, { part: 'tagged' })] };
    return [visit.find('Payload', 1, { part: 'payload', links })];
  };

const payload = { ...free('userErrors'), resource: link('resource') } as const;

/** The cost of tags. */
export const tagCosts: CostTable = {
  Mutation: { tagResource: tagged('TagResource'), untagResource: tagged('UntagResource') },
  TagResourcePayload: payload,
  UntagResourcePayload: payload,
};
