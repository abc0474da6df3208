import { defineConfig, type Plugin } from 'vite';
import { expectedForm } from './scripts/expected-form.ts';
import { leanCode } from './scripts/lean-code.ts';
import { leanLit } from './scripts/lean-lit.ts';
import { leanLocales } from './scripts/lean-locales.ts';

/** The launcher loads the form from the file that a script tag would name, beside its own. */
const formBeside: Plugin = {
  name: 'form-beside',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => name === 'launcher',
  resolveId: (source) =>
    source.endsWith('/define.ts') ? { id: './reamaze-contact.js', external: true } : undefined,
};

/**
 * Builds the element: one entry for the script tag, one for bundlers, and the chunks they load when needed.
 * The launcher and the operator's page are builds of their own, or they would share chunks with the element and make
 * that load more.
 */
export default defineConfig({
  plugins: [formBeside, expectedForm, leanCode, leanLit, leanLocales],
  publicDir: 'worker/assets',
  build: {
    target: 'es2022',
    outDir: 'dist',
    modulePreload: false,
    rolldownOptions: {
      // That terser takes most of the time is known, and no news at each start of the demo.
      checks: { bundlerTimings: false },
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        // Half as much that does not compress, in files that name many others.
        hashCharacters: 'hex',
      },
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
                  test: /^(?!.*component\/(define|.*history|.*absent\.ts))/,
                },
                // What all formats need comes with what tells them apart.
                {
                  name: 'picture-only',
                  test: /attachments\/(picture-only|metadata\/(formats|bytes|orientation))/,
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
        rolldownOptions: {
          // With the form, what pages of former builds load would make that load more.
          input: { index: 'component/index.ts', outdated: 'component/outdated.ts' },
          preserveEntrySignatures: 'strict',
        },
      },
    },
    launcher: {
      consumer: 'client',
      build: {
        emptyOutDir: false,
        copyPublicDir: false,
        rolldownOptions: { input: { 'reamaze-launcher': 'component/define-launcher.ts' } },
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
    async buildApp({ environments: { client, index, launcher, operator }, build }) {
      // In this order: the first one empties the folder.
      if (client) await build(client);
      if (index) await build(index);
      if (launcher) await build(launcher);
      if (operator) await build(operator);
    },
  },
});
