import { type DocumentNode, getOperationAST } from 'graphql';
import type { Authentication, Caller } from '../auth/caller.ts';
import type { AsyncOperationModel } from '../services/identity-center/models.ts';
import type { JournalEntry } from '../upstream/types.ts';

/** Who asked, without anything that could be used to ask in their name. */
export interface Who {
  readonly id: string;
  readonly name?: string;
  readonly authentication?: Authentication;
}

/** Where a request came from. */
export interface Origin {
  /** The gateway's id of the request, as `x-request-id` answers it. */
  readonly request?: string | undefined;
  /** The address of the client: behind `TRUSTED_PROXIES`, as the outermost of them tells it. */
  readonly from?: string | undefined;
}

/** What of an input may be shown: ids, names and choices, in the form of the input. */
export type Shown =
  string | number | boolean | null | readonly Shown[] | { readonly [member: string]: Shown };

/** An asynchronous operation of AWS's, by which it is found again after a restart. */
export type BegunOperation = Pick<AsyncOperationModel, 'instanceArn' | 'kind' | 'requestId'> & {
  readonly account?: string | undefined;
  readonly permissionSet?: string | undefined;
};

/** A change of an environment or a workspace that AWS is at when the mutation has been answered. */
export interface BegunChange {
  readonly kind: 'ENVIRONMENT' | 'WORKSPACE';
  readonly change: 'CREATE' | 'UPDATE' | 'DELETE';
  readonly account: string;
  readonly region: string;
  /** AWS's id of it. */
  readonly thing: string;
}

/** What goes on when a change has been answered. */
export type Begun = BegunOperation | BegunChange;

/** One call of AWS's that a change was made with. */
export type AwsCall = Pick<JournalEntry, 'service' | 'operation' | 'outcome' | 'awsRequestId'>;

export type Outcome =
  /** AWS has done, or begun, what was asked; or there was nothing to do. */
  | 'DONE'
  /** Something of it, and something was refused: `codes` say what. */
  | 'PARTLY'
  /** Nothing was changed: refused by the gateway or by AWS. */
  | 'REFUSED'
  /** It broke off; what `aws` lists was made all the same. */
  | 'FAILED'
  /** AWS may or may not have made the change. */
  | 'UNKNOWN';

/** One line of the audit. Members that say nothing are left out. */
export interface AuditRecord extends Origin {
  readonly id: string;
  /** When, in ISO 8601. */
  readonly at: string;
  readonly type:
    /** A change is about to be made: written before AWS is called. */
    | 'intent'
    /** What came of an intent. */
    | 'outcome'
    /** How an operation that AWS has begun ended. */
    | 'operation-ended'
    /** An intent of an earlier process that ended before the outcome was known. */
    | 'interrupted'
    /** A request, or a part of it, was refused. */
    | 'denied'
    /** Somebody read who has access in the whole organization. */
    | 'read'
    /** The record `of` happened so many times more. */
    | 'repeated'
    /** The file: its end was cut in half and was cut off; goes on after another; records were lost. */
    | 'repaired'
    | 'continued'
    | 'lost';
  /** The id of the record that this one belongs to: of a queued change, the one who asked for it. */
  readonly of?: string;
  readonly who?: Who;
  /** The name of the GraphQL operation. */
  readonly operation?: string;
  /** The mutation; of what was refused, the fields by their names in the schema. */
  readonly fields?: readonly string[];
  /** Fields beyond those that are listed, which another record of the same minute names. */
  readonly moreFields?: number;
  /** In how many places of the answer something was refused, when that is more than once. */
  readonly places?: number;
  readonly what?: 'change' | 'credentials' | 'queued-change' | 'access' | 'export';
  readonly on?: Shown;
  /** Members of the input that were given and are not shown. */
  readonly hidden?: readonly string[];
  readonly outcome?: Outcome | 'SUCCEEDED' | 'FAILED' | 'UNKNOWN';
  readonly codes?: readonly string[];
  /** HTTP's, of what was refused. */
  readonly status?: number;
  readonly aws?: readonly AwsCall[];
  /** AWS calls beyond those that are listed. */
  readonly moreAws?: number;
  readonly begun?: readonly Begun[];
  /** Entries of the gateway's own queue. */
  readonly queued?: readonly string[];
  /** AWS's RequestId, or the queue's, of the operation that has ended. */
  readonly operationId?: string;
  /** The status that an environment or a workspace ended in; `GONE` when it is there no more. */
  readonly ended?: string;
  readonly reason?: string;
  /** Milliseconds. */
  readonly ms?: number;
  readonly count?: number;
  readonly until?: string;
  /** The file that this one goes on from, and what was not ended in it. */
  readonly after?: string;
  readonly open?: readonly AuditRecord[];
  readonly bytes?: number;
}

export const whoIs = ({ id, name, authentication }: Caller): Who => ({ id, name, authentication });

/** What GraphQL takes for a name, no longer than one is. */
const NAME = /^\w{1,128}$/;

/** The name of an operation, as far as it is one. */
export const operationNamed = (
  document: DocumentNode | undefined,
  given: string | null | undefined,
): { readonly operation?: string } => {
  const name = given ?? (document && getOperationAST(document)?.name?.value);
  return name != null && NAME.test(name) ? { operation: name } : {};
};

/** Whether somebody knows who it is. */
export const isSignedIn = (who: Who | undefined): boolean =>
  who?.authentication !== undefined && who.authentication !== 'NONE';
