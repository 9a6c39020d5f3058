import { join } from 'node:path';
import { defineConfig } from 'vite';
import react from '@vitejs/plugin-react';
import { packed } from './packed.config.ts';
import { pageDocument } from './page-document.config.ts';

const server = process.env['SELVEDGE_URL'] ?? 'http://127.0.0.1:7080';

/** Libraries many pages need, kept apart so that a new version of ours does not reload them. */
const REACT = /node_modules\/(react|react-dom|scheduler)\/|^\0rolldown\/runtime/;
const FOUNDATION = /node_modules\/(@tanstack|i18next|react-i18next|use-sync-external-store)\//;

export default defineConfig({
  plugins: [react(), pageDocument(), packed()],
  root: import.meta.dirname,
  publicDir: 'public',
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // Browsers without it load the same, only later.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      input: { index: join(import.meta.dirname, 'index.html') },
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: REACT },
            { name: 'foundation', test: FOUNDATION },
          ],
        },
      },
    },
  },
  server: { host: '127.0.0.1', port: 5173, proxy: { '/api': server } },
  preview: { host: '127.0.0.1', port: 4173, proxy: { '/api': server } },
});
