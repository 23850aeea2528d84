import { type Check, invalid } from '../../core/checks.ts';
import { createTagChecks, type NewTag } from '../../core/tag-checks.ts';

/**
 * What AWS refuses anyway, found before a call is spent. The forms are those of the API models of
 * FinSpace and of its data API, anchored.
 */
const NAME = /^[a-zA-Z0-9][a-zA-Z0-9-]{0,253}[a-zA-Z0-9]$/;
const DESCRIPTION = /^[a-zA-Z0-9. ]{1,1000}$/;
const KMS_KEY = /^[a-zA-Z0-9\-:/]{1,1000}$/;
const DATA_BUNDLE =
  /^arn:aws[a-z-]*:finspace:[A-Za-z0-9_/.-]{0,63}:\d*:data-bundle\/[0-9A-Za-z_-]{1,128}$/;
const SUPERUSER_EMAIL = /^[A-Z0-9a-z._%+-]+@[A-Za-z0-9.-]+\.+[A-Za-z]+$/;
const SUPERUSER_NAME = /^[a-zA-Z0-9]{1,50}$/;

const matching =
  (pattern: RegExp, message: string) =>
  (value: string, field: string): Check =>
    pattern.test(value) ? undefined : invalid(field, message);

export const checkName = matching(
  NAME,
  'The name of an environment has 2 to 255 letters, digits or hyphens, no hyphen first or last.',
);
export const checkDescription = matching(
  DESCRIPTION,
  'The description of an environment has 1 to 1,000 letters, digits, full stops or spaces.',
);
export const checkKmsKey = matching(
  KMS_KEY,
  'A KMS key is named by its id or ARN: 1 to 1,000 letters, digits, hyphens, colons or slashes.',
);
const checkDataBundle = matching(
  DATA_BUNDLE,
  'This is not the ARN of a data bundle, such as arn:aws:finspace:eu-west-1::data-bundle/capital-markets-sample.',
);

export const checkDataBundles = (arns: readonly string[], field: string): readonly Check[] =>
  arns.map((arn, index) => checkDataBundle(arn, `${field}.${index}`));

/** The first user of an environment, whom AWS holds to other forms than those that come later. */
export const checkSuperuser = (
  user: { readonly emailAddress: string; readonly firstName: string; readonly lastName: string },
  field: string,
): readonly Check[] => [
  SUPERUSER_EMAIL.test(user.emailAddress) && user.emailAddress.length <= 128
    ? undefined
    : invalid(`${field}.emailAddress`, 'An email address has at most 128 characters.'),
  ...(['firstName', 'lastName'] as const).map((name) =>
    SUPERUSER_NAME.test(user[name])
      ? undefined
      : invalid(`${field}.${name}`, 'AWS takes 1 to 50 letters or digits here, without accents.'),
  ),
];

/** By the form that `TagResource`, `UntagResource` and `CreateEnvironment` of FinSpace document. */
export const { checkTags, checkKeys: checkTagKeys } = createTagChecks({
  most: 50,
  key: /^[a-zA-Z+\-=._:/]{1,128}$/,
  keySays: 'The name of a tag has 1 to 128 letters or any of `+-=._:/`.',
  value: /^[a-zA-Z0-9+\-=._:@ ]{1,256}$/,
  valueSays: 'The value of a tag has 1 to 256 letters, digits, spaces or any of `+-=._:@`.',
});

/** Tags as FinSpace takes them. */
export const toAwsTags = (tags: readonly NewTag[]): Record<string, string> =>
  Object.fromEntries(tags.map(({ key, value }) => [key, value]));
