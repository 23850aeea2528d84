import { checkAll } from '../../../../core/checks.ts';
import { GatewayError, withDetails } from '../../../../core/errors.ts';
import type { MutationResolvers } from '../../../../generated/resolvers.ts';
import { mutation } from '../../../../mutation.ts';
import { createPermissionSet as create } from '../../create-permission-set.ts';
import {
  checkDescription,
  checkName,
  checkRelayState,
  checkSessionDuration,
} from '../../permission-set-input.ts';
import { checkTags, toAwsTags } from '../../tag-input.ts';

export const createPermissionSet: MutationResolvers['createPermissionSet'] = (
  _root,
  { input },
  context,
) =>
  mutation(context, async () => {
    const { name, description, sessionDuration, relayState } = input;
    checkAll(
      checkName(name, 'input.name'),
      description == null ? undefined : checkDescription(description, 'input.description'),
      sessionDuration == null
        ? undefined
        : checkSessionDuration(sessionDuration, 'input.sessionDuration'),
      relayState == null ? undefined : checkRelayState(relayState, 'input.relayState'),
      checkTags(input.tags ?? [], 'input.tags'),
    );
    const { instanceArn } = await context.instance(input.instance).catch(atInput);
    return create(context, instanceArn, {
      InstanceArn: instanceArn,
      Name: name,
      Description: description ?? undefined,
      SessionDuration: sessionDuration ?? undefined,
      RelayState: relayState ?? undefined,
      Tags: toAwsTags(input.tags ?? []),
    });
  });

/** The instance is chosen by `instance`, which is a member of `input` here. */
const atInput = (error: unknown): never => {
  throw error instanceof GatewayError ? withDetails(error, { argument: 'input.instance' }) : error;
};
