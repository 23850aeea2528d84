import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { maskAnswer } from '../../src/rows/mask-answer.ts';

const SEEN = '111122223333';
const OTHER = '123456789012';

const rows = { sees: (accountId: string) => Promise.resolve(accountId === SEEN) };
const masked = async (text: string): Promise<unknown> =>
  (await maskAnswer({ data: { text } }, rows)).data?.text;

describe('the number of an account that is hidden', () => {
  it.each([
    [OTHER, 'hidden'],
    [`arn:aws:iam::${OTHER}:role/X`, 'arn:aws:iam::hidden:role/X'],
    [`acct${OTHER}`, 'accthidden'],
    [`${OTHER}b`, 'hiddenb'],
    [`x${OTHER}y`, 'xhiddeny'],
    [`aws+${OTHER}@firm.example`, 'aws+hidden@firm.example'],
    [`call +${OTHER}`, 'call +hidden'],
    [`deadbeef${OTHER}`, 'deadbeefhidden'],
    [`logs_${OTHER}_prod-${OTHER}`, 'logs_hidden_prod-hidden'],
    ['account 1234-5678-9012.', 'account hidden.'],
    [`${SEEN}${'x'}${OTHER}`, `${SEEN}xhidden`],
    [`AWSReservedSSO_Set${OTHER}_0123456789abcdef`, 'AWSReservedSSO_Sethidden_0123456789abcdef'],
  ])('is taken out of %s', async (text, expected) => {
    expect(await masked(text)).toBe(expected);
  });

  it.each([
    [SEEN],
    [`acct${SEEN}`],
    ['1111-2222-3333'],
    // Longer and shorter numbers.
    [`1${OTHER}`],
    [`${OTHER}0`],
    ['12345678901'],
    // What may have twelve digits in a row by chance.
    ['a3f1c2d4-0000-4000-8000-123456789012'],
    ['9067652d18-a3f1c2d4-0000-4000-8000-123456789012'],
    ['arn:aws:sso:::permissionSet/ssoins-ab12345678901234/ps-ab123456789012cd'],
    ['arn:aws:sso:::instance/ssoins-abcd123456789012'],
    [`AWSReservedSSO_Billing_abcd${OTHER}`],
    [`da39a3ee5e6b4b0d3255bfef${OTHER}afd8`],
    ['+442079460000'],
    ['2026-11-23T07:45:43.123Z'],
  ])('is not seen in %s', async (text) => {
    expect(await masked(text)).toBe(text);
  });

  it('goes from names of members and from errors, too', async () => {
    const error = new GraphQLError(`No acct${OTHER}.`, { extensions: { at: `x${OTHER}` } });
    const answer = await maskAnswer({ data: { [`a${OTHER}`]: [1] }, errors: [error] }, rows);
    expect(JSON.stringify(answer)).not.toContain(OTHER);
    expect(answer.errors?.[0]?.message).toBe('No accthidden.');
  });

  it('stays hidden where it cannot be told whose it is', async () => {
    const none = { sees: () => Promise.reject(new Error('Organizations does not answer')) };
    expect((await maskAnswer({ data: { a: `x${OTHER}` } }, none)).data).toEqual({ a: 'xhidden' });
  });
});
