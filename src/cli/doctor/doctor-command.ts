import { type Config, readServedConfig } from '../../config.ts';
import { type Command, EXIT, type Terminal } from '../command.ts';
import { CommandError } from '../errors.ts';
import { isPrincipalArn } from '../principal-arn.ts';
import { readFlagsAndRest } from '../read-arguments.ts';

/** For `parseArgs`. What is not among them is the sandbox's. */
export const doctorFlags = {
  json: { type: 'boolean' },
  'read-only': { type: 'boolean' },
  'own-role': { type: 'string' },
  without: { type: 'string' },
  upstream: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

const HELP = `Usage: management-graph doctor [flags]

Tries each permission that the gateway needs for what is switched on, and says which is missing, with the
statement to add. It changes nothing: reads are made, and changes are asked for of objects that cannot be
there, so that only the answer about the permission counts. What cannot be tried so, IAM itself is asked
about, if the policy lets it be (iam-policy --doctor). Roles are taken on.

  --read-only        nothing about changes, whatever WRITES says
  --own-role ARN     the gateway's own role, to ask IAM about one with a path: STS does not tell it
  --without ACTIONS  permissions that are left out on purpose, such as iam:PassRole,ec2:DescribeSubnets
  --json             the whole diagnosis, for a machine
  --upstream NAME    sandbox (default), which takes its own flags too, or aws

Exit code: 0 nothing is missing; 1 something is missing or could not be found out; 2 the command line is
wrong.
`;

interface Asked {
  readonly config: Config;
  readonly json: boolean;
  readonly readOnly: boolean;
  readonly ownRole: string | undefined;
  readonly without: readonly string[];
}

/** @throws CommandError, ConfigError. */
const readFlags = (argv: readonly string[]): Asked | 'help' => {
  const { has, text, upstream, rest } = readFlagsAndRest('doctor', argv, doctorFlags);
  if (has('help')) return 'help';
  const config = readServedConfig(['--upstream', upstream, ...rest]);
  if ('help' in config) return 'help';
  const ownRole = text('own-role');
  if (ownRole !== undefined && !isPrincipalArn(ownRole)) {
    throw new CommandError(`--own-role takes the ARN of a role, not "${ownRole}".`);
  }
  const without = text('without')?.split(',') ?? [];
  const wrong = without.find((action) => !/^[\w-]+:\w+$/.test(action));
  if (wrong !== undefined) {
    throw new CommandError(`--without takes actions such as iam:PassRole, not "${wrong}".`);
  }
  return { config, json: has('json'), readOnly: has('read-only'), ownRole, without };
};

const run = async (asked: Asked, terminal: Terminal): Promise<number> => {
  const { config, json, readOnly, ownRole, without } = asked;
  const { openDeps } = await import('../open-gateway.ts');
  const { createContextDeps } = await import('../../create-context-deps.ts');
  const { diagnose } = await import('../../permissions/diagnose.ts');
  const { featuresOf } = await import('../../permissions/grants.ts');
  const { reportOf } = await import('./report.ts');
  const { deps, close } = await openDeps(config);
  try {
    const options = {
      placed: deps.placed,
      writeRoles: config.writeRoles,
      // On the sandbox changes may always be made.
      writes: !readOnly && (config.upstream === 'sandbox' || config.writes),
      features: featuresOf(deps.placed),
    };
    const asking = { factory: deps.factory, ownRole, without };
    const diagnosis = await diagnose(createContextDeps(deps), options, asking);
    const { kind, region } = deps.info;
    const upstream = { kind, region };
    await terminal.out(
      json
        ? `${JSON.stringify({ upstream, ...diagnosis }, null, 2)}\n`
        : reportOf(`${kind}, ${region}`, diagnosis),
    );
    return diagnosis.ok ? EXIT.done : EXIT.failed;
  } finally {
    await close();
  }
};

export const doctorCommand: Command = {
  help: HELP,
  async run(argv, terminal) {
    const asked = readFlags(argv);
    if (asked !== 'help') return run(asked, terminal);
    await terminal.out(HELP);
    return EXIT.done;
  },
};
