/**
 * What the sandbox's protocol engine and its services say to each other. The engine knows HTTP,
 * signatures, schemas, quotas and faults; a service knows what AWS would answer.
 */
import type { Clock } from '../core/clock.ts';

/** Which account of the organization the caller's credentials belong to. */
export type SandboxRole = 'management' | 'delegated' | 'member';

/** Who signed the request, as the signature proved it. */
export interface SandboxCaller {
  readonly accountId: string;
  /** The ARN that `GetCallerIdentity` shows. */
  readonly arn: string;
  readonly userId: string;
  readonly accessKeyId: string;
  readonly role: SandboxRole;
  /** See `SessionRow`. */
  readonly sourceIdentity?: string;
  /** Whom FinSpace's own credentials stand for; absent for IAM's. */
  readonly environmentUser?: { readonly environmentId: string; readonly userId: string };
}

/** One call, as a service's handler sees it. */
export interface SandboxCall {
  readonly caller: SandboxCaller;
  /** The Region that the request was signed for. */
  readonly region: string;
  readonly requestId: string;
  readonly clock: Clock;
}

/**
 * An answer of AWS's that is not a success. `name` is the error's shape name, `message` AWS's text.
 * The engine gives it the HTTP status and the wire form of the service's protocol.
 */
export class SandboxError extends Error {
  override readonly name: string;
  /** Further members of the error's shape (`Reason`, `ResourceId`, …). */
  readonly members: Readonly<Record<string, unknown>>;

  constructor(name: string, message: string, members: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = name;
    this.members = members;
  }
}

/** Answers one operation. Input has been parsed and validated against the model already. */
export type SandboxHandler<Input = never, Output = object> = (
  input: Input,
  call: SandboxCall,
) => Output | Promise<Output>;

/** A service that the sandbox plays: its operations by AWS name. What is not in it is unknown. */
export interface SandboxService {
  /** Our name for the service: `sso-admin`, `identitystore`, `grafana`, … */
  readonly id: string;
  readonly handlers: Readonly<Record<string, SandboxHandler>>;
}
