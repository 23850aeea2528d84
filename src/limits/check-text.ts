import { type GraphQLError, Lexer, Source, TokenKind } from 'graphql';
import { beyond, type Limits } from './limits.ts';
import { refused } from './refused.ts';

/** The longest document that is read, in characters. */
export const MAX_CHARACTERS = 200_000;
/** Parsing goes one level deeper on the stack for each. */
export const MAX_NESTING = 100;

const OPENING: ReadonlySet<string> = new Set([
  TokenKind.BRACE_L,
  TokenKind.BRACKET_L,
  TokenKind.PAREN_L,
]);
const CLOSING: ReadonlySet<string> = new Set([
  TokenKind.BRACE_R,
  TokenKind.BRACKET_R,
  TokenKind.PAREN_R,
]);

const openings = (text: string): number => {
  let count = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 0x7b || code === 0x5b || code === 0x28) count += 1;
  }
  return count;
};

/**
 * Looks at the text of a document before it is parsed: how long, how many tokens, how deeply nested.
 * It reads no further than the first limit.
 *
 * @throws GraphQLError BAD_USER_INPUT; a syntax error where what stands there is no token.
 */
export const checkText = (text: string, limits: Limits): void => {
  if (text.length > MAX_CHARACTERS) {
    throw refused(beyond('characters', MAX_CHARACTERS, text.length, 'The document'));
  }
  // A document of few characters has few tokens: nearly all are let through by this.
  if (text.length <= limits.tokens && openings(text) <= MAX_NESTING) return;
  const lexer = new Lexer(new Source(text));
  let nesting = 0;
  for (let tokens = 0; ; tokens += 1) {
    const { kind, line, column } = lexer.advance();
    if (kind === TokenKind.EOF) return;
    const tooMany = (error: ReturnType<typeof beyond>): GraphQLError =>
      refused(error, { line, column });
    if (tokens >= limits.tokens) {
      throw tooMany(beyond('tokens', limits.tokens, tokens, 'The document', true));
    }
    if (OPENING.has(kind)) nesting += 1;
    else if (CLOSING.has(kind)) nesting -= 1;
    if (nesting > MAX_NESTING) {
      throw tooMany(beyond('nesting', MAX_NESTING, nesting, 'The document', true));
    }
  }
};
