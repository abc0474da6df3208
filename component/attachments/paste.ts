import type { ReactiveControllerHost } from 'lit';
import { Listening } from '../listening.ts';
import { type Accept, filesIn } from './intake.ts';

/** Takes files that are pasted into the element. */
export function takePasted(host: ReactiveControllerHost & HTMLElement, accept: Accept): void {
  const take = (event: Event) => {
    const { clipboardData } = event as ClipboardEvent;
    const files = clipboardData ? filesIn(clipboardData) : [];
    if (!clipboardData || files.length === 0 || isText(clipboardData, files)) return;
    event.preventDefault();
    accept(files);
  };
  new Listening(host, [[host, 'paste', take]]);
}

/** Office programs put a picture of the copied text beside it: the text is meant then, unless it only names the files. */
function isText(data: DataTransfer, files: readonly File[]): boolean {
  const text = data.getData('text/plain').trim();
  return text !== '' && !text.split(/\s*\n/).every((line) => files.some(({ name }) => line.endsWith(name)));
}
