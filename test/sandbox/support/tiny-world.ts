import type { KnownCredentials } from '../../../src/sandbox/identities.ts';
import { paginate } from '../../../src/sandbox/pages.ts';
import type { AccessKey, PlayedWorld } from '../../../src/sandbox/sandbox.ts';
import { SandboxError } from '../../../src/sandbox/service.ts';
import type { SandboxCall, SandboxHandler, SandboxService } from '../../../src/sandbox/service.ts';
import type { CredentialLookup } from '../../../src/sandbox/signature.ts';

export const INSTANCE = 'arn:aws:sso:::instance/ssoins-0123456789abcdef';
export const PERMISSION_SET =
  'arn:aws:sso:::permissionSet/ssoins-0123456789abcdef/ps-0123456789abcdef';
export const STORE = 'd-0123456789';
export const CREATED = new Date('2026-03-04T05:06:07.000Z');

/** The one key that does not expire. */
export const ROOT: AccessKey = {
  accessKeyId: 'AKIATINYWORLD0000000',
  secretAccessKey: 'no/secret',
};

export interface TinyWorld extends PlayedWorld {
  /** Credentials besides the root key. */
  readonly sessions: Map<string, KnownCredentials>;
  /** What handlers were given, newest last. */
  readonly inputs: { operation: string; input: object; call: SandboxCall }[];
  closed: boolean;
}

const sets = Array.from({ length: 25 }, (_, i) => `${PERMISSION_SET.slice(0, -2)}${i + 10}`);

const answers: Record<string, Record<string, (input: never, call: SandboxCall) => object>> = {
  'sso-admin': {
    ListPermissionSets(input: { MaxResults?: number; NextToken?: string }) {
      const request = { maxResults: input.MaxResults, nextToken: input.NextToken };
      const { page, nextToken } = paginate(sets, request, { scope: 'sets', maximum: 10 });
      return { PermissionSets: page, NextToken: nextToken };
    },
    DescribePermissionSet: (input: { PermissionSetArn: string }) => ({
      PermissionSet: {
        Name: 'Auditor',
        PermissionSetArn: input.PermissionSetArn,
        Description: 'Größe & <Macht> 🙂',
        CreatedDate: CREATED,
      },
    }),
    CreatePermissionSet: (input: { Name: string }) => {
      throw new SandboxError(
        'ConflictException',
        `PermissionSet with name ${input.Name} already exists.`,
      );
    },
    DeletePermissionSet: () => ({}),
    TagResource: () => ({}),
    CreateAccountAssignment: () => ({}),
    ListAccountAssignments: () => {
      throw new TypeError('a bug of the sandbox');
    },
  },
  identitystore: {
    CreateUser: () => ({ UserId: 'u', IdentityStoreId: STORE }),
    DescribeUser: () => {
      throw new SandboxError('ResourceNotFoundException', 'USER not found.', {
        ResourceType: 'USER',
      });
    },
  },
  organizations: {
    ListAccounts: () => ({ Accounts: [{ Id: '111111111111', JoinedTimestamp: CREATED }] }),
    ListTagsForResource: () => ({ Tags: [] }),
    ListRoots: () => ({ Roots: [] }),
    DescribeAccount: () => ({ Account: { Id: '111111111111' } }),
  },
  sts: {
    GetCallerIdentity: (_input, { caller }) => ({
      Account: caller.accountId,
      Arn: caller.arn,
      UserId: caller.userId,
    }),
    AssumeRole: () => ({
      Credentials: {
        AccessKeyId: 'ASIASESSION000000000',
        SecretAccessKey: 'secret',
        SessionToken: 'token',
        Expiration: CREATED,
      },
    }),
  },
  grafana: {
    ListWorkspaces: () => ({
      workspaces: [
        {
          id: 'g-0123456789',
          name: 'Größe & <Macht>',
          created: CREATED,
          modified: CREATED,
          authentication: { providers: ['AWS_SSO'] },
        },
      ],
    }),
    DescribeWorkspace: ({ workspaceId }: { workspaceId: string }) => {
      throw new SandboxError('ResourceNotFoundException', 'Workspace not found.', {
        resourceId: workspaceId,
        resourceType: 'Workspace',
      });
    },
    DescribeWorkspaceAuthentication: () => ({ authentication: { providers: ['SAML'] } }),
    DescribeWorkspaceConfiguration: () => ({ configuration: '{"plugins":{}}' }),
    CreateWorkspace: () => ({ workspace: { id: 'g-0123456789' } }),
    UpdateWorkspaceConfiguration: () => ({}),
    UpdatePermissions: () => ({ errors: [] }),
    ListPermissions: () => ({ permissions: [] }),
    ListVersions: () => ({ grafanaVersions: ['10.4'] }),
    AssociateLicense: () => ({ workspace: { id: 'g-0123456789' } }),
    ListTagsForResource: () => ({ tags: { desk: 'risk' } }),
    UntagResource: () => ({}),
  },
  finspace: {
    ListEnvironments: () => ({ environments: [{ name: 'research', status: 'CREATED' }] }),
    GetEnvironment: () => {
      throw new SandboxError('ResourceNotFoundException', 'Environment not found.');
    },
    ListTagsForResource: () => ({ tags: { desk: 'research' } }),
    UntagResource: () => ({}),
  },
  'finspace-data': {
    ListUsers: () => ({ users: [{ userId: 'u-1', createTime: CREATED.getTime() }] }),
    AssociateUserToPermissionGroup: () => ({ statusCode: 201 }),
    GetUser: () => {
      throw new SandboxError('ValidationException', 'No such user.', { reason: 'OTHER' });
    },
    DisassociateUserFromPermissionGroup: () => ({}),
  },
};

/** A world with a handful of operations that answers at once, to test the engine alone. */
export const createTinyWorld = (region = 'eu-west-1'): TinyWorld => {
  const sessions = new Map<string, KnownCredentials>();
  const inputs: TinyWorld['inputs'] = [];
  const caller: CredentialLookup = (accessKeyId) =>
    sessions.get(accessKeyId) ??
    (accessKeyId === ROOT.accessKeyId ? { ...ROOT, caller: callerOf(accessKeyId) } : undefined);
  const watched = (operation: string, handler: SandboxHandler): SandboxHandler => {
    return (input, call) => {
      inputs.push({ operation, input, call });
      return handler(input, call);
    };
  };
  const services: SandboxService[] = Object.entries(answers).map(([id, handlers]) => ({
    id,
    handlers: Object.fromEntries(
      Object.entries(handlers).map(([name, handler]) => [name, watched(name, handler)]),
    ),
  }));
  const world: TinyWorld = {
    services,
    region,
    credentials: ROOT,
    caller,
    sessions,
    inputs,
    closed: false,
    close() {
      world.closed = true;
    },
  };
  return world;
};

/** A caller of the management account. */
export const callerOf = (accessKeyId: string): KnownCredentials['caller'] => ({
  accountId: '111111111111',
  arn: 'arn:aws:iam::111111111111:root',
  userId: '111111111111',
  accessKeyId,
  role: 'management',
});
