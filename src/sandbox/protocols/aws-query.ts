/** awsQuery: a form with `Action` and `Version` (or the same in the query), XML back. */
import { XmlShapeSerializer } from '@aws-sdk/core/protocols';
import type { WireAnswer, WireRequest } from '../http.ts';
import { queryForm, serverFaultStatus } from './common-errors.ts';
import type { ServiceModel } from '../model.ts';
import type { Protocol } from './protocol.ts';
import { readForm } from './read-form.ts';

/** Smithy's number for RFC 3339 text. */
const DATE_TIME = 5;

const settings = {
  timestampFormat: { useTrait: true, default: DATE_TIME },
  xmlNamespace: '',
  serviceNamespace: '',
} as const;

/** What a service's answers are in; STS's where nobody knows which service was meant. */
const namespaceOf = (service: ServiceModel | undefined): string =>
  `https://${service?.signingName ?? 'sts'}.amazonaws.com/doc/${service?.target ?? '2011-06-15'}/`;

const formOf = (request: WireRequest): URLSearchParams | undefined => {
  if (request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true) {
    return new URLSearchParams(Buffer.from(request.body).toString());
  }
  const query = new URLSearchParams(request.query);
  return query.has('Action') ? query : undefined;
};

const escapeText = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign);

const envelope = (status: number, body: string, requestId: string): WireAnswer => ({
  status,
  headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
  body: Buffer.from(body),
});

/** What stands between the outermost tags, since the root element's name is awsQuery's own. */
const inside = (xml: string): string => {
  const start = xml.indexOf('>') + 1;
  return xml.slice(start, Math.max(start, xml.lastIndexOf('</')));
};

const resultOf = (xml: string): RegExpMatchArray | null =>
  /^([\s\S]*?<(\w+Result)>)[\s\S]*(<\/\2>[\s\S]*)$/.exec(xml);

export const awsQuery: Protocol = {
  id: 'awsQuery',

  route(request, services) {
    const form = formOf(request);
    const action = form?.get('Action');
    if (form === undefined || action === null || action === undefined) return undefined;
    const version = form.get('Version') ?? '';
    return {
      service: services.find((one) => one.protocol === 'awsQuery' && one.target === version),
      operation: action,
      unknown: `Could not find operation ${action} for version ${version}`,
    };
  },

  parse: (operation, request) =>
    readForm(operation.input, formOf(request) ?? new URLSearchParams()),

  answer(operation, output, requestId, service) {
    const serializer = new XmlShapeSerializer(settings);
    serializer.write(operation.output, output);
    const name = operation.name;
    return envelope(
      200,
      `<${name}Response xmlns="${namespaceOf(service)}">` +
        `<${name}Result>${inside(String(serializer.flush()))}</${name}Result>` +
        `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>` +
        `</${name}Response>`,
      requestId,
    );
  },

  refuse(error, requestId, service) {
    const known = service?.error(error.name);
    const serverFault = known?.serverFault ?? serverFaultStatus(error.name) !== undefined;
    const form = queryForm(error.name) ??
      known?.query ?? { code: error.name, status: serverFault ? 500 : 400 };
    return envelope(
      form.status,
      `<ErrorResponse xmlns="${namespaceOf(service)}"><Error>` +
        `<Type>${serverFault ? 'Receiver' : 'Sender'}</Type><Code>${form.code}</Code>` +
        `<Message>${escapeText(error.message)}</Message>` +
        `</Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
      requestId,
    );
  },

  deform(answer, how) {
    const xml = Buffer.from(answer.body).toString();
    const [, before = '', , after = ''] = resultOf(xml) ?? [];
    const content = how === 'missing' ? '' : '<malformed>malformed</malformed>';
    return { ...answer, body: Buffer.from(`${before}${content}${after}`) };
  },
};
