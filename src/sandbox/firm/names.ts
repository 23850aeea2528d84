/** Names for generated rows: made of parts, so that thousands differ and each can be read. */

const givenNames =
  'Ada Amir Bea Cai Dara Elio Femi Gaia Hugo Iris Jonas Kira Liam Mona Nils Olga Pavel Quinn Rosa Sami Tara Uma Vera Wim Xena Yara Zoe'.split(
    ' ',
  );
const familyNames =
  'Abara Berg Costa Dahl Evans Fujita Garcia Hassan Ito Jovic Khan Larsen Moss Novak Oduya Patel Quist Rossi Silva Toth Unger Vance Weber Xu Yilmaz Zeman'.split(
    ' ',
  );
const systems =
  'ledger pricing orders custody settlement research reporting risk compliance treasury payments portal datalake identity messaging archive'.split(
    ' ',
  );
const stages = ['prod', 'uat', 'dev', 'test'];
const duties = 'Admin Developer Operator Analyst Auditor Reader Support Deployer'.split(' ');

const pick = (parts: readonly string[], index: number): string => parts[index % parts.length] ?? '';

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Given and family name of the user with this number. Names repeat; user names do not. */
export const personName = (index: number): readonly [given: string, family: string] => [
  pick(givenNames, index),
  pick(familyNames, Math.floor(index / givenNames.length)),
];

/** `custody-uat-0042` */
export const accountName = (index: number): string =>
  `${pick(systems, index)}-${pick(stages, Math.floor(index / systems.length))}-${String(index).padStart(4, '0')}`;

/** `CustodyOperator0042`: a set's name has 32 characters at most. */
export const permissionSetName = (index: number): string =>
  `${capitalized(pick(systems, index))}${pick(duties, Math.floor(index / systems.length))}${String(index).padStart(4, '0')}`;

/** `Custody-Operators-0042` */
export const groupName = (index: number): string =>
  `${capitalized(pick(systems, index))}-${pick(duties, Math.floor(index / systems.length))}s-${String(index).padStart(4, '0')}`;

export const unitNames = systems.map(capitalized);
