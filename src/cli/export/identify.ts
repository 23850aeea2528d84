import { ask, type Asked } from '../ask.ts';
import { CommandFailed } from '../errors.ts';
import type { ExportParameters } from './manifest.ts';

const QUERY = /* GraphQL */ `
  query WhoAndWhere($instance: Arn) {
    viewer {
      upstream {
        kind
        accountId
        region
      }
    }
    instance(arn: $instance) {
      arn
    }
  }
`;

interface Data {
  readonly viewer: { readonly upstream: ExportParameters['upstream'] };
  readonly instance: { readonly arn: string } | null;
}

/**
 * Which AWS this is, and which instance is meant.
 *
 * @throws CommandFailed when there is no such instance, or AWS does not say.
 */
export const identify = async (
  gateway: Asked,
  instance: string | undefined,
  signal: AbortSignal,
): Promise<Pick<ExportParameters, 'upstream' | 'instanceArn'>> => {
  const { data, errors = [] } = await ask<Data>(gateway, QUERY, { instance }, { signal });
  signal.throwIfAborted();
  if (data?.instance == null) {
    const [told] = errors;
    throw new CommandFailed(
      told === undefined
        ? `There is no IAM Identity Center instance ${instance ?? ''} here.`
        : `${told.message} (${told.extensions.code})`,
    );
  }
  return { upstream: data.viewer.upstream, instanceArn: data.instance.arn };
};
