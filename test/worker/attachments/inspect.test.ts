import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { contradicts } from '../../../worker/attachments/inspect.ts';
import { FILE_TYPES } from '../../../worker/contract/file-types.ts';

const bytes = (latin1: string) => Uint8Array.from(latin1, (character) => character.charCodeAt(0));

const HEADS: Record<string, string[]> = {
  '.png': ['\x89PNG\r\n\x1a\n\0\0'],
  '.jpg': ['\xff\xd8\xff\xe0\0\x10JFIF'],
  '.jpeg': ['\xff\xd8\xff\xe1\0\x10Exif'],
  '.gif': ['GIF87a', 'GIF89a'],
  '.webp': ['RIFF\0\0\0\0WEBPVP8 '],
  '.heic': ['heic', 'heix', 'hevc', 'mif1', 'msf1'].map((kind) => `\0\0\0\x18ftyp${kind}`),
  '.heif': ['\0\0\0\x18ftypmif1', '\0\0\0\x24ftypheix'],
  '.pdf': ['%PDF-1.7'],
  '.docx': ['PK\x03\x04\x14'],
  '.xlsx': ['PK\x03\x04\x14'],
  '.pptx': ['PK\x03\x04\x14'],
  '.mp4': ['\0\0\0\x20ftypisom'],
  '.mov': ['\0\0\0\x14ftypqt  ', '\0\0\0\x08wide'],
  '.txt': ['Hello', '', '\xef\xbb\xbfHello', '\xff\xfeH\0i\0'],
  '.log': ['2026-11-20 12:00 started'],
  '.csv': ['a;b\r\n1;2'],
};

const TEXT = ['.txt', '.log', '.csv'];
const BINARY = Object.keys(HEADS).filter((extension) => !TEXT.includes(extension));
/** Extensions whose files begin alike. */
const FAMILIES = [
  ['.jpg', '.jpeg'],
  ['.docx', '.xlsx', '.pptx'],
  ['.mp4', '.mov', '.heic', '.heif'],
];
/** What must pass for nothing. */
const ALIENS = [
  'MZ\x90\0\x03',
  '\x7fELF\x02\x01\x01\0',
  '<html><script>',
  '<?xml version="1.0"?><svg',
  '#!/bin/sh\n\0',
  '<body onload=x>',
  '<!-- --><script>',
  '\xff\xfe<\0h\0t\0m\0l\0>\0',
];

describe('the first bytes of a file', () => {
  it('are known for every type that a site can accept', () => {
    assert.deepEqual(Object.keys(HEADS).sort(), Object.keys(FILE_TYPES).sort());
  });

  for (const [extension, heads] of Object.entries(HEADS)) {
    it(`fit a ${extension}`, () => {
      for (const head of heads) assert.equal(contradicts(`file${extension}`, bytes(head)), false, head);
    });

    it(`of something else are no ${extension}`, () => {
      const others = FAMILIES.find((family) => family.includes(extension)) ?? [extension];
      const foreign = BINARY.filter((other) => !others.includes(other)).flatMap(
        (other) => HEADS[other] ?? [],
      );
      for (const head of TEXT.includes(extension) ? ALIENS : [...ALIENS, ...foreign]) {
        assert.equal(contradicts(`file${extension}`, bytes(head)), true, JSON.stringify(head));
      }
    });
  }

  it('say nothing for a type that is not known', () => assert.equal(contradicts('a.exe', bytes('MZ')), true));
});
