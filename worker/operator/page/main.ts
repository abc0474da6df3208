import { css } from 'lit';
import { OperatorPage } from './operator-page.ts';

declare global {
  interface HTMLElementTagNameMap {
    'operator-page': OperatorPage;
  }
}

/** The page's policy allows no style but this way. */
const { styleSheet } = css`
  body {
    margin: 0;
  }
`;
if (styleSheet) document.adoptedStyleSheets = [styleSheet];

customElements.define('operator-page', OperatorPage);
