import type { Check, Diagnosis } from '../../permissions/check.ts';

const who = (as: string): string => (as === 'gateway' ? 'the gateway' : as);

const MARKS: Readonly<Record<Check['status'], string>> = {
  OK: 'ok     ',
  MISSING: 'MISSING',
  LIMITED: 'limited',
  FAILED: 'FAILED ',
  NOT_TRIED: 'not tried',
};

const line = ({ status, what, as, region, says }: Check): string => {
  const where = region === undefined ? '' : ` in ${region}`;
  const why = says === undefined ? '' : `: ${says}`;
  return `${MARKS[status]} ${what}, ${who(as)}${where}${why}`;
};

/** The same said of the same once, however many Regions it was tried in. */
const lines = (checks: readonly Check[]): readonly string[] => [...new Set(checks.map(line))];

/** What was not tried, by the reason: whose and where it was does not matter to it. */
const untried = (checks: readonly Check[]): readonly string[] => {
  const byReason = new Map<string, Set<string>>();
  for (const { what, says = '' } of checks) {
    byReason.set(says, (byReason.get(says) ?? new Set()).add(what));
  }
  return [...byReason].map(
    ([says, actions]) => `${MARKS.NOT_TRIED} ${[...actions].join(', ')}: ${says}`,
  );
};

/** What AWS allows each service, the slowest of its operations first where they differ. */
const paces = (quotas: Diagnosis['quotas']): readonly string[] => {
  const byService = new Map<string, Diagnosis['quotas'][number][]>();
  for (const quota of quotas) {
    const { service, target } = quota;
    const place = target.region === undefined ? service : `${service} in ${target.region}`;
    byService.set(place, [...(byService.get(place) ?? []), quota]);
  }
  return [...byService].map(([place, own]) => {
    const limits = own.map(({ limit }) => limit);
    const [least, most] = [Math.min(...limits), Math.max(...limits)];
    const share = Math.max(...own.map(({ allowed, limit }) => allowed / limit));
    const range = least === most ? String(most) : `${least} to ${most}, by the operation`;
    return `quota   ${place}: ${range} calls a second, of which this gateway takes ${Math.round(share * 100)} %`;
  });
};

const isPermission = ({ what }: Check): boolean => /^[\w-]+:\w+$/.test(what);

/** How many permissions whoever it is has. */
const counts = (checks: readonly Check[]): readonly string[] => {
  const had = new Map<string, Set<string>>();
  for (const { as, what, status } of checks.filter(isPermission)) {
    if (status === 'OK') had.set(as, (had.get(as) ?? new Set()).add(what));
  }
  return [...had].map(([as, actions]) => `${MARKS.OK} ${actions.size} permissions of ${who(as)}`);
};

/** The diagnosis for a person, what is wrong last. */
export const reportOf = (upstream: string, diagnosis: Diagnosis): string => {
  const { checks, missing, quotas, ok } = diagnosis;
  const of = (status: Check['status']) => checks.filter((check) => check.status === status);
  const wrong = [...of('MISSING'), ...of('FAILED')];
  const sections = [
    [upstream],
    lines(of('OK').filter((check) => !isPermission(check))),
    counts(checks),
    lines(of('LIMITED')),
    untried(of('NOT_TRIED')),
    paces(quotas),
    lines(wrong),
    ...missing.map(({ as, add }) => [
      `add to the policy of ${who(as)}:`,
      JSON.stringify(add, null, 2),
    ]),
    [ok ? 'Nothing is missing.' : `${lines(wrong).length} things are wrong.`],
  ];
  return `${sections
    .filter((section) => section.length > 0)
    .map((section) => section.join('\n'))
    .join('\n\n')}\n`;
};
