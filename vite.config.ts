import { defineConfig } from 'vite';

/** Builds the element: one entry for the script tag, one for bundlers, and the chunks they load when needed. */
export default defineConfig({
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
