/** Reads of environments. */
import type {
  GetEnvironmentCommandInput,
  GetEnvironmentCommandOutput,
  ListEnvironmentsCommandInput,
  ListEnvironmentsCommandOutput,
} from '@aws-sdk/client-finspace';

import { paginate } from '../../pages.ts';
import type { SandboxCall } from '../../service.ts';
import { placeKey, type SandboxState } from '../../state.ts';
import type { Answer, Handlers } from '../answer.ts';
import { environmentOf, toEnvironment } from './shapes.ts';

const largestPage = 100;

export const environmentReads = (state: SandboxState): Handlers => ({
  GetEnvironment(
    input: GetEnvironmentCommandInput,
    call: SandboxCall,
  ): Answer<GetEnvironmentCommandOutput> {
    return { environment: toEnvironment(environmentOf(state, input.environmentId, call)) };
  },

  ListEnvironments(
    input: ListEnvironmentsCommandInput,
    { caller, region }: SandboxCall,
  ): Answer<ListEnvironmentsCommandOutput> {
    const place = placeKey(caller.accountId, region);
    const { page, nextToken } = paginate(
      state.environmentsOfPlace.get(place),
      // The model allows 0, which asks for no page of any size.
      {
        maxResults: input.maxResults === 0 ? largestPage : input.maxResults,
        nextToken: input.nextToken,
      },
      { scope: `ListEnvironments ${place}`, maximum: largestPage },
    );
    return { environments: page.map(toEnvironment), nextToken };
  },
});
