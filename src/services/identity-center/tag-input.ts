import { createTagChecks, type NewTag } from '../../core/tag-checks.ts';

const CHARACTERS = 'letters, digits, spaces or any of `_.:/=+-@`';

/** By the form that `TagResource`, `UntagResource` and `CreatePermissionSet` of sso-admin document. */
export const { checkTags, checkKeys: checkTagKeys } = createTagChecks({
  most: 75,
  key: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u,
  keySays: `The name of a tag has 1 to 128 ${CHARACTERS}.`,
  value: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u,
  valueSays: `The value of a tag has at most 256 ${CHARACTERS}.`,
});

/** Tags as AWS takes them. */
export const toAwsTags = (tags: readonly NewTag[]): { Key: string; Value: string }[] =>
  tags.map(({ key, value }) => ({ Key: key, Value: value }));
