import { defineConfig, type Plugin } from 'vite';

/** Chunks of this library have no style sheets to load before them, so the helper that would do it is dead weight. */
const plainImports: Plugin = {
  name: 'plain-imports',
  enforce: 'pre',
  load: (id) =>
    id.includes('vite/preload-helper') ? 'export const __vitePreload = (load) => load();' : undefined,
};

/** Builds the element: one entry for the script tag, one for bundlers, and the chunks they load when needed. */
export default defineConfig({
  plugins: [plainImports],
  publicDir: 'worker/assets',
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { 'reamaze-contact': 'component/define.ts', index: 'component/index.ts' },
      preserveEntrySignatures: 'strict',
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
