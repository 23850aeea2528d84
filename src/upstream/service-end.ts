import type { AwsError } from './aws-error.ts';
import type { ServiceId } from './types.ts';

/** How it shows that a service is no longer there. */
export interface ServiceEnd {
  /** Whether the request reached somebody: then a write may have been carried out. */
  readonly reached: boolean;
  readonly says: string;
}

const ENDED = 'AWS ended the service on 7 October 2026.';

/**
 * Whether a failure says that Amazon FinSpace is no longer there, rather than that it does not work
 * at the moment. What its endpoints answer since the end of its support is not documented, so
 * everything counts that only somebody else would answer: no name, nobody who takes the connection,
 * a web page, a path that nobody knows, and a request for a signature that every request has.
 */
export const serviceEnd = (service: ServiceId, aws: AwsError): ServiceEnd | undefined => {
  if (!service.startsWith('finspace')) return undefined;
  const { code, name, message, status } = aws;
  if (code === 'ENOTFOUND') {
    return { reached: false, says: `Amazon FinSpace has no endpoint here: ${ENDED}` };
  }
  if (code === 'ECONNREFUSED') {
    return {
      reached: false,
      says: `The endpoint of Amazon FinSpace refuses connections: ${ENDED}`,
    };
  }
  if (name === 'SyntaxError' && message.includes("Unexpected token '<'")) {
    return { reached: true, says: `Amazon FinSpace's endpoint answers with a web page: ${ENDED}` };
  }
  const isNameless = name === '404' || name === 'Unknown' || name === 'Error';
  const isUnknownPath = status === 404 && isNameless;
  const isUnknownRoute = name.startsWith('MissingAuthenticationToken');
  if (!isUnknownPath && !isUnknownRoute) return undefined;
  return { reached: true, says: `Amazon FinSpace's endpoint does not know the request: ${ENDED}` };
};
