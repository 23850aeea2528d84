/** Reads the `Authorization` header of Signature Version 4. */
import type { WireRequest } from './http.ts';
import { SandboxError } from './service.ts';

export interface Authorization {
  readonly accessKeyId: string;
  /** The scope's parts: `20261102`, `eu-west-1`, `sso`, `aws4_request`. */
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly terminator: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** When the request was signed, as sent: `20261102T080000Z`. */
  readonly signedAt: string;
}

const ALGORITHM = 'AWS4-HMAC-SHA256';

const incomplete = (text: string): SandboxError =>
  new SandboxError('IncompleteSignatureException', text);

/** @returns the service that the request says it is signed for, whatever else is wrong with it. */
export const signedService = (request: WireRequest): string | undefined =>
  /[ ,]Credential=([^,\s]*)/.exec(request.headers.authorization ?? '')?.[1]?.split('/')[3];

/**
 * @throws SandboxError `MissingAuthenticationTokenException` or `IncompleteSignatureException`.
 */
export const readAuthorization = (request: WireRequest): Authorization => {
  const header = request.headers.authorization;
  if (header === undefined) {
    throw new SandboxError('MissingAuthenticationTokenException', 'Missing Authentication Token');
  }
  if (!header.startsWith(`${ALGORITHM} `)) {
    throw incomplete(`Unsupported AWS 'algorithm': '${header.split(' ')[0] ?? ''}'.`);
  }
  const parts = new Map(
    header
      .slice(ALGORITHM.length)
      .split(',')
      .map((part) => part.trim().split(/=(.*)/s))
      .map(([name = '', value = '']) => [name, value]),
  );
  const signedAt = request.headers['x-amz-date'] ?? '';
  const missing = ['Credential', 'Signature', 'SignedHeaders']
    .filter((name) => (parts.get(name) ?? '') === '')
    .map((name) => `Authorization header requires '${name}' parameter. `);
  if (!/^\d{8}T\d{6}Z$/.test(signedAt)) {
    missing.push(
      "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ",
    );
  }
  if (missing.length > 0) throw incomplete(missing.join('').trim());
  const credential = (parts.get('Credential') ?? '').split('/');
  const [accessKeyId, date, region, service, terminator] = credential;
  if (
    credential.length !== 5 ||
    accessKeyId === undefined ||
    date === undefined ||
    region === undefined ||
    service === undefined ||
    terminator === undefined
  ) {
    throw incomplete(
      'Credential must have exactly 5 slash-delimited elements, e.g. ' +
        `keyid/date/region/service/term, got '${parts.get('Credential') ?? ''}'`,
    );
  }
  const signedHeaders = (parts.get('SignedHeaders') ?? '').toLowerCase().split(';');
  const signature = parts.get('Signature') ?? '';
  return { accessKeyId, date, region, service, terminator, signedHeaders, signature, signedAt };
};
