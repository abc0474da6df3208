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

/**
 * Builds the element: one entry for the script tag, one for bundlers, and the chunks they load when needed.
 * The operator's page is a build of its own, or it would share chunks with the element and make that load more.
 */
export default defineConfig({
  plugins: [plainImports, plainStyles],
  publicDir: 'worker/assets',
  build: {
    target: 'es2022',
    outDir: 'dist',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
  environments: {
    client: {
      build: {
        emptyOutDir: true,
        rolldownOptions: {
          input: { 'reamaze-contact': 'component/define.ts', index: 'component/index.ts' },
          preserveEntrySignatures: 'strict',
          // What the form needs at once in one file: in several it would compress less well, and load later. But the
          // one side effect stays in the entry, where the script's own address is that of the Worker.
          output: {
            codeSplitting: {
              groups: [{ name: 'reamaze-contact', tags: ['$initial'], test: /^(?!.*component\/define)/ }],
            },
          },
        },
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
    async buildApp({ environments: { client, operator }, build }) {
      // In this order: the first one empties the folder.
      if (client) await build(client);
      if (operator) await build(operator);
    },
  },
});
