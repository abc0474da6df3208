import type { FailureReason, FileState, RefusalReason } from '../../attachments/state.ts';
import { numbers } from '../numbers.ts';

/** Texts of the list of files; a locale that lacks one does not compile. */
export type FileTexts = typeof fileTexts;

const { count, size } = numbers('en');

const REFUSALS: Readonly<Record<RefusalReason, string>> = {
  file_type: 'This type of file cannot be sent',
  file_empty: 'The file is empty',
  file_too_large: 'The file is too large',
  total_too_large: 'Too large together with the other files',
  content: 'The file is damaged or is not what its name says',
};

const FAILURES: Readonly<Record<FailureReason, string>> = {
  network: 'Not uploaded: the connection was lost',
  busy: 'Not uploaded: too many files just now. Try again in a minute',
  unavailable: 'Not uploaded. Try again in a minute',
  expired: 'Kept too long. Remove it and attach it again',
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

export const fileTexts = {
  attachSurplus: (most: number, surplus: number) =>
    `Only ${count(most, 'file', 'files')} can be attached; ${count(surplus, 'was', 'were')} left out.`,
  uploading: (name: string) => `Uploading ${name}`,
  cancelFile: (name: string) => `Cancel ${name}`,
  removeFile: (name: string) => `Remove ${name}`,
  retryFile: (name: string) => `Try ${name} again`,
  retry: 'Try again',
  filesAttached: (attached: number) => `${count(attached, 'file', 'files')} attached`,
  fileState,
  fileProblem: (name: string, state: FileState) => `${name}: ${fileState(0, state)}`,
};
