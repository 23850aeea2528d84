/**
 * A program as `--program` takes it, in full: `npm run bench -- --size small --only 4 --program
 * "example=node bench/example-program.ts"`. It looks for drift, one permission set after the other.
 */
import {
  DescribePermissionSetCommand,
  ListInstancesCommand,
  paginateListAccountsForProvisionedPermissionSet,
  paginateListPermissionSets,
  SSOAdminClient,
} from '@aws-sdk/client-sso-admin';

// Any other question is left to others.
if (process.env.BENCH_QUESTION !== '4') process.exit(64);

// Where AWS is, and with which key, is in the environment: the SDK finds it there.
const client = new SSOAdminClient({});
const { Instances = [] } = await client.send(new ListInstancesCommand({}));
const InstanceArn = Instances[0]?.InstanceArn;
for await (const { PermissionSets = [] } of paginateListPermissionSets(
  { client },
  { InstanceArn },
)) {
  for (const PermissionSetArn of PermissionSets) {
    const { PermissionSet } = await client.send(
      new DescribePermissionSetCommand({ InstanceArn, PermissionSetArn }),
    );
    const name = PermissionSet?.Name ?? '-';
    process.stdout.write(`${name} | -\n`);
    const outdated = paginateListAccountsForProvisionedPermissionSet(
      { client },
      {
        InstanceArn,
        PermissionSetArn,
        ProvisioningStatus: 'LATEST_PERMISSION_SET_NOT_PROVISIONED',
        MaxResults: 100,
      },
    );
    for await (const { AccountIds = [] } of outdated) {
      for (const id of AccountIds) process.stdout.write(`${name} | ${id}\n`);
    }
  }
}
