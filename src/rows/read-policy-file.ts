import { readFile } from 'node:fs/promises';
import type * as Cedar from '@cedar-policy/cedar-wasm/nodejs';
import { ConfigError } from '../config-error.ts';
import { CEDAR_SCHEMA, ID_FORMS } from './cedar-schema.ts';
import { createRowPolicy, type RowPolicy } from './row-policy.ts';

type Trouble = Pick<Cedar.DetailedError, 'message' | 'help' | 'sourceLocations'>;

/** The line, from 1, of a place that Cedar counts in bytes. */
const lineAt = (text: Buffer, byte: number): number =>
  text.subarray(0, byte).toString('utf8').split('\n').length;

const readText = async (path: string): Promise<Buffer> => {
  try {
    return await readFile(path);
  } catch (error) {
    const { code = 'it cannot be read' } = error as NodeJS.ErrnoException;
    const message = `POLICY_FILE must be a file with Cedar policies: ${path}: ${code}.`;
    throw new ConfigError(message, { cause: error });
  }
};

/** The first entity of `policy` whose id cannot be one. */
const badId = (policy: Cedar.PolicyJson): { type: string; id: string } | undefined => {
  let found: { type: string; id: string } | undefined;
  JSON.stringify(policy, (_key, value: unknown) => {
    const { type, id } = (value ?? {}) as { readonly type?: unknown; readonly id?: unknown };
    if (typeof type !== 'string' || typeof id !== 'string') return value;
    const isBad = Object.hasOwn(ID_FORMS, type) && ID_FORMS[type]?.pattern.test(id) === false;
    if (isBad) found ??= { type, id };
    return value;
  });
  return found;
};

/**
 * Reads Cedar policies and what they may speak of: strictly, so that a typing error does not become a
 * policy that never matches.
 *
 * @param path of the file.
 * @throws ConfigError at the first thing that is wrong, with the file and the line.
 */
export const readPolicyFile = async (path: string): Promise<RowPolicy> => {
  const bytes = await readText(path);
  const text = bytes.toString('utf8');
  // WebAssembly of some megabytes: only a process that has policies loads it.
  const cedar = await import('@cedar-policy/cedar-wasm/nodejs');

  const refuse = ({ message, help, sourceLocations }: Trouble): never => {
    const start = sourceLocations?.[0]?.start;
    const line = start === undefined ? '' : `:${lineAt(bytes, start)}`;
    const says = message.replaceAll(/\s+/g, ' ').replace(/\.$/, '');
    const advice = help ? ` (${help.replaceAll(/\s+/g, ' ')})` : '';
    throw new ConfigError(`POLICY_FILE ${path}${line}: ${says}${advice}.`);
  };

  const parts = cedar.policySetTextToParts(text);
  const parsed = cedar.checkParsePolicySet({ staticPolicies: text });
  if (parts.type === 'success' && parts.policy_templates.length > 0) {
    const start = Buffer.byteLength(
      text.slice(0, Math.max(0, text.search(/\?(principal|resource)/))),
    );
    refuse({
      message: 'policies with ?principal or ?resource are templates, which nothing would fill in',
      help: null,
      sourceLocations: [{ start, end: start, label: null }],
    });
  }
  if (parsed.type === 'failure') parsed.errors.slice(0, 1).forEach(refuse);
  const checked = cedar.validate({
    schema: CEDAR_SCHEMA,
    policies: { staticPolicies: text },
    validationSettings: { mode: 'strict' },
  });
  if (checked.type === 'failure') checked.errors.slice(0, 1).forEach(refuse);
  else {
    // A warning is a policy that never applies: whoever wrote it meant something else.
    const { validationErrors, validationWarnings } = checked;
    [...validationErrors, ...validationWarnings].slice(0, 1).forEach(({ error }) => refuse(error));
  }
  const texts = parts.type === 'success' ? parts.policies : [];
  const policies: Record<string, Cedar.PolicyJson> = {};
  for (const [index, policy] of texts.entries()) {
    const answer = cedar.policyToJson(policy);
    if (answer.type === 'failure') {
      answer.errors.slice(0, 1).forEach(refuse);
      continue;
    }
    const bad = badId(answer.json);
    if (bad !== undefined) {
      const entity = `${bad.type}::${JSON.stringify(bad.id)}`;
      const start = Math.max(0, bytes.indexOf(entity));
      refuse({
        message: `${entity} is not ${ID_FORMS[bad.type]?.is ?? ''}`,
        help: null,
        sourceLocations: [{ start, end: start, label: null }],
      });
    }
    policies[`policy${index}`] = answer.json;
  }
  return createRowPolicy(cedar, policies);
};
