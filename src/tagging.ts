import type { GatewayContext } from './context.ts';
import type { NewTag, TagChecks } from './core/tag-checks.ts';

/** A tagged resource as the resolvers of its type are handed it, with `__typename`. */
export interface Tagged {
  readonly resource: object;
}

/** How the resources of one type are tagged. `links/tagging.ts` chooses it by the type in the id. */
export interface Tagging extends TagChecks {
  /**
   * Sets tags; one of the same name is replaced.
   *
   * @param id the global id of the resource.
   * @throws GatewayError NOT_FOUND, QUOTA_EXCEEDED, what AWS refuses; OUTCOME_UNKNOWN with the query
   * that tells.
   */
  tag(context: GatewayContext, id: string, tags: readonly NewTag[]): Promise<Tagged>;
  /** Takes tags away; one that is not there is no error. @throws as `tag`. */
  untag(context: GatewayContext, id: string, keys: readonly string[]): Promise<Tagged>;
}

/** The field of both mutations that names the resource. */
export const RESOURCE_FIELD = 'input.resource';
