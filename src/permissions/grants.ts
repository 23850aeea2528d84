import type { PlacedServices } from '../upstream/places.ts';
import { accountOf } from '../upstream/places.ts';
import type { ServiceId } from '../upstream/types.ts';
import { roleAt, type Writable, writeRolesFor, type WriteRoles } from '../upstream/write-roles.ts';
import { type BoundOperation, boundOperations } from './operation-table.ts';

/** What can be switched on: each is one or two of AWS's services. */
export const FEATURES = ['identity-center', 'organizations', 'finspace', 'grafana'] as const;
export type Feature = (typeof FEATURES)[number];

/** The feature that a service is of; none for STS, which is of all of them, and IAM, which doctor asks. */
export const FEATURE_OF: Readonly<Record<ServiceId, Feature | undefined>> = {
  'sso-admin': 'identity-center',
  identitystore: 'identity-center',
  organizations: 'organizations',
  finspace: 'finspace',
  'finspace-data': 'finspace',
  grafana: 'grafana',
  sts: undefined,
  iam: undefined,
};

/** Whoever is granted: the gateway's own credentials, or the ARN of a role that it takes on. */
export type Grantee = 'gateway' | (string & {});

/** A role that one takes on. */
export interface Taken {
  readonly roleArn: string;
  /** On behalf of a caller, with a source identity. */
  readonly setsSourceIdentity: boolean;
}

/** What one has to be allowed. */
export interface Grants {
  readonly operations: readonly BoundOperation[];
  readonly takes: readonly Taken[];
}

export interface GrantOptions {
  readonly placed: PlacedServices;
  readonly writeRoles: WriteRoles;
  /** Whether changes are made at all. */
  readonly writes: boolean;
  readonly features: readonly Feature[];
}

/** The features that the configuration leaves on. */
export const featuresOf = ({ disabled }: Pick<PlacedServices, 'disabled'>): readonly Feature[] =>
  FEATURES.filter((feature) => !disabled.some((off) => off === feature));

const isPlaced = (feature: Feature): boolean => feature === 'finspace' || feature === 'grafana';

/**
 * Whose credentials an operation is called with.
 *
 * @param readerRole with which the account is read that it is called in; undefined for the gateway's own.
 * @returns undefined where the gateway refuses the change, since no role is named for it.
 */
export const granteeAt = (
  { service, kind }: Pick<BoundOperation, 'service' | 'kind'>,
  readerRole: string | undefined,
  { placed, writeRoles }: Pick<GrantOptions, 'placed' | 'writeRoles'>,
): Grantee | undefined => {
  const reader = readerRole ?? 'gateway';
  if (kind === 'read') return reader;
  const writable = FEATURE_OF[service] as Writable;
  if (writeRolesFor(writeRoles, writable).length === 0) return reader;
  const accountId = readerRole === undefined ? undefined : accountOf(readerRole);
  return roleAt(writeRoles, writable, accountId, placed.readerRoles);
};

/** Who calls an operation, in each of the accounts that it is called in. */
const callersOf = (operation: BoundOperation, options: GrantOptions): readonly Grantee[] => {
  const { placed, writes } = options;
  const feature = FEATURE_OF[operation.service];
  if (feature === undefined) return [];
  if (operation.service === 'finspace-data') {
    // The other operations of the data API are signed with credentials that IAM does not judge.
    if (operation.name !== 'GetProgrammaticAccessCredentials') return [];
    return [
      ...Object.values(placed.finspaceRoles),
      ...(writes ? Object.values(placed.credentialRoles) : []),
    ];
  }
  const places: readonly (string | undefined)[] = isPlaced(feature)
    ? [undefined, ...placed.readerRoles]
    : [undefined];
  return places.flatMap((readerRole) => granteeAt(operation, readerRole, options) ?? []);
};

const takenRoles = ({ placed, writeRoles, writes, features }: GrantOptions): readonly Taken[] => {
  const { sourceIdentity } = writeRoles;
  const has = (feature: Feature): boolean => features.includes(feature);
  const read = [
    ...(has('finspace') || has('grafana') ? placed.readerRoles : []),
    ...(has('finspace') ? Object.values(placed.finspaceRoles) : []),
  ];
  const changed = writes
    ? [
        ...(['identity-center', 'finspace', 'grafana'] as const).flatMap((service) =>
          has(service) ? writeRolesFor(writeRoles, service) : [],
        ),
        ...(has('finspace')
          ? [...Object.values(placed.finspaceRoles), ...Object.values(placed.credentialRoles)]
          : []),
      ]
    : [];
  return [...new Set([...read, ...changed])].map((roleArn) => ({
    roleArn,
    setsSourceIdentity: sourceIdentity && changed.includes(roleArn),
  }));
};

/** What the gateway, and each role that it takes on, has to be allowed for what is switched on. */
export const grantsOf = (options: GrantOptions): ReadonlyMap<Grantee, Grants> => {
  const operations = new Map<Grantee, BoundOperation[]>([['gateway', []]]);
  const takes = takenRoles(options);
  for (const { roleArn } of takes) operations.set(roleArn, []);
  for (const operation of boundOperations()) {
    const feature = FEATURE_OF[operation.service];
    if (feature === undefined || !options.features.includes(feature)) continue;
    if (operation.kind === 'write' && !options.writes) continue;
    for (const grantee of new Set(callersOf(operation, options))) {
      operations.get(grantee)?.push(operation);
    }
  }
  return new Map(
    [...operations].map(([grantee, own]): [Grantee, Grants] => [
      grantee,
      { operations: own, takes: grantee === 'gateway' ? takes : [] },
    ]),
  );
};
