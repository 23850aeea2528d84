import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';

const MINUTE = 60_000;
const rows = (fields: string) =>
  `{ assignments(first: 5) { nodes { permissionSetArn permissionSet { ${fields} } } } }`;

interface Answer {
  readonly assignments: {
    readonly nodes: readonly {
      readonly permissionSetArn: string;
      readonly permissionSet: Readonly<Record<string, unknown>> | null;
    }[];
  };
}

let t: TestGateway;
beforeEach(async () => {
  t = await makeGateway();
});
afterEach(() => t.close());

const described = () => t.calls()['sso-admin.DescribePermissionSet'] ?? 0;

describe('what AWS never changes of a permission set', () => {
  it('is asked for once in half a day: its name, and when it was created', async () => {
    const first = await t.data<Answer>(rows('id arn name createdAt'));
    const before = described();
    expect(before).toBeGreaterThan(0);
    await t.clock.advance(11 * 60 * MINUTE);
    expect(await t.data<Answer>(rows('id arn name createdAt'))).toEqual(first);
    expect(described()).toBe(before);
    await t.clock.advance(2 * 60 * MINUTE);
    await t.data(rows('name'));
    expect(described()).toBe(2 * before);
  });

  it('is no reason to keep what may change, or whether a set is there', async () => {
    const { assignments } = await t.data<Answer>(rows('name'));
    const before = described();
    await t.clock.advance(16 * MINUTE);
    await t.data(rows('name description'));
    expect(described()).toBe(2 * before);
    await t.clock.advance(16 * MINUTE);
    const [{ permissionSetArn: arn } = { permissionSetArn: '' }] = assignments.nodes;
    t.sandbox.world.state.permissionSets.delete(arn);
    expect(await t.data(`{ permissionSet(by: { arn: ${JSON.stringify(arn)} }) { name } }`)).toEqual(
      { permissionSet: null },
    );
  });

  it('is found by name without a call once all have been described', async () => {
    const { permissionSets } = await t.data<{
      readonly permissionSets: { readonly nodes: readonly { readonly name: string }[] };
    }>('{ permissionSets(first: 100) { nodes { name } } }');
    await t.clock.advance(30 * MINUTE);
    const before = described();
    const name = permissionSets.nodes[0]?.name ?? '';
    expect(
      await t.data(`{ permissionSet(by: { name: ${JSON.stringify(name)} }) { name } }`),
    ).toEqual({ permissionSet: { name } });
    expect(described()).toBe(before);
  });

  it('that was not there is asked for again: that is no name', async () => {
    const { permissionSets } = t.sandbox.world.state;
    const [row] = (await t.data<Answer>(rows('arn'))).assignments.nodes;
    const arn = row?.permissionSetArn ?? '';
    const set = permissionSets.get(arn)!;
    permissionSets.delete(arn);
    const gone = await t.data<Answer>(rows('name'));
    expect(gone.assignments.nodes[0]?.permissionSet).toBeNull();
    permissionSets.add(set);
    await t.clock.advance(16 * MINUTE);
    const there = await t.data<Answer>(rows('name'));
    expect(there.assignments.nodes[0]?.permissionSet).toEqual({ name: set.name });
  });

  it('is nothing that is taken from before for whoever wants nothing from before', async () => {
    await t.data(rows('name'));
    const before = described();
    await t.data(rows('name'), undefined, { 'x-aws-max-age': '0' });
    expect(described()).toBe(2 * before);
  });
});
