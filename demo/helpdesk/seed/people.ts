/** Somebody who wrote to the shop. `word` stands in everything they begin, and in nothing of anybody else's. */
export interface SeededCustomer {
  name: string;
  email: string;
  word: string;
  /** What they put under a mail. */
  signature: string;
}

/** Whom to sign in as: she has sixty conversations. */
export const DEMO_CUSTOMER: SeededCustomer = {
  name: 'Ida Bergström',
  email: 'ida@example.com',
  word: 'Juniper',
  signature: 'Ida, 4 Juniper Lane',
};

/** Has conversations of her own. She and Ida must never see each other's. */
export const OTHER_CUSTOMER: SeededCustomer = {
  name: 'Priya Raman',
  email: 'priya@example.org',
  word: 'Heron',
  signature: 'Priya, 9 Heron Quay',
};

/** Copies Ida in on what he writes; she is a follower there, and not the author. */
export const COPYING_CUSTOMER: SeededCustomer = {
  name: 'Sven Holm',
  email: 'sven@example.net',
  word: 'Larch',
  signature: 'Sven, 2 Larch Close',
};

/** In front of everything that only staff may read. */
export const STAFF_ONLY = 'Workshop note:';

export const AGENTS = {
  maya: 'Maya Lindqvist',
  tomasz: 'Tomasz Nowak',
  aisha: 'Aisha Rahman',
} as const;

export type Agent = keyof typeof AGENTS;
