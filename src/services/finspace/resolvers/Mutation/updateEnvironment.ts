import { checkAll, invalid, unlessLeftOut } from '../../../../core/checks.ts';
import type { MutationResolvers } from '../../../../generated/resolvers.ts';
import { mutation } from '../../../../mutation.ts';
import { checkDescription, checkName } from '../../environment-input.ts';
import { checkFederation } from '../../federation-input.ts';
import { environmentKeyOf } from '../../find-environment.ts';
import { updateEnvironment as update } from '../../update-environment.ts';

export const updateEnvironment: MutationResolvers['updateEnvironment'] = (
  _root,
  { input },
  context,
) =>
  mutation(context, async () => {
    const environment = environmentKeyOf(input.environment, 'input.environment');
    const { name, description, federation } = input;
    checkAll(
      unlessLeftOut(name, 'input.name', checkName),
      unlessLeftOut(description, 'input.description', checkDescription),
      federation === null
        ? invalid('input.federation', 'For passwords alone, set the mode LOCAL.')
        : checkFederation(federation, 'input.federation'),
    );
    await update(context, environment, {
      name: name ?? undefined,
      description: description ?? undefined,
      federation: federation ?? undefined,
    });
    return { environment };
  });
