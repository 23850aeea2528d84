import { Kind, OperationTypeNode, parse, type OperationDefinitionNode } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleQueries } from '../../src/graphiql/graphiql.ts';
import type { SandboxState } from '../../src/sandbox/state.ts';
import { workspaceRows } from '../support/access-rows.ts';
import { makeGateway, type Answer, type TestGateway } from '../support/make-gateway.ts';
import { accountNames, grants, nameOf, type Grant } from '../support/sandbox-answers.ts';

/** A named thing in an answer. */
interface Named {
  readonly name?: string;
  readonly displayName?: string;
}

interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean };
  readonly gaps: readonly unknown[];
}

interface AssignmentRow {
  readonly account: Named;
  readonly permissionSet: Named;
  readonly principal: (Named & { readonly members?: { readonly nodes: readonly Named[] } }) | null;
  readonly principalId?: string;
}

interface GrantRow {
  readonly account?: Named;
  readonly permissionSet: Named;
  readonly principal?: Named & { readonly status?: string };
  readonly direct: boolean;
  readonly via: readonly Named[];
}

const operationOf = (query: string): OperationDefinitionNode => {
  const [operation, ...more] = parse(query).definitions;
  const isAlone = more.every(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION || !isAlone) {
    throw new Error(`Not one operation:\n${query}`);
  }
  return operation;
};

/** The tabs that ask. Those that change something have a test of their own. */
const examples = new Map(
  exampleQueries()
    .filter(({ query }) => operationOf(query).operation === OperationTypeNode.QUERY)
    .map(({ query }) => [operationOf(query).name?.value ?? '', query]),
);

/** The tabs that show what cannot be told of services that are in several accounts and Regions. */
const crossesServices = new Set(['OnePersonEverywhere', 'WhoGetsIntoAWorkspace']);

/** As one line, to compare however an answer is ordered. */
const line = (...parts: unknown[]): string => parts.join(' | ');

describe('each example', () => {
  it.each(exampleQueries().map(({ name, query }) => [name, query] as const))(
    '%s is a question and one operation that runs as it is',
    (name, query) => {
      expect(name).toMatch(/^\d\d-[a-z-]+\.graphql$/);
      expect(query).toMatch(/^# [^?]+\?/);
      const operation = operationOf(query);
      // The tab is called like the operation, so the file is too.
      const words = operation.name?.value.replaceAll(/(?<!^)[A-Z]/g, (letter) => `-${letter}`);
      expect(name.slice(3, -'.graphql'.length)).toBe(words?.toLowerCase());
      expect(operation.variableDefinitions?.every((one) => one.defaultValue)).toBe(true);
    },
  );
});

describe('on the firm', () => {
  let t: TestGateway;
  let state: SandboxState;
  beforeAll(async () => {
    t = await makeGateway();
    state = t.sandbox.world.state;
  });
  afterAll(() => t.close());

  const asked = new Set<string>();
  const ask = async (name: string): Promise<Answer> => {
    asked.add(name);
    const answer = await t.execute(examples.get(name) ?? '', undefined, { 'x-aws-journal': '1' });
    expect(answer.errors).toBeUndefined();
    if (!crossesServices.has(name)) expect(answer.body).not.toMatch(/"gaps":\[\{/);
    return answer;
  };

  it('StartHere gives ten rows with names, and more to come', async () => {
    const { data } = await ask('StartHere');
    const { nodes, pageInfo } = data?.assignments as Page<AssignmentRow>;
    const real = new Set(
      state.assignments.rows.map((row) =>
        line(
          state.accounts.get(row.accountId)?.name,
          nameOf(state, row.permissionSetArn),
          nameOf(state, row.principalId),
        ),
      ),
    );
    const rows = nodes.map((row) =>
      line(row.account.name, row.permissionSet.name, row.principal?.displayName),
    );
    expect(rows).toHaveLength(10);
    expect(rows.filter((row) => !real.has(row))).toEqual([]);
    expect(pageInfo.hasNextPage).toBe(true);
  });

  const grantLine = (row: Grant): string =>
    line(row.account, row.set, row.principal, row.direct, row.via.toSorted().join());
  const rowLine = (row: GrantRow, account?: string, principal?: string): string =>
    grantLine({
      account: row.account?.name ?? account ?? '',
      set: row.permissionSet.name ?? '',
      principal: row.principal?.displayName ?? principal ?? '',
      direct: row.direct,
      via: row.via.map(({ displayName }) => displayName ?? ''),
    });

  it('AccountAccess gives the groups, their members and who has it alone', async () => {
    const { data } = await ask('AccountAccess');
    const { access } = data?.account as { access: Page<GrantRow> };
    expect(access.pageInfo.hasNextPage).toBe(false);
    const rows = access.nodes.map((row) => rowLine(row, 'risk-prod'));
    const expected = grants(state).filter(({ account }) => account === 'risk-prod');
    expect(rows.toSorted()).toEqual(expected.map(grantLine).toSorted());
    // A person who has left and still has it twice: alone and by the group.
    expect(rows).toContain('risk-prod | RiskAnalyst | Joao Pereira | true | Risk-Analytics');
    expect(access.nodes).toContainEqual(
      expect.objectContaining({
        principal: { displayName: 'Joao Pereira', status: 'DISABLED' },
      }),
    );
  });

  it('UserAccess tells what is direct from what comes by a group', async () => {
    const { data } = await ask('UserAccess');
    const { access } = data?.user as { access: Page<GrantRow> };
    expect(access.pageInfo.hasNextPage).toBe(false);
    const rows = access.nodes.map((row) => rowLine(row, undefined, 'Ingrid Solberg'));
    const expected = grants(state).filter(({ principal }) => principal === 'Ingrid Solberg');
    expect(rows.toSorted()).toEqual(expected.map(grantLine).toSorted());
    expect(rows.filter((row) => row.includes('| true |')).toSorted()).toEqual([
      'kestrel-management | AdministratorAccess | Ingrid Solberg | true | AWS-Platform-Engineers',
      'network-hub | AdministratorAccess | Ingrid Solberg | true | AWS-Platform-Engineers',
    ]);
  });

  it('Administrators finds every set with the policy, whatever its name', async () => {
    const { data } = await ask('Administrators');
    const { nodes } = data?.permissionSets as Page<Named & { assignments: Page<AssignmentRow> }>;
    const rows = nodes.flatMap(({ name, assignments }) => {
      expect(assignments.pageInfo.hasNextPage).toBe(false);
      return assignments.nodes.map((row) =>
        line(name, row.account.name, row.principal?.displayName),
      );
    });
    const expected = state.assignments.rows
      .filter(({ permissionSetArn }) =>
        state.permissionSets
          .get(permissionSetArn)
          ?.managedPolicyArns.includes('arn:aws:iam::aws:policy/AdministratorAccess'),
      )
      .map((row) =>
        line(
          nameOf(state, row.permissionSetArn),
          state.accounts.get(row.accountId)?.name,
          nameOf(state, row.principalId),
        ),
      );
    expect(rows.toSorted()).toEqual(expected.toSorted());
    expect(nodes.map(({ name }) => name).toSorted()).toEqual(['AdministratorAccess', 'BreakGlass']);
    const emergency = nodes.find(({ name }) => name === 'BreakGlass')?.assignments.nodes[0];
    expect(emergency?.principal?.members?.nodes).toEqual([]);
  });

  it('OutdatedAccounts finds the two accounts that were forgotten', async () => {
    const { data } = await ask('OutdatedAccounts');
    const { nodes } = data?.permissionSets as Page<Named & { accounts: Page<Named> }>;
    const rows = nodes.flatMap(({ name, accounts }) =>
      accounts.nodes.map((account) => line(name, account.name)),
    );
    const expected = state.provisionings.rows
      .filter(
        (row) => row.revision < (state.permissionSets.get(row.permissionSetArn)?.revision ?? 0),
      )
      .map((row) =>
        line(nameOf(state, row.permissionSetArn), state.accounts.get(row.accountId)?.name),
      );
    expect(rows.toSorted()).toEqual(expected.toSorted());
    expect(rows.toSorted()).toEqual(['RiskAnalyst | data-lake-prod', 'RiskAnalyst | risk-dev']);
  });

  it('Orphans finds what a deleted user left behind', async () => {
    const { data } = await ask('Orphans');
    const { nodes } = data?.assignments as Page<AssignmentRow>;
    const rows = nodes.map((row) =>
      line(row.account.name, row.permissionSet.name, row.principalId),
    );
    const expected = state.assignments.rows
      .filter(({ principalId }) => nameOf(state, principalId) === undefined)
      .map((row) =>
        line(
          state.accounts.get(row.accountId)?.name,
          nameOf(state, row.permissionSetArn),
          row.principalId,
        ),
      );
    expect(rows.toSorted()).toEqual(expected.toSorted());
    expect(nodes.map((row) => row.account.name).toSorted()).toEqual(['quant-lab', 'research-prod']);
  });

  it('FailedLastNight gives each failure with its reason, the newest first', async () => {
    const { data } = await ask('FailedLastNight');
    const { nodes } = data?.operations as Page<{
      account: Named;
      permissionSet: Named;
      failure: { reason: string };
      createdAt: string;
    }>;
    const rows = nodes.map((row) =>
      line(row.account.name, row.permissionSet.name, row.failure.reason),
    );
    const expected = state.operations.rows
      .filter(({ status }) => status === 'FAILED')
      .map((row) =>
        line(
          state.accounts.get(row.accountId ?? '')?.name,
          nameOf(state, row.permissionSetArn),
          row.failureReason,
        ),
      );
    expect(rows.toSorted()).toEqual(expected.toSorted());
    expect(rows).toHaveLength(3);
    const times = nodes.map(({ createdAt }) => createdAt);
    expect(times).toEqual(times.toSorted().toReversed());
  });

  it('Environments says who may use each, and who that is in the directory', async () => {
    const { data } = await ask('Environments');
    interface User {
      readonly emailAddress: string;
      readonly user: Named | null;
      readonly permissionGroups: { readonly nodes: readonly Named[] };
    }
    const { nodes } = data?.environments as Page<Named & { users: { nodes: readonly User[] } }>;
    const rows = nodes.flatMap(({ name, users }) =>
      users.nodes.map(({ emailAddress, user, permissionGroups }) =>
        line(
          name,
          emailAddress.toLowerCase(),
          user?.displayName,
          permissionGroups.nodes
            .map((group) => group.name)
            .toSorted()
            .join(),
        ),
      ),
    );
    const expected = state.environmentUsers.rows.map((row) =>
      line(
        state.environments.get(row.environmentId)?.name,
        row.emailAddress.toLowerCase(),
        state.users.rows.find(({ userName }) => userName === row.emailAddress.toLowerCase())
          ?.displayName,
        state.permissionGroupMembers.rows
          .filter(({ userId }) => userId === row.userId)
          .map(({ permissionGroupId }) => state.permissionGroups.get(permissionGroupId)?.name)
          .toSorted()
          .join(),
      ),
    );
    expect(rows.toSorted()).toEqual(expected.toSorted());
    expect(rows).toContain(
      'research-data | research-pipeline@kestrelbridge.example |  | Data Pipelines',
    );
  });

  it('QueryCost counts the calls that were made', async () => {
    t.resetCalls();
    const { data, extensions } = await ask('QueryCost');
    const { nodes } = data?.accounts as Page<Named>;
    expect(nodes.map(({ name }) => name).toSorted()).toEqual(accountNames(state));
    const { calls, cached, operations } = extensions?.aws as {
      calls: number;
      cached: number;
      operations: readonly { service: string; operation: string; calls: number }[];
    };
    expect(calls).toBe(t.callCount());
    expect(calls).toBeGreaterThanOrEqual(nodes.length);
    expect(cached).toBeGreaterThan(0);
    const counted = operations
      .filter((one) => one.calls > 0)
      .map((one) => [`${one.service}.${one.operation}`, one.calls] as const);
    expect(Object.fromEntries(counted)).toEqual(t.calls());
  });

  it('AsItIsFound gives the page that is also given at once', async () => {
    const { data } = await ask('AsItIsFound');
    const { nodes, pageInfo } = data?.assignments as Page<AssignmentRow>;
    const { assignments } = await t.data<{ assignments: Page<AssignmentRow> }>(
      `{ assignments(first: 100) { nodes { account { name } permissionSet { name }
         principal { displayName } } pageInfo { hasNextPage } } }`,
    );
    expect(nodes).toEqual(assignments.nodes);
    expect(nodes.length).toBeGreaterThan(30);
    expect(pageInfo.hasNextPage).toBe(assignments.pageInfo.hasNextPage);
  });

  it('WorkspaceSignIn tells of five workspaces, and which application is missing', async () => {
    const { data } = await ask('WorkspaceSignIn');
    const { nodes } = data?.workspaces as Page<
      Named & {
        readonly authentication: {
          readonly providers: readonly string[];
          readonly awsSso: { readonly applicationState: string } | null;
          readonly saml: { readonly status: string } | null;
        };
      }
    >;
    const rows = nodes.map(({ name, authentication: { providers, awsSso, saml } }) =>
      line(name, providers.join(), awsSso?.applicationState ?? '-', saml?.status ?? '-'),
    );
    expect(rows.toSorted()).toEqual([
      'client-reporting | SAML | - | CONFIGURED',
      'firm-operations | AWS_SSO | PRESENT | -',
      'new-office | SAML | - | NOT_CONFIGURED',
      'research-metrics | SAML | - | CONFIGURED',
      'risk-desk | AWS_SSO,SAML | NOT_IN_INSTANCE | CONFIGURED',
    ]);
  });

  it('WorkspacePermissions tells of people, groups, programs, and who is gone', async () => {
    const { data } = await ask('WorkspacePermissions');
    const { permissions, serviceAccounts } = data?.workspace as {
      readonly permissions: Page<{
        readonly role: string;
        readonly principal: Named | null;
        readonly principalId: string;
        readonly principalState: string;
      }>;
      readonly serviceAccounts: readonly Named[];
    };
    const { workspaceId } = state.workspaces.rows.find(
      ({ details }) => details.name === 'firm-operations',
    )!;
    const rows = permissions.nodes.map(({ principalId, role }) => line(principalId, role));
    const expected = state.permissionsOfWorkspace
      .get(workspaceId)
      .map(({ principalId, role }) => line(principalId, role));
    expect(rows.toSorted()).toEqual(expected.toSorted());
    const gone = permissions.nodes.filter(({ principal }) => principal === null);
    expect(gone.map(({ principalState }) => principalState)).toEqual(['NOT_IN_DIRECTORY']);
    expect(serviceAccounts.map(({ name }) => name)).toContain('night-desk-screen');
  });

  interface PlacedRow {
    readonly principal?: (Named & { readonly status?: string }) | null;
    readonly direct: boolean;
    readonly via: readonly Named[];
    readonly role?: string;
    readonly type?: string;
    readonly workspace?: Named;
    readonly environment?: Named;
  }
  const gapCodes = ({ gaps }: Page<unknown>) =>
    (gaps as readonly { readonly code: string }[]).map(({ code }) => code).toSorted();

  it('OnePersonEverywhere tells of accounts, workspaces and environments, and what it cannot', async () => {
    const { data } = await ask('OnePersonEverywhere');
    interface Person {
      readonly access: Page<GrantRow & PlacedRow>;
    }
    const { platform, research } = data as unknown as Record<'platform' | 'research', Person>;
    for (const [name, { access }] of [
      ['Ingrid Solberg', platform],
      ['Henrik Aalto', research],
    ] as const) {
      expect(access.pageInfo.hasNextPage).toBe(false);
      const accounts = access.nodes.filter((row) => row.account !== undefined);
      expect(accounts.map((row) => rowLine(row, undefined, name)).toSorted()).toEqual(
        grants(state)
          .filter(({ principal }) => principal === name)
          .map(grantLine)
          .toSorted(),
      );
      expect(gapCodes(access)).toEqual([
        'NOT_CONFIGURED',
        'NOT_CONFIGURED',
        'NOT_CONFIGURED',
        'NOT_ENUMERABLE',
        'NOT_ENUMERABLE',
        'NOT_ENUMERABLE',
      ]);
    }
    const others = (person: Person) =>
      person.access.nodes.flatMap(({ workspace, environment, role, type, direct, via }) =>
        workspace === undefined && environment === undefined
          ? []
          : [
              line(
                (workspace ?? environment)?.name,
                role ?? type,
                direct,
                via.map(({ displayName }) => displayName).join(),
              ),
            ],
      );
    expect(others(platform)).toEqual([
      'firm-operations | ADMIN | false | AWS-Platform-Engineers',
      'firm-operations | EDITOR | true | ',
      'risk-desk | ADMIN | false | AWS-Platform-Engineers',
    ]);
    expect(others(research)).toEqual(['research-data | SUPER_USER | true | ']);
  });

  it('WhoGetsIntoAWorkspace gives people with their roles, and how they sign in', async () => {
    const { data } = await ask('WhoGetsIntoAWorkspace');
    const { workspace, environment } = data as unknown as {
      readonly workspace: {
        readonly authenticationProviders: readonly string[];
        readonly samlStatus: string;
        readonly access: Page<PlacedRow>;
      };
      readonly environment: {
        readonly federation: { readonly mode: string };
        readonly access: Page<PlacedRow>;
      };
    };
    expect(workspace).toMatchObject({
      authenticationProviders: ['AWS_SSO', 'SAML'],
      samlStatus: 'CONFIGURED',
    });
    expect(gapCodes(workspace.access)).toEqual(['NOT_ENUMERABLE']);
    const people = ({ nodes }: Page<PlacedRow>) =>
      nodes.map(({ principal, role, type, direct, via }) =>
        line(
          principal?.displayName,
          role ?? type,
          direct,
          via.map(({ displayName }) => displayName).join(),
        ),
      );
    expect(people(workspace.access)).toEqual(
      expect.arrayContaining([
        'Risk-Analytics | EDITOR | true | ',
        'Charlotte Beaumont | ADMIN | true | ',
        'Ingrid Solberg | ADMIN | false | AWS-Platform-Engineers',
      ]),
    );
    const row = state.workspaces.rows.find(({ details }) => details.name === 'risk-desk');
    expect(workspace.access.nodes).toHaveLength(
      workspaceRows(state, row?.workspaceId ?? '').length,
    );
    expect(environment.federation.mode).toBe('FEDERATED');
    expect(gapCodes(environment.access)).toEqual([]);
    expect(people(environment.access).toSorted()).toEqual([
      // The user of a program, whom the directory lacks.
      ' | APP_USER | true | ',
      'Emeka Eze | APP_USER | true | ',
      'Henrik Aalto | SUPER_USER | true | ',
      'Isabelle Laurent | APP_USER | true | ',
    ]);
  });

  it('leaves no example untested', () => {
    expect([...asked].toSorted()).toEqual([...examples.keys()].toSorted());
  });
});
