import type { GatewayContext } from '../../context.ts';
import { type Connection, connectRows, type Gap, type PageArgs } from '../../core/connection.ts';
import { createCursorCodec } from '../../core/cursor.ts';
import type { AsyncOperationKind, OperationFilter } from '../../generated/resolvers.ts';
import { visible } from '../../rows/rows.ts';
import type { AsyncOperationModel, InstanceModel } from './models.ts';
import type { OperationKind } from './operation-loaders.ts';
import { toQueuedOperation } from './operations/queued-operation.ts';

const KINDS: readonly (readonly [AsyncOperationKind, OperationKind])[] = [
  ['ACCOUNT_ASSIGNMENT_CREATION', 'CREATE'],
  ['ACCOUNT_ASSIGNMENT_DELETION', 'DELETE'],
  ['PERMISSION_SET_PROVISIONING', 'PROVISION'],
];

/** States that AWS's lists can be filtered by; no operation that AWS lists is in another one. */
const AWS_STATES = ['IN_PROGRESS', 'SUCCEEDED', 'FAILED'] as const;

/**
 * The asynchronous operations of an instance, the newest first: what AWS still knows of them, and what
 * the queue of the gateway does. What the queue has sent is there once, under the queue's id.
 */
export const connectOperations = async (
  context: GatewayContext,
  instance: InstanceModel,
  args: PageArgs & { readonly filter?: OperationFilter | null | undefined },
  parent: string,
): Promise<Connection<AsyncOperationModel>> => {
  const { filter } = args;
  const { instanceArn } = instance;
  const status = AWS_STATES.find((state) => state === filter?.state);
  const kinds = KINDS.filter(([kind]) => filter?.kind == null || filter.kind === kind);
  const isUnlisted = filter?.state != null && status === undefined;
  const gaps: Gap[] = [];
  const pages = await Promise.all(
    (isUnlisted ? [] : kinds).map(([, kind]) =>
      context.loaders.identityCenter
        .operationsOfKind(instanceArn, kind, status)
        .catch((error: unknown) => {
          gaps.push(context.gap(error, 'sso-admin', instance.metadata.OwnerAccountId));
          return undefined;
        }),
    ),
  );
  const read = pages.filter((page) => page !== undefined);
  const createdAfter = filter?.createdAfter?.getTime() ?? 0;
  const queued = await visible(
    context.loaders.rows,
    context.changes.queue.list(instanceArn),
    ({ change }) => change.accountId,
  );
  const sent = new Set(queued.flatMap(({ awsRequestId }) => awsRequestId ?? []));
  const own = queued
    .map(toQueuedOperation)
    .filter(({ kind }) => kinds.some(([, wanted]) => wanted === kind))
    .filter(({ state }) => filter?.state == null || filter.state === state);
  const rows = read
    .flatMap((page) => page.items)
    .filter(({ requestId }) => !sent.has(requestId))
    .concat(own)
    .filter((operation) => (operation.createdAt?.getTime() ?? Infinity) > createdAfter)
    .map((node) => ({
      key: [-(node.createdAt?.getTime() ?? 0), `${node.kind}|${node.requestId}`],
      node,
    }));
  return connectRows(createCursorCodec(`${parent}.operations`, instanceArn, args), args, rows, {
    gaps,
    asOf: read.length === 0 ? undefined : Math.min(...read.map((page) => page.fetchedAt)),
  });
};
