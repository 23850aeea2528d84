import { checkAll } from '../../../../core/checks.ts';
import type { CreateEnvironmentInput, MutationResolvers } from '../../../../generated/resolvers.ts';
import { mutation } from '../../../../mutation.ts';
import { createEnvironment as create, type NewEnvironment } from '../../create-environment.ts';
import {
  checkDataBundles,
  checkDescription,
  checkKmsKey,
  checkName,
  checkSuperuser,
  checkTags,
  toAwsTags,
} from '../../environment-input.ts';
import { placeFor } from '../../environment-place.ts';
import { checkComplete, checkFederation, mergeFederation } from '../../federation-input.ts';

/** @throws UserErrors with everything that is wrong. */
const toAws = (input: CreateEnvironmentInput): NewEnvironment => {
  const { name, description, kmsKeyId, superuser, dataBundles, tags } = input;
  const federation = mergeFederation(input.federation);
  checkAll(
    checkName(name, 'input.name'),
    description == null ? undefined : checkDescription(description, 'input.description'),
    kmsKeyId == null ? undefined : checkKmsKey(kmsKeyId, 'input.kmsKeyId'),
    checkFederation(input.federation, 'input.federation'),
    checkComplete(federation, 'input.federation'),
    superuser == null ? undefined : checkSuperuser(superuser, 'input.superuser'),
    checkDataBundles(dataBundles ?? [], 'input.dataBundles'),
    checkTags(tags ?? [], 'input.tags'),
  );
  return {
    name,
    description: description ?? undefined,
    kmsKeyId: kmsKeyId ?? undefined,
    ...federation,
    superuserParameters: superuser ?? undefined,
    dataBundles: dataBundles == null ? undefined : [...dataBundles],
    tags: tags == null || tags.length === 0 ? undefined : toAwsTags(tags),
  };
};

export const createEnvironment: MutationResolvers['createEnvironment'] = (
  _root,
  { input },
  context,
) =>
  mutation(context, async () => {
    const wanted = toAws(input);
    const place = await placeFor(context, input.account, input.region);
    return { environment: await create(context, place, wanted) };
  });
