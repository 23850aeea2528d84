import type { Plugin } from 'graphql-yoga';
import type { UpstreamInfo } from '../context.ts';

/**
 * Says on every answer whether it comes from the sandbox or from AWS, so that nobody takes one for
 * the other: the header `x-aws-upstream`.
 */
export const useUpstreamHeaders = (info: UpstreamInfo): Plugin => ({
  onResponse({ response }) {
    response.headers.set('x-aws-upstream', `${info.kind}; region=${info.region}`);
  },
});
