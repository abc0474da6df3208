import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Takes files that are dropped anywhere on the element or pasted into it. */
export class IntakeController implements ReactiveController {
  /** Whether files are held over the element right now. */
  hovering = false;
  private readonly host: ReactiveControllerHost & HTMLElement;
  private readonly accept: (files: File[]) => void;

  /** @param accept called with files; never with none */
  constructor(host: ReactiveControllerHost & HTMLElement, accept: (files: File[]) => void) {
    this.host = host;
    this.accept = accept;
    host.addController(this);
  }

  hostConnected(): void {
    this.host.addEventListener('dragenter', this.over);
    this.host.addEventListener('dragover', this.over);
    this.host.addEventListener('dragleave', this.leave);
    this.host.addEventListener('drop', this.drop);
    this.host.addEventListener('paste', this.paste);
  }

  hostDisconnected(): void {
    this.host.removeEventListener('dragenter', this.over);
    this.host.removeEventListener('dragover', this.over);
    this.host.removeEventListener('dragleave', this.leave);
    this.host.removeEventListener('drop', this.drop);
    this.host.removeEventListener('paste', this.paste);
    this.hovering = false;
  }

  private readonly over = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    // Without this the browser leaves the page and opens the file.
    event.preventDefault();
    this.hover(true);
  };

  private readonly leave = (event: DragEvent): void => {
    const to = event.relatedTarget;
    if (!(to instanceof Node) || !this.host.contains(to)) this.hover(false);
  };

  private readonly drop = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.hover(false);
    this.offer(event.dataTransfer.files);
  };

  private readonly paste = (event: ClipboardEvent): void => {
    // Office programs put a picture of the copied text beside the text; the text is meant then.
    if (!event.clipboardData || event.clipboardData.types.includes('text/plain')) return;
    if (event.clipboardData.files.length > 0) event.preventDefault();
    this.offer(event.clipboardData.files);
  };

  private offer(files: FileList): void {
    if (files.length > 0) this.accept([...files]);
  }

  private hover(hovering: boolean): void {
    if (this.hovering === hovering) return;
    this.hovering = hovering;
    this.host.requestUpdate();
  }
}
