import { type Check, invalid } from './checks.ts';

/** A tag to set. */
export interface NewTag {
  readonly key: string;
  readonly value: string;
}

/** What a service takes as tags, by its own reference. */
export interface TagForm {
  /** The most that a resource has. */
  readonly most: number;
  readonly key: RegExp;
  /** A sentence for a name that does not fit. */
  readonly keySays: string;
  readonly value: RegExp;
  readonly valueSays: string;
}

/** What a service would refuse of tags, found before a call is spent. */
export interface TagChecks {
  /** Tags to set, each name once. */
  checkTags(tags: readonly NewTag[], field: string): readonly Check[];
  /** Names of tags to take away. */
  checkKeys(keys: readonly string[], field: string): readonly Check[];
}

export const createTagChecks = (form: TagForm): TagChecks => {
  const checkCount = (count: number, field: string): Check =>
    count > form.most
      ? invalid(field, `At most ${form.most} tags; ${count} were given.`)
      : undefined;
  const checkKey = (key: string, field: string): Check => {
    if (!form.key.test(key)) return invalid(field, form.keySays);
    return key.toLowerCase().startsWith('aws:')
      ? invalid(field, 'Tags whose names begin with `aws:` are AWS’s own.')
      : undefined;
  };
  return {
    checkTags: (tags, field) => [
      checkCount(tags.length, field),
      ...tags.flatMap(({ key, value }, index) => [
        checkKey(key, `${field}.${index}.key`),
        form.value.test(value) ? undefined : invalid(`${field}.${index}.value`, form.valueSays),
        tags.findIndex((tag) => tag.key === key) < index
          ? invalid(`${field}.${index}.key`, 'Each name once: this one is there already.')
          : undefined,
      ]),
    ],
    checkKeys: (keys, field) => [
      checkCount(keys.length, field),
      ...keys.map((key, index) => checkKey(key, `${field}.${index}`)),
    ],
  };
};
