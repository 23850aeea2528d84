import { makeApiKey } from '../../auth/api-keys.ts';
import { isScope } from '../../auth/scopes.ts';
import { SERVICE_NAME } from '../../auth/read-settings.ts';
import { type Command, EXIT } from '../command.ts';
import { readArguments } from '../read-arguments.ts';
import { CommandError } from '../errors.ts';

const DEFAULT_DAYS = 365;
const MAX_DAYS = 3650;
const DAY_MS = 86_400_000;

const HELP = `Usage: management-graph api-key NAME --scopes SCOPES [flags]

Makes an API key for a service. The key is printed once; the gateway keeps only its SHA-256, in the entry
for "apiKeys" of AUTH_FILE that is printed below it. The gateway follows the file as it changes.

To change the key of a service without a gap, add the new object of "keys" to the entry that is there,
give the service its new key, and take the old object out.

  --scopes SCOPES   what the service may do, with commas: identity-center:read,grafana:read; * is all
  --groups GROUPS   the groups that policies know it by, with commas
  --days DAYS       how long the key works: 1 to ${MAX_DAYS}, ${DEFAULT_DAYS} when left out

Exit code: 0 done; 2 the command line is wrong.
`;

/** For `parseArgs`. */
export const apiKeyFlags = {
  scopes: { type: 'string' },
  groups: { type: 'string' },
  days: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

const list = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const readScopes = (text: string | undefined): readonly string[] => {
  const scopes = list(text);
  if (scopes.length === 0) throw new CommandError('--scopes says what the service may do.');
  const wrong = scopes.find((name) => !isScope(name));
  if (wrong === undefined) return scopes;
  throw new CommandError(`--scopes must be names such as grafana:read: "${wrong}" is none.`);
};

const readDays = (text = String(DEFAULT_DAYS)): number => {
  const days = Number(text);
  if (/^\d+$/.test(text) && days >= 1 && days <= MAX_DAYS) return days;
  throw new CommandError(`--days must be a number from 1 to ${MAX_DAYS}, not "${text}".`);
};

export const apiKeyCommand: Command = {
  help: HELP,
  async run(argv, terminal) {
    const { values, positionals } = readArguments(argv, apiKeyFlags, { positionals: true });
    if (values.help === true) {
      await terminal.out(HELP);
      return EXIT.done;
    }
    const [name, ...more] = positionals;
    if (name === undefined || more.length > 0 || !SERVICE_NAME.test(name)) {
      throw new CommandError('api-key takes the name of one service: letters, digits and . _ -');
    }
    const scopes = readScopes(values.scopes);
    const groups = list(values.groups);
    const expiresAt = terminal.clock.now() + readDays(values.days) * DAY_MS;
    const { key, kept } = makeApiKey(expiresAt);
    const entry = {
      name,
      scopes,
      groups,
      keys: [{ ...kept, expiresAt: new Date(expiresAt).toISOString() }],
    };
    terminal.tell('The key, shown this once, and its entry for "apiKeys" in AUTH_FILE:\n');
    await terminal.out(`${key}\n\n${JSON.stringify(entry, null, 2)}\n`);
    return EXIT.done;
  },
};
