import { assumeRole, assumeRoleForCaller } from '../services/sts/assume-role.ts';
import { type Check, type Examination, outcomeFrom } from './check.ts';
import { grantsOf } from './grants.ts';

/** Takes on each role once, as the gateway would. */
export const checkRoles = async ({
  deps,
  options,
  scope,
}: Examination): Promise<readonly Check[]> => {
  const { upstream, clients } = deps;
  const takes = grantsOf(options).get('gateway')?.takes ?? [];
  return Promise.all(
    takes.map(async ({ roleArn, setsSourceIdentity }) => {
      const assume = setsSourceIdentity
        ? assumeRoleForCaller(upstream, clients.sts, roleArn, true)
        : assumeRole(upstream, clients.sts, roleArn);
      const { action, ...outcome } = await outcomeFrom(assume(scope));
      return { what: `${action ?? 'sts:AssumeRole'} on ${roleArn}`, as: 'gateway', ...outcome };
    }),
  );
};
