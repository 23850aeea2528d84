import type { QueueAudit, AssignmentChange } from '../services/identity-center/operations/types.ts';
import { safeText } from '../core/safe-text.ts';
import type { Shown } from './record.ts';
import { defined, type Trail, type Whom } from './trail.ts';
import type { AuditWriter } from './writer.ts';

/** A change as it is sent, by AWS's own keys. */
const shown = (change: AssignmentChange): Shown => ({
  instance: change.instanceArn,
  account: change.accountId,
  permissionSet: change.permissionSetArn,
  principalType: change.principalType,
  principal: change.principalId,
});

const FIELDS = { CREATE: 'createAccountAssignments', DELETE: 'deleteAccountAssignments' } as const;

/** Writes of each queued change that it is about to be sent, what came of that, and how it ended. */
export const auditQueue = (writer: AuditWriter, open: (whom: Whom) => Trail): QueueAudit => ({
  send({ id, caller, audit, change }, send) {
    const trail = open(defined({ who: { id: caller }, of: audit }));
    const intent = {
      what: 'queued-change' as const,
      fields: [FIELDS[change.kind]],
      on: { entry: id, ...(shown(change) as object) },
    };
    return trail.change(
      intent,
      true,
      () => send(trail),
      ({ requestId }) => ({
        outcome: 'DONE',
        codes: [],
        begun: [],
        queued: [],
        operationId: requestId,
      }),
    );
  },
  async ended({ id, caller, audit, change, awsRequestId }, { state, failure }) {
    await writer.settled(
      defined({
        type: 'operation-ended' as const,
        of: audit,
        who: { id: caller },
        queued: [id],
        on: shown(change),
        operationId: awsRequestId,
        outcome: state,
        codes: failure?.code === undefined ? undefined : [failure.code],
        reason: failure && safeText(failure.reason),
      }),
    );
  },
});
