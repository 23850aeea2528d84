import type { PlacedServices } from './upstream/places.ts';

/** What the embedded AWS says of itself. */
export interface PlayedPlaces {
  /** The Regions it plays, that of IAM Identity Center first. */
  readonly regions: readonly string[];
  /** The role to read each further account with. */
  readonly readerRoles: readonly string[];
  /** The role of each FinSpace environment, by its id. */
  readonly finspaceRoles: Readonly<Record<string, string>>;
}

const nameOf = (roleArn: string): string => roleArn.slice(roleArn.lastIndexOf('/') + 1);

/**
 * A configuration that shows everything there is in the sandbox, so that nobody has to write one.
 *
 * @param said what the configuration says; that goes before what the sandbox says of itself.
 */
export const placedOf = (
  { regions, readerRoles, finspaceRoles }: PlayedPlaces,
  said?: PlacedServices,
): PlacedServices => {
  const list = <Value>(own: readonly Value[] | undefined, played: readonly Value[]) =>
    own === undefined || own.length === 0 ? played : own;
  const record = (own: Readonly<Record<string, string>> = {}, played: typeof own) =>
    Object.keys(own).length === 0 ? played : own;
  return {
    finspaceRegions: list(said?.finspaceRegions, regions),
    grafanaRegions: list(said?.grafanaRegions, regions),
    readerRoles: list(said?.readerRoles, readerRoles),
    finspaceRoles: record(said?.finspaceRoles, finspaceRoles),
    credentialRoles: record(
      said?.credentialRoles,
      Object.fromEntries(Object.values(finspaceRoles).map((arn) => [nameOf(arn), arn])),
    ),
    disabled: said?.disabled ?? [],
  };
};
