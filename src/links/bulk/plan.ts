import type { GatewayContext } from '../../context.ts';
import type { ChangePlan } from '../../generated/resolvers.ts';
import { MOST_UNDER_WAY } from '../../services/identity-center/operations/queue-runner.ts';
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

/** What the decisions would come to: a write and a describe each, and one list a second meanwhile. */
export const planOf = (
  context: GatewayContext,
  decisions: readonly Decision[],
  kind: 'CREATE' | 'DELETE',
): ChangePlan => {
  const changes = new Set<string>();
  let repeated = 0;
  for (const { change } of decisions) {
    const key = JSON.stringify(change);
    if (change === undefined) continue;
    if (changes.has(key)) repeated += 1;
    changes.add(key);
  }
  const refused = decisions.filter(({ errors }) => errors.length > 0).length;
  const instances = new Set(decisions.flatMap(({ change }) => change?.instanceArn ?? []));
  const waiting = [...instances].flatMap((arn) =>
    [...openInQueue(context, arn).values()].filter((operation) => operation.kind === kind),
  ).length;
  const rounds = Math.ceil((changes.size + waiting) / MOST_UNDER_WAY);
  const seconds = rounds * TYPICAL_SECONDS;
  const isNothing = changes.size === 0;
  return {
    toCreate: kind === 'CREATE' ? changes.size : 0,
    toDelete: kind === 'DELETE' ? changes.size : 0,
    unchanged: decisions.length - changes.size - repeated - refused,
    refused,
    awsCalls: isNothing ? 0 : 2 * changes.size + seconds,
    expectedDuration: isNothing ? null : toDuration(seconds),
  };
};
