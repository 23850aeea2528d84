import type { Plugin } from 'graphql-yoga';
import type { Doors } from '../http/doors.ts';
import { bodyOf, headersOf } from '../http/refusal.ts';
import { noteRefusal } from '../http/refused-request.ts';

/** Refuses what may not come in by the head of its request: names, origins, encodings. */
export const useDoors = (doors: Doors): Plugin => ({
  onRequest({ request, url, endResponse, fetchAPI }) {
    const refusal = doors.check({
      // What is asked without a socket has a name only in its address.
      header: (name) => request.headers.get(name) ?? (name === 'host' ? url.host : null),
    });
    if (refusal === undefined) return;
    noteRefusal(request, refusal.error);
    const { status } = refusal;
    endResponse(new fetchAPI.Response(bodyOf(refusal), { status, headers: headersOf(refusal) }));
  },
});
