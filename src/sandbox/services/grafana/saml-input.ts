/** A SAML configuration as a request brings it. No message repeats what the metadata says. */
import type { IdpMetadata, SamlConfiguration } from '@aws-sdk/client-grafana';

import { present, required } from '../answer.ts';
import { invalid } from './errors.ts';

const field = 'samlConfiguration.idpMetadata';

/** One element that describes an entity or several, under any prefix, with only prolog before it. */
const metadataDocument =
  /^\uFEFF?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<((?:[\w.-]+:)?Entit(?:y|ies)Descriptor)[\s>][\s\S]*<\/\1\s*>\s*$/;

const isWebAddress = (text: string): boolean =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

/**
 * The protocol has refused a union with no member or with two.
 *
 * @throws ValidationException unless it is an address, or a document that can be metadata.
 */
const readMetadata = ({ url, xml }: IdpMetadata): IdpMetadata => {
  if (url !== undefined) {
    if (!isWebAddress(url)) throw invalid('The URL of the IdP metadata is not valid.', field);
    return { url };
  }
  if (xml === undefined || !metadataDocument.test(xml)) {
    throw invalid('The XML of the IdP metadata is not a SAML metadata document.', field);
  }
  return { xml };
};

/** @throws ValidationException for metadata that cannot be used. */
export const readSaml = (input: SamlConfiguration): SamlConfiguration =>
  present<SamlConfiguration>({
    idpMetadata: readMetadata(required(input.idpMetadata, 'idpMetadata')),
    assertionAttributes: input.assertionAttributes,
    roleValues: input.roleValues,
    allowedOrganizations: input.allowedOrganizations,
    loginValidityDuration: input.loginValidityDuration,
  });
