import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What a system calls the type of a folder; a browser hands one over as a file that cannot be read. */
export const FOLDER_TYPE = 'inode/directory';

const EVENTS = ['dragenter', 'dragover', 'dragleave', 'drop', 'paste'];

/** Takes files that are dropped anywhere on the element or pasted into it. */
export class IntakeController implements ReactiveController {
  /** Whether files are held over the element right now. */
  hovering = false;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #accept: (files: File[]) => void;

  /** @param accept called with files; never with none */
  constructor(host: ReactiveControllerHost & HTMLElement, accept: (files: File[]) => void) {
    this.#host = host;
    this.#accept = accept;
    host.addController(this);
  }

  hostConnected(): void {
    for (const type of EVENTS) this.#host.addEventListener(type, this);
  }

  hostDisconnected(): void {
    for (const type of EVENTS) this.#host.removeEventListener(type, this);
    this.#hover(false);
  }

  handleEvent(event: Event): void {
    if (event instanceof ClipboardEvent) this.#paste(event);
    else if (event instanceof DragEvent && event.dataTransfer?.types.includes('Files'))
      this.#drag(event, event.dataTransfer);
  }

  #drag(event: DragEvent, { items }: DataTransfer): void {
    // Without this the browser leaves the page and opens the file.
    event.preventDefault();
    const to = event.relatedTarget;
    const outside = !(to instanceof Node) || !this.#host.contains(to);
    this.#hover(
      event.type === 'dragenter' || event.type === 'dragover' || (event.type === 'dragleave' && !outside),
    );
    if (event.type === 'drop') this.#offer([...items].flatMap(fileIn));
  }

  #paste(event: ClipboardEvent): void {
    // Office programs put a picture of the copied text beside the text; the text is meant then.
    if (!event.clipboardData || event.clipboardData.types.includes('text/plain')) return;
    const { files } = event.clipboardData;
    if (files.length > 0) event.preventDefault();
    this.#offer([...files]);
  }

  #offer(files: File[]): void {
    if (files.length > 0) this.#accept(files);
  }

  #hover(hovering: boolean): void {
    if (this.hovering === hovering) return;
    this.hovering = hovering;
    this.#host.requestUpdate();
  }
}

function fileIn(item: DataTransferItem): File[] {
  const file = item.getAsFile();
  if (!file) return [];
  return [item.webkitGetAsEntry()?.isDirectory ? new File([], file.name, { type: FOLDER_TYPE }) : file];
}
