import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Authenticator } from '../../src/auth/authenticator.ts';
import type { Caller } from '../../src/auth/caller.ts';
import { environmentIdOf } from '../../src/sandbox/firm/environments.ts';
import { readPolicyFile } from '../../src/rows/read-policy-file.ts';
import type { RowPolicy } from '../../src/rows/row-policy.ts';
import type { SandboxState } from '../../src/sandbox/state.ts';
import { WIDE_LIMITS } from '../support/wide-limits.ts';
import {
  type Answer,
  makeGateway,
  type MakeGatewayOptions,
  type TestGateway,
} from '../support/make-gateway.ts';

/** Reads policies as the gateway does when it starts. */
export const policyOf = async (text: string): Promise<RowPolicy> => {
  const directory = await mkdtemp(join(tmpdir(), 'policy-'));
  try {
    const path = join(directory, 'rows.cedar');
    await writeFile(path, text);
    return await readPolicyFile(path);
  } finally {
    await rm(directory, { recursive: true });
  }
};

/** Who asks is who the header `x-test-caller` says, in the groups of `x-test-groups`. */
const byHeader: Authenticator = {
  authenticate: (headers): Caller => ({
    id: headers.get('x-test-caller') ?? 'nobody',
    name: headers.get('x-test-caller') ?? 'nobody',
    authentication: 'JWT',
    scopes: new Set(['*']),
    groups: headers.get('x-test-groups')?.split(',') ?? [],
    // What is protected is another matter.
    authenticatedAt: Date.now(),
  }),
};

/** The headers of somebody in `groups`. */
export const as = (...groups: readonly string[]): Record<string, string> => ({
  'x-test-caller': `${groups.join('-')}-caller`,
  'x-test-groups': groups.join(','),
});

/** A gateway with these policies, and everything of somebody in the group `platform`. */
export const makeRuled = async (
  policies: string,
  options: MakeGatewayOptions = {},
): Promise<TestGateway> =>
  makeGateway({
    safety: { limits: WIDE_LIMITS },
    authenticator: byHeader,
    rowPolicy: await policyOf(
      `permit(principal in Group::"platform", action, resource);\n${policies}`,
    ),
    ...options,
    sandbox: { quotas: false, ...options.sandbox },
  });

export const unitNamed = (state: SandboxState, name: string): string => {
  const found = state.organizationalUnits.rows.find((unit) => unit.name === name);
  if (found === undefined) throw new Error(`There is no unit ${name}.`);
  return found.ouId;
};

export const accountNamed = (state: SandboxState, name: string): string => {
  const found = state.accounts.rows.find((account) => account.name === name);
  if (found === undefined) throw new Error(`There is no account ${name}.`);
  return found.accountId;
};

/** What must not be found in anything that is said to somebody who may see only `seen`. */
export interface Secrets {
  /** Wherever they stand. */
  readonly texts: readonly string[];
  /** As a whole value: names are words, too. */
  readonly values: ReadonlySet<string>;
}

export const secretsOf = (state: SandboxState, seen: ReadonlySet<string>): Secrets => {
  const hidden = state.accounts.rows.filter(({ accountId }) => !seen.has(accountId));
  const isHidden = ({ accountId }: { readonly accountId: string }) => !seen.has(accountId);
  return {
    texts: [
      ...hidden.flatMap(({ accountId, email }) => [accountId, email]),
      ...state.workspaces.rows.filter(isHidden).map(({ workspaceId }) => workspaceId),
      ...state.environments.rows.filter(isHidden).map((one) => one.environmentId),
    ],
    // `audit` and `sandbox` are accounts, and words in tags of permission sets.
    values: new Set(hidden.map(({ name }) => name).filter((name) => name.includes('-'))),
  };
};

export { environmentIdOf };

/** Every text in a value: members, names of members, and what ids and cursors hold. */
const textsIn = (value: unknown, found: string[] = []): string[] => {
  if (typeof value === 'string') {
    found.push(value);
    if (value.length >= 8 && /^[\w-]+$/.test(value)) {
      const decoded = Buffer.from(value, 'base64url').toString('utf8');
      if (decoded.startsWith('[') || decoded.startsWith('{')) {
        try {
          textsIn(JSON.parse(decoded), found);
        } catch {
          // Not one of the gateway's.
        }
      }
    }
  } else if (value !== null && typeof value === 'object') {
    for (const [name, member] of Object.entries(value)) {
      found.push(name);
      textsIn(member, found);
    }
  }
  return found;
};

/** What an answer says that it must not. */
export const leaksIn = (
  { status, headers, body }: Pick<Answer, 'status' | 'headers' | 'body'>,
  { texts, values }: Secrets,
): string[] => {
  const all = [String(status), ...textsIn(JSON.parse(body)), ...textsIn([...headers.entries()])];
  return all.filter((text) => values.has(text) || texts.some((secret) => text.includes(secret)));
};
