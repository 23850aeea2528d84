/**
 * The canonical form of a request that Signature Version 4 signs, built from what came over the
 * wire. "Create a signed AWS API request", IAM User Guide.
 */
import { hash } from 'node:crypto';
import type { WireRequest } from './http.ts';

/** RFC 3986: everything but letters, digits and `-._~`. */
const escape = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Escaped a second time, as every service but S3 has it. */
const canonicalPath = (path: string): string => {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(escape(segment));
  }
  const end = segments.length > 0 && path.endsWith('/') ? '/' : '';
  return `/${segments.join('/')}${end}`;
};

const canonicalQuery = (query: string): string =>
  query === ''
    ? ''
    : query
        .split('&')
        .map((pair) => {
          const [name = '', value = ''] = pair.split(/=(.*)/s);
          return `${escape(decode(name))}=${escape(decode(value))}`;
        })
        .sort()
        .join('&');

/**
 * @param signedHeaders lower-case names, in the order in which the signature lists them.
 * @returns the SHA-256 of the canonical request, in hexadecimal.
 */
export const canonicalHash = (request: WireRequest, signedHeaders: readonly string[]): string => {
  const headers = signedHeaders.map((name) => {
    const value = (request.headers[name] ?? '').trim().replace(/[ \t]+/g, ' ');
    return `${name}:${value}\n`;
  });
  return hash(
    'sha256',
    [
      request.method,
      canonicalPath(request.path),
      canonicalQuery(request.query),
      headers.join(''),
      signedHeaders.join(';'),
      hash('sha256', request.body),
    ].join('\n'),
  );
};
