const EU = 'de fr it es nl be at ch pt pl ie se dk no fi gr cz ro hu';

/** Where many people have their mailboxes: the name of each, with the endings that it has. */
const PROVIDERS: Readonly<Record<string, string>> = {
  gmail: 'com',
  googlemail: 'com',
  hotmail: `com co.uk com.br com.ar co.jp co.th ca ${EU}`,
  outlook: `com com.br com.ar com.au co.uk co.th jp kr cl sa ${EU}`,
  live: `com co.uk com.au com.mx ca ${EU}`,
  msn: 'com',
  yahoo: `com co.uk com.br com.ar com.mx com.au com.tr com.sg com.hk com.tw com.vn com.ph co.in co.id co.jp co.th co.nz co.za ca in cn hr ${EU}`,
  ymail: 'com',
  rocketmail: 'com',
  icloud: 'com',
  me: 'com',
  mac: 'com',
  aol: 'com co.uk de fr it',
  gmx: 'com net de at ch us es fr',
  web: 'de',
  freenet: 'de',
  't-online': 'de',
  mail: 'com de ru',
  email: 'com de cz',
  proton: 'me',
  protonmail: 'com ch',
  fastmail: 'com fm',
  zoho: 'com eu in',
  hey: 'com',
  yandex: 'com ru',
  qq: 'com',
  163: 'com',
  126: 'com',
  rediffmail: 'com',
  comcast: 'net',
  verizon: 'net',
  att: 'net',
  btinternet: 'com',
  orange: 'fr',
  wanadoo: 'fr',
  laposte: 'net',
  libero: 'it',
  virgilio: 'it',
  bluewin: 'ch',
  telenet: 'be',
  skynet: 'be',
  ziggo: 'nl',
  bigpond: 'com net.au',
  seznam: 'cz',
  interia: 'pl',
};

/** The same, to look in: each name with its endings. */
export const providers: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(PROVIDERS).map(([name, endings]) => [name, endings.split(' ')]),
);

/** Endings that do not exist, and the one that was meant. */
export const ENDINGS: Readonly<Record<string, string>> = {
  ...endings('com', 'con cmo ocm vom xom cpm dom comm coom ccom'),
  ...endings('net', 'nte ent met ney nett'),
  ...endings('org', 'ogr rog orgg'),
};

/** Endings that do exist, but not at somebody who has the one that was meant. */
export const NEARLY_COM: readonly string[] = ['co', 'cm', 'om', 'cim'];

function endings(meant: string, typed: string): Record<string, string> {
  return Object.fromEntries(typed.split(' ').map((ending) => [ending, meant]));
}

/** Names that look like a mistake in one of those above and are somebody's. */
export const OTHERS: readonly string[] = ['cloud', 'gail', 'range', 'photon', 'weber'];
