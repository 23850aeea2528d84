/** The services of which the sandbox plays a few operations alone: of the others, a model is taken whole. */
const PLAYED: Readonly<Record<string, readonly string[]>> = { iam: ['SimulatePrincipalPolicy'] };

/** The operations of a service's API model that are distilled. */
export const playedOperations = <Operation>(
  service: string,
  operations: Readonly<Record<string, Operation>>,
): Readonly<Record<string, Operation>> =>
  Object.fromEntries(
    Object.entries(operations).filter(([name]) => PLAYED[service]?.includes(name) ?? true),
  );
