import { defineConfig, type Plugin } from 'vite';

/** Chunks of this library have no style sheets to load before them, so the helper that would do it is dead weight. */
const plainImports: Plugin = {
  name: 'plain-imports',
  enforce: 'pre',
  load: (id) =>
    id.includes('vite/preload-helper') ? 'export const __vitePreload = (load) => load();' : undefined,
};

/** Styles are strings to the minifier, which leaves their layout in; those files hold nothing else that it would change. */
const plainStyles: Plugin = {
  name: 'plain-styles',
  transform: (code, id) =>
    id.includes('/component/styles/')
      ? { code: code.replace(/\s*([{};,]|:(?=\s)|\s)\s*/g, '$1'), map: null }
      : undefined,
};

/** Templates are strings to the minifier too. What indents their lines says nothing in HTML, and nothing in code. */
const plainTemplates: Plugin = {
  name: 'plain-templates',
  transform: (code, id) =>
    id.includes('/component/') ? { code: code.replace(/\n\s+/g, '\n'), map: null } : undefined,
};

/** Every browser that the element supports has constructed style sheets; what Lit does in others is dead weight. */
const constructedStyles: Plugin = {
  name: 'constructed-styles',
  transform(code, id) {
    if (!id.endsWith('@lit/reactive-element/css-tag.js')) return;
    const test = /\w\.ShadowRoot&&.+?"replace"in CSSStyleSheet\.prototype/;
    if (!test.test(code)) this.error('Lit asks for constructed style sheets in another way now.');
    return { code: code.replace(test, 'true'), map: null };
  },
};

/**
 * Builds the element: one entry for the script tag, one for bundlers, and the chunks they load when needed.
 * The operator's page is a build of its own, or it would share chunks with the element and make that load more.
 */
export default defineConfig({
  plugins: [plainImports, plainStyles, plainTemplates, constructedStyles],
  publicDir: 'worker/assets',
  build: {
    target: 'es2022',
    outDir: 'dist',
    modulePreload: false,
    rolldownOptions: {
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
  environments: {
    client: {
      build: {
        emptyOutDir: true,
        rolldownOptions: {
          input: {
            'reamaze-contact': 'component/define.ts',
            'reamaze-history': 'component/define-history.ts',
          },
          // What the form needs at once in one file: in several it would compress less well, and load later. But the
          // one side effect stays in the entry, where the script's own address is that of the Worker.
          output: {
            codeSplitting: {
              groups: [
                {
                  name: 'reamaze-contact',
                  tags: ['$initial'],
                  test: /^(?!.*component\/(define|.*history))/,
                },
              ],
            },
          },
        },
      },
    },
    index: {
      consumer: 'client',
      build: {
        emptyOutDir: false,
        copyPublicDir: false,
        rolldownOptions: { input: { index: 'component/index.ts' }, preserveEntrySignatures: 'strict' },
      },
    },
    operator: {
      consumer: 'client',
      build: {
        emptyOutDir: false,
        copyPublicDir: false,
        rolldownOptions: { input: { operator: 'worker/operator/page/main.ts' } },
      },
    },
  },
  builder: {
    async buildApp({ environments: { client, index, operator }, build }) {
      // In this order: the first one empties the folder.
      if (client) await build(client);
      if (index) await build(index);
      if (operator) await build(operator);
    },
  },
});
