import type { EnvironmentModel } from './models.ts';
import { environmentIdOf } from './find-environment.ts';
import { tags } from './tags.ts';

/** What is cached of an environment and of the lists that it is in. */
export const changedBy = (key: EnvironmentModel): string[] => [
  tags.environment(key),
  tags.place(key.region),
];

/** The query that shows an environment as it is now, for a person who has to find out. */
export const queryOf = (key: EnvironmentModel, selection: string): string =>
  `{ node(id: "${environmentIdOf(key)}") { ... on Environment { ${selection} } } }`;
