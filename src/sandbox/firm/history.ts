/** What ran before the sandbox was started: last night's changes, some of which failed. */
import type { OperationRow } from '../rows.ts';
import type { SandboxState } from '../state.ts';
import { groupIdOf, userIdOf } from './directory.ts';

const hour = 3_600_000;

type Past = Pick<OperationRow, 'kind' | 'accountId' | 'principalType' | 'principalId'> & {
  readonly set: string;
  readonly hoursAgo: number;
  readonly failureReason?: string;
};

/** Adds ended operations, the newest of them some hours before `now`. */
export const addHistory = (state: SandboxState, now: number): void => {
  const account = (name: string): string =>
    state.accounts.rows.find((row) => row.name === name)?.accountId ?? '';
  const marketData = account('market-data-dev');
  const dataLake = account('data-lake-prod');
  const bruno = { principalType: 'USER', principalId: userIdOf(state, 'bruno.keller') } as const;
  const risk = { principalType: 'GROUP', principalId: groupIdOf(state, 'Risk-Analytics') } as const;
  const past: readonly Past[] = [
    {
      kind: 'CREATE',
      set: 'DeveloperAccess',
      accountId: account('client-reporting-dev'),
      ...bruno,
      hoursAgo: 30,
    },
    {
      kind: 'DELETE',
      set: 'DeveloperAccess',
      accountId: account('client-portal-dev'),
      ...bruno,
      hoursAgo: 29,
    },
    {
      kind: 'CREATE',
      set: 'QuantResearch',
      accountId: marketData,
      ...bruno,
      hoursAgo: 9,
      failureReason: `Received a 404 status error: Not supported policy arn:${state.settings.partition}:iam::${marketData}:policy/firm/QuantResearchBase.`,
    },
    {
      kind: 'DELETE',
      set: 'RiskAnalyst',
      accountId: account('risk-dev'),
      principalType: 'USER',
      principalId: userIdOf(state, 'joao.pereira'),
      hoursAgo: 9,
      failureReason: 'Received a 404 status error: the account assignment was not found.',
    },
    { kind: 'PROVISION', set: 'RiskAnalyst', accountId: account('risk-prod'), hoursAgo: 8.5 },
    {
      kind: 'PROVISION',
      set: 'RiskAnalyst',
      accountId: dataLake,
      hoursAgo: 8.4,
      failureReason: 'An unexpected internal service exception was encountered',
    },
    { kind: 'CREATE', set: 'RiskAnalyst', accountId: dataLake, ...risk, hoursAgo: 200 },
  ];
  for (const { set, hoursAgo, failureReason, ...operation } of past) {
    const permissionSet = state.permissionSetsByName.get(set.toLowerCase())[0];
    if (permissionSet === undefined) throw new Error(`No permission set ${set}`);
    const createdAt = now - Math.round(hoursAgo * hour);
    state.operations.add({
      ...operation,
      requestId: state.nextUuid(),
      instanceArn: permissionSet.instanceArn,
      permissionSetArn: permissionSet.permissionSetArn,
      revision: permissionSet.revision,
      createdAt,
      finishesAt: createdAt + 12_000,
      status: failureReason === undefined ? 'SUCCEEDED' : 'FAILED',
      ...(failureReason === undefined ? {} : { failureReason }),
    });
  }
};
