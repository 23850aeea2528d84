import type { Plugin } from 'graphql-yoga';
import type { UpstreamInfo } from '../context.ts';
import type { Knowledge } from '../links/knowledge.ts';

/** Where answers come from, with the account as soon as AWS has told which it is. */
export const upstreamHeader = (
  info: UpstreamInfo,
  { accountId }: Pick<Knowledge, 'accountId'>,
): string => {
  const account = accountId === undefined ? '' : `; account=${accountId}`;
  return `${info.kind}${account}; region=${info.region}`;
};

/**
 * Says on every answer whether it comes from the sandbox or from AWS, so that nobody takes one for
 * the other: the header `x-aws-upstream`.
 */
export const useUpstreamHeaders = (
  info: UpstreamInfo,
  knowledge: Knowledge,
  seesAll: (request: Request) => boolean,
): Plugin => ({
  onResponse({ request, response }) {
    // Whose credentials these are is not for who may not see that account.
    const known = seesAll(request) ? knowledge : {};
    response.headers.set('x-aws-upstream', upstreamHeader(info, known));
  },
});
