import { createJournal, type Journal } from '../../src/upstream/journal.ts';
import type { Operation, Priority, RequestScope, ServiceId } from '../../src/upstream/types.ts';
import type { ManualClock } from '../support/manual-clock.ts';

export interface FakeScope extends RequestScope {
  priority: Priority;
  deadline: number;
  readonly journal: Journal;
  readonly controller: AbortController;
}

/** A scope whose priority and deadline a test may change. */
export const fakeScope = (
  clock: ManualClock,
  {
    caller = 'anna',
    deadlineMs = 25_000,
    priority = 'interactive',
    maxAgeMs,
  }: { caller?: string; deadlineMs?: number; priority?: Priority; maxAgeMs?: number } = {},
): FakeScope => {
  const controller = new AbortController();
  return {
    caller,
    startedAt: clock.now(),
    deadline: clock.now() + deadlineMs,
    priority,
    maxAgeMs,
    controller,
    signal: controller.signal,
    journal: createJournal(),
  };
};

export interface FakeInput {
  readonly Id?: string;
}

/** An operation that answers with what `send` gives, and counts how often it was sent. */
export const fakeOperation = <Output extends object = { ok: true }>(
  send: (input: FakeInput, signal: AbortSignal) => Output | Promise<Output>,
  more: Partial<Operation<FakeInput, Output>> = {},
): Operation<FakeInput, Output> & { readonly sent: FakeInput[] } => {
  const sent: FakeInput[] = [];
  return {
    service: 'sso-admin',
    name: 'DescribePermissionSet',
    kind: 'read',
    iamAction: 'sso:DescribePermissionSet',
    target: { accountId: '111122223333', region: 'eu-west-1' },
    ...more,
    sent,
    async send(input, { abortSignal }) {
      sent.push(input);
      return send(input, abortSignal);
    },
  };
};

/** What the scheduler charges. */
export const charged = (name = 'DescribePermissionSet', service: ServiceId = 'sso-admin') => ({
  service,
  name,
  target: { accountId: '111122223333', region: 'eu-west-1' },
});

/** An error as the SDK throws it for one that AWS named. */
export const awsError = (
  name: string,
  message = '',
  { status = 400, requestId = 'r-1', ...more }: Record<string, unknown> = {},
): Error =>
  Object.assign(new Error(message), {
    name,
    $fault: Number(status) >= 500 ? 'server' : 'client',
    $metadata: { httpStatusCode: status, requestId },
    ...more,
  });
