import { type Check, invalid } from '../../core/checks.ts';

/** The most tags that a resource of IAM Identity Center has (`TagList`). */
export const MOST_TAGS = 75;
const KEY = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u;
const VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u;
const CHARACTERS = 'letters, digits, spaces or any of `_.:/=+-@`';

const checkKey = (key: string, field: string): Check => {
  if (!KEY.test(key)) return invalid(field, `The name of a tag has 1 to 128 ${CHARACTERS}.`);
  return key.toLowerCase().startsWith('aws:')
    ? invalid(field, 'Tags whose names begin with `aws:` are AWS’s own.')
    : undefined;
};

const checkCount = (count: number, field: string): Check =>
  count > MOST_TAGS ? invalid(field, `At most ${MOST_TAGS} tags; ${count} were given.`) : undefined;

/** Tags to set, by the form that `TagResource` and `CreatePermissionSet` of sso-admin document. */
export const checkTags = (
  tags: readonly { readonly key: string; readonly value: string }[],
  field: string,
): readonly Check[] => [
  checkCount(tags.length, field),
  ...tags.flatMap(({ key, value }, index) => [
    checkKey(key, `${field}.${index}.key`),
    VALUE.test(value)
      ? undefined
      : invalid(`${field}.${index}.value`, `The value of a tag has at most 256 ${CHARACTERS}.`),
    tags.findIndex((tag) => tag.key === key) < index
      ? invalid(`${field}.${index}.key`, 'Each name once: this one is there already.')
      : undefined,
  ]),
];

/** Names of tags to take away, by the form that `UntagResource` of sso-admin documents. */
export const checkTagKeys = (keys: readonly string[], field: string): readonly Check[] => [
  checkCount(keys.length, field),
  ...keys.map((key, index) => checkKey(key, `${field}.${index}`)),
];

/** Tags as AWS takes them. */
export const toAwsTags = (
  tags: readonly { readonly key: string; readonly value: string }[],
): { Key: string; Value: string }[] => tags.map(({ key, value }) => ({ Key: key, Value: value }));
