/** The scopes that a caller may have, and what each of them allows: the one list there is. */
export const SCOPES = {
  'identity-center:read':
    'See permission sets, what is assigned to whom in which account, applications, and the changes that AWS finishes later.',
  'identity-center:write':
    'Give and take permission sets in accounts, revoke access, tag instances and applications.',
  'identity-center:permission-sets:write':
    'Create, change, tag, provision and delete permission sets: changes every account that has the set.',
  'identity-store:read':
    'See users and groups, and who is in which group; whether a principal is there.',
  'identity-store:write': 'Put users into groups and take them out.',
  'organizations:read': 'See the organization, its units and its accounts.',
  'finspace:read': 'See FinSpace environments, their users and permission groups.',
  'finspace:write': 'Create, change and delete FinSpace environments and their users.',
  'finspace:credentials': 'Be given temporary credentials of a FinSpace environment.',
  'grafana:read': 'See Grafana workspaces, how people sign in to them, and their permissions.',
  'grafana:write':
    'Create, change and delete Grafana workspaces, how people sign in to them, and their permissions.',
  metrics:
    'Read the metrics of the gateway, which count what is asked, changed and missing in all accounts.',
  introspection: 'Ask for the schema where introspection is off for others.',
} as const satisfies Record<string, string>;

export type Scope = keyof typeof SCOPES;

export const ALL_SCOPES = Object.keys(SCOPES) as readonly Scope[];

/**
 * The scopes that a name stands for: itself; all of a service as `identity-center:*`; the same of every
 * service as `*:read` and `*:write`; `*` is all there are. `*:write` is each service's `write` and no
 * more: what has a scope of its own, as `identity-center:permission-sets:write`, has to be named.
 *
 * @returns `[]` for a name that stands for none.
 */
export const scopesNamed = (name: string): readonly Scope[] => {
  if (name === '*') return ALL_SCOPES;
  const [service = '', kind = '', ...rest] = name.split(':');
  if (rest.length === 0 && kind === '*') {
    return ALL_SCOPES.filter((scope) => scope.startsWith(`${service}:`));
  }
  if (rest.length === 0 && service === '*') {
    return ALL_SCOPES.filter((scope) => {
      const parts = scope.split(':');
      return parts.length === 2 && parts[1] === kind;
    });
  }
  return ALL_SCOPES.filter((scope) => scope === name);
};

/** Whether a name stands for any scope: what a configuration may grant. */
export const isScope = (name: string): boolean => scopesNamed(name).length > 0;

/** The scopes that names stand for. Names of others, as `openid` in a token, stand for none here. */
export const expandScopes = (names: Iterable<string>): ReadonlySet<Scope> =>
  new Set([...names].flatMap(scopesNamed));
