import { extensionOf, FILE_TYPES } from './file-types.ts';

/** What a site allows to be attached to one message. */
export interface AttachmentRules {
  maxFiles: number;
  /** Bytes of one file. */
  maxBytes: number;
  /** Bytes of all files of one message. */
  maxTotalBytes: number;
  /** File name extensions with their dot, lower case, such as `.png`. */
  accept: string[];
  /** Photos keep what the camera wrote into them, the place above all. Browsers take it out otherwise. */
  keepMetadata?: boolean;
}

/** An uploaded file, as `POST /v1/attachments` answers. */
export interface Attachment {
  /** Whoever knows it may attach or delete the file; nobody can guess it. */
  id: string;
  name: string;
  /** Media type. */
  type: string;
  /** Bytes. */
  size: number;
  /** ISO 8601 UTC: until when a message can take it. */
  expiresAt: string;
}

/** Why a file is refused before its bytes are looked at. */
export type FileRefusal = 'file_type' | 'file_empty' | 'file_too_large';

/** Checks one file by name and size alone; `undefined` if it may be uploaded. */
export function refusalOf(
  file: { name: string; size: number },
  rules: Pick<AttachmentRules, 'maxBytes' | 'accept'>,
): FileRefusal | undefined {
  if (!rules.accept.includes(extensionOf(file.name))) return 'file_type';
  if (file.size === 0) return 'file_empty';
  if (file.size > rules.maxBytes) return 'file_too_large';
  return undefined;
}

/**
 * The media type to declare for a file. Browsers leave it empty (HEIC) or make one up (CSV on Windows), so the
 * extension decides unless the browser's own word is one that the extension can have.
 */
export function mediaTypeOf(file: { name: string; type: string }): string | undefined {
  const types = FILE_TYPES[extensionOf(file.name)];
  return types?.includes(file.type) ? file.type : types?.[0];
}
