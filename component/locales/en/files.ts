/** A message that is being written, and its files, in English. Keys with `_` are named by the code they put into words. */
export const fileTexts = {
  attachFull: {
    one: '{count} file attached, no more are possible.',
    other: '{count} files attached, no more are possible.',
  },
  attachSurplus: {
    one: 'Only {most} can be attached; {count} file was left out.',
    other: 'Only {most} can be attached; {count} files were left out.',
  },
  attached: { one: '{count} file attached.', other: '{count} files attached.' },
  waitingForFiles: { one: 'Waiting for {count} file…', other: 'Waiting for {count} files…' },
  dropHere: 'Drop files to attach them',
  tooLong: { one: '{count} character too many', other: '{count} characters too many' },

  queued: '{size} · waiting',
  progress: '{percent} of {size}',
  uploading: 'Uploading {name}',
  cancelFile: 'Cancel {name}',
  removeFile: 'Remove {name}',
  retry: 'Try again',
  removeRefused: 'Remove files that cannot be sent',
  /** What a pasted picture is called; the time follows. */
  screenshot: 'Screenshot',
  typo: 'Did you mean {address}?',
  problem: '{name}: {reason}',

  refused_folder: 'Folders cannot be attached. Open it and choose the files in it',
  refused_file_type: 'Only files of these types can be sent: {types}',
  refused_file_empty: 'The file is empty',
  refused_file_too_large: 'The file is larger than {size}',
  refused_total_too_large: 'With it the files would be larger than {total} together',
  refused_content: 'The file is damaged or is not what its name says',
  refused_gone: 'The file was moved or changed. Choose it again',

  failed_network: 'Not uploaded: the connection was lost',
  failed_busy: 'Not uploaded: too many files just now. Try again in a minute',
  failed_unavailable: 'Not uploaded. Try again in a minute',
  failed_expired: 'Kept too long. Remove it and attach it again',
  failed_interrupted: 'Was not finished uploading. Choose it again',
} as const;
