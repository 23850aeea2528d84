import type { ServerResponse } from 'node:http';
import type { ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Clock } from '../core/clock.ts';
import { SUBSCRIBED } from '../http/listener-events.ts';
import type { Streams } from '../http/streams.ts';
import { refusal } from './operation-cost.ts';

/** How often a stream that has nothing to tell shows that it is alive, in milliseconds. */
export const HEARTBEAT_MS = 15_000;

/** A comment, which clients pass over. */
const HEARTBEAT = ':\n\n';

const COMPLETE = 'event: complete\ndata:\n\n';

const HEADERS = {
  'content-type': 'text/event-stream',
  connection: 'keep-alive',
  // Proxies that collect an answer before they pass it on would hold events back.
  'x-accel-buffering': 'no',
  'content-encoding': 'none',
};

/**
 * The results as server-sent events: `next` for each, `complete` at the end ("GraphQL over
 * Server-Sent Events", distinct connections mode). A reader that leaves ends the source.
 */
const toEvents = (
  results: AsyncIterable<ExecutionResult>,
  clock: Clock,
  streams: Pick<Streams, 'open'>,
): ReadableStream<Uint8Array> => {
  const iterator = results[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  let cancel: (() => void) | undefined;
  let closed: (() => void) | undefined;
  let isOver = false;
  const over = (): void => {
    isOver = true;
    cancel?.();
    closed?.();
  };
  const beat = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
    cancel?.();
    cancel = clock.schedule(HEARTBEAT_MS, () => {
      // A reader that does not read needs no more of them.
      if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(HEARTBEAT));
      beat(controller);
    });
  };
  return new ReadableStream<Uint8Array>({
    start(controller) {
      // Some browsers show a stream only when something has come of it.
      controller.enqueue(encoder.encode(HEARTBEAT));
      beat(controller);
      closed = streams.open((reason) => {
        over();
        const seconds = reason.details.retryAfter ?? 1;
        const data = JSON.stringify(refusal(reason));
        // `retry` is for the browser's own EventSource; other clients go by the error.
        const last = `retry: ${seconds * 1000}\nevent: next\ndata: ${data}\n\n${COMPLETE}`;
        controller.enqueue(encoder.encode(last));
        controller.close();
        void Promise.resolve(iterator.return?.()).catch(() => undefined);
      });
    },
    async pull(controller) {
      try {
        const step = await iterator.next();
        if (isOver) return;
        if (step.done === true) {
          over();
          controller.enqueue(encoder.encode(COMPLETE));
          controller.close();
          return;
        }
        const data = JSON.stringify(step.value);
        controller.enqueue(encoder.encode(`event: next\ndata: ${data}\n\n`));
        beat(controller);
      } catch (error) {
        if (isOver) return;
        over();
        controller.error(error);
      }
    },
    async cancel() {
      over();
      await iterator.return?.();
    },
  });
};

/** Whether a stream is to be events, which subscriptions always are. */
const isEvents = ({ headers }: Request): boolean => {
  const accept = headers.get('accept') ?? '';
  return /text\/event-stream/i.test(accept) || !/multipart\/mixed/i.test(accept);
};

/** What is no subscription comes to an end by itself, within its deadline: nothing ends it early. */
const ENDS_ITSELF: Pick<Streams, 'open'> = { open: () => () => undefined };

/**
 * Answers subscriptions as server-sent events, with a heartbeat on the gateway's clock. It stands in
 * for Yoga's own, whose heartbeat goes by a timer of its own. An answer in parts may be sent like that,
 * too; it stays an operation that is under way, which the end of the process waits for.
 */
export const useEventStream = (clock: Clock, streams: Streams): Plugin => {
  const subscriptions = new WeakSet<Request>();
  return {
    onSubscribe({ args }) {
      const { request, res } = args.contextValue as {
        readonly request: Request;
        readonly res?: ServerResponse;
      };
      return {
        onSubscribeResult({ result }) {
          if (!(Symbol.asyncIterator in result)) return;
          subscriptions.add(request);
          res?.emit(SUBSCRIBED);
        },
      };
    },
    onResultProcess({ request, result, resultProcessor, setResultProcessor }) {
      if (resultProcessor === undefined || Array.isArray(result)) return;
      if (!(Symbol.asyncIterator in result)) return;
      // An answer in parts, of a client that knows them as one body.
      if (!isEvents(request)) return;
      const ends = subscriptions.has(request) ? streams : ENDS_ITSELF;
      setResultProcessor(
        (stream, fetchAPI) =>
          new fetchAPI.Response(toEvents(stream as AsyncIterable<ExecutionResult>, clock, ends), {
            headers: HEADERS,
          }),
        'text/event-stream',
      );
    },
  };
};
