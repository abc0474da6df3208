import type { AttachmentRules } from '../../worker/contract/attachments.ts';
import { FILE_TYPES } from '../../worker/contract/file-types.ts';
import type { Words } from '../locales/words.ts';
import type { FileState } from './state.ts';

/** What of a file is put into words. */
interface File {
  name: string;
  /** Bytes. */
  size: number;
  state: FileState;
}

/** A file's name. Bidirectional controls and other signs without a shape would make it read as another one; none is stored either. */
export function shownName(name: string): string {
  return name.replace(/\p{Cf}/gu, '');
}

const UNITS = ['byte', 'kilobyte', 'megabyte'];

/** Bytes as people read them: 1,024 of each unit make the next, as limits are set. */
export function sizeInWords(bytes: number, words: Words): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log2(Math.max(bytes, 1)) / 10));
  const value = bytes / 1024 ** power;
  return words.number(value, {
    style: 'unit',
    unit: UNITS[power] ?? 'byte',
    unitDisplay: power > 0 ? 'short' : 'long',
    maximumFractionDigits: value < 10 ? 1 : 0,
  });
}

function limitsInWords({ accept, maxBytes, maxTotalBytes }: AttachmentRules, words: Words) {
  // One name of each: nobody need be told of JPEG as well as JPG.
  const kinds = Map.groupBy(accept, (extension) => FILE_TYPES[extension]?.[0]);
  const names = [...kinds.values()].map(([extension = '']) => extension.slice(1).toUpperCase());
  return {
    types: new Intl.ListFormat(words.language, { type: 'unit' }).format(names),
    size: sizeInWords(maxBytes, words),
    total: sizeInWords(maxTotalBytes, words),
  };
}

/** How far a file is, or what is wrong with it. */
export function stateInWords({ size, state }: Pick<File, 'size' | 'state'>, words: Words): string {
  switch (state.status) {
    case 'queued':
      return words.say('files', 'queued', { size: sizeInWords(size, words) });
    case 'uploading':
      return words.say('files', 'progress', {
        percent: words.number(state.progress, { style: 'percent' }),
        size: sizeInWords(size, words),
      });
    case 'uploaded':
      return sizeInWords(size, words);
    case 'refused':
      return words.say('files', `refused_${state.reason}`, limitsInWords(state.rules, words));
    case 'failed':
      return words.of('files')[`failed_${state.reason}`];
  }
}

/** What is wrong with a file, with its name. */
export function problemInWords(file: File, words: Words): string {
  const reason = stateInWords(file, words);
  return words.say('files', 'problem', { name: shownName(file.name), reason });
}

/** What became of the files, for whoever does not see the list. */
export function filesInWords(files: readonly File[], words: Words): string {
  const count = files.filter(({ state }) => state.status === 'uploaded').length;
  const wrong = files.filter(({ state }) => state.status === 'refused' || state.status === 'failed');
  return [
    ...(count > 0 ? [words.say('files', 'attached', { count })] : []),
    ...wrong.map((file) => problemInWords(file, words)),
  ].join(' ');
}
