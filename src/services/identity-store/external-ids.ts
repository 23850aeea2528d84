/** The ids under which a directory elsewhere (SCIM, Active Directory) knows an object. */
export const toExternalIds = (
  ids:
    | readonly { readonly Issuer?: string | undefined; readonly Id?: string | undefined }[]
    | undefined,
): { readonly issuer: string; readonly id: string }[] =>
  (ids ?? []).flatMap(({ Issuer, Id }) =>
    Issuer === undefined || Id === undefined ? [] : [{ issuer: Issuer, id: Id }],
  );
