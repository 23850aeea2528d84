import { type ExecutionArgs, getOperationAST } from 'graphql';

/** Whether an operation reads, writes or watches. */
export const operationKind = (args: ExecutionArgs): 'query' | 'mutation' | 'subscription' =>
  getOperationAST(args.document, args.operationName)?.operation ?? 'query';
