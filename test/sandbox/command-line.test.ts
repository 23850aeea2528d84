import { describe, expect, it } from 'vitest';
import { readCommandLine } from '../../src/sandbox/command-line.ts';

describe('the command line', () => {
  it('has a default for everything', () => {
    expect(readCommandLine([], {})).toEqual({ kind: 'run', port: 4010, options: {} });
  });

  it('reads every flag', () => {
    const argv = [
      '--accounts=500 --populations=50/20/8/200/40 --latency=80 --quotas=off --role=member --seed=9 --state=f.json',
      '--region=us-gov-west-1 --port=0 --faults=sts:500,*:html:0.1 --faults=identitystore:dead',
      '--fail=account=123456789012 --fail=principal=ada,reason=gone',
    ].flatMap((line) => line.split(' '));
    expect(readCommandLine(argv, { SANDBOX_PORT: '5' })).toEqual({
      kind: 'run',
      port: 0,
      options: {
        accounts: 500,
        populations: {
          accounts: 50,
          permissionSets: 20,
          provisionedPerAccount: 8,
          users: 200,
          groups: 40,
        },
        latencyMs: 80,
        quotas: false,
        role: 'member',
        faults: ['sts:500,*:html:0.1', 'identitystore:dead'],
        fail: ['account=123456789012', 'principal=ada,reason=gone'],
        seed: 9,
        stateFile: 'f.json',
        region: 'us-gov-west-1',
      },
    });
  });

  it.each([
    [{ SANDBOX_PORT: '4999' }, 4999],
    [{ SANDBOX_PORT: '' }, 4010],
    [{ OTHER: '1' }, 4010],
  ])('takes the port from %o', (env, port) => {
    expect(readCommandLine([], env)).toMatchObject({ port });
  });

  it('explains itself', () => {
    const command = readCommandLine(['--help'], {});
    expect(command.kind === 'help' && command.text).toMatch(/--faults SPEC[\s\S]+cut-after/);
  });

  it.each([
    ['--accounts 0', '--accounts must be a whole number from 3 to 5000, not "0"'],
    ['--accounts 5001', '--accounts must be a whole number from 3 to 5000, not "5001"'],
    ['--accounts 1e3', '--accounts must be a whole number from 3 to 5000, not "1e3"'],
    [
      '--populations 50/20',
      '--populations must be five whole numbers such as 277/100/15/800/150, not "50/20"',
    ],
    ['--populations 1/2/3/4/x', 'not "1/2/3/4/x"'],
    ['--latency fast', '--latency must be a whole number from 0 to 600000, not "fast"'],
    ['--quotas maybe', '--quotas must be on or off, not "maybe"'],
    ['--role boss', '--role must be management or delegated or member, not "boss"'],
    ['--seed=-1', '--seed must be a whole number from 0 to 4294967295, not "-1"'],
    ['--region mars', '--region must be a Region such as eu-west-1, not "mars"'],
    ['--port 70000', '--port must be a whole number from 0 to 65535, not "70000"'],
    ['--fail zzz', '--fail: "zzz" is not a rule for failing operations'],
    ['--fail account=1', '--fail: "account=1" names no account: account= takes an id of 12 digits'],
    [
      '--latency -5',
      '--latency needs a value, and what follows it begins with "-": write --latency=VALUE',
    ],
    ['--latency=-5', '--latency must be a whole number from 0 to 600000, not "-5"'],
    ['--wrong', "Unknown option '--wrong' (--help lists the flags)"],
    ['stray', "Unexpected argument 'stray'"],
    ['--latency', "Option '--latency <value>' argument missing"],
  ])('refuses %s in one line', (line, message) => {
    const read = (): unknown => readCommandLine(line.split(' '), {});
    expect(read).toThrow(message);
    expect(read).toThrow(expect.objectContaining({ name: 'UsageError' }));
    expect(read).not.toThrow('\n');
  });

  it('refuses a port in the environment that is none', () => {
    expect(() => readCommandLine([], { SANDBOX_PORT: 'x' })).toThrow('SANDBOX_PORT must be');
  });
});
