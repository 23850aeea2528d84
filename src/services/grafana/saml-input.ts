import type { AssertionAttributes, RoleValues, SamlConfiguration } from '@aws-sdk/client-grafana';
import { type Check, invalid } from '../../core/checks.ts';
import type { SamlConfigurationInput } from '../../generated/resolvers.ts';
import { checkLength } from './workspace-input.ts';

const FIELD = 'input.saml';
const ATTRIBUTES = ['email', 'groups', 'login', 'name', 'org', 'role'] as const;
const ROLES = ['admin', 'editor'] as const;

/** A document whose root describes an entity or several, under any prefix, with only prolog before. */
const METADATA =
  /^\uFEFF?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:[\w.-]+:)?Entit(?:y|ies)Descriptor[\s>]/;

const checkUrl = (url: string, field: string): Check =>
  URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) && url.length <= 2048
    ? undefined
    : invalid(field, 'This is not a web address of at most 2,048 characters.');

/** No message repeats anything of the document. */
const checkXml = (xml: string, field: string): Check =>
  METADATA.test(xml)
    ? undefined
    : invalid(field, 'This is not SAML metadata: an XML document with an EntityDescriptor.');

const checkMetadata = (metadata: SamlConfigurationInput['idpMetadata']): Check => {
  const field = `${FIELD}.idpMetadata`;
  if (metadata === undefined) return undefined;
  if (metadata === null) {
    return invalid(field, 'SAML needs it. To take the whole configuration away, set saml to null.');
  }
  return metadata.url == null
    ? checkXml(metadata.xml ?? '', `${field}.xml`)
    : checkUrl(metadata.url, `${field}.url`);
};

const checkTexts = (texts: readonly string[] | null | undefined, field: string): readonly Check[] =>
  (texts ?? []).map((text, index) => checkLength(1, 256)(text, `${field}.${index}`));

/** What AWS would refuse of a SAML configuration, found before a call is spent. */
export const checkSaml = (saml: SamlConfigurationInput | null | undefined): readonly Check[] => {
  if (saml == null) return [];
  const duration = saml.loginValidityDuration ?? 0;
  return [
    checkMetadata(saml.idpMetadata),
    ...ATTRIBUTES.map((name) => {
      const value = saml.assertionAttributes?.[name];
      const field = `${FIELD}.assertionAttributes.${name}`;
      return value == null ? undefined : checkLength(1, 256)(value, field);
    }),
    ...checkTexts(saml.allowedOrganizations, `${FIELD}.allowedOrganizations`),
    ...ROLES.flatMap((role) => checkTexts(saml.roleValues?.[role], `${FIELD}.roleValues.${role}`)),
    duration < 0
      ? invalid(`${FIELD}.loginValidityDuration`, 'A length of time is not negative.')
      : undefined,
  ];
};

/** What is named replaces what is stored, null clears it, and what is left out stays. */
const kept = <Value>(
  named: Value | null | undefined,
  stored: Value | undefined,
): Value | undefined => (named === undefined ? stored : (named ?? undefined));

const without = <Value extends object>(value: Value): Value | undefined => {
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  return entries.length === 0 ? undefined : (Object.fromEntries(entries) as Value);
};

const mergeAttributes = (
  named: SamlConfigurationInput['assertionAttributes'],
  stored: AssertionAttributes = {},
): AssertionAttributes | undefined => {
  if (named === null) return undefined;
  return without(
    Object.fromEntries(ATTRIBUTES.map((name) => [name, kept(named?.[name], stored[name])])),
  );
};

const mergeRoles = (
  named: SamlConfigurationInput['roleValues'],
  stored: RoleValues = {},
): RoleValues | undefined => {
  if (named === null) return undefined;
  const roles = ROLES.map((role) => {
    const values = kept(named?.[role], stored[role]);
    return [role, values === undefined ? undefined : [...values]] as const;
  });
  return without(Object.fromEntries(roles));
};

/**
 * The whole configuration that AWS is to have.
 *
 * @param stored what it has; undefined when SAML is not configured.
 * @returns undefined when there would be no metadata, without which there is no configuration.
 */
export const mergeSaml = (
  named: SamlConfigurationInput,
  stored: Partial<SamlConfiguration> = {},
): SamlConfiguration | undefined => {
  const { idpMetadata: given } = named;
  const idpMetadata =
    given == null
      ? stored.idpMetadata
      : given.url == null
        ? { xml: given.xml ?? '' }
        : { url: given.url };
  if (idpMetadata === undefined) return undefined;
  const organizations = kept(named.allowedOrganizations, stored.allowedOrganizations);
  return without<SamlConfiguration>({
    idpMetadata,
    assertionAttributes: mergeAttributes(named.assertionAttributes, stored.assertionAttributes),
    roleValues: mergeRoles(named.roleValues, stored.roleValues),
    allowedOrganizations: organizations === undefined ? undefined : [...organizations],
    loginValidityDuration: kept(named.loginValidityDuration, stored.loginValidityDuration),
  });
};
