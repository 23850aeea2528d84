import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createForeignFirm, type ForeignFirm, type Row } from './foreign-firm.ts';

/** How this implementation of the APIs differs from AWS's newest. */
export interface ForeignHabits {
  /** What `ListAccountAssignmentsForPrincipal` of a user gives; UNKNOWN: there is no such operation. */
  readonly byPrincipal: 'OWN' | 'UNKNOWN' | 'NOT_IMPLEMENTED';
  /** Without one, Organizations answers AWSOrganizationsNotInUseException. */
  readonly organization: boolean;
  /** Whether one assignment is to a kind of principal that nobody has heard of. */
  readonly newPrincipalType: boolean;
}

export interface ForeignAws {
  readonly url: string;
  readonly firm: ForeignFirm;
  /** The names of the operations that were called. */
  readonly calls: string[];
  close(): Promise<void>;
}

/** An error as it goes over the wire: names and messages are written in more than one way. */
class Refused extends Error {
  readonly status: number;
  readonly body: string;

  constructor(status: number, body: object | string) {
    super('refused');
    this.status = status;
    this.body = typeof body === 'string' ? body : JSON.stringify(body);
  }
}

const notFound = (what: string): Refused =>
  new Refused(404, { __type: `com.example.directory#ResourceNotFoundException`, Message: what });

/** Pages of two, whatever was asked for; the end is an empty token or null. */
const page = (list: readonly unknown[], member: string, { NextToken: token }: Row): Row => {
  const start = Number(token ?? 0);
  const end = start + 2;
  const last = start % 4 === 0 ? '' : null;
  return {
    [member]: list.slice(start, end),
    NextToken: end < list.length ? String(end) : last,
  };
};

const operations = (
  firm: ForeignFirm,
  habits: ForeignHabits,
): Readonly<Record<string, (input: Row) => Row>> => {
  const same = (row: Row, input: Row, ...names: string[]): boolean =>
    names.every((name) => row[name] === input[name]);
  const rowsOf = (input: Row, ...names: string[]): readonly Row[] =>
    firm.assignments.filter((row) => same(row, input, ...names));
  const one = (list: readonly Row[], name: string, value: unknown): Row => {
    const found = list.find((row) => row[name] === value);
    if (found === undefined) throw notFound(`${name} ${String(value)} does not exist`);
    return found;
  };
  const unique = (values: readonly unknown[]): unknown[] => [...new Set(values)];
  const alternate = ({ AlternateIdentifier: by }: Row): { path: string; value: string } => {
    const { UniqueAttribute: attribute } = by as { UniqueAttribute: Record<string, string> };
    return { path: attribute.AttributePath ?? '', value: attribute.AttributeValue ?? '' };
  };

  const identityCenter = {
    ListInstances: (input: Row) => page([firm.instance], 'Instances', input),
    ListPermissionSets: (input: Row) =>
      page(
        firm.sets.map((set) => set.PermissionSetArn),
        'PermissionSets',
        input,
      ),
    DescribePermissionSet: ({ PermissionSetArn: arn }: Row) => ({
      PermissionSet: one(firm.sets, 'PermissionSetArn', arn),
    }),
    GetInlinePolicyForPermissionSet: () => ({ InlinePolicy: null }),
    ListManagedPoliciesInPermissionSet: (input: Row) =>
      page([{ Name: 'ReadOnlyAccess', Arn: firm.policyArn }], 'AttachedManagedPolicies', input),
    ListAccountsForProvisionedPermissionSet: (input: Row) =>
      input.ProvisioningStatus === 'LATEST_PERMISSION_SET_NOT_PROVISIONED'
        ? page([], 'AccountIds', input)
        : page(
            unique(rowsOf(input, 'PermissionSetArn').map((row) => row.AccountId)),
            'AccountIds',
            input,
          ),
    ListPermissionSetsProvisionedToAccount: (input: Row) =>
      page(
        unique(rowsOf(input, 'AccountId').map((row) => row.PermissionSetArn)),
        'PermissionSets',
        input,
      ),
    ListAccountAssignments: (input: Row) =>
      page(rowsOf(input, 'AccountId', 'PermissionSetArn'), 'AccountAssignments', input),
    ...(habits.byPrincipal === 'NOT_IMPLEMENTED' && {
      ListAccountAssignmentsForPrincipal: (): Row => {
        throw new Refused(501, '<h1>Not Implemented</h1>');
      },
    }),
    ...(habits.byPrincipal === 'OWN' && {
      ListAccountAssignmentsForPrincipal: (input: Row) =>
        page(rowsOf(input, 'PrincipalId'), 'AccountAssignments', input),
    }),
  };
  const identityStore = {
    ListUsers: (input: Row) => page(firm.users, 'Users', input),
    ListGroups: (input: Row) => page(firm.groups, 'Groups', input),
    DescribeUser: ({ UserId: id }: Row) => one(firm.users, 'UserId', id),
    DescribeGroup: ({ GroupId: id }: Row) => one(firm.groups, 'GroupId', id),
    GetUserId: (input: Row) => one(firm.users, 'UserName', alternate(input).value),
    GetGroupId: (input: Row) => one(firm.groups, 'DisplayName', alternate(input).value),
    ListGroupMemberships: (input: Row) =>
      page(
        firm.memberships.filter((row) => same(row, input, 'GroupId')),
        'GroupMemberships',
        input,
      ),
    ListGroupMembershipsForMember: (input: Row) => {
      const { UserId: id } = input.MemberId as Row;
      const own = firm.memberships.filter((row) => (row.MemberId as Row).UserId === id);
      return page(own, 'GroupMemberships', input);
    },
  };
  const organizations: Record<string, (input: Row) => Row> = {
    DescribeOrganization: () => ({ Organization: firm.organization }),
    ListAccounts: (input) => page(firm.accounts, 'Accounts', input),
    DescribeAccount: ({ AccountId: id }) => ({ Account: one(firm.accounts, 'Id', id) }),
    ListRoots: (input) => page([firm.root], 'Roots', input),
    ListParents: (input) => page(firm.parents(String(input.ChildId)), 'Parents', input),
    ListOrganizationalUnitsForParent: (input) =>
      page(input.ParentId === firm.root.Id ? [firm.unit] : [], 'OrganizationalUnits', input),
    DescribeOrganizationalUnit: () => ({ OrganizationalUnit: firm.unit }),
  };
  const none = (): Row => {
    throw new Refused(400, {
      __type: 'AWSOrganizationsNotInUseException',
      Message: 'Your account is not a member of an organization.',
    });
  };
  return {
    ...identityCenter,
    ...identityStore,
    ...Object.fromEntries(
      Object.entries(organizations).map(([name, answer]) => [
        name,
        habits.organization ? answer : none,
      ]),
    ),
  };
};

const IDENTITY = `<GetCallerIdentityResponse><GetCallerIdentityResult><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`;

/**
 * An implementation of the APIs with habits of its own, and none of the sandbox's code: no
 * signatures, no quotas, older ARNs, small pages, other words for the same errors.
 */
export const startForeignAws = async (habits: ForeignHabits): Promise<ForeignAws> => {
  const firm = createForeignFirm(habits.newPrincipalType ? 'DEVICE' : 'USER');
  const known = operations(firm, habits);
  const calls: string[] = [];

  const answer = async (request: IncomingMessage): Promise<[number, string]> => {
    const body = await text(request);
    const [, name = ''] = String(request.headers['x-amz-target'] ?? '').split('.');
    if (name === '') return [200, IDENTITY];
    calls.push(name);
    try {
      const handler = Object.hasOwn(known, name) ? known[name] : undefined;
      if (handler === undefined) {
        throw new Refused(400, { __type: 'UnknownOperationException', message: null });
      }
      return [200, JSON.stringify(handler(JSON.parse(body) as Row))];
    } catch (error) {
      if (error instanceof Refused) return [error.status, error.body];
      throw error;
    }
  };
  const server: Server = createServer((request, response) => {
    void answer(request).then(([status, body]) => response.writeHead(status).end(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    firm,
    calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
