/** Puts the firm's people and groups into its identity store. */
import { hexId, shuffle, uuid } from '../ids.ts';
import type { UserRow } from '../rows.ts';
import type { SandboxState } from '../state.ts';
import { day, emailDomain } from './foundation.ts';
import { deletedUser, disabledUser, groupSeeds, manualUsers, people, type Team } from './people.ts';

const issuer = 'https://kestrelbridge.login.example/scim/v2';

/** Ids of an identity store begin with its own: `9067a1c3e5-` and a UUID. */
export const principalId = (state: SandboxState, text: string): string =>
  `${state.settings.identityStoreId.slice(2)}-${uuid(text)}`;

/** The id that a user of the firm has, or had: the part of the name before the @ decides it. */
export const userIdOf = (state: SandboxState, alias: string): string =>
  principalId(state, `user/${alias}`);

export const groupIdOf = (state: SandboxState, name: string): string =>
  principalId(state, `group/${name}`);

interface Person {
  readonly alias: string;
  readonly team: Team;
  readonly user: UserRow;
}

const toPerson = (state: SandboxState, team: Team, entry: string): Person => {
  const [name = '', title = ''] = entry.split(': ');
  const [givenName = '', ...rest] = name.split(' ');
  const familyName = rest.join(' ');
  const alias = name.toLowerCase().replaceAll(' ', '.');
  const email = `${alias}@${emailDomain}`;
  const user: UserRow = {
    identityStoreId: state.settings.identityStoreId,
    userId: userIdOf(state, alias),
    userName: email,
    displayName: name,
    givenName,
    familyName,
    email,
    title,
    status: alias === disabledUser ? 'DISABLED' : 'ENABLED',
    externalIds: manualUsers.includes(alias) ? [] : [{ issuer, id: `00u${hexId(alias, 17)}` }],
    createdAt: day(`202${1 + (alias.length % 5)}-0${1 + (alias.length % 9)}-15`),
  };
  return { alias, team, user };
};

/** Adds the users, the groups and who is in them. The deleted user is in none of them. */
export const addDirectory = (state: SandboxState, random: () => number): void => {
  const everyone = Object.entries(people).flatMap(([team, entries]) =>
    entries.map((entry) => toPerson(state, team as Team, entry)),
  );
  if (everyone.some((person) => person.alias === deletedUser)) {
    throw new Error('The deleted user is in the directory');
  }
  for (const person of shuffle(everyone, random)) state.users.add(person.user);
  for (const seed of shuffle(groupSeeds, random)) {
    const groupId = groupIdOf(state, seed.name);
    state.groups.add({
      identityStoreId: state.settings.identityStoreId,
      groupId,
      displayName: seed.name,
      description: seed.description,
      externalIds: seed.scim ? [{ issuer, id: `00g${hexId(seed.name, 17)}` }] : [],
      createdAt: day(seed.scim ? '2021-05-03' : '2021-04-14'),
    });
    const members = everyone.filter((person) => seed.teams.includes(person.team));
    for (const { user } of shuffle(members, random)) addMember(state, groupId, user.userId);
  }
};

/** Puts a user into a group. */
export const addMember = (state: SandboxState, groupId: string, userId: string): void => {
  state.memberships.add({
    identityStoreId: state.settings.identityStoreId,
    membershipId: principalId(state, `membership/${groupId}/${userId}`),
    groupId,
    userId,
    createdAt: day('2023-01-09'),
  });
};
