import type { FailureReason, FileState, RefusalReason } from '../../attachments/state.ts';
import { numbers } from '../numbers.ts';

/** Texts for a message that is being written, and for the list of its files; a locale that lacks one does not compile. */
export type FileTexts = typeof fileTexts;

const { count, size } = numbers('en');

const REFUSALS: Readonly<Record<RefusalReason, string>> = {
  folder: 'Folders cannot be attached. Open it and choose the files in it',
  file_type: 'This type of file cannot be sent',
  file_empty: 'The file is empty',
  file_too_large: 'The file is too large',
  total_too_large: 'Too large together with the other files',
  content: 'The file is damaged or is not what its name says',
  gone: 'The file was moved or changed. Choose it again',
};

const FAILURES: Readonly<Record<FailureReason, string>> = {
  network: 'Not uploaded: the connection was lost',
  busy: 'Not uploaded: too many files just now. Try again in a minute',
  unavailable: 'Not uploaded. Try again in a minute',
  expired: 'Kept too long. Remove it and attach it again',
  interrupted: 'Was not finished uploading. Choose it again',
};

function fileState(bytes: number, state: FileState): string {
  switch (state.status) {
    case 'queued':
      return `${size(bytes)} · waiting`;
    case 'uploading':
      return `${Math.round(state.progress * 100)}% of ${size(bytes)}`;
    case 'uploaded':
      return size(bytes);
    case 'refused':
      return REFUSALS[state.reason];
    case 'failed':
      return FAILURES[state.reason];
  }
}

/** Bidirectional controls and other signs without a shape would make a name read as another one; none is stored either. */
const shown = (name: string) => name.replace(/\p{Cf}/gu, '');

/** What became of the files, for whoever does not see the list. */
function announced(files: readonly { name: string; state: FileState }[]): string {
  const attached = files.filter(({ state }) => state.status === 'uploaded').length;
  const wrong = files
    .filter(({ state }) => state.status === 'refused' || state.status === 'failed')
    .map(({ name, state }) => `${shown(name)} was not attached: ${fileState(0, state)}.`);
  return [...(attached > 0 ? [`${count(attached, 'file', 'files')} attached.`] : []), ...wrong].join(' ');
}

export const fileTexts = {
  attachFull: (most: number) => `${count(most, 'file', 'files')} attached, no more are possible.`,
  waitingForFiles: (waiting: number) => `Waiting for ${count(waiting, 'file', 'files')}…`,
  dropHere: 'Drop files to attach them',
  tooLong: (excess: number) => `${count(excess, 'character', 'characters')} too many`,
  shown,
  attachSurplus: (most: number, surplus: number) =>
    `Only ${count(most, 'file', 'files')} can be attached; ${count(surplus, 'was', 'were')} left out.`,
  uploading: (name: string) => `Uploading ${shown(name)}`,
  cancelFile: (name: string) => `Cancel ${shown(name)}`,
  removeFile: (name: string) => `Remove ${shown(name)}`,
  retryFile: (name: string) => `Try ${shown(name)} again`,
  retry: 'Try again',
  removeRefused: 'Remove files that cannot be sent',
  /** What a pasted picture is called; the time follows. */
  screenshot: 'Screenshot',
  typo: (address: string) => `Did you mean ${address}?`,
  announced,
  fileState,
  fileProblem: (name: string, state: FileState) => `${shown(name)}: ${fileState(0, state)}`,
};
