import { sleep } from '../../../core/clock.ts';
import { GatewayError } from '../../../core/errors.ts';
import type { ProvisioningModel } from '../models.ts';
import { type ProcessDeps, inBackground } from './background.ts';
import type { Place } from './target.ts';

/** Reading back may outlast the request: what it finds holds a slot, and is worth more than time. */
const READ_BACK_MS = 6000;
/** How often AWS is asked, and how long between. */
const LOOKS = 3;
const PAUSE_MS = 1000;

/**
 * How much earlier by AWS's clock than by ours an operation may have begun. AWS runs one at a time on
 * a target, so one that runs there is as good as ours; one that has ended must be as young as ours.
 */
const SKEW_MS = { running: 5 * 60_000, ended: 2000 };

/**
 * The provisioning that a request whose answer was lost has begun: by AWS's list of them, and one
 * `DescribePermissionSetProvisioningStatus` for each that may be it.
 *
 * @param taken the RequestIds that are known to be of other operations.
 * @returns undefined when there is no trace of it, or when AWS cannot be read.
 */
export const findProvisioning = async (
  deps: ProcessDeps,
  place: Place,
  sentAt: number,
  taken: ReadonlySet<string>,
): Promise<ProvisioningModel | undefined> => {
  const { clock } = deps.upstream;
  try {
    return await inBackground(deps, READ_BACK_MS, async (reads, scope) => {
      for (let look = 1; ; look += 1) {
        const listed = await reads.operationsOfKind(place.instanceArn, 'PROVISION', undefined, 0);
        const candidates = listed.items.filter(({ requestId, state, createdAt }) => {
          const skew = state === 'IN_PROGRESS' ? SKEW_MS.running : SKEW_MS.ended;
          return !taken.has(requestId) && (createdAt?.getTime() ?? 0) >= sentAt - skew;
        });
        const described = await Promise.all(candidates.map((each) => reads.operation(each)));
        const found = described.find(
          (each): each is ProvisioningModel =>
            each.kind === 'PROVISION' &&
            each.detail?.PermissionSetArn === place.permissionSetArn &&
            each.detail.AccountId === place.accountId,
        );
        if (found !== undefined || look === LOOKS) return found;
        await sleep(clock, PAUSE_MS, scope.signal);
      }
    });
  } catch (error) {
    if (error instanceof GatewayError) return undefined;
    throw error;
  }
};

/** The query that tells what has been provisioned since `sentAt`. */
export const provisioningQuery = (instanceArn: string, sentAt: number): string => {
  const createdAfter = JSON.stringify(new Date(sentAt - 60_000).toISOString());
  return `{ operations(instance: ${JSON.stringify(instanceArn)}, filter: { kind: PERMISSION_SET_PROVISIONING, createdAfter: ${createdAfter} }) { nodes { id state ... on PermissionSetProvisioning { accountId permissionSetArn } } } }`;
};

/** Of a provisioning that was sent, it is not known whether AWS took it. */
export const provisioningUnknown = (
  { instanceArn }: Place,
  sentAt: number,
  cause: GatewayError,
): GatewayError =>
  new GatewayError(
    'OUTCOME_UNKNOWN',
    'The connection ended before AWS answered, and AWS lists no provisioning of this set there: it may or may not begin. The query tells. To provision once more does no harm.',
    { ...cause.details, query: provisioningQuery(instanceArn, sentAt) },
    { cause },
  );
