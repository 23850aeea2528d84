import {
  CreateEnvironmentCommand,
  GetEnvironmentCommand,
  ListEnvironmentsCommand,
} from '@aws-sdk/client-finspace';
import type { CreateEnvironmentCommandInput, Environment } from '@aws-sdk/client-finspace';
import type { FinSpaceWorld } from './finspace-world.ts';

/** `name STATUS` of each environment that is listed, sorted. */
export const list = async ({ as }: FinSpaceWorld, ...who: Parameters<FinSpaceWorld['as']>) => {
  const { environments } = await as(...who).finspace.send(new ListEnvironmentsCommand({}));
  return (environments ?? []).map(({ name, status }) => `${name} ${status}`).sort();
};

export const get = async (
  { as }: FinSpaceWorld,
  environmentId: string,
  who: 'management' | 'member' = 'management',
): Promise<Environment> => {
  const input = new GetEnvironmentCommand({ environmentId });
  return (await as(who).finspace.send(input)).environment ?? {};
};

/** Asks for an environment of the management account, and returns its id. */
export const create = async (
  { as }: FinSpaceWorld,
  input: Partial<CreateEnvironmentCommandInput> = {},
): Promise<string> => {
  const command = new CreateEnvironmentCommand({ name: 'model-validation', ...input });
  const { environmentId = '' } = await as('management').finspace.send(command);
  return environmentId;
};
