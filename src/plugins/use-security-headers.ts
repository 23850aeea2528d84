import type { Plugin } from 'graphql-yoga';
import { PAGE_POLICY, securityHeaders } from '../http/security-headers.ts';

/** Says on every answer what a browser may make of it. */
export const useSecurityHeaders = (): Plugin => ({
  onResponse({ request, response }) {
    const { headers } = response;
    const common = securityHeaders(request.headers.get('x-forwarded-proto'));
    for (const [name, value] of Object.entries(common)) headers.set(name, value);
    if (headers.get('content-type')?.startsWith('text/html') === true) {
      headers.set('content-security-policy', PAGE_POLICY);
    }
  },
});
