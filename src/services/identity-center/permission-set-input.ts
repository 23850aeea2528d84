import { durationToMs } from '../../core/duration.ts';
import { type Check, invalid } from '../../core/checks.ts';

/**
 * What AWS refuses anyway, found before a call is spent. The forms are those of the API model of
 * sso-admin (`CreatePermissionSet`, `AttachManagedPolicyToPermissionSet`, …), anchored.
 */

const HOUR_MS = 3_600_000;
const NAME = /^[\w+=,.@-]{1,32}$/;
const DESCRIPTION = /^[\t\n\r\u0020-\u007e\u00a1-\u00ff]{1,700}$/;
const RELAY_STATE = /^[a-zA-Z0-9&$@#\\/%?=~\-_'"|!:,.;*+[\] (){}]{1,240}$/;
const MANAGED_POLICY =
  /^arn:aws(-[a-z]{1,5}){0,3}:iam::aws:policy((\/[A-Za-z0-9.,+@=_-]+)*)\/([A-Za-z0-9.,+=@_-]+)$/;
const POLICY_NAME = /^[\w+=,.@-]{1,128}$/;
const POLICY_PATH = /^((\/[A-Za-z0-9.,+@=_-]+)*)\/$/;
const POLICY_TEXT = /^[\t\n\r\u0020-\u00ff]+$/;
const LONGEST_PATH = 512;
const LONGEST_ARN = 2048;
const LARGEST_POLICY = 32_768;
const LARGEST_POLICY_WITHOUT_SPACE = 10_240;

export const checkName = (name: string, field: string): Check =>
  NAME.test(name)
    ? undefined
    : invalid(field, 'A name has 1 to 32 letters, digits or any of `_+=,.@-`, and no spaces.');

export const checkDescription = (text: string, field: string): Check =>
  DESCRIPTION.test(text)
    ? undefined
    : invalid(field, 'A description has 1 to 700 characters of Western European languages.');

/** Compared as lengths: `PT60M` is as good as `PT1H`. */
export const checkSessionDuration = (duration: string, field: string): Check => {
  const ms = durationToMs(duration);
  return ms !== undefined && ms >= HOUR_MS && ms <= 12 * HOUR_MS
    ? undefined
    : invalid(field, 'A session lasts from 1 to 12 hours: PT1H to PT12H.');
};

export const checkRelayState = (url: string, field: string): Check =>
  RELAY_STATE.test(url)
    ? undefined
    : invalid(field, 'A relay state has 1 to 240 characters, those that a URL may have.');

export const checkManagedPolicy = (arn: string, field: string): Check =>
  MANAGED_POLICY.test(arn) && arn.length <= LONGEST_ARN
    ? undefined
    : invalid(
        field,
        "This is not the ARN of one of AWS's policies, such as arn:aws:iam::aws:policy/ReadOnlyAccess. A policy of your own is named without an ARN: it is a customer-managed policy.",
      );

/** @param field the way to the object that has `name` and `path`. */
export const checkPolicyReference = (
  { name, path }: { readonly name: string; readonly path: string },
  field: string,
): readonly Check[] => [
  POLICY_NAME.test(name)
    ? undefined
    : invalid(
        `${field}.name`,
        'The name of a policy has 1 to 128 letters, digits or any of `_+=,.@-`: its name, not its ARN.',
      ),
  POLICY_PATH.test(path) && path.length <= LONGEST_PATH
    ? undefined
    : invalid(
        `${field}.path`,
        'The path of a policy begins and ends with a slash: / or /finance/.',
      ),
];

/**
 * The length and the characters of an inline policy. Its text is in no message: policies tell more
 * than a log should know.
 */
export const checkInlinePolicy = (text: string, field: string): Check => {
  if (!POLICY_TEXT.test(text)) {
    return invalid(field, 'AWS takes no characters beyond Latin-1 in a policy.');
  }
  const bytes = Buffer.byteLength(text, 'utf8');
  if (bytes > LARGEST_POLICY) {
    return invalid(field, `A policy has at most 32,768 bytes; this one has ${bytes}.`);
  }
  const dense = text.replaceAll(/\s/g, '').length;
  return dense <= LARGEST_POLICY_WITHOUT_SPACE
    ? undefined
    : invalid(
        field,
        `A policy has at most 10,240 characters that are not white space; this one has ${dense}.`,
      );
};
