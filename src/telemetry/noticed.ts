import type { Gap } from '../core/connection.ts';

/** An operation that AWS finishes later, as far as it is known. */
export interface NoticedOperation {
  readonly kind: 'CREATE' | 'DELETE' | 'PROVISION';
  readonly instanceArn: string;
  readonly requestId: string;
  readonly state: string;
  readonly detail?:
    | {
        readonly TargetId?: string | undefined;
        readonly PermissionSetArn?: string | undefined;
        readonly PrincipalType?: string | undefined;
        readonly PrincipalId?: string | undefined;
      }
    | undefined;
}

/** A change of an assignment. */
export interface NoticedChange {
  readonly kind: 'CREATE' | 'DELETE';
  readonly instanceArn: string;
  readonly accountId: string | undefined;
  readonly permissionSetArn: string | undefined;
  readonly principalType: string | undefined;
  readonly principalId: string | undefined;
}

/** What operators want to know of changes, whoever asked for them, and however it became known. */
export interface NoticedChanges {
  /** AWS has begun it for this gateway, or has ended it. Told again of the same does no harm. */
  operation(operation: NoticedOperation): void;
  /** A change was sent by this gateway and is in effect; no operation of it is known. */
  done(change: NoticedChange): void;
  /** A change was sent, and it is not known whether AWS has it. */
  unclear(change: NoticedChange): void;
}

/** What operators want to know of what is read, whoever reads it. */
export interface Noticed extends NoticedChanges {
  /** An answer says that something is missing. */
  gap(gap: Gap): void;
  /** A principal that holds an assignment was looked up in the directory. */
  principal(principalId: string, isGone: boolean): void;
  /** A caller was handed programmatic credentials. */
  credentialsIssued(): void;
}

export const nobodyNotices: Noticed = {
  gap: () => undefined,
  principal: () => undefined,
  credentialsIssued: () => undefined,
  operation: () => undefined,
  done: () => undefined,
  unclear: () => undefined,
};
