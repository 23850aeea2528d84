/**
 * The event of a response that is no answer to wait for: a subscription has been opened, which has limits of
 * its own (`MAX_SUBSCRIPTIONS`, `MAX_SUBSCRIPTION_MINUTES`) and is not counted as under way any more.
 */
export const SUBSCRIBED = 'subscribed';
