import type { CSSResult } from 'lit';

/** Gives a shadow root the look of something that was loaded later, unless it has it. */
export function adopt(root: ShadowRoot, { styleSheet }: CSSResult): void {
  const { adoptedStyleSheets: sheets } = root;
  if (styleSheet && !sheets.includes(styleSheet)) root.adoptedStyleSheets = [...sheets, styleSheet];
}
