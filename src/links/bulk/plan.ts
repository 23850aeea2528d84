import type { GatewayContext } from '../../context.ts';
import type { ChangePlan } from '../../generated/resolvers.ts';
import { MOST_UNDER_WAY } from '../../services/identity-center/operations/queue-runner.ts';
import { visible } from '../../rows/rows.ts';
import type { AsyncOperationModel } from '../../services/identity-center/models.ts';
import { targetOf } from '../../services/identity-center/operations/target.ts';
import { openInQueue } from './under-way.ts';
import type { Decision } from './decide.ts';

/**
 * About how long AWS takes for one operation when 15 run at a time, in seconds: 1,200 of them took 61
 * minutes at ten at a time in AWS's own load test.
 */
const TYPICAL_SECONDS = 30;

const toDuration = (seconds: number): string => {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  const rest = seconds % 60;
  return `PT${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}${rest > 0 ? `${rest}S` : ''}`;
};

/** What it costs to look at one entry: its pair, and its set, account and principal. */
const CALLS_OF_A_CHECK = 4;

/**
 * What the decisions would come to: a write and a describe each, and one list a second meanwhile. What
 * could not be looked at is counted by itself; in calls and time, as if all of it had to be made.
 */
export const planOf = async (
  context: GatewayContext,
  decisions: readonly Decision[],
  kind: 'CREATE' | 'DELETE',
): Promise<ChangePlan> => {
  const wanted = decisions.filter(({ change }) => change !== undefined);
  const [late, sure] = [true, false].map((isLate) =>
    wanted.filter(({ isUnchecked = false }) => isUnchecked === isLate),
  ) as [Decision[], Decision[]];
  const [unchecked, changes] = [late, sure].map(
    (some) => new Set(some.map(({ change }) => JSON.stringify(change))).size,
  ) as [number, number];
  const refused = decisions.filter(({ errors }) => errors.length > 0).length;
  const instances = new Set(wanted.flatMap(({ change }) => change?.instanceArn ?? []));
  const inQueue = [...instances].flatMap((arn) =>
    [...openInQueue(context, arn).values()].filter((operation) => operation.kind === kind),
  );
  const accountOf = (operation: AsyncOperationModel) => targetOf(operation).accountId ?? '';
  const waiting = (await visible(context.loaders.rows, inQueue, accountOf)).length;
  const most = changes + unchecked;
  const rounds = Math.ceil((most + waiting) / MOST_UNDER_WAY);
  const seconds = rounds * TYPICAL_SECONDS;
  return {
    toCreate: kind === 'CREATE' ? changes : 0,
    toDelete: kind === 'DELETE' ? changes : 0,
    unchanged: decisions.length - wanted.length - refused,
    refused,
    unchecked: late.length,
    awsCalls: most === 0 ? 0 : 2 * most + CALLS_OF_A_CHECK * unchecked + seconds,
    expectedDuration: most === 0 ? null : toDuration(seconds),
  };
};
