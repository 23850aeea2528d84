import { GatewayError } from '../core/errors.ts';
import type { RowRules } from '../rows/row-rules.ts';
import type { Caller } from './caller.ts';
import { forbidden, permissionsOf, type Requirement } from './permissions.ts';

const REQUIREMENT: Requirement = [['metrics']];

/**
 * Whether a caller may read the metrics of the process. They name accounts, and count grants and orphans of
 * all of them: whoever does not see every account would learn what is hidden.
 *
 * @throws GatewayError FORBIDDEN, which says what would have to be set.
 */
export const checkMetricsReader = (
  caller: Caller,
  { rightsOf }: Pick<RowRules, 'rightsOf'>,
): void => {
  if (!permissionsOf(caller.scopes).allows(REQUIREMENT)) {
    throw forbidden(REQUIREMENT, 'GET /metrics');
  }
  if (rightsOf(caller).seesAll) return;
  throw new GatewayError(
    'FORBIDDEN',
    'Metrics count what is in every account, and this caller does not see every account. Permit it to see all of them in POLICY_FILE, or serve metrics on a port of their own (METRICS_PORT).',
  );
};
