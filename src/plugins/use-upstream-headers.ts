import type { Plugin } from 'graphql-yoga';
import type { UpstreamInfo } from '../context.ts';
import type { Knowledge } from '../links/knowledge.ts';

/**
 * Says on every answer whether it comes from the sandbox or from AWS, so that nobody takes one for
 * the other: the header `x-aws-upstream`, with the account as soon as AWS has told which it is.
 */
export const useUpstreamHeaders = (info: UpstreamInfo, knowledge: Knowledge): Plugin => ({
  onResponse({ response }) {
    const { accountId } = knowledge;
    const account = accountId === undefined ? '' : `; account=${accountId}`;
    response.headers.set('x-aws-upstream', `${info.kind}${account}; region=${info.region}`);
  },
});
