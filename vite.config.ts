import { defineConfig } from 'vite';
import { leanCode } from './scripts/lean-code.ts';
import { leanLit } from './scripts/lean-lit.ts';

/**
 * Builds the element: one entry for the script tag, one for bundlers, and the chunks they load when needed.
 * The operator's page is a build of its own, or it would share chunks with the element and make that load more.
 */
export default defineConfig({
  plugins: [leanCode, leanLit],
  publicDir: 'worker/assets',
  build: {
    target: 'es2022',
    outDir: 'dist',
    modulePreload: false,
    rolldownOptions: {
      // That terser takes most of the time is known, and no news at each start of the demo.
      checks: { bundlerTimings: false },
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
