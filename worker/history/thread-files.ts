import { EncryptJWT, jwtDecrypt } from 'jose';

/** A file of the helpdesk's. */
export interface SourceFile {
  name: string;
  /** Media type, as the helpdesk claims. */
  type: string;
  /** Where the helpdesk has it. */
  source: string;
}

/** Makes and reads the links by which a customer fetches a file of a thread: `/thread-files/{sealed}/{name}`. */
export interface ThreadFiles {
  /** A link that whoever has it can follow for an hour; null where the file is on no host that the site allows. */
  seal(file: SourceFile): Promise<string | null>;
  /** `undefined` unless the link was made here, for this name, has not expired, and the host is still allowed. */
  open(link: { sealed: string; name: string }): Promise<SourceFile | undefined>;
}

/** Long enough to look at a thread, too short to be worth passing on. */
const LINK_LIFETIME_MS = 60 * 60 * 1_000;

/**
 * @param publicUrl this Worker, as browsers reach it
 * @param keys newest first; all of them open, the first one seals
 * @param hosts where files may be besides the helpdesk itself, such as `files.example.com`
 * @param now milliseconds since 1970
 */
export function createThreadFiles(
  {
    publicUrl,
    keys,
    helpdesk,
    hosts,
  }: { publicUrl: string; keys: string[]; helpdesk: string; hosts: string[] },
  now: () => number,
): ThreadFiles {
  const origin = new URL(helpdesk).origin;
  let derived: Promise<Uint8Array>[] | undefined;
  /** Not before the first file: most threads have none. */
  const derivedKeys = () => {
    derived ??= keys.map(deriveKey);
    return derived;
  };

  /** The helpdesk's own host may be a stand-in on this machine; all others speak https. */
  function isAllowed(source: string): boolean {
    const url = URL.parse(source);
    if (!url || url.username || url.password) return false;
    return url.origin === origin || (url.protocol === 'https:' && hosts.includes(url.host));
  }

  return {
    async seal({ name, type, source }) {
      const [newest] = derivedKeys();
      if (!newest) throw new Error('SIGNING_KEYS is empty');
      if (!isAllowed(source)) return null;
      const token = await new EncryptJWT({ name, type, source })
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .setExpirationTime(new Date(now() + LINK_LIFETIME_MS))
        .encrypt(await newest);
      return `${publicUrl}/thread-files/${token}/${encodeURIComponent(name)}`;
    },

    async open({ sealed, name }) {
      for (const key of derivedKeys()) {
        const file = await decrypt(sealed, await key, now());
        if (file) return file.name === name && isAllowed(file.source) ? file : undefined;
      }
      return undefined;
    },
  };
}

async function decrypt(sealed: string, key: Uint8Array, now: number): Promise<SourceFile | undefined> {
  try {
    const { payload } = await jwtDecrypt<SourceFile>(sealed, key, {
      currentDate: new Date(now),
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
      requiredClaims: ['exp', 'name', 'type', 'source'],
    });
    return { name: payload.name, type: payload.type, source: payload.source };
  } catch {
    return undefined;
  }
}

/** A key of its own for this purpose: what is sealed with it says nothing of what is signed elsewhere. */
async function deriveKey(key: string): Promise<Uint8Array> {
  const text = new TextEncoder();
  const material = await crypto.subtle.importKey('raw', text.encode(key), 'HKDF', false, ['deriveBits']);
  const parameters = {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(),
    info: text.encode('thread-file'),
  };
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, material, 256));
}
