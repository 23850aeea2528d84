/** The firm's sixty users: name, team and what they do. Teams are what groups are made of. */

export type Team =
  | 'platform'
  | 'security'
  | 'audit'
  | 'trading-dev'
  | 'trading-ops'
  | 'quant'
  | 'market-data'
  | 'risk'
  | 'client'
  | 'finance'
  | 'none';

/** Who works where: `Given Family: title`. */
export const people: Readonly<Record<Team, readonly string[]>> = {
  platform: [
    'Ingrid Solberg: Head of Platform',
    'Mateus Carvalho: Principal Engineer',
    'Aoife Brennan: Site Reliability Engineer',
    'Kwame Boateng: Site Reliability Engineer',
    'Hana Kobayashi: Network Engineer',
    'Piotr Zielinski: Platform Engineer',
    'Leila Haddad: Platform Engineer',
    'Samuel Okafor: Platform Engineer',
  ],
  security: [
    'Noor Rahman: Chief Information Security Officer',
    'Viktor Lindqvist: Security Architect',
    'Camille Fournier: Detection Engineer',
    'Dmitri Volkov: Identity Engineer',
    'Zanele Mokoena: Incident Responder',
  ],
  audit: [
    'Margaret Ellison: Head of Internal Audit',
    'Rohan Mehta: IT Auditor',
    'Elena Petrova: IT Auditor',
  ],
  'trading-dev': [
    'Tobias Meier: Lead Developer',
    'Yuki Tanaka: Senior Developer',
    'Fatima Zahra: Senior Developer',
    'Callum Fraser: Developer',
    'Priya Nair: Developer',
    'Lucas Moreau: Developer',
    'Sofia Marchetti: Developer',
    'Daniel Osei: Graduate Developer',
  ],
  'trading-ops': [
    'Grace Whitfield: Head of Trading Operations',
    'Marco Bianchi: Operations Analyst',
    'Anneke de Vries: Operations Analyst',
    'Thabo Nkosi: Operations Analyst',
    'Jin Park: Night Desk',
    'Olivia Hart: Night Desk',
  ],
  quant: [
    'Henrik Aalto: Head of Research',
    'Chen Wei: Senior Quant',
    'Isabelle Laurent: Senior Quant',
    'Arjun Banerjee: Quant',
    'Miriam Goldberg: Quant',
    'Oskar Nowak: Quant',
    'Valentina Rojas: Quant',
    'Emeka Eze: Data Scientist',
    'Lena Fischer: Data Scientist',
  ],
  'market-data': [
    'Patrick Donnelly: Market Data Manager',
    'Sunita Rao: Market Data Engineer',
    'Erik Johansson: Market Data Engineer',
    'Amara Diallo: Market Data Engineer',
    'Wei Ling Tan: Vendor Analyst',
  ],
  risk: [
    'Charlotte Beaumont: Chief Risk Officer',
    'Nikhil Sharma: Risk Analyst',
    'Greta Lindholm: Risk Analyst',
    'Joao Pereira: Risk Analyst',
    'Agnes Kovacs: Model Validator',
  ],
  client: [
    'Beatrice Holloway: Head of Client Services',
    'Ahmed Farouk: Reporting Developer',
    'Julia Steiner: Reporting Developer',
    'Kofi Mensah: Portal Developer',
    'Clara Jensen: Client Analyst',
  ],
  finance: [
    'Richard Ashworth: Finance Director',
    'Monika Wagner: Controller',
    'Tariq Aziz: Accountant',
    'Siobhan Kelly: Accountant',
  ],
  // A contractor, whom no group has, and a newcomer, who has nothing yet.
  none: ['Bruno Keller: Contractor', 'Mei Nakamura: Graduate, from Monday'],
};

/** Left the firm, but not the groups: the account is disabled. */
export const disabledUser = 'joao.pereira';
/** Left the firm and the directory; what was assigned to the user stayed. */
export const deletedUser = 'tomas.reyes';
/** Made by hand, not by the identity provider. */
export const manualUsers: readonly string[] = ['bruno.keller', 'noor.rahman', 'ingrid.solberg'];

export interface GroupSeed {
  readonly name: string;
  readonly description: string;
  readonly teams: readonly Team[];
  /** Whether the identity provider made it. */
  readonly scim: boolean;
}

export const groupSeeds: readonly GroupSeed[] = [
  {
    name: 'AWS-Platform-Engineers',
    description: 'Runs the landing zone',
    teams: ['platform'],
    scim: false,
  },
  {
    name: 'AWS-Security',
    description: 'Security engineering and response',
    teams: ['security'],
    scim: false,
  },
  { name: 'AWS-Auditors', description: 'Internal audit', teams: ['audit'], scim: false },
  {
    name: 'AWS-Break-Glass',
    description: 'Empty unless there is an emergency',
    teams: [],
    scim: false,
  },
  {
    name: 'Trading-Developers',
    description: 'Builds the execution platform',
    teams: ['trading-dev'],
    scim: true,
  },
  {
    name: 'Trading-Operations',
    description: 'Runs the execution platform',
    teams: ['trading-ops'],
    scim: true,
  },
  { name: 'Quant-Research', description: 'Research and models', teams: ['quant'], scim: true },
  { name: 'Market-Data', description: 'Feeds and vendors', teams: ['market-data'], scim: true },
  {
    name: 'Data-Engineering',
    description: 'The lake, and who fills it',
    teams: ['market-data', 'quant'],
    scim: true,
  },
  { name: 'Risk-Analytics', description: 'Risk and model validation', teams: ['risk'], scim: true },
  {
    name: 'Client-Reporting',
    description: 'Reports and the client portal',
    teams: ['client'],
    scim: true,
  },
  { name: 'Finance', description: 'Books and bills', teams: ['finance'], scim: true },
  {
    name: 'All-Staff',
    description: 'Everyone whom the identity provider knows',
    teams: [
      'platform',
      'security',
      'audit',
      'trading-dev',
      'trading-ops',
      'quant',
      'market-data',
      'risk',
      'client',
      'finance',
    ],
    scim: true,
  },
];
