import { describe, expect, it } from 'vitest';
import { makeGateway } from '../support/make-gateway.ts';

interface Answer {
  readonly viewer: { readonly upstream: { readonly partition: string; readonly region: string } };
  readonly instance: { readonly arn: string };
  readonly assignments: {
    readonly gaps: readonly unknown[];
    readonly nodes: readonly {
      readonly permissionSetArn: string;
      readonly account: { readonly arn: string; readonly name: string };
      readonly principal: { readonly displayName: string } | null;
    }[];
  };
}

const QUERY = /* GraphQL */ `
  {
    viewer {
      upstream {
        partition
        region
      }
    }
    instance {
      arn
    }
    assignments(first: 100) {
      gaps {
        code
      }
      nodes {
        permissionSetArn
        account {
          arn
          name
        }
        principal {
          displayName
        }
      }
    }
  }
`;

describe('the graph in other partitions', () => {
  it.each([
    ['cn-north-1', 'aws-cn'],
    ['us-gov-west-1', 'aws-us-gov'],
    ['eu-central-2', 'aws'],
  ])('answers in %s', async (region, partition) => {
    const t = await makeGateway({ sandbox: { region, quotas: false } });
    try {
      const { viewer, instance, assignments } = await t.data<Answer>(QUERY);
      expect(viewer.upstream).toEqual({ partition, region });
      expect(instance.arn).toMatch(new RegExp(`^arn:${partition}:sso:`));
      expect(assignments.gaps).toEqual([]);
      expect(assignments.nodes).toHaveLength(100);
      for (const { permissionSetArn, account } of assignments.nodes) {
        expect(permissionSetArn).toMatch(new RegExp(`^arn:${partition}:sso:`));
        expect(account.arn).toMatch(new RegExp(`^arn:${partition}:organizations:`));
      }
    } finally {
      await t.close();
    }
  });
});
