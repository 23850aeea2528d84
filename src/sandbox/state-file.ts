/** Keeps a state in a file, whole, as JSON. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

import type { Clock } from '../core/clock.ts';
import { secretsOf } from './identities.ts';
import type { SessionRow } from './rows.ts';
import { SandboxState, type StateSettings } from './state.ts';
import type { Table } from './table.ts';

const format = 'management-graph sandbox state';
const version = 1;
/** How long after a change the file is written: changes come in bursts. */
const delayMs = 250;

const tableNames = [
  'instances',
  'accounts',
  'organizationalUnits',
  'permissionSets',
  'provisionings',
  'assignments',
  'operations',
  'users',
  'groups',
  'memberships',
  'applicationProviders',
  'applications',
  'applicationAssignments',
  'environments',
  'environmentUsers',
  'permissionGroups',
  'permissionGroupMembers',
  'workspaces',
  'workspacePermissions',
  'serviceAccounts',
  'serviceAccountTokens',
  'workspaceApiKeys',
  'tags',
  'roles',
  'sessions',
] as const satisfies readonly (keyof SandboxState)[];

type Snapshot = Readonly<Record<(typeof tableNames)[number], readonly unknown[]>>;

/** A file of before a table was there has no rows of it. */
type KeptTables = Readonly<Partial<Snapshot>>;

interface StateFile {
  readonly format: typeof format;
  readonly version: typeof version;
  readonly settings: StateSettings;
  readonly issued: number;
  readonly sizedBy?: string;
  readonly tables: KeptTables;
}

/** Every table's rows, by the table's name. */
export const snapshotOf = (state: SandboxState): Snapshot =>
  Object.fromEntries(tableNames.map((name) => [name, state[name].rows])) as Snapshot;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isStateFile = (value: unknown): value is StateFile =>
  isRecord(value) &&
  value.format === format &&
  value.version === version &&
  isRecord(value.settings) &&
  typeof value.issued === 'number' &&
  isRecord(value.tables) &&
  Object.values(value.tables).every(
    (rows) => Array.isArray(rows) && rows.every((row) => isRecord(row)),
  );

const parse = (text: string): StateFile => {
  const value: unknown = JSON.parse(text);
  if (!isStateFile(value)) throw new Error(`it is not a "${format}", version ${version}`);
  return value;
};

/**
 * The state in a file, or `undefined` if there is no file.
 *
 * @throws Error that names the file if what it holds is not a state.
 */
export const loadState = (path: string): SandboxState | undefined => {
  if (!existsSync(path)) return undefined;
  try {
    const file = parse(readFileSync(path, 'utf8'));
    const state = new SandboxState(file.settings);
    state.issued = file.issued;
    state.sizedBy = file.sizedBy;
    for (const name of tableNames) {
      const table = state[name] as Table<unknown>;
      for (const row of file.tables[name] ?? []) table.add(row);
    }
    for (const session of state.sessions.rows) {
      Object.assign(session, secretsOf(session.accessKeyId));
    }
    return state;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The state file ${path} cannot be read: ${reason}. Delete it, or name another one.`,
      { cause: error },
    );
  }
};

const withoutSecrets = (session: SessionRow): unknown =>
  Object.fromEntries(
    Object.entries(session).filter(([name]) => !Object.hasOwn(secretsOf(''), name)),
  );

/** Writes the file beside its place and moves it there, so that it is never half of one. */
const save = (path: string, state: SandboxState): void => {
  const { settings, issued, sizedBy } = state;
  const tables = { ...snapshotOf(state), sessions: state.sessions.rows.map(withoutSecrets) };
  const file = { format, version, settings, issued, sizedBy, tables };
  writeFileSync(`${path}.new`, JSON.stringify(file));
  renameSync(`${path}.new`, path);
};

/** Writes a state to its file soon after each change. */
export interface StateKeeper {
  /** Says that the state has changed. */
  touch(): void;
  /** Writes what is not written yet, and stops. */
  close(): void;
}

/**
 * Keeps `state` in the file at `path`, and writes it at once, so that a file that cannot be written
 * is known now and not when something would be lost.
 */
export const keepState = (path: string, state: SandboxState, clock: Clock): StateKeeper => {
  let cancel: (() => void) | undefined;
  const write = (): void => {
    cancel = undefined;
    save(path, state);
  };
  try {
    write();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`--state ${path} cannot be written: ${reason}`, { cause: error });
  }
  return {
    touch() {
      cancel ??= clock.schedule(delayMs, write);
    },
    close() {
      if (cancel === undefined) return;
      cancel();
      write();
    },
  };
};
