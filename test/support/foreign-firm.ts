/** A row as it goes over the wire. */
export type Row = Record<string, unknown>;

/** What the foreign implementation has, in the words of its own, older answers. */
export interface ForeignFirm {
  readonly instance: Row;
  readonly policyArn: string;
  readonly sets: readonly Row[];
  readonly accounts: readonly Row[];
  readonly users: readonly Row[];
  readonly groups: readonly Row[];
  readonly memberships: readonly Row[];
  readonly assignments: readonly Row[];
  readonly organization: Row;
  readonly root: Row;
  readonly unit: Row;
  parents(childId: string): readonly Row[];
}

const STORE = 'd-9067000000';
const INSTANCE = 'arn:aws:sso:::instance/ins-72230fdc8f4e2a1b';
const uuid = (n: number): string => `c8e1a4b2-1f3d-4e5a-9b7c-${String(n).padStart(12, '0')}`;

const set = (n: number, name: string, more: Row): Row => ({
  PermissionSetArn: `arn:aws:sso:::permissionSet/ins-72230fdc8f4e2a1b/ps-000000000000000${n}`,
  Name: name,
  ...more,
});

const account = (id: string, name: string, more: Row = {}): Row => ({
  Id: id,
  Arn: `arn:aws:organizations::111111111111:account/o-exampleorg/${id}`,
  Name: name,
  Email: `${name}@example.org`,
  Status: 'ACTIVE',
  ...more,
});

const user = (n: number, userName: string, more: Row = {}): Row => ({
  IdentityStoreId: STORE,
  UserId: uuid(n),
  UserName: userName,
  ...more,
});

const group = (n: number, name: string): Row => ({
  IdentityStoreId: STORE,
  GroupId: uuid(n),
  DisplayName: name,
});

/**
 * A small firm: three accounts, three sets, three people in two groups, one who has left.
 *
 * @param lastType the type of the principal that the last assignment is to.
 */
export const createForeignFirm = (lastType = 'USER'): ForeignFirm => {
  const sets = [
    set(1, 'Reader', { SessionDuration: '7200' }),
    set(2, 'Admin', { SessionDuration: '2H' }),
    set(3, 'Odd', { SessionDuration: 'as long as it takes' }),
  ];
  const accounts = [
    account('111111111111', 'main'),
    account('222222222222', 'shop', { Status: 'SUSPENDED' }),
    account('333333333333', 'lab', { Status: 'HIBERNATING' }),
  ];
  const users = [
    user(1, 'ana', { DisplayName: 'Ana Lima', Emails: [{ Value: 'ana@example.org' }] }),
    user(2, 'bob'),
    user(3, 'cy', { DisplayName: '' }),
  ];
  const groups = [group(11, 'staff'), group(12, 'admins')];
  const row = (setNumber: number, accountNumber: number, type: string, n: number): Row => ({
    AccountId: accounts[accountNumber]?.Id,
    PermissionSetArn: sets[setNumber]?.PermissionSetArn,
    PrincipalType: type,
    PrincipalId: uuid(n),
  });
  const member = (groupNumber: number, userNumber: number): Row => ({
    IdentityStoreId: STORE,
    MembershipId: uuid(groupNumber * 100 + userNumber),
    GroupId: uuid(groupNumber),
    MemberId: { UserId: uuid(userNumber) },
  });
  const root = { Id: 'r-ab12', Name: 'Root' };
  const unit = { Id: 'ou-ab12-11111111', Name: 'Shops' };
  return {
    instance: { InstanceArn: INSTANCE, IdentityStoreId: STORE },
    policyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
    sets,
    accounts,
    users,
    groups,
    memberships: [member(11, 1), member(11, 2), member(12, 1)],
    assignments: [
      row(0, 0, 'GROUP', 11),
      row(0, 1, 'GROUP', 11),
      row(1, 0, 'GROUP', 12),
      row(1, 1, 'USER', 2),
      row(1, 1, 'USER', 3),
      row(2, 2, lastType, 99),
    ],
    organization: { Id: 'o-exampleorg', MasterAccountId: '111111111111', FeatureSet: 'SOME' },
    root,
    unit,
    parents: (childId) =>
      childId === '222222222222'
        ? [{ Id: unit.Id, Type: 'ORGANIZATIONAL_UNIT' }]
        : [{ Id: root.Id, Type: 'ROOT' }],
  };
};
