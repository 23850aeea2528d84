import { ANYBODY } from '../../src/auth/caller.ts';
import { pino } from 'pino';
import { systemClock } from '../../src/core/clock.ts';
import type { ContextDeps, GatewayContext } from '../../src/context.ts';
import { createContext } from '../../src/create-context.ts';
import { createContextDeps } from '../../src/create-context-deps.ts';
import { giveContext } from '../../src/derive-context.ts';
import { createClientFactory } from '../../src/upstream/client-factory.ts';
import { createJournal } from '../../src/upstream/journal.ts';
import type { PlacedServices } from '../../src/upstream/places.ts';
import { createUpstream } from '../../src/upstream/upstream.ts';

const NOWHERE: PlacedServices = {
  finspaceRegions: [],
  grafanaRegions: [],
  readerRoles: [],
  finspaceRoles: {},
  credentialRoles: {},
  disabled: ['finspace', 'grafana'],
};

/** What every contender resolves from: the gateway's own clients and cache, in front of the sandbox. */
export const createData = (): ContextDeps => {
  const { AWS_ENDPOINT_URL: endpoint, AWS_REGION: region = '' } = process.env;
  const factory = createClientFactory({ region, endpoint, endpoints: {} });
  return createContextDeps({
    info: { kind: 'AWS', region, writes: false, externalGroupChanges: false },
    upstream: createUpstream({ clock: systemClock, quotaShare: 1 }),
    factory,
    log: pino({ level: 'silent' }),
    placed: NOWHERE,
  });
};

const NEVER = new AbortController().signal;

/** A context without deadline and end: less than the gateway's own, in favour of the contenders. */
export const contextOf = (data: ContextDeps): GatewayContext => {
  const scope = {
    caller: 'bench',
    startedAt: systemClock.now(),
    deadline: Number.POSITIVE_INFINITY,
    signal: NEVER,
    priority: 'interactive',
    journal: createJournal(),
  } as const;
  return createContext(data, scope, ANYBODY, () => {
    throw new Error('Nothing is missing from what the sandbox answers.');
  });
};

/** The same for servers that copy what they are given into contexts of their own. */
export const copiedContextOf = (data: ContextDeps): object => {
  const own = {};
  giveContext(own, contextOf(data));
  return own;
};
