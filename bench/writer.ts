import { globalIds } from '../src/node-types.ts';
import type { Rig } from './rig.ts';

const CREATE = /* GraphQL */ `
  mutation ($input: CreateAccountAssignmentInput!) {
    change: createAccountAssignment(input: $input) {
      userErrors {
        message
      }
    }
  }
`;

const DELETE = /* GraphQL */ `
  mutation ($input: DeleteAccountAssignmentInput!) {
    change: deleteAccountAssignment(input: $input) {
      userErrors {
        message
      }
    }
  }
`;

export interface WriteAnswer {
  readonly ms: number;
  readonly failed: boolean;
}

/**
 * Gives somebody an account every `everyMs`, and takes it away again the next time: somebody and
 * something else each time, so that every second change leaves things as they were.
 */
export const writeNowAndThen = async (
  rig: Rig,
  everyMs: number,
  isOver: () => boolean,
): Promise<readonly WriteAnswer[]> => {
  const { state } = rig.known;
  const { instanceArn, identityStoreId } = state.settings;
  // The management account is protected as the gateway comes: a service does not change it.
  const pairs = state.provisionings.rows.filter(
    ({ accountId }) => accountId !== state.settings.managementAccountId,
  );
  const users = state.usersOfStore.get(identityStoreId);
  const answers: Promise<WriteAnswer>[] = [];
  const send = async (round: number): Promise<WriteAnswer> => {
    const at = Math.floor(round / 2);
    const pair = pairs[(at * 31) % pairs.length];
    const user = users[(at * 17 + 5) % users.length];
    const input = {
      account: globalIds.encode('Account', pair?.accountId ?? ''),
      permissionSet: globalIds.encode('PermissionSet', instanceArn, pair?.permissionSetArn ?? ''),
      principal: globalIds.encode('User', identityStoreId, user?.userId ?? ''),
    };
    const sentAt = rig.now();
    const answer = await rig.post(round % 2 === 0 ? CREATE : DELETE, { input });
    const { change } = (answer.data ?? {}) as {
      readonly change?: { readonly userErrors: readonly object[] } | null;
    };
    const failed = answer.errors !== undefined || change?.userErrors.length !== 0;
    return { ms: rig.now() - sentAt, failed };
  };
  for (let round = 0; ; round += 1) {
    await rig.sleep(everyMs);
    if (isOver()) break;
    answers.push(send(round));
  }
  return Promise.all(answers);
};
