/** Metadata of the identity provider that the firm would have. The certificate certifies nothing. */
const certificate = Buffer.from(
  'sandbox: this is no certificate, and nothing was signed with it. '.repeat(4),
).toString('base64');

export const metadataUrl = 'https://kestrelbridge.login.example/app/grafana/sso/saml/metadata';

export const metadataXml = `<?xml version="1.0" encoding="UTF-8"?>
<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://kestrelbridge.login.example/sandbox">
  <md:IDPSSODescriptor WantAuthnRequestsSigned="false" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <md:KeyDescriptor use="signing">
      <ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
        <ds:X509Data>
          <ds:X509Certificate>${certificate}</ds:X509Certificate>
        </ds:X509Data>
      </ds:KeyInfo>
    </md:KeyDescriptor>
    <md:NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress</md:NameIDFormat>
    <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://kestrelbridge.login.example/app/grafana/sandbox/sso/saml"/>
  </md:IDPSSODescriptor>
</md:EntityDescriptor>
`;
