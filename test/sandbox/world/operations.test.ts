import { describe, expect, it } from 'vitest';

import { makeWorld } from '../../support/sandbox-world.ts';

describe('the services', () => {
  it.each(
    makeWorld().services.map(({ id, handlers }) => [id, Object.keys(handlers).sort()] as const),
  )('%s answers these operations', (_id, operations) => expect(operations).toMatchSnapshot());
});
