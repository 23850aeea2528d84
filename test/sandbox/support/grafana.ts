import {
  DescribeWorkspaceCommand,
  GrafanaClient,
  type WorkspaceDescription,
} from '@aws-sdk/client-grafana';
import { afterEach } from 'vitest';

import { managementAccountId, memberAccountId } from '../../../src/sandbox/firm/accounts.ts';
import { workspaceIdOf } from '../../../src/sandbox/firm/workspaces.ts';
import { credentialsOf } from '../../../src/sandbox/identities.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../../src/sandbox/index.ts';
import type { SandboxRole } from '../../../src/sandbox/service.ts';
import { ManualClock } from '../../support/manual-clock.ts';

/** What every change takes, in milliseconds. */
export const changeMs = 3000;

export interface GrafanaSandbox {
  readonly sandbox: Sandbox;
  readonly clock: ManualClock;
  /** The real client, as the account of a role in a Region. */
  client(role?: SandboxRole, region?: string): GrafanaClient;
  /** Lets the change that is under way end. */
  settle(): Promise<void>;
}

const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

/** A sandbox of the firm on a clock that the test moves, without quotas unless they are asked for. */
export const openGrafana = (options: SandboxOptions = {}): GrafanaSandbox => {
  const clock = new ManualClock();
  const operationMs = [changeMs, changeMs] as const;
  const sandbox = createSandbox({ clock, quotas: false, operationMs, ...options });
  cleanups.push(() => sandbox.close());
  return {
    sandbox,
    clock,
    client(role = 'management', region = sandbox.region) {
      const client = new GrafanaClient({
        region,
        credentials: credentialsOf(role),
        maxAttempts: 1,
        requestHandler: sandbox.requestHandler(),
      });
      cleanups.unshift(() => client.destroy());
      return client;
    },
    settle: () => clock.advance(changeMs),
  };
};

/** The ids of the firm's workspaces. */
export const firm = {
  operations: workspaceIdOf('firm-operations'),
  risk: workspaceIdOf('risk-desk'),
  research: workspaceIdOf('research-metrics'),
  client: workspaceIdOf('client-reporting'),
  office: workspaceIdOf('new-office'),
} as const;

export const accounts = { management: managementAccountId, member: memberAccountId } as const;

/** An id that no workspace has. */
export const nowhere = 'g-0000000000';

/** A workspace as DescribeWorkspace shows it. */
export const describeWorkspace = async (
  client: GrafanaClient,
  workspaceId: string | undefined,
): Promise<WorkspaceDescription | undefined> =>
  (await client.send(new DescribeWorkspaceCommand({ workspaceId }))).workspace;
