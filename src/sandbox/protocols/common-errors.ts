/**
 * Errors that any service may answer though its model does not name them, and how awsQuery writes
 * them. From "Common Errors" of the AWS API references; the awsQuery services answer most of what
 * concerns credentials with 403.
 */

interface QueryForm {
  readonly code: string;
  readonly status: number;
}

const QUERY_FORMS: Readonly<Record<string, QueryForm>> = {
  AccessDeniedException: { code: 'AccessDenied', status: 403 },
  ExpiredTokenException: { code: 'ExpiredToken', status: 403 },
  IncompleteSignatureException: { code: 'IncompleteSignature', status: 400 },
  InternalFailure: { code: 'InternalFailure', status: 500 },
  InvalidSignatureException: { code: 'SignatureDoesNotMatch', status: 403 },
  MissingAuthenticationTokenException: { code: 'MissingAuthenticationToken', status: 403 },
  SerializationException: { code: 'MalformedInput', status: 400 },
  ServiceUnavailableException: { code: 'ServiceUnavailable', status: 503 },
  ThrottlingException: { code: 'Throttling', status: 400 },
  UnknownOperationException: { code: 'InvalidAction', status: 400 },
  UnrecognizedClientException: { code: 'InvalidClientTokenId', status: 403 },
  ValidationException: { code: 'ValidationError', status: 400 },
};

const BY_CODE = new Map(Object.values(QUERY_FORMS).map((form) => [form.code, form]));

/**
 * @param name the error's name, in either world's spelling: `AccessDeniedException`, `AccessDenied`.
 * @returns how awsQuery writes the error, undefined for one that only a service knows.
 */
export const queryForm = (name: string): QueryForm | undefined =>
  QUERY_FORMS[name] ?? BY_CODE.get(name);

/**
 * @returns the status of an error that is AWS's fault and not the caller's, undefined for any other
 * and for one that only a service knows.
 */
export const serverFaultStatus = (name: string): number | undefined => {
  const status = queryForm(name)?.status ?? 0;
  return status >= 500 ? status : undefined;
};
