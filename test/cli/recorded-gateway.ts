import type { Asked } from '../../src/cli/ask.ts';
import { PAGE_QUERY } from '../../src/cli/export/assignments-page.ts';

/** Answers pages of an export from memory, so that one may be run hundreds of times. */
export interface RecordedGateway extends Asked {
  /** How many pages were asked for since the last reset. */
  pages: number;
}

/** A gateway that answers each question a second time as the first time. */
export const record = (gateway: Asked): RecordedGateway => {
  const known = new Map<string, string>();
  const recorded: RecordedGateway = {
    pages: 0,
    fetch: async (url, init) => {
      const body = init.body as string;
      if ((JSON.parse(body) as { query: string }).query === PAGE_QUERY) recorded.pages += 1;
      let text = known.get(body);
      if (text === undefined) {
        text = await (await gateway.fetch(url, init)).text();
        known.set(body, text);
      }
      return new Response(text);
    },
  };
  return recorded;
};
