import type { GatewayContext } from '../../context.ts';
import { GatewayError } from '../../core/errors.ts';
import { drain } from '../../core/paged-list.ts';
import type { ApplicationModel } from '../../services/identity-center/models.ts';

/**
 * The application of the organization's own instance that stands for a workspace: AWS says only the
 * last part of its ARN. From `ListApplications`.
 *
 * @returns null when the instance has none such.
 */
export const findSignInApplication = async (
  context: GatewayContext,
  ssoClientId: string | undefined,
): Promise<ApplicationModel | null> => {
  if (!ssoClientId) return null;
  const { instanceArn } = await context.instance();
  const { items } = await drain(context.loaders.identityCenter.applicationList(instanceArn));
  return items.find(({ applicationArn }) => applicationArn.endsWith(`/${ssoClientId}`)) ?? null;
};

/** Whether the instance has it. */
export const applicationStateOf = async (
  context: GatewayContext,
  ssoClientId: string | undefined,
): Promise<'PRESENT' | 'NOT_IN_INSTANCE' | 'UNKNOWN'> => {
  // The field cannot be null, so that the caller is told what it may know: nothing.
  if (!context.permissions.has('identity-center:read')) return 'UNKNOWN';
  try {
    const found = await findSignInApplication(context, ssoClientId);
    return found === null ? 'NOT_IN_INSTANCE' : 'PRESENT';
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    return 'UNKNOWN';
  }
};
