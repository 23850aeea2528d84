import { GatewayError } from './errors.ts';

/**
 * A change was not made because it could not be written down first. It is shown to its caller as it
 * is, unlike what else is INTERNAL, and may be tried again.
 */
export class NotRecorded extends GatewayError {
  constructor(cause: unknown) {
    super(
      'INTERNAL',
      'The audit log cannot be written. Nothing was changed. Try again when whoever runs the gateway has seen to it.',
      {},
      { cause },
    );
  }

  override get retryable(): boolean {
    return true;
  }
}
