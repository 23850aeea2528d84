import { type DocumentNode, parse, type ParseOptions, type Source } from 'graphql';
import { checkDocument } from './check-document.ts';
import { checkText } from './check-text.ts';
import type { Limits } from './limits.ts';

export type Parse = (source: string | Source, options?: ParseOptions) => DocumentNode;

/**
 * GraphQL's `parse`, for documents within `limits`.
 *
 * @throws GraphQLError BAD_USER_INPUT; a syntax error as `parse`.
 */
export const parseWithin =
  (limits: Limits): Parse =>
  (source, options) => {
    checkText(typeof source === 'string' ? source : source.body, limits);
    const document = parse(source, options);
    checkDocument(document, limits);
    return document;
  };
