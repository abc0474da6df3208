import type { ReactiveControllerHost } from 'lit';
import { Listening } from '../listening.ts';

/** What a system calls the type of a folder; a browser hands one over as a file that cannot be read. */
export const FOLDER_TYPE = 'inode/directory';

/** Takes files in; never none. */
export type Accept = (files: File[]) => void;

/** Takes files that are dropped anywhere on the element. */
export function takeDropped(host: ReactiveControllerHost & HTMLElement, accept: Accept): void {
  const take = (event: Event) => {
    const { dataTransfer, type } = event as DragEvent;
    if (!dataTransfer?.types.includes('Files')) return;
    // Without this the browser leaves the page and opens the file.
    event.preventDefault();
    const files = filesIn(dataTransfer);
    if (type === 'drop' && files.length > 0) accept(files);
  };
  new Listening(
    host,
    ['dragenter', 'dragover', 'drop'].map((type) => [host, type, take]),
  );
}

/** The files that come with a drop or a paste. */
export function filesIn({ items }: DataTransfer): File[] {
  return [...items].flatMap((item) => {
    const file = item.getAsFile();
    if (!file) return [];
    return item.webkitGetAsEntry()?.isDirectory ? new File([], file.name, { type: FOLDER_TYPE }) : file;
  });
}
