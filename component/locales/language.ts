import type { LitElement, ReactiveController } from 'lit';
import type { Overrides } from './messages.ts';
import { createWords, type Words } from './words.ts';

/** What one element says everything with. */
export interface Language extends ReactiveController {
  words: Words;
  /** It is not known yet in which language to begin. */
  pending: boolean;
}

/**
 * Keeps an element in the language of the nearest `lang`, through shadow roots too, or in the browser's where there is none.
 * English is there at once, any other once it is loaded; until then the one before stays.
 */
export function followLanguage(host: LitElement & { texts?: Overrides | undefined }): Language {
  let run = 0;
  let tag: string | undefined;
  let texts: Overrides | undefined;
  const follow = async () => {
    let found: string | undefined;
    for (let node: Element | undefined = host; node; ) {
      const root: Node = node.getRootNode();
      observer.observe(root, { subtree: true, attributeFilter: ['lang'] });
      found ??= node.closest<HTMLElement>('[lang]')?.lang;
      node = (root as ShadowRoot).host;
    }
    found ||= navigator.language;
    if (found === tag && host.texts === texts) return;
    tag = found;
    texts = host.texts;
    run += 1;
    const mine = run;
    const other =
      texts || !/^en\b/i.test(tag)
        ? await import('./languages.ts').then((chunk) => chunk.wordsFor(found, texts)).catch(console.warn)
        : undefined;
    // The newest wins.
    if (mine !== run) return;
    language.words = other ?? createWords();
    language.pending = false;
    host.requestUpdate();
  };
  const observer = new MutationObserver(follow);
  const language: Language = {
    words: createWords(),
    pending: true,
    hostConnected: follow,
    hostUpdate: () => void (host.texts === texts || follow()),
    hostDisconnected: () => observer.disconnect(),
  };
  host.addController(language);
  return language;
}
