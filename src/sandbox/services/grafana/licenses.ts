/** Grafana Enterprise: a license of a workspace, or a free trial of one. */
import type {
  AssociateLicenseCommandInput,
  AssociateLicenseCommandOutput,
  DisassociateLicenseCommandInput,
  DisassociateLicenseCommandOutput,
} from '@aws-sdk/client-grafana';

import type { WorkspaceLicenseRow, WorkspaceRow } from '../../grafana-rows.ts';
import type { SandboxCall } from '../../service.ts';
import type { SandboxState } from '../../state.ts';
import { required, type Answer, type Handlers } from '../answer.ts';
import type { WorkspaceChanges } from './changes.ts';
import { invalid, notFound } from './errors.ts';
import { isChangeable, notActive, workspaceOf } from './find.ts';
import { toWorkspace } from './shapes.ts';

const dayMs = 86_400_000;
const licenseMs = 365 * dayMs;
const freeTrialMs = 30 * dayMs;

/** The model gives these operations no ConflictException. @throws ValidationException */
const needChangeable = (row: WorkspaceRow): WorkspaceRow => {
  if (!isChangeable(row)) throw invalid(notActive(row));
  return row;
};

const licensed = (
  { license }: WorkspaceRow,
  { licenseType, grafanaToken }: AssociateLicenseCommandInput,
  now: number,
): WorkspaceLicenseRow => {
  const { freeTrialConsumed } = license;
  if (licenseType === 'ENTERPRISE') {
    if (grafanaToken === undefined) {
      throw invalid('A license of Grafana Enterprise needs a token.', 'grafanaToken');
    }
    return { freeTrialConsumed, licenseType, licenseExpiresAt: now + licenseMs, grafanaToken };
  }
  if (freeTrialConsumed) throw invalid('The workspace has had its free trial.', 'licenseType');
  const freeTrialExpiresAt = now + freeTrialMs;
  return {
    freeTrialConsumed: true,
    licenseType: 'ENTERPRISE_FREE_TRIAL',
    licenseExpiresAt: freeTrialExpiresAt,
    freeTrialExpiresAt,
  };
};

export const licenseWrites = (state: SandboxState, changes: WorkspaceChanges): Handlers => ({
  AssociateLicense(
    input: AssociateLicenseCommandInput,
    call: SandboxCall,
  ): Answer<AssociateLicenseCommandOutput> {
    const row = needChangeable(workspaceOf(state, input, call));
    const now = call.clock.now();
    const change = {
      operation: 'AssociateLicense',
      status: 'UPGRADING',
      failedStatus: 'UPGRADE_FAILED',
    } as const;
    changes.begin(row, { ...change, aims: { license: licensed(row, input, now) } }, now);
    return { workspace: toWorkspace(state, row) };
  },

  DisassociateLicense(
    input: DisassociateLicenseCommandInput,
    call: SandboxCall,
  ): Answer<DisassociateLicenseCommandOutput> {
    const row = needChangeable(workspaceOf(state, input, call));
    const licenseType = required(input.licenseType, 'licenseType');
    if (row.license.licenseType !== licenseType) throw notFound('LICENSE', licenseType);
    const change = {
      operation: 'DisassociateLicense',
      status: 'UPDATING',
      failedStatus: 'LICENSE_REMOVAL_FAILED',
    } as const;
    const { freeTrialConsumed } = row.license;
    changes.begin(row, { ...change, aims: { license: { freeTrialConsumed } } }, call.clock.now());
    return { workspace: toWorkspace(state, row) };
  },
});
