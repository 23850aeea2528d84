/** AWS's tags as the schema has them. */
export const toTags = (
  tags: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[],
): { readonly key: string; readonly value: string }[] =>
  tags.flatMap(({ Key, Value }) => (Key === undefined ? [] : [{ key: Key, value: Value ?? '' }]));
