import type { ReactiveControllerHost } from 'lit';
import { Listening } from '../listening.ts';

/** What a system calls the type of a folder; a browser hands one over as a file that cannot be read. */
export const FOLDER_TYPE = 'inode/directory';

/**
 * Takes files that are dropped anywhere on the element or pasted into it.
 *
 * @param accept called with files; never with none
 */
export function takeIn(host: ReactiveControllerHost & HTMLElement, accept: (files: File[]) => void): void {
  const take = (event: Event) => {
    const { clipboardData, dataTransfer } = event as ClipboardEvent & DragEvent;
    const files = [...((clipboardData ?? dataTransfer)?.items ?? [])].flatMap(fileIn);
    // What is still being dragged cannot be looked at, only told by its kind.
    const isMeant = clipboardData
      ? files.length > 0 && !isText(clipboardData, files)
      : dataTransfer?.types.includes('Files');
    if (!isMeant) return;
    // Without this the browser leaves the page and opens the file.
    event.preventDefault();
    if (files.length > 0 && !event.type.startsWith('drag')) accept(files);
  };
  new Listening(
    host,
    ['dragenter', 'dragover', 'drop', 'paste'].map((type) => [host, type, take]),
  );
}

/** Office programs put a picture of the copied text beside it: the text is meant then, unless it only names the files. */
function isText(data: DataTransfer, files: readonly File[]): boolean {
  const text = data.getData('text/plain').trim();
  return text !== '' && !text.split(/\s*\n/).every((line) => files.some(({ name }) => line.endsWith(name)));
}

function fileIn(item: DataTransferItem): File[] {
  const file = item.getAsFile();
  if (!file) return [];
  return [item.webkitGetAsEntry()?.isDirectory ? new File([], file.name, { type: FOLDER_TYPE }) : file];
}
