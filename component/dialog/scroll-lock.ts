let sheet: CSSStyleSheet | undefined;
const holders = new Set<object>();

/** Keeps the page behind a dialog from scrolling. What the bar took is kept free, so that nothing moves. */
export function lockScroll(holder: object): void {
  if (holders.size === 0) {
    const hasBar = window.innerWidth > document.documentElement.clientWidth;
    sheet = new CSSStyleSheet();
    sheet.replaceSync(`html{overflow:hidden!important${hasBar ? ';scrollbar-gutter:stable!important' : ''}}`);
    document.adoptedStyleSheets.push(sheet);
  }
  holders.add(holder);
}

/** The page scrolls again, unless another dialog is open. */
export function unlockScroll(holder: object): void {
  if (!holders.delete(holder) || holders.size > 0) return;
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  sheet = undefined;
}
