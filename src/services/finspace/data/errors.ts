/** The errors of FinSpace's data API, for the registry that the protocol looks them up in. */
import { type ServiceExceptionOptions, ServiceException } from '@smithy/core/client';
import { TypeRegistry } from '@smithy/core/schema';
import type { StaticErrorSchema } from '@smithy/types';
import { NAMESPACE } from './schemas.ts';

/** Every error that this service gives. */
export class FinspaceDataServiceException extends ServiceException {
  constructor(options: ServiceExceptionOptions) {
    super(options);
    Object.setPrototypeOf(this, FinspaceDataServiceException.prototype);
  }
}

const MESSAGE = ['message'];
const WITH_REASON = ['message', 'reason'];

/** Name, HTTP status, members. */
const ERRORS: readonly (readonly [string, number, readonly string[]])[] = [
  ['AccessDeniedException', 403, MESSAGE],
  ['ConflictException', 409, WITH_REASON],
  ['InternalServerException', 500, MESSAGE],
  ['LimitExceededException', 400, MESSAGE],
  ['ResourceNotFoundException', 404, WITH_REASON],
  ['ThrottlingException', 429, []],
  ['ValidationException', 400, WITH_REASON],
];

const register = (): TypeRegistry[] => {
  const base = TypeRegistry.for(`smithy.ts.sdk.synthetic.${NAMESPACE}`);
  base.registerError(
    [-3, `smithy.ts.sdk.synthetic.${NAMESPACE}`, 'FinspaceDataServiceException', 0, [], []],
    FinspaceDataServiceException,
  );
  const registry = TypeRegistry.for(NAMESPACE);
  for (const [name, status, members] of ERRORS) {
    const fault = status >= 500 ? 'server' : 'client';
    const schema: StaticErrorSchema = [
      -3,
      NAMESPACE,
      name,
      { error: fault, httpError: status },
      [...members],
      members.map(() => 0),
    ];
    registry.registerError(
      schema,
      class extends FinspaceDataServiceException {
        constructor(options: Omit<ServiceExceptionOptions, 'name' | '$fault'>) {
          super({ ...options, name, $fault: fault });
        }
      },
    );
  }
  return [base, registry];
};

export const errorTypeRegistries: TypeRegistry[] = register();
