import type { GatewayContext } from '../../context.ts';
import type { Switchable } from '../../upstream/places.ts';
import { OWN_ACCOUNT } from '../../upstream/places.ts';
import type { Findings, Where } from './found-access.ts';

/** The accounts of the organization; undefined where only a call would tell. */
const knownAccounts = async ({
  loaders,
}: GatewayContext): Promise<readonly string[] | undefined> => {
  const list = loaders.organizations.accountList();
  const known: string[] = [];
  for (let token: string | undefined; ;) {
    if (list.isCached?.(token) !== true) return undefined;
    const { items, nextToken } = await list.read(token);
    known.push(...items.map(({ Id }) => Id ?? ''));
    if (nextToken === undefined) return known;
    token = nextToken;
  }
};

const NAMES = { finspace: 'FinSpace', grafana: 'Grafana' } as const;

/**
 * A gap for what accounts may have that `service` is not read in. Left out only where it is known
 * without a call that there are no such accounts.
 */
export const noteUnreadAccounts = async (
  context: GatewayContext,
  findings: Findings,
  service: Switchable,
  places: readonly Required<Where>[],
): Promise<void> => {
  const read = [...new Set(places.map(({ accountId }) => accountId))].sort();
  const all = await knownAccounts(context);
  if (all?.every((accountId) => read.includes(accountId)) === true) return;
  const accounts = read
    .map((accountId) => (accountId === OWN_ACCOUNT ? "the gateway's own account" : accountId))
    .join(', ');
  const message = `${NAMES[service]} is read in ${accounts === '' ? 'no account that you may see' : `${accounts} alone`}: what other accounts of the organization have is not known. Whoever runs the gateway can name a role of each in READER_ROLES.`;
  findings.gap({ service, code: 'NOT_CONFIGURED', message });
};
