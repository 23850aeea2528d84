import { globalIds } from '../node-types.ts';
import type { ServiceId } from '../upstream/types.ts';
import type { EnvironmentSession, Visit } from './rule.ts';
import { ONE } from './things.ts';

/**
 * What it costs to make a change in a session of whoever asks, where the configuration names a role for
 * changes: one `AssumeRole` for each role and caller whose session is not open.
 */

type Changer = Pick<Visit, 'facts' | 'read' | 'scope'>;

const assume = ({ read }: Changer, roleArn: string | undefined, variant = ':session'): void => {
  if (roleArn === undefined) return;
  const what = { service: 'sts', operation: 'AssumeRole' } as const;
  read(what, { ...ONE, name: `session of ${roleArn}` }, { variant });
};

/**
 * Opens the session that changes of a service are made in.
 *
 * @param accountId where the change is made; the gateway's own account when left out.
 */
export const openSession = (visit: Changer, service: ServiceId, accountId?: string): void =>
  assume(visit, visit.facts.sessions.lacking(service, accountId, visit.scope));

/**
 * Gets the credentials of an environment of FinSpace that a user of it is changed with.
 *
 * @param isRead whether the user is read first.
 */
export const openEnvironment = (
  visit: Changer,
  environment: { readonly environmentId: string; readonly region: string },
  isRead: boolean,
): void => {
  const { reads, changes } = visit.facts.sessions.ofEnvironment(environment, visit.scope);
  const operation = 'GetProgrammaticAccessCredentials';
  const name = `${environment.region}|${environment.environmentId}`;
  const open = ({ role, isClosed }: EnvironmentSession, variant: string): void => {
    assume(visit, role, variant);
    const what = { service: 'finspace-data', operation } as const;
    if (isClosed) visit.read(what, { ...ONE, name }, { variant });
  };
  if (isRead || changes === undefined) open(reads, ':reads of users');
  if (changes !== undefined) open(changes, ':changes of users');
};

/** The number of the account that a global id names; undefined for none, and for no id of one. */
export const accountIn = (id: string | null | undefined): string | undefined => {
  if (id == null) return undefined;
  try {
    return globalIds.decode(id, 'input.account', ['Account']).keys[0];
  } catch {
    // The field refuses it, and makes no call.
    return undefined;
  }
};
