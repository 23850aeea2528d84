/** Reads subscriptions as a client does: server-sent events over one POST. */
import type { TestGateway } from './make-gateway.ts';

export interface StreamEvent {
  /** `next`, `complete`, or `heartbeat` for a comment. */
  readonly event: string;
  readonly data?: {
    readonly data?: Record<string, unknown> | null;
    readonly errors?: readonly { readonly extensions: Readonly<Record<string, unknown>> }[];
    readonly extensions?: Readonly<Record<string, unknown>>;
  };
}

export interface EventStream {
  readonly response: Response;
  /** The next event; heartbeats are left out unless asked for. Undefined when the stream ended. */
  next(heartbeats?: boolean): Promise<StreamEvent | undefined>;
  /** All that comes until the stream ends. */
  rest(): Promise<StreamEvent[]>;
  /** Leaves, as a client does that closes its page. */
  leave(): Promise<void>;
}

const parse = (block: string): StreamEvent => {
  if (block.startsWith(':')) return { event: 'heartbeat' };
  const lines = block.split('\n');
  const field = (name: string): string =>
    lines.find((line) => line.startsWith(`${name}:`))?.slice(name.length + 1) ?? '';
  const data = field('data').trim();
  return {
    event: field('event').trim(),
    ...(data === '' ? {} : { data: JSON.parse(data) as StreamEvent['data'] }),
  };
};

/** Opens a subscription. */
export const subscribe = async (
  { gateway }: Pick<TestGateway, 'gateway'>,
  query: string,
  variables: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<EventStream> => {
  const response = await gateway.fetch('http://127.0.0.1:4000/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  if (response.body === null) throw new Error(`No stream: ${response.status}`);
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  const next: EventStream['next'] = async (heartbeats = false) => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const event = parse(text.slice(0, end));
        text = text.slice(end + 2);
        if (heartbeats || event.event !== 'heartbeat') return event;
        continue;
      }
      const { done, value } = await reader.read();
      if (done) return undefined;
      text += typeof value === 'string' ? value : decoder.decode(value, { stream: true });
    }
  };
  return {
    response,
    next,
    async rest() {
      const events: StreamEvent[] = [];
      for (let event = await next(); event !== undefined; event = await next()) events.push(event);
      return events;
    },
    leave: () => reader.cancel(),
  };
};
