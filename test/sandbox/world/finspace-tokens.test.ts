import { describe, expect, it } from 'vitest';
import { refusalOf } from '../support/clients.ts';
import { openFinSpace } from '../support/finspace-world.ts';

const newcomer = { emailAddress: 'mei.nakamura@kestrelbridge.test', type: 'APP_USER' };

describe('what one client token asks of finspace-data', () => {
  it('is done once', async () => {
    const { superuser, clock } = openFinSpace();
    const call = await superuser();
    const request = { ...newcomer, clientToken: 'once' };
    const [first, second] = await Promise.all([
      call('CreateUser', request),
      call('CreateUser', request),
    ]);
    expect(second.userId).toBe(first.userId);
    const { users } = await call('ListUsers', { maxResults: 100 });
    expect(users).toHaveLength(6);
    const other = { ...request, emailAddress: 'another@kestrelbridge.test' };
    expect(await refusalOf(call('CreateUser', other))).toMatchObject({
      name: 'ConflictException',
      message: 'The clientToken was used for another request already.',
    });
    // A request that was refused leaves no trace, and a token is forgotten after ten minutes.
    const refused = { userId: first.userId, clientToken: 'disable' };
    expect(await refusalOf(call('DisableUser', refused))).toMatchObject({
      name: 'ConflictException',
    });
    await clock.advance(4000);
    expect(await call('DisableUser', refused)).toMatchObject({ userId: first.userId });
    await clock.advance(600_000);
    expect(await refusalOf(call('CreateUser', request))).toMatchObject({
      message: 'A user with the email address already exists.',
    });
  });
});
