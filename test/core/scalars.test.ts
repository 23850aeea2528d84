import { parseValue } from 'graphql';
import { describe, expect, it } from 'vitest';
import { durationToMs, toIsoDuration } from '../../src/core/duration.ts';
import { scalars } from '../../src/core/scalars.ts';

describe('durations', () => {
  it.each([
    ['PT1H', 'PT1H'],
    ['PT12H', 'PT12H'],
    ['PT1H30M', 'PT1H30M'],
    ['P1D', 'P1D'],
    ['7200', 'PT2H'],
    ['5400', 'PT90M'],
    ['45', 'PT45S'],
    ['2H', 'PT2H'],
    ['12 hours', 'PT12H'],
    ['90 minutes', 'PT90M'],
    ['', undefined],
    ['P', undefined],
    ['PT', undefined],
    ['soon', undefined],
  ])('%j is %j', (text, iso) => {
    expect(toIsoDuration(text)).toBe(iso);
  });

  it.each([
    ['PT20S', 20_000],
    ['PT0.5S', 500],
    ['PT1H1M1S', 3_661_000],
    ['P1DT1H', 90_000_000],
    ['P1W', 604_800_000],
    ['P1M', undefined],
    ['P1Y', undefined],
    ['20', undefined],
  ])('%j is %j milliseconds', (text, ms) => {
    expect(durationToMs(text)).toBe(ms);
  });

  it('are ISO-8601 on the way in, and say what cannot be read on the way out', () => {
    expect(() => scalars.Duration.parseValue('2H')).toThrow();
    expect(scalars.Duration.serialize('2H')).toBe('PT2H');
    expect(() => scalars.Duration.serialize('a while')).toThrow('a while');
  });
});

describe('Arn and AccountId', () => {
  it.each([
    'arn:aws:sso:::instance/ssoins-1234567890abcdef',
    'arn:aws-cn:sso:::permissionSet/ins-1234567890abcdef/ps-1234567890abcdef',
    'arn:aws-us-gov:iam::aws:policy/job-function/Billing',
    'arn:aws:organizations::123456789012:account/o-abc/123456789012',
  ])('take %s', (arn) => {
    expect(scalars.Arn.parseValue(arn)).toBe(arn);
  });

  it.each(['', 'arn', 'arn:aws:sso', 'arn:azure:sso:::instance/x', 'arn:aws:sso:::with space', 7])(
    'refuse %j as an ARN',
    (arn) => {
      expect(() => scalars.Arn.parseValue(arn)).toThrow('Arn must be an Amazon Resource Name');
    },
  );

  it.each(['12345678901', '1234567890123', '12345678901a', 123456789012, null])(
    'refuse %j as an account id',
    (id) => {
      expect(() => scalars.AccountId.parseValue(id)).toThrow('12 digits');
    },
  );

  it('pass on what AWS gave, whatever its form', () => {
    expect(scalars.Arn.serialize('arn:old:form')).toBe('arn:old:form');
  });
});

describe('PolicyDocument', () => {
  const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Resource: '*' }] };

  it('takes an object and the text of one', () => {
    expect(scalars.PolicyDocument.parseValue(policy)).toEqual(policy);
    expect(scalars.PolicyDocument.parseValue(JSON.stringify(policy))).toEqual(policy);
  });

  it('takes a literal with variables in it', () => {
    const node = parseValue('{ Version: "2012-10-17", Statement: [{ Effect: $e, N: 1 }] }');
    expect(scalars.PolicyDocument.parseLiteral(node, { e: 'Deny' })).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Deny', N: 1 }],
    });
  });

  it.each(['secret-text', '[]', 'null', 7, null, ['a']])('refuses %j without quoting it', (bad) => {
    const attempt = (): unknown => scalars.PolicyDocument.parseValue(bad);
    expect(attempt).toThrow('PolicyDocument must be a JSON object');
    expect(attempt).not.toThrow('secret-text');
  });
});

describe('EmailAddress', () => {
  it('is checked on the way in and shown as it is on the way out', () => {
    expect(() => scalars.EmailAddress.parseValue('nobody')).toThrow();
    expect(scalars.EmailAddress.serialize('nobody')).toBe('nobody');
  });
});
