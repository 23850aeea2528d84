import type { SandboxRole } from '../../src/sandbox/service.ts';
import { createWorld, type World, type WorldOptions } from '../../src/sandbox/world.ts';
import { credentialsOf } from '../../src/sandbox/identities.ts';
import { ManualClock } from './manual-clock.ts';

/** A world whose time only the test moves, and how to call it without a wire. */
export interface TestWorld extends World {
  readonly clock: ManualClock;
  /** Calls a handler as the account of `role`, or with the access key given. */
  call(service: string, operation: string, input?: object, as?: CallAs): Promise<unknown>;
  /** The first account of that name. */
  accountId(name: string): string;
  permissionSetArn(name: string): string;
  userId(alias: string): string;
  groupId(name: string): string;
}

export interface CallAs {
  readonly role?: SandboxRole;
  readonly accessKeyId?: string;
  readonly region?: string;
}

const found = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`The world has no ${what}`);
  return value;
};

export const makeWorld = (
  options: Partial<WorldOptions> = {},
  clock: ManualClock = new ManualClock(),
): TestWorld => {
  const role = options.role ?? 'management';
  const world = createWorld({ clock, seed: 1, region: 'eu-west-1', ...options, role });
  const { state } = world;
  const store = state.settings.identityStoreId;
  const call: TestWorld['call'] = async (id, operation, input = {}, as = {}) => {
    const service = world.services.find((candidate) => candidate.id === id);
    const handler = found(service?.handlers[operation], `${id} ${operation}`);
    const key = as.accessKeyId ?? credentialsOf(as.role ?? role).accessKeyId;
    const { caller } = found(world.caller(key), `caller ${key}`);
    const region = as.region ?? world.region;
    return handler(input as never, { caller, region, requestId: 'test', clock });
  };
  return Object.assign(Object.create(world) as World, {
    clock,
    call,
    accountId: (name: string) =>
      found(
        state.accounts.rows.find((row) => row.name === name),
        name,
      ).accountId,
    permissionSetArn: (name: string) =>
      found(state.permissionSetsByName.get(name.toLowerCase())[0], name).permissionSetArn,
    userId: (alias: string) =>
      found(state.findUsers(store, `${alias}@kestrelbridge.example`)[0], alias).userId,
    groupId: (name: string) => found(state.findGroups(store, name)[0], name).groupId,
  });
};
