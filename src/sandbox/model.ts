/** A service as its own client package describes it: operations and errors as Smithy schemas. */
import { NormalizedSchema } from '@smithy/core/schema';
import type { TypeRegistry } from '@smithy/core/schema';
import type { StaticErrorSchema, StaticOperationSchema } from '@smithy/types';

export interface OperationSchema {
  readonly name: string;
  readonly input: NormalizedSchema;
  readonly output: NormalizedSchema;
  /** How restJson1 reaches it; the other protocols have one path for all. */
  readonly http?: HttpBinding;
}

export interface HttpBinding {
  readonly method: string;
  /** With labels: `/workspaces/{workspaceId}/permissions`. */
  readonly path: string;
  /** The status of a success. */
  readonly status: number;
}

export interface ErrorSchema {
  readonly schema: NormalizedSchema;
  /** The member that holds the text: `message` or `Message`, as the service has it. */
  readonly messageMember: string;
  /** Whether the error repeats the request's id in its body. */
  readonly hasRequestId: boolean;
  readonly serverFault: boolean;
  /** What restJson1 answers it with, if the model says so. */
  readonly status?: number;
  /** The code and status that awsQuery gives it, if it has its own. */
  readonly query?: { readonly code: string; readonly status: number };
}

export interface ServiceModel {
  /** Our name for the service, as in `SandboxService.id`. */
  readonly id: string;
  readonly protocol: string;
  /**
   * What precedes the operation in `X-Amz-Target`, or the API version of an awsQuery service; empty
   * for a restJson1 service, whose paths tell the operation.
   */
  readonly target: string;
  /** The service in a signature's scope. */
  readonly signingName: string;
  /** The service in IAM actions: `sso:ListInstances`. */
  readonly actionPrefix: string;
  readonly operations: ReadonlyMap<string, OperationSchema>;
  /** @returns undefined for an error that the service does not model. */
  error(name: string): ErrorSchema | undefined;
}

/** Everything a client package exports; only its schemas are looked at. */
export type ClientPackage = Readonly<Record<string, unknown>> & {
  readonly errorTypeRegistries: TypeRegistry[];
};

/** Smithy's tag of an operation: `[9, namespace, name, traits, input, output]`. */
const OPERATION = 9;

const operationOf = (exported: unknown): OperationSchema | undefined => {
  if (!Array.isArray(exported) || exported[0] !== OPERATION) return undefined;
  const [, , name, traits, input, output] = exported as StaticOperationSchema;
  const [method, path, status] = (typeof traits === 'object' ? traits.http : undefined) ?? [];
  const hasHttp = method !== undefined && path !== undefined && status !== undefined;
  return {
    name,
    input: NormalizedSchema.of(input),
    output: NormalizedSchema.of(output),
    ...(hasHttp && { http: { method, path, status } }),
  };
};

/** What an error's schema says about the wire. */
export const errorOf = (schema: NormalizedSchema): ErrorSchema => {
  const traits = schema.getMergedTraits();
  const members = Object.keys(schema.getMemberSchemas());
  const [code, status] = (traits.awsQueryError ?? []) as Partial<[string, number]>;
  return {
    schema,
    messageMember: members.find((name) => name.toLowerCase() === 'message') ?? 'message',
    hasRequestId: members.includes('RequestId'),
    serverFault: traits.error === 'server',
    ...(typeof traits.httpError === 'number' && { status: traits.httpError }),
    ...(code !== undefined && status !== undefined && { query: { code, status } }),
  };
};

const findError = (registries: readonly TypeRegistry[], name: string): ErrorSchema | undefined => {
  for (const registry of registries) {
    const found = registry.find((schema) => (schema as StaticErrorSchema)[2] === name);
    if (found !== undefined) return errorOf(NormalizedSchema.of(found));
  }
  return undefined;
};

/** Reads the operations and errors out of a client package. */
export const readModel = (
  client: ClientPackage,
  facts: Omit<ServiceModel, 'operations' | 'error'>,
): ServiceModel => {
  const operations = new Map(
    Object.values(client)
      .map(operationOf)
      .filter((operation) => operation !== undefined)
      .map((operation) => [operation.name, operation]),
  );
  const errors = new Map<string, ErrorSchema | undefined>();
  return {
    ...facts,
    operations,
    error(name) {
      if (!errors.has(name)) errors.set(name, findError(client.errorTypeRegistries, name));
      return errors.get(name);
    },
  };
};
