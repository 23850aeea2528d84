import { BEHIND } from './behind.ts';
import type { Check, Examination } from './check.ts';
import { grantsOf } from './grants.ts';

/** What cannot be tried without doing it. */
export const untried = ({ options }: Examination): readonly Check[] => {
  if (!options.writes) return [];
  const behind = [...grantsOf(options)].flatMap(([as, { operations }]) =>
    BEHIND.filter(({ of }) => operations.some(({ iamAction }) => iamAction === of)).flatMap(
      ({ of, actions }) =>
        actions.map((what): Check => ({
          what,
          as,
          status: 'NOT_TRIED',
          says: `AWS asks for it behind ${of}`,
        })),
    ),
  );
  const users = options.features.includes('finspace')
    ? ['CreateUser', 'UpdateUser', 'EnableUser', 'DisableUser'].map((name): Check => ({
        what: `finspace-api:${name}`,
        as: 'gateway',
        status: 'NOT_TRIED',
        says: 'the environment judges it, and not IAM',
      }))
    : [];
  return [...behind, ...users];
};
