type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The file with the row rules, in Cedar; without one every account is for everybody who may ask at
 * all. It is read when the gateway starts (`rows/read-policy-file.ts`), which refuses what is wrong in it.
 */
export const readPolicyPath = (env: Environment): string | undefined =>
  env.POLICY_FILE || undefined;
