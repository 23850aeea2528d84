import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import {
  environmentGlobalId,
  environmentUserGlobalId,
  MEMBER,
} from '../../support/environments.ts';
import { makeGateway } from '../../support/make-gateway.ts';

const file = new URL('../../../docs/how-to-finspace-credentials.md', import.meta.url);
const blocks = [...readFileSync(file, 'utf8').matchAll(/^ *```graphql\n([^]*?)^ *```/gm)].map(
  ([, query = '']) => query,
);

it('lets a role stand for a user, and gives credentials for it', async () => {
  const t = await makeGateway();
  const [record = '', issue = ''] = blocks;
  const recorded = await t.data(record, {
    user: environmentUserGlobalId(t, 'client-analytics', 'ahmed.farouk'),
    role: `arn:aws:iam::${MEMBER}:role/FinSpaceProgrammaticAccess`,
  });
  expect(recorded).toMatchObject({
    updateEnvironmentUser: { user: { apiAccess: 'ENABLED' }, userErrors: [] },
  });
  const issued = await t.data(issue, { environment: environmentGlobalId(t, 'client-analytics') });
  expect(issued).toMatchObject({
    issueProgrammaticCredentials: {
      credentials: { accessKeyId: expect.any(String) as string },
      userErrors: [],
    },
  });
  expect(blocks).toHaveLength(2);
  await t.close();
});
