/** `npm run sandbox`: the sandbox as a program of its own. */
import { readCommandLine } from './command-line.ts';
import { createSandbox, UsageError } from './index.ts';
import type { Sandbox, SandboxOptions } from './index.ts';

/** What the caller asked for (2), the machine's doing such as a port that is taken (1), or a bug. */
const fail = (error: unknown): void => {
  const expected = error instanceof Error && (error instanceof UsageError || 'code' in error);
  const text = expected ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`sandbox: ${text ?? ''}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
};

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** On standard output nothing but what a shell may evaluate. */
const printExports = ({ url, region, credentials }: Sandbox): void => {
  const variables = {
    AWS_ENDPOINT_URL: url,
    AWS_REGION: region,
    // What the AWS CLI and boto3 read instead.
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  };
  for (const [name, value] of Object.entries(variables)) {
    process.stdout.write(`export ${name}=${value}\n`);
  }
};

const endOnSignal = (sandbox: Sandbox): void => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      say(`sandbox: ${signal}, ${sandbox.totalCalls} calls answered`);
      sandbox.close().catch(fail);
    });
  }
};

const run = async (port: number, options: SandboxOptions): Promise<void> => {
  const sandbox = createSandbox(options);
  await sandbox.listen(port);
  endOnSignal(sandbox);
  say(
    `SANDBOX of IAM Identity Center and its neighbours at ${sandbox.url} (not AWS; Ctrl-C ends it)`,
  );
  for (const fault of sandbox.faults.active) say(`fault: ${fault}`);
  printExports(sandbox);
};

// Who reads only the first lines (`| head -2`) closes the pipe: that is no reason to end.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') fail(error);
});

try {
  const command = readCommandLine(process.argv.slice(2), process.env);
  if (command.kind === 'help') process.stdout.write(command.text);
  else await run(command.port, command.options);
} catch (error) {
  fail(error);
}
