/**
 * What policies of `POLICY_FILE` may speak of, in Cedar's schema language.
 *
 * An account has no attributes: a decision rests on its number, where a policy names it, and on the
 * units above it, so that one decision holds for all accounts of a unit that no policy names.
 */
export const CEDAR_SCHEMA = `
entity Group;
entity Caller in [Group] { name: String, authentication: String };
entity OrganizationalUnit in [OrganizationalUnit];
entity Account in [OrganizationalUnit];
action see, change appliesTo { principal: Caller, resource: [Account, OrganizationalUnit] };
`;

/** The form of the ids that a policy can name; another one would never be anything. */
export const ID_FORMS: Readonly<Record<string, { readonly pattern: RegExp; readonly is: string }>> =
  {
    Account: { pattern: /^\d{12}$/, is: 'the twelve digits of an account' },
    OrganizationalUnit: {
      pattern: /^(r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32})$/,
      is: 'the id of an organizational unit (ou-…) or of the root (r-…)',
    },
  };
