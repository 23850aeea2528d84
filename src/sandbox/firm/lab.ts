/** The account instance that the quants made for themselves, with an identity store of its own. */
import { uuid } from '../ids.ts';
import type { SandboxState } from '../state.ts';
import { labAccountId } from './accounts.ts';
import { day } from './foundation.ts';

export const labInstanceArn = (partition: string): string =>
  `arn:${partition}:sso:::instance/ssoins-6804d2a97be31f05`;

const identityStoreId = 'd-9a67718b02';

/** Adds the instance, two users and the group that they are in. */
export const addLabInstance = (state: SandboxState): void => {
  state.instances.add({
    instanceArn: labInstanceArn(state.settings.partition),
    identityStoreId,
    ownerAccountId: labAccountId,
    kind: 'ACCOUNT',
    name: 'quant-lab',
    createdAt: day('2024-02-05'),
  });
  const groupId = uuid('lab/group');
  state.groups.add({
    identityStoreId,
    groupId,
    displayName: 'Lab',
    externalIds: [],
    createdAt: day('2024-02-05'),
  });
  for (const [givenName, familyName] of [
    ['Chen', 'Wei'],
    ['Visiting', 'Researcher'],
  ] as const) {
    const userId = uuid(`lab/${familyName}`);
    const userName = `${givenName}.${familyName}`.toLowerCase();
    state.users.add({
      identityStoreId,
      userId,
      userName,
      displayName: `${givenName} ${familyName}`,
      givenName,
      familyName,
      status: 'ENABLED',
      externalIds: [],
      createdAt: day('2024-02-05'),
    });
    state.memberships.add({
      identityStoreId,
      membershipId: uuid(`lab/${familyName}/membership`),
      groupId,
      userId,
      createdAt: day('2024-02-05'),
    });
  }
};
