import type { ReactiveControllerHost } from 'lit';
import { Listening } from '../listening.ts';

/** What a system calls the type of a folder; a browser hands one over as a file that cannot be read. */
export const FOLDER_TYPE = 'inode/directory';

/** Takes files in; never none. */
export type Accept = (files: File[]) => void;

/** Takes files that are dropped anywhere on the element, or pasted into it. */
export function takeFiles(host: ReactiveControllerHost & HTMLElement, accept: Accept): void {
  const take = (event: Event) => {
    const { type, dataTransfer, clipboardData } = event as DragEvent & ClipboardEvent;
    const data = dataTransfer ?? clipboardData;
    const files = data ? filesIn(data) : [];
    if (clipboardData ? isText(clipboardData, files) : !data?.types.includes('Files')) return;
    // Without this the browser leaves the page and opens what is dropped.
    event.preventDefault();
    if (!type.startsWith('drag') && files.length > 0) accept(files);
  };
  new Listening(
    host,
    ['dragenter', 'dragover', 'drop', 'paste'].map((type) => [host, type, take]),
  );
}

/** Office programs put a picture of the copied text beside it: the text is meant then, unless it only names the files. */
function isText(data: DataTransfer, files: readonly File[]): boolean {
  const text = data.getData('text/plain').trim();
  const isName = (line: string) => files.some(({ name }) => line.endsWith(name));
  return files.length === 0 || (text !== '' && !text.split(/\s*\n/).every(isName));
}

/** The files that come with a drop or a paste. */
function filesIn({ items }: DataTransfer): File[] {
  return [...items].flatMap((item) => {
    const file = item.getAsFile();
    if (!file) return [];
    return item.webkitGetAsEntry()?.isDirectory ? new File([], file.name, { type: FOLDER_TYPE }) : file;
  });
}
