import { GatewayError } from '../../core/errors.ts';

/**
 * The policy that AWS gave as text; null for the empty text, which means that there is none.
 *
 * @throws GatewayError UPSTREAM_MALFORMED, without the text: a policy never goes into an error.
 */
export const parsePolicy = (text: string): Record<string, unknown> | null => {
  if (text.trim() === '') return null;
  try {
    const policy: unknown = JSON.parse(text);
    if (policy !== null && typeof policy === 'object' && !Array.isArray(policy)) {
      return policy as Record<string, unknown>;
    }
  } catch {
    // Told below, without the parser's message, which quotes the text.
  }
  throw new GatewayError('UPSTREAM_MALFORMED', 'AWS gave an inline policy that is not JSON.', {
    service: 'sso-admin',
    operation: 'GetInlinePolicyForPermissionSet',
  });
};
