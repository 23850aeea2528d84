import type { Plugin } from 'graphql-yoga';
import { GatewayError } from '../core/errors.ts';
import { checkVariables } from '../limits/check-variables.ts';
import type { Limits } from '../limits/limits.ts';
import { parseWithin } from '../limits/parse-within.ts';
import { refusal } from './operation-cost.ts';

/**
 * Refuses operations that are larger than they may be, while they are read. A document that is kept
 * has been looked at when it was: it is neither parsed nor measured again.
 */
export const useLimits = (limits: Limits): Plugin => {
  const parse = parseWithin(limits);
  return {
    onParams({ params, setResult }) {
      try {
        checkVariables(params.variables, limits);
      } catch (error) {
        if (!(error instanceof GatewayError)) throw error;
        setResult(refusal(error));
      }
    },
    onParse({ setParseFn }) {
      setParseFn(parse);
    },
  };
};
