/** Children before their parents, the order in which they can be emptied. */
export const TABLES = [
  'attachments',
  'recipients',
  'messages',
  'followers',
  'tags',
  'conversations',
  'people',
  'mails',
];

/** Times are milliseconds since 1970; `data`, `to_addresses`, `reply_to` and `headers` are JSON. */
export const SCHEMA = `
CREATE TABLE IF NOT EXISTS people (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  email TEXT NOT NULL UNIQUE COLLATE NOCASE,
  name TEXT NOT NULL,
  staff INTEGER NOT NULL DEFAULT 0,
  sso_id TEXT UNIQUE,
  data TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE IF NOT EXISTS conversations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  slug TEXT NOT NULL UNIQUE,
  ref_id TEXT NOT NULL UNIQUE,
  origin INTEGER NOT NULL,
  origin_id TEXT,
  subject TEXT NOT NULL,
  status INTEGER NOT NULL,
  category TEXT NOT NULL,
  author_id INTEGER NOT NULL REFERENCES people,
  assignee_id INTEGER REFERENCES people,
  data TEXT NOT NULL DEFAULT '{}',
  hold_until TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  customer_at INTEGER,
  seen_at INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX IF NOT EXISTS conversations_by_author ON conversations (author_id);

CREATE TABLE IF NOT EXISTS tags (
  conversation_id INTEGER NOT NULL REFERENCES conversations,
  tag TEXT NOT NULL,
  PRIMARY KEY (conversation_id, tag)
) STRICT;

CREATE TABLE IF NOT EXISTS followers (
  conversation_id INTEGER NOT NULL REFERENCES conversations,
  person_id INTEGER NOT NULL REFERENCES people,
  PRIMARY KEY (conversation_id, person_id)
) STRICT;
CREATE INDEX IF NOT EXISTS followers_by_person ON followers (person_id);

CREATE TABLE IF NOT EXISTS messages (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  conversation_id INTEGER NOT NULL REFERENCES conversations,
  person_id INTEGER NOT NULL REFERENCES people,
  body TEXT NOT NULL,
  original_body TEXT,
  visibility INTEGER NOT NULL,
  origin INTEGER NOT NULL,
  origin_id TEXT,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS messages_by_conversation ON messages (conversation_id, created_at);

CREATE TABLE IF NOT EXISTS recipients (
  message_id INTEGER NOT NULL REFERENCES messages,
  person_id INTEGER NOT NULL REFERENCES people,
  PRIMARY KEY (message_id, person_id)
) STRICT;

CREATE TABLE IF NOT EXISTS attachments (
  key TEXT PRIMARY KEY,
  message_id INTEGER NOT NULL REFERENCES messages,
  position INTEGER NOT NULL,
  source_url TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'fetching',
  tries INTEGER NOT NULL DEFAULT 0,
  name TEXT,
  type TEXT,
  size INTEGER,
  sha256 TEXT,
  bytes BLOB
) STRICT;
CREATE INDEX IF NOT EXISTS attachments_by_message ON attachments (message_id, position);

CREATE TABLE IF NOT EXISTS mails (
  id TEXT PRIMARY KEY,
  sender TEXT NOT NULL,
  to_addresses TEXT NOT NULL,
  subject TEXT NOT NULL,
  text TEXT,
  html TEXT,
  reply_to TEXT NOT NULL,
  headers TEXT NOT NULL,
  idempotency_key TEXT UNIQUE,
  payload TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
`;
